"""Tidying the file of learnings: everything that is proposed, one of it, or none."""

import pytest

from hotwash.core.model.snapshot import Personal
from hotwash.core.operations import refusal
from support.learnings import ARCHIVE, FILE, HEADER, entry
from support.operating import DISGUISES, Disguise, Files

OLD, FADING = entry("L-001", seen="2026-07-01"), entry("L-002", confidence="medium", seen="2026-05-01")
SURE = entry("L-003", confidence="high", guidance="Never run `npm run db:seed`")
LOWERED = entry("L-002", seen="2026-05-01")
FLAGGED = SURE + "- CONFLICT: may contradict L-002\n"


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_old_ones_are_archived_others_lowered_and_contradictions_flagged(disguise: Disguise) -> None:
    before = disguise((HEADER + OLD + FADING + SURE).encode())
    files = Files.of({FILE: before})
    made = files.write("harness-hygiene")
    assert files.contents[FILE].rstrip() == disguise((HEADER + LOWERED + FLAGGED).encode()).rstrip()
    assert b"## L-001: " in files.contents[ARCHIVE]
    assert made.done == "tidied 3 learnings, 1 of them to the archive"
    assert made.proposal == (
        "prune L-001 – low, last seen 87 days ago (limit 60)",
        "downgrade L-002 – medium, last seen 148 days ago (limit 120)",
        "conflict L-003 – its guidance may contradict L-002",
        "",
    )
    files.write("undo")
    assert files.contents == {FILE: before}


def test_one_learning_can_be_tidied_alone() -> None:
    files = Files.of({FILE: HEADER + OLD + FADING})
    files.write("harness-hygiene", "L-002")
    assert files.contents == {FILE: (HEADER + OLD + LOWERED).encode()}


def test_a_tidy_file_is_left_alone() -> None:
    made = Files.of({FILE: HEADER + entry("L-001")}).planned("harness-hygiene")
    assert (made.changes_nothing, made.done) == (
        True,
        "the learnings are tidy: nothing to prune, downgrade, flag or cap",
    )


def test_a_proposal_that_is_not_wanted_stays_away() -> None:
    files = Files.of({FILE: HEADER + entry("L-002") + SURE})
    made = files.planned("harness-hygiene", "L-003", dismiss="yes")
    assert (made.done, made.edits) == ("dismissed conflict L-003", ())
    files.personal = Personal(dismissed=frozenset(each.subject for each in made.personal))
    assert files.planned("harness-hygiene").changes_nothing


def test_a_full_file_only_suggests_to_promote_what_is_high() -> None:
    many = [entry(f"L-{number:03}", confidence="high", guidance=f"Read docs/{number}.md") for number in range(1, 202)]
    made = Files.of({FILE: HEADER + "".join(many)}).planned("harness-hygiene")
    assert made.changes_nothing
    assert len(made.notes) == 201
    assert made.notes[0] == "promote L-001: more than 200 entries: promote it to a permanent control"


def test_nothing_is_proposed_about_a_fresh_learning() -> None:
    files = Files.of({FILE: HEADER + entry("L-001")})
    answer = refusal("harness-hygiene", files.snapshot, files.target("L-001"), files.context)
    assert answer is not None
    assert answer.reason == "hygiene proposes nothing about this"
