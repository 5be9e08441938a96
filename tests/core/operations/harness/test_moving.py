"""Learnings that go to the archive and come back: dismissed, pruned, reopened."""

import pytest

from hotwash.core.model.vocabulary import Status
from hotwash.core.operations import refusal
from support.learnings import ARCHIVE, FILE, HEADER, entry
from support.operating import DISGUISES, Disguise, Files

ONE, TWO, THREE = (entry(f"L-00{number}", guidance=f"Read docs/{number}.md") for number in (1, 2, 3))
ARCHIVE_HEAD = """\
# Harness Learnings Archive

> Learnings that were pruned or dismissed. Agents do not read this file.
> It keeps their numbers from being used again, and `hotwash reopen` brings them back.
"""
REASON = "- Archived: 2026-09-26 dismissed – not actionable: nobody can\n"


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize(
    ("name", "gone", "left"),
    [("L-001", ONE, TWO + THREE), ("L-002", TWO, ONE + THREE), ("L-003", THREE, ONE + TWO)],
)
def test_a_dismissed_learning_goes_to_the_archive_with_its_reason(
    name: str, gone: str, left: str, disguise: Disguise
) -> None:
    before = disguise((HEADER + ONE + TWO + THREE).encode())
    files = Files.of({FILE: before})
    made = files.write("discard", name, reason="not-actionable", note="nobody can")
    is_cut = name == "L-003" or not before.endswith(b"\n")
    after = disguise((HEADER + left).encode())
    assert files.contents[FILE].rstrip() == after.rstrip()
    assert is_cut or files.contents[FILE] == after
    newline = "\r\n" if b"\r\n" in before else "\n"
    assert files.contents[ARCHIVE].decode() == (ARCHIVE_HEAD + gone + REASON).replace("\n", newline)
    assert made.outcomes[0].sentence == "to the archive: dismissed – not actionable: nobody can"
    files.write("undo")
    assert files.contents == {FILE: before}
    files.write("redo")
    assert files.contents[FILE].rstrip() == after.rstrip()


def test_what_is_in_the_archive_is_rejected_and_stays_there() -> None:
    files = Files.of({FILE: HEADER + ONE})
    files.write("discard", "L-001")
    assert files.entry("L-001").status is Status.REJECTED
    assert files.plan("discard", "L-001").outcomes[0].sentence == "L-001 is in the archive already"  # type: ignore[union-attr]
    assert files.refused("resolve", "L-001", human="yes").reason == "L-001 is in the archive"


def test_several_at_once_are_one_step() -> None:
    before = HEADER + ONE + TWO + THREE
    files = Files.of({FILE: before})
    made = files.write("discard", "L-002 L-003")
    assert files.contents[FILE].decode() == HEADER + ONE
    assert made.title == "discard 2 entries"
    files.write("undo")
    assert files.contents == {FILE: before.encode()}


def test_entries_of_other_formats_are_discarded_along_with_them() -> None:
    error = "### ERR-20260520-001\n**Status**: pending\n**Context**: c\n**Content**: d\n**Action**: e\n"
    files = Files.of({FILE: HEADER + ONE + TWO, ".learnings/ERRORS.md": error})
    files.write("discard", "ERR-20260520-001 L-001", reason="one-off")
    assert "**Status**: discarded" in files.contents[".learnings/ERRORS.md"].decode()
    assert files.contents[FILE].decode() == HEADER + TWO


def test_a_promoted_learning_stays_to_tell_where_its_control_comes_from() -> None:
    files = Files.of({FILE: HEADER + entry("L-001", confidence="high", more="- Promoted: docs/adr/1.md\n")})
    assert files.refused("discard", "L-001").reason == "L-001 is promoted, and agents still read its rule"


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_reopened_it_comes_back_as_it_was_below_the_last_one(disguise: Disguise) -> None:
    live, archived = disguise((HEADER + TWO).encode()), disguise((ARCHIVE_HEAD + ONE + REASON + THREE).encode())
    files = Files.of({FILE: live, ARCHIVE: archived})
    made = files.write("reopen", "L-001")
    assert files.contents[FILE].rstrip() == disguise((HEADER + TWO + ONE).encode()).rstrip()
    assert files.contents[ARCHIVE] == disguise((ARCHIVE_HEAD + THREE).encode())
    assert made.done == "reopened L-001"
    files.write("undo")
    assert files.contents == {FILE: live, ARCHIVE: archived}


def test_hygiene_leaves_alone_what_was_brought_back() -> None:
    files = Files.of({FILE: HEADER + entry("L-001", seen="2026-01-01")})
    files.write("harness-hygiene")
    made = files.write("reopen", "L-001")
    files.personal = Files.of({}).personal.__class__(dismissed=frozenset(each.subject for each in made.personal))
    assert files.planned("harness-hygiene").changes_nothing
    assert files.contents[FILE].decode() == HEADER + entry("L-001", seen="2026-01-01")


def test_a_number_that_is_taken_keeps_its_namesake_in_the_archive() -> None:
    files = Files.of({FILE: HEADER + ONE, ARCHIVE: ARCHIVE_HEAD + ONE + REASON})
    (target,) = [files.target("L-001")]
    archived = next(each for _, each in files.snapshot.entries() if each.status is Status.REJECTED)
    answer = files.refused("reopen", [target.__class__(archived.key)])
    assert answer.reason == f"{FILE} has another L-001"


def test_what_is_not_in_the_archive_cannot_be_brought_back() -> None:
    files = Files.of({FILE: HEADER + ONE})
    answer = refusal("reopen", files.snapshot, files.target("L-001"), files.context)
    assert answer is not None
    assert (answer.reason, answer.code) == ("L-001 is not in the archive", 1)
