"""A rule gets another text, or somebody says that it still holds: what changes in the files and beside them."""

import pytest

from hotwash.core.model.rules import WrittenRule
from support.operating import DISGUISES, ERRORS, ISSUES, Disguise, Files

ID, OTHER = "ERR-20260920-001", "ERR-20260921-004"
MARKER = f"<!-- self-improve:{ID} -->"
CLAUDE = f"# Project\n\n## Agent Rules\n\n* Scan plans {MARKER}\n- By hand\n"
FACTS = ("**Source**: user", "**Scope**: project:proj", "**Verified**: 2026-01-01")


def entry_text(*more: str, status: str = "promoted", name: str = ID) -> str:
    lines = (f"### {name}", f"**Status**: {status}", "**Context**: c", "**Content**: x", "**Action**: a", *more)
    return "\n".join(lines) + "\n\n---\n\n"


def text_of(files: Files, name: str) -> str:
    return files.contents[name].decode()


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_only_the_words_between_bullet_and_marker_change(disguise: Disguise) -> None:
    files = Files.of({ERRORS: entry_text(), "CLAUDE.md": disguise(CLAUDE.encode())})
    plan = files.write("reword", ID, rule="- Scan every plan for replacements")
    after = CLAUDE.replace("Scan plans", "Scan every plan for replacements")
    assert files.contents["CLAUDE.md"] == disguise(after.encode())
    assert text_of(files, ERRORS) == entry_text()
    assert (plan.done, plan.obeyed) == ("re-worded the rule in CLAUDE.md:5", True)
    files.write("undo")
    assert files.contents["CLAUDE.md"] == disguise(CLAUDE.encode())


def test_a_wrapped_rule_becomes_one_line_again() -> None:
    files = Files.of({ERRORS: entry_text(), "CLAUDE.md": f"- Scan\n  all plans {MARKER}\n- By hand\n"})
    files.write("reword", ID, rule="Scan plans")
    assert text_of(files, "CLAUDE.md") == f"- Scan plans {MARKER}\n- By hand\n"


def test_the_same_words_are_only_remembered() -> None:
    files = Files.of({ERRORS: entry_text(), "CLAUDE.md": CLAUDE})
    plan = files.write("reword", ID, rule="Scan plans")
    assert (plan.edits, plan.obeyed) == ((), False)
    assert files.personal.rules == {ID: WrittenRule("2026-09-26", "Scan plans")}


@pytest.mark.parametrize(
    ("claude", "rule", "code"),
    [
        (CLAUDE, "", 2),
        (CLAUDE, "a <!-- b -->", 2),
        (CLAUDE, "x" * 161, 2),
        (f"- Scan plans ({ID})\n", "Scan", 1),
        (f"- One {MARKER}\n- Two {MARKER}\n", "Scan", 1),
    ],
)
def test_why_a_rule_keeps_its_words(claude: str, rule: str, code: int) -> None:
    files = Files.of({ERRORS: entry_text(), "CLAUDE.md": claude})
    assert files.refused("reword", ID, rule=rule).code == code


def test_what_still_holds_says_so_in_its_entry() -> None:
    files = Files.of({ERRORS: entry_text(*FACTS), "CLAUDE.md": CLAUDE})
    plan = files.write("verify", ID)
    assert text_of(files, ERRORS) == entry_text(*FACTS[:2], "**Verified**: 2026-09-26")
    assert plan.done == f"verified {ID}"
    files.write("undo")
    assert text_of(files, ERRORS) == entry_text(*FACTS)


def test_where_the_format_has_no_date_for_it_the_day_is_remembered() -> None:
    issue = "## [OPS-20260901-001] pool\n\n**Status**: promoted\n**Promoted**: AGENTS.md\n\n### Summary\nPool\n"
    files = Files.of({ISSUES: issue, "AGENTS.md": "- Pool <!-- self-improve:OPS-20260901-001 -->\n"})
    files.write("verify", "OPS-20260901-001")
    assert text_of(files, ISSUES) == issue
    assert files.personal.checked == {"OPS-20260901-001": "2026-09-26"}
    assert files.personal.rules["OPS-20260901-001"].text == "Pool"


def test_an_entry_that_is_no_rule_is_verified_too() -> None:
    files = Files.of({ERRORS: entry_text(*FACTS, status="resolved")})
    files.write("verify", ID)
    assert "**Verified**: 2026-09-26\n" in text_of(files, ERRORS)
    assert files.planned("verify", ID).changes_nothing


@pytest.mark.parametrize("entry", [entry_text(status="resolved"), entry_text(*FACTS, status="revoked")])
def test_what_cannot_be_verified(entry: str) -> None:
    assert Files.of({ERRORS: entry}).refused("verify", ID).code == 1
