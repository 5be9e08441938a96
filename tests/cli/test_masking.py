"""Key-like strings are masked in everything the command line prints, unless `--reveal` asks for them."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.planted import SECRETS, leaked, plant, written

READINGS = (
    ("list", "--all"),
    ("show", "ERR-20260510-001"),
    ("show", "LRN-20260510-012"),
    ("show", "ERR-20260510-003", "--raw"),
    ("show", "LRN-20260510-012", "--raw"),
    ("why", "ERR-20260510-001"),
    ("status",),
    ("files",),
    ("lint",),
    ("recall", "rotate"),
    ("resume",),
    ("state",),
    ("wal", "list"),
    ("watch", "--once"),
    ("handoff",),
    ("journal",),
    ("views",),
    ("doctor",),
)


@pytest.fixture
def planted(workspace: Path) -> Path:
    plant(workspace)
    return workspace


@pytest.mark.parametrize("reading", READINGS, ids=" ".join)
@pytest.mark.parametrize("form", ["text", "json"])
def test_no_reading_command_gives_a_secret_away(
    hotwash: Hotwash, planted: Path, reading: tuple[str, ...], form: str
) -> None:
    ran = hotwash(*reading, *(("--json",) if form == "json" else ()))
    assert ran.out or ran.err
    assert leaked(ran.out) == leaked(ran.err) == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_neither_do_previews_receipts_and_refusals(hotwash: Hotwash, planted: Path, form: str) -> None:
    json = ("--json",) if form == "json" else ()
    for command in (
        ("resolve", "ERR-20260510-001", "--dry-run"),
        ("resolve", "ERR-20260510-002", "--note", written("github")),
        ("note", "LRN-20260510-001", written("aws")),
        ("promote", "ERR-20260510-003"),
        ("resolve", f"ERR-{SECRETS['github']}"),
        ("list", f"stauts:{SECRETS['aws']}"),
        ("undo",),
        ("journal",),
    ):
        ran = hotwash(*command, *json)
        assert ran.out or ran.err
        assert leaked(ran.out) == leaked(ran.err) == []


@pytest.mark.parametrize("kind", SECRETS)
def test_who_asks_sees_them(hotwash: Hotwash, planted: Path, kind: str) -> None:
    number = list(SECRETS).index(kind) + 1
    for command in (("show", f"ERR-20260510-{number:03}"), ("list", f"id:ERR-20260510-{number:03}")):
        assert SECRETS[kind] in hotwash(*command, "--reveal").out
        assert SECRETS[kind] not in hotwash(*command).out


def test_files_are_never_touched(hotwash: Hotwash, planted: Path) -> None:
    before = {path: path.read_bytes() for path in planted.rglob("*") if path.is_file()}
    for reading in READINGS:
        hotwash(*reading)
    assert {path: path.read_bytes() for path in planted.rglob("*") if path.is_file()} == before


def test_places_stay_as_they_are_so_that_scripts_find_them(hotwash: Hotwash, workspace: Path) -> None:
    folder = workspace / ("a1B2" * 12)
    (folder / ".learnings").mkdir(parents=True)
    (folder / ".learnings" / "ERRORS.md").write_text("### ERR-20260510-001\n**Status**: pending\n**Context**: a\n")
    (entry,) = hotwash("list", "id:ERR-20260510-001", "--json").lists("entries")
    assert entry["file"] == f"{'a1B2' * 12}/.learnings/ERRORS.md"


def test_an_entry_that_holds_one_is_found_also_by_who_sees_it(hotwash: Hotwash, planted: Path) -> None:
    hidden = hotwash("list", "--view", "secrets", "--json").lists("entries")
    seen = hotwash("list", "--view", "secrets", "--json", "--reveal").lists("entries")
    assert [entry["line"] for entry in hidden] == [entry["line"] for entry in seen]
    assert len(hidden) > len(SECRETS)


def test_columns_are_as_wide_as_what_is_shown(hotwash: Hotwash, planted: Path) -> None:
    lines = hotwash("list", "type:ERR is:secret").out.splitlines()
    assert {line.index("ERR-2026") for line in lines} == {14}
