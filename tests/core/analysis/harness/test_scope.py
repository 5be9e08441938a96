"""The scope of a learning: what is in it, and whether two of them meet."""

import pytest

from hotwash.core.analysis.harness.scope import meet, scope_parts, shared_scope
from hotwash.core.analysis.harness.vocabulary import is_broad, is_concrete


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("src/api/**", "src/api/x.ts", True),
        ("scripts/", "scripts/a.sh", True),
        ("scripts", "scripts/a.sh", True),
        ("Auth", "auth", True),
        ("a/**", "b/x", False),
        ("src/api/*.ts", "src/api/*.py", True),
        ("*.py", "*.ts", False),
        ("src/api/x.ts", "src/api/x.ts", True),
        ("./src/api/x.ts", "src/api/x.ts", True),
        ("src/Api/x.ts", "src/api/x.ts", False),
        ("src/**/*.test.ts", "src/a.test.ts", True),
        ("src/{api,web}/**", "src/web/x.ts", True),
        ("src/{api,web}/**", "src/cli/x.ts", False),
        ("app/[id]/page.tsx", "app/[id]/page.tsx", True),
        ("src/a", "src/ab/x.ts", False),
    ],
)
def test_two_parts_meet_in_either_direction(one: str, other: str, together: bool) -> None:
    assert (meet(one, other), meet(other, one)) == (together, together)


def test_a_scope_is_split_at_commas_but_not_within_braces() -> None:
    assert scope_parts("`src/{a,b}/**`, tests/ ,, Auth") == ("src/{a,b}/**", "tests/", "Auth")


def test_the_shared_part_is_told_in_the_words_of_the_first_scope() -> None:
    assert shared_scope(("docs/", "src/**"), ("src/a.py",)) == "src/**"
    assert shared_scope(("docs/",), ("src/a.py",)) == ""


@pytest.mark.parametrize("part", ["**/*", "*", "**", "./", "/", "src/**", "./src/", ".", "*.*", "*/*", "./**/*"])
def test_what_is_everything_is_broad(part: str) -> None:
    assert is_broad(part)


@pytest.mark.parametrize("part", ["src/api/**", "*.py", "auth", "tests/**", "**/*.py", "src/x"])
def test_a_place_is_not_broad(part: str) -> None:
    assert not is_broad(part)


@pytest.mark.parametrize(
    ("guidance", "concrete"),
    [
        ("run `make seed`", True),
        ("see scripts/db-seed.sh", True),
        ("pass --locked", True),
        ("check package.json", True),
        ("be careful", False),
    ],
)
def test_guidance_names_a_file_a_command_or_a_check(guidance: str, concrete: bool) -> None:
    assert is_concrete(guidance) is concrete
