"""Operations on entries of the four-field dialect, as text before and after, in every disguise a file comes in."""

import pytest

from support.operating import DISGUISES, ERRORS, Case, Disguise, Files

HEAD = "# Error Log\n\nMistakes made.\n\n---\n\n"
TAIL = "\n---\n\n### ERR-20260921-009\n**Status**: pending\n**Context**: other\n**Content**: other\n**Action**: other\n"


def four_fields(*lines: str) -> str:
    return HEAD + "\n".join(("### ERR-20260920-001", *lines)) + "\n" + TAIL


FACTS = ("**Context**: deploying", "**Content**: no limits set", "**Action**: set limits")
CASES = [
    Case(
        "resolve changes the value of Status alone",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: resolved", *FACTS),
    ),
    Case(
        "resolve keeps a note directly below Status",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: resolved", "**Status-Note**: 2026-09-26 limits added", *FACTS),
        {"note": "limits\n added"},
    ),
    Case(
        "resolve replaces the note of the status before",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending", "**Status-Note**: 2026-09-21 came back", *FACTS),
        four_fields("**Status**: resolved", "**Status-Note**: 2026-09-26 done", *FACTS),
        {"note": "done"},
    ),
    Case(
        "resolve drops the note of the status before",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending", "**Status-Note**: 2026-09-21 came back", *FACTS),
        four_fields("**Status**: resolved", *FACTS),
    ),
    Case(
        "resolve records what was done in Action",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS[:2], "**Action**: set limits", "on every container"),
        four_fields("**Status**: resolved", *FACTS[:2], "**Action**: limits are set"),
        {"action": "limits are set"},
    ),
    Case(
        "discard records in Action what was decided",
        "discard",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: discarded", *FACTS[:2], "**Action**: none"),
        {"action": "none"},
    ),
    Case(
        "reopen says in Action what is to be done now",
        "reopen",
        "ERR-20260920-001",
        four_fields("**Status**: resolved", *FACTS),
        four_fields("**Status**: pending", "**Status-Note**: 2026-09-26 again", *FACTS[:2], "**Action**: look again"),
        {"action": "look again", "note": "again"},
    ),
    Case(
        "resolve adds a status where an entry has none",
        "resolve",
        "ERR-20260920-001",
        four_fields(*FACTS),
        four_fields("**Status**: resolved", "**Status-Note**: 2026-09-26 done", *FACTS),
        {"note": "done"},
    ),
    Case(
        "trailing blanks after a status stay, and its note gets the same line break",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending  ", *FACTS),
        four_fields("**Status**: resolved  ", "**Status-Note**: 2026-09-26 done  ", *FACTS),
        {"note": "done"},
    ),
    Case(
        "the colon inside the marks stays inside",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status:** pending", *FACTS),
        four_fields("**Status:** resolved", "**Status-Note:** 2026-09-26 done", *FACTS),
        {"note": "done"},
    ),
    Case(
        "discarding a duplicate supersedes it",
        "discard",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: superseded", "**Status-Note**: 2026-09-26 duplicate of ERR-20260921-009", *FACTS),
        {"reason": "duplicate", "by": "err-20260921-009"},
    ),
    Case(
        "discarding what is wrong revokes it",
        "discard",
        "ERR-20260920-001",
        four_fields("**Status**: resolved", "**Status-Note**: 2026-09-21 old note", *FACTS),
        four_fields("**Status**: revoked", "**Status-Note**: 2026-09-26 replaced by ERR-20260921-009", *FACTS),
        {"reason": "wrong", "note": "replaced by ERR-20260921-009"},
    ),
    Case(
        "the reason alone is the note where nothing more is said",
        "discard",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: discarded", "**Status-Note**: 2026-09-26 not actionable", *FACTS),
        {"reason": "not-actionable"},
    ),
    Case(
        "discarding without a word discards",
        "discard",
        "ERR-20260920-001",
        four_fields("**Status**: resolved", *FACTS),
        four_fields("**Status**: discarded", *FACTS),
    ),
    Case(
        "discarding in own words keeps them",
        "discard",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: discarded", "**Status-Note**: 2026-09-26 seen once", *FACTS),
        {"reason": "other", "note": "seen once"},
    ),
    Case(
        "reopening makes an entry pending, with a reason",
        "reopen",
        "ERR-20260920-001",
        four_fields("**Status**: discarded", "**Status-Note**: 2026-09-21 one-off", *FACTS),
        four_fields("**Status**: pending", "**Status-Note**: 2026-09-26 came back", *FACTS),
        {"note": "came back"},
    ),
    Case(
        "a note is appended to Action",
        "note",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: pending", *FACTS[:2], "**Action**: set limits; also in batch"),
        {"text": "also in batch"},
    ),
    Case(
        "a note goes behind the last line of a long Action",
        "note",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS, "on every container", "**Source**: user"),
        four_fields("**Status**: pending", *FACTS, "on every container; also in batch", "**Source**: user"),
        {"text": "also in batch"},
    ),
    Case(
        "what begins like a field behind the day of a change is none",
        "resolve",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: resolved", "**Status-Note**: 2026-09-26 \\**Status**: discarded", *FACTS),
        {"note": "**Status**: discarded"},
    ),
    Case(
        "a note that begins like a field stays a part of the Action",
        "note",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS),
        four_fields("**Status**: pending", *FACTS[:2], "**Action**: set limits; \\**Status**: discarded"),
        {"text": "**Status**: discarded"},
    ),
    Case(
        "a note becomes the Action of an entry without one",
        "note",
        "ERR-20260920-001",
        four_fields("**Status**: pending", *FACTS[:2]),
        four_fields("**Status**: pending", *FACTS[:2], "**Action**: also in batch"),
        {"text": "also in batch"},
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_file_before_and_after_its_undo_and_its_redo(case: Case, disguise: Disguise) -> None:
    case.check(disguise)


def test_an_entry_at_the_end_of_a_file_without_a_final_newline_still_ends_without_one() -> None:
    before = (
        b"### ERR-20260920-001\n**Context**: c\n**Content**: x\n**Status**: pending\n**Status-Note**: 2026-09-21 old"
    )
    files = Files.of({ERRORS: before})
    files.write("resolve", "ERR-20260920-001")
    assert files.contents[ERRORS] == b"### ERR-20260920-001\n**Context**: c\n**Content**: x\n**Status**: resolved"
    files.write("undo")
    assert files.contents[ERRORS] == before


RULE = "# Rules\n\n- set limits <!-- self-improve:ERR-20260920-001 -->\n"
TOLD = ("something that looks like a secret was replaced by [REDACTED]",)


@pytest.mark.parametrize(
    ("verb", "argument"),
    [("note", "text"), ("reopen", "note"), ("discard", "note"), ("revoke", "reason"), ("unpromote", "note")],
)
def test_neither_a_secret_nor_what_moves_a_cursor_is_written_with_an_entry(verb: str, argument: str) -> None:
    status = "promoted" if verb == "unpromote" else "resolved"
    files = Files.of({ERRORS: four_fields(f"**Status**: {status}", *FACTS), "CLAUDE.md": RULE})
    more = {"reason": "other"} if verb == "discard" else {}
    said = "\x1b[31mset\x1b[0m password=hunter2hunter2 | \x00**Status**: promoted"
    plan = files.write(verb, "ERR-20260920-001", **{**more, argument: said})
    text = files.contents[ERRORS]
    assert plan.notes == TOLD
    assert "hunter2" not in plan.equivalent
    assert b"set password=[REDACTED] | \\**Status**: promoted\n" in text
    assert b"\x1b" not in text


def test_the_name_of_a_commit_in_a_resolution_is_no_secret() -> None:
    commit = "8f14e45fceea167a5a36dedd4bea2543f1e2a6b7"
    files = Files.of(
        {ERRORS: "# Errors\n\n## [ERR-20260920-001] deploy\n\n**Status**: pending\n\n### Summary\nbroke\n"}
    )
    plan = files.write("resolve", "ERR-20260920-001", ref=commit)
    assert plan.notes == ()
    assert commit.encode() in files.contents[ERRORS]
