"""An entry without an id gets one in the same step that makes it a rule, in the style of the entries beside it."""

import pytest

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Target
from hotwash.core.model.vocabulary import Status
from support.operating import DISGUISES, ERRORS, Case, Disguise, Files, crlf, path_of

NOTE = ".learnings/disk-alert.md"
DATED_NOTE = ".learnings/2026-03-01-disk-alert.md"
TO_RULES = {"target": "CLAUDE.md", "rule": "Rotate the logs every night"}
DISK = "2026-03-01 Disk full"


def promoted(name: str, before: str, after: str, subject: str = DISK, file: str = ERRORS) -> Case:
    return Case(name, "promote", subject, before, after, TO_RULES, file)


FRONT = "---\ntitle: Disk alert\nstatus: {}\ntags: [a]\n{}---\n\n# Disk alert\n\nText.\n"
BESIDE = (
    "# Log\n\n## [OPS-20260228-004] other\n\n**Status**: pending\n\n"
    "## 2026-03-01 Disk full\n\n**Status**: {}\n\nText.\n"
)
COUNTED = "# Log\n\n## E009 — Other\n\nText.\n\n## E010 — More\n\nText.\n\n## 2026-03-01 Disk full\n{}\nText.\n"

CASES = [
    promoted(
        "a heading, with the day of the entry",
        "# Log\n\n## 2026-03-01 Disk full\n\nText.\n",
        "# Log\n\n## 2026-03-01 Disk full\n\n"
        "**Status**: promoted\n**ID**: ERR-20260301-001\n**Promoted**: CLAUDE.md\n\nText.\n",
    ),
    promoted(
        "below a status, written like it",
        "# Log\n\n## 2026-03-01 Disk full\n\n- 状态：待处理\n- 原因：日志\n",
        "# Log\n\n## 2026-03-01 Disk full\n\n"
        "- 状态：已推广\n- ID：ERR-20260301-001\n- Promoted：CLAUDE.md\n- 原因：日志\n",
    ),
    promoted(
        "a bullet",
        "# Log\n\n- 2026-03-01: Disk full\n- 2026-03-02: Mail stuck\n",
        "# Log\n\n- 2026-03-01: Disk full\n"
        "  - Status: promoted\n  - ID: ERR-20260301-001\n  - Promoted: CLAUDE.md\n- 2026-03-02: Mail stuck\n",
        "2026-03-01: Disk full",
    ),
    promoted(
        "a row",
        "2026-03-01 | Disk full | logs\n2026-03-02 | Mail | queue\n",
        "2026-03-01 | Disk full | logs | promoted\n  - ID: ERR-20260301-001\n  - Promoted: CLAUDE.md\n"
        "2026-03-02 | Mail | queue\n",
        "2026-03-01 | Disk full | logs",
    ),
    promoted(
        "a paragraph",
        "[2026-03-01 10:00 UTC] Disk full\nFix: rotate\n\n[2026-03-02] Other\n",
        "[2026-03-01 10:00 UTC] Disk full\nStatus: promoted\nEntry ID: ERR-20260301-001\nPromoted: CLAUDE.md\n"
        "Fix: rotate\n\n[2026-03-02] Other\n",
        "[2026-03-01 10:00 UTC] Disk full",
    ),
    promoted(
        "front matter",
        FRONT.format("open", ""),
        FRONT.format("promoted", "id: LRN-20260926-001\npromoted: CLAUDE.md\n"),
        "disk-alert",
        NOTE,
    ),
    promoted(
        "a note without front matter",
        "# Disk alert\n\nText.\n",
        "# Disk alert\n\n**Status**: promoted\n**Entry ID**: LRN-20260301-001\n**Promoted**: CLAUDE.md\n\nText.\n",
        "2026-03-01-disk-alert",
        DATED_NOTE,
    ),
    promoted(
        "a prefix that the entries beside it have",
        BESIDE.format("open"),
        BESIDE.format("promoted\n**ID**: OPS-20260301-001\n**Promoted**: CLAUDE.md"),
    ),
    promoted(
        "a number of its own where the others are counted",
        COUNTED.format(""),
        COUNTED.format("\n**Status**: promoted\n**ID**: E011\n**Promoted**: CLAUDE.md\n"),
    ),
]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_promotion_gives_an_id_and_its_undo_takes_it_away(case: Case, disguise: Disguise) -> None:
    case.check(disguise)


PLAIN = "# Log\n\n## 2026-03-01 Disk full\n\nText.\n\n## 2026-03-01 Mail stuck\n\nText.\n"


def test_the_rule_the_memory_and_the_note_call_it_by_its_new_id() -> None:
    files = Files.of({ERRORS: PLAIN})
    made = files.write("promote", [files.target(DISK)], **TO_RULES)
    assert made.notes == (
        "Disk full gets the id ERR-20260301-001, which its rule points to",
        "CLAUDE.md does not exist and is created",
    )
    assert made.done == "promoted Disk full → CLAUDE.md:3 (+3 lines)"
    assert files.contents["CLAUDE.md"].endswith(
        b"- Rotate the logs every night <!-- self-improve:ERR-20260301-001 -->\n"
    )
    assert list(files.personal.rules) == ["ERR-20260301-001"]
    assert made.basis == {path_of(ERRORS): PLAIN.encode()}


def test_two_at_once_get_two_ids() -> None:
    files = Files.of({ERRORS: PLAIN})
    files.write("promote", [files.target(DISK), files.target("2026-03-01 Mail stuck")], **TO_RULES)
    assert [(each.native_id, each.status) for _, each in files.snapshot.entries()] == [
        ("ERR-20260301-001", Status.PROMOTED),
        ("ERR-20260301-002", Status.PROMOTED),
    ]
    files.write("undo")
    assert files.contents[ERRORS].decode() == PLAIN


def test_an_entry_without_a_date_gets_the_id_of_today() -> None:
    files = Files.of({ERRORS: "# Log\n\n## Open\n\n### Disk full\n\nText.\n"})
    files.write("promote", [files.target("Disk full")], **TO_RULES)
    assert [each.anchor for _, each in files.snapshot.entries()] == ["ERR-20260926-001"]


def test_one_of_several_with_the_same_heading_gets_one() -> None:
    text = "# Log\n\n## Failure\n\n**Date**: 2026-03-01\n\n## Failure\n\n**Date**: 2026-03-02\n"
    files = Files.of({ERRORS: text})
    first = next(entry for _, entry in files.snapshot.entries())
    files.write("promote", [Target(first.key)], **TO_RULES)
    assert [each.anchor for _, each in files.snapshot.entries()] == ["ERR-20260301-001", "Failure"]
    files.write("undo")
    assert files.contents[ERRORS].decode() == text


def test_an_id_that_is_mentioned_anywhere_is_not_given_again() -> None:
    files = Files.of({ERRORS: PLAIN, "CLAUDE.md": "- x <!-- self-improve:ERR-20260301-007 -->\n"})
    files.write("promote", [files.target(DISK)], **TO_RULES)
    assert b"**ID**: ERR-20260301-008\n" in files.contents[ERRORS]


def test_what_was_promoted_so_can_be_taken_back_by_its_id() -> None:
    files = Files.of({ERRORS: PLAIN})
    files.write("promote", [files.target(DISK)], **TO_RULES)
    files.write("unpromote", [Target(Key(path_of(ERRORS), "ERR-20260301-001"))])
    assert b"self-improve" not in files.contents["CLAUDE.md"]
    assert files.entry("ERR-20260301-001").status is Status.RESOLVED


def test_a_document_that_only_the_entry_tells_of_needs_no_id() -> None:
    files = Files.of({ERRORS: PLAIN})
    files.write("promote", [files.target(DISK)], target="runbook")
    assert files.contents[ERRORS].decode() == PLAIN.replace(
        "full\n\n", "full\n\n**Status**: promoted\n**Promoted**: runbook\n\n", 1
    )


@pytest.mark.parametrize("disguise", [lambda content: content, crlf])
def test_the_undo_finds_the_lines_after_others_wrote_above_and_below(disguise: Disguise) -> None:
    files = Files.of({ERRORS: disguise(PLAIN.encode())})
    files.write("promote", [files.target(DISK)], **TO_RULES)
    above, below = disguise(b"# Log\n\n## 2026-02-28 Newcomer\n\n**Status**: promoted\n"), disguise(b"\nlater\n")
    files.contents[ERRORS] = files.contents[ERRORS].replace(disguise(b"# Log\n"), above) + below
    files.write("undo")
    assert files.contents[ERRORS] == disguise(PLAIN.encode()).replace(disguise(b"# Log\n"), above) + below
