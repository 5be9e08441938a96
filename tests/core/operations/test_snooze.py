"""Snoozing: out of sight by the person's own decision, in no file, and undone like any other."""

from datetime import datetime

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.plan import Outcome, Target
from hotwash.core.model.snooze import Snooze
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.wake import Wake, wake_of
from support.operating import BUFFER, ERRORS, NOW, Files, path_of

FIRST, SECOND, THIRD = "ERR-20260918-001", "ERR-20260919-001", "ERR-20260920-001"
STORY = (
    "### {}\n**Status**: {}\n**Context**: Deploying payments with no resource limits set\n"
    "**Content**: Resource limits missing, the node evicted its pods\n**Action**: Set resource limits\n\n---\n\n"
)
RECORD = "# Working Buffer\n\n## WAL 2026-09-20 10:00\n**Status**: PENDING\n**Operation**: terraform apply\n"


def files(*entries: tuple[str, str]) -> Files:
    told = entries or ((FIRST, "pending"), (SECOND, "pending"))
    return Files.of({ERRORS: "".join(STORY.format(name, status) for name, status in told)})


def asleep(mine: Files) -> dict[str, Snooze]:
    return {key.anchor: each for key, each in facts(mine).snoozes.asleep.items()}


def facts(mine: Files) -> Facts:
    return Facts(mine.snapshot, NOW, mine.settings)


def test_an_entry_sleeps_until_a_day_and_no_file_changes() -> None:
    mine = files()
    plan = mine.write("snooze", FIRST, until="2027-01-02")
    assert not plan.edits
    assert plan.title == f"snooze {FIRST}"
    assert plan.done == f"snoozed {FIRST} until 2027-01-02"
    assert plan.equivalent == f"hotwash snooze {FIRST} 2027-01-02"
    assert asleep(mine) == {FIRST: Snooze(datetime(2027, 1, 2, 9))}


def test_undo_wakes_it_and_redo_puts_it_to_sleep_again() -> None:
    mine = files()
    mine.write("snooze", FIRST, until="3d")
    mine.write("undo")
    assert mine.personal.snoozed == {}
    mine.write("redo")
    assert list(asleep(mine)) == [FIRST]


def test_several_entries_sleep_in_one_step() -> None:
    mine = files()
    assert mine.write("snooze", f"{FIRST} {SECOND}", until="handoff").done == (
        "snoozed 2 entries until the next handoff"
    )
    assert asleep(mine) == {FIRST: Snooze(), SECOND: Snooze()}


def test_now_wakes_what_sleeps() -> None:
    mine = files()
    mine.write("snooze", FIRST, until="2w")
    assert mine.write("snooze", FIRST, until="now").done == f"woke {FIRST}"
    assert mine.personal.snoozed == {}
    assert mine.planned("snooze", FIRST, until="now").outcomes[0].outcome is Outcome.ALREADY


def test_the_same_snooze_again_changes_nothing() -> None:
    mine = files()
    mine.write("snooze", FIRST, until="2027-01-02")
    assert mine.planned("snooze", FIRST, until="2027-01-02").changes_nothing


def test_it_wakes_when_it_recurs() -> None:
    mine = files()
    mine.write("snooze", FIRST, until="×1")
    assert asleep(mine) == {FIRST: Snooze(times=3)}
    mine.contents[ERRORS] += STORY.format(THIRD, "pending").encode()
    assert asleep(mine) == {}


def test_who_closes_it_ends_its_sleep() -> None:
    mine = files()
    mine.write("snooze", FIRST, until="2027-01-02")
    mine.write("resolve", FIRST)
    assert asleep(mine) == {}


def test_what_is_resolved_can_sleep_until_somebody_promotes_it() -> None:
    mine = files((FIRST, "resolved"))
    mine.write("snooze", FIRST, until="2027-01-02")
    assert asleep(mine) == {FIRST: Snooze(datetime(2027, 1, 2, 9), status=Status.RESOLVED)}


def test_what_somebody_resolved_meanwhile_is_not_snoozed() -> None:
    mine = files((FIRST, "resolved"))
    plan = mine.planned("snooze", [mine.target(FIRST, seen="pending")], until="3d")
    assert plan.changes_nothing
    assert plan.done == f"{FIRST} is resolved already, not snoozed"


def test_what_nobody_waits_for_is_refused() -> None:
    mine = files((FIRST, "promoted"), (SECOND, "pending"))
    assert mine.refused("snooze", FIRST, until="3d").code == 1
    plan = mine.planned("snooze", f"{FIRST} {SECOND}", until="tomorrow")
    assert [each.outcome for each in plan.outcomes] == [Outcome.REFUSED, Outcome.CHANGED]
    assert "left 1 (first: ERR-20260918-001 is promoted" in plan.done


def test_a_record_cannot_be_snoozed() -> None:
    mine = Files.of({BUFFER: RECORD})
    assert mine.refused("snooze", "terraform", until="3d").reason == "a WAL record cannot be snoozed"
    assert mine.refused("snooze", "ERR-20260101-001", until="3d").code == 4


@pytest.mark.parametrize("until", ["", "soon", "2026-02-30", "99999w", "×0", "25:00", "2020-01-01"])
def test_what_is_no_time_to_come_is_a_mistake(until: str) -> None:
    assert files().refused("snooze", FIRST, until=until).code == 2


def test_a_candidate_sleeps_by_itself_until_it_has_grown() -> None:
    mine = files((FIRST, "resolved"), (SECOND, "resolved"), (THIRD, "resolved"))
    plan = mine.write("snooze", FIRST, until="recurs", candidate="yes")
    assert plan.done == "snoozed 1 candidate until seen 4×"
    assert plan.equivalent == f"hotwash snooze {FIRST} recurs --candidate"
    assert asleep(mine) == {}
    assert len(facts(mine).snoozes.candidates) == 1
    mine.contents[ERRORS] += STORY.format("ERR-20260921-001", "pending").encode()
    assert facts(mine).snoozes.candidates == {}
    assert files().refused("snooze", FIRST, until="3d", candidate="yes").code == 1


def test_the_handoff_wakes_what_waited_for_it() -> None:
    mine = files()
    mine.write("snooze", FIRST, until="handoff")
    mine.write("snooze", SECOND, until="2027-01-02")
    changes = {change.subject: change.after for change in mine.planned("handoff").personal}
    assert changes[f"{FIRST}#1 in {mine.target(FIRST).key.path}"] is None
    assert len(changes) == 2


WEDNESDAY = datetime.fromisoformat("2026-05-20T14:32:10+02:00")


@pytest.mark.parametrize(
    ("text", "wake"),
    [
        ("tomorrow", Wake(datetime(2026, 5, 21, 9))),
        ("Monday", Wake(datetime(2026, 5, 25, 9))),
        ("wed", Wake(datetime(2026, 5, 27, 9))),
        ("45m", Wake(datetime(2026, 5, 20, 15, 17))),
        ("30 h", Wake(datetime(2026, 5, 21, 20, 32))),
        ("3d", Wake(datetime(2026, 5, 23, 9))),
        ("2w", Wake(datetime(2026, 6, 3, 9))),
        ("18:00", Wake(datetime(2026, 5, 20, 18))),
        ("7:30", Wake(datetime(2026, 5, 21, 7, 30))),
        ("2026-06-01", Wake(datetime(2026, 6, 1, 9))),
        ("2026-06-01 6:15", Wake(datetime(2026, 6, 1, 6, 15))),
        ("×2", Wake(more=2)),
        ("3x", Wake(more=3)),
        ("recurs", Wake(more=1)),
        ("handoff", Wake()),
        ("now", Wake(now=True)),
        ("monda", None),
        ("3 fortnights", None),
    ],
)
def test_times_are_read_as_people_write_them(text: str, wake: Wake | None) -> None:
    assert wake_of(text, WEDNESDAY) == wake


FAILURES = ".learnings/.pending-errors.log"
LINE = "2026-09-26T0{}:00:00Z TOOL_FAILURE: {} session={} tool_use_id=t{}\n"


def failed(*calls: tuple[str, str]) -> Files:
    lines = (LINE.format(at, tool, session, at) for at, (tool, session) in enumerate(calls))
    return Files.of({ERRORS: STORY.format(FIRST, "pending"), FAILURES: "".join(lines)})


def calls_of(mine: Files, name: str) -> Target:
    document = mine.snapshot.document(path_of(FAILURES))
    assert document is not None
    return next(Target(each.calls) for each in document.failures if each.calls.anchor == name)


def test_failed_calls_sleep_by_tool_and_session() -> None:
    mine = failed(("Bash", "s1"), ("Bash", "s1"), ("Bash", "s2"))
    plan = mine.write("snooze", [calls_of(mine, "Bash s1")], until="3d")
    assert (plan.edits, plan.done) == ((), "snoozed the failed calls of Bash s1 until 2026-09-29")
    assert plan.equivalent == "hotwash snooze 'Bash s1' 3d"
    assert asleep(mine) == {"Bash s1": Snooze(datetime(2026, 9, 29, 9))}
    mine.write("undo")
    assert asleep(mine) == {}


def test_failed_calls_wake_when_the_same_fails_again_and_their_sleep_ends_when_they_are_logged() -> None:
    mine = failed(("Bash", "s1"), ("Bash", "s1"))
    mine.write("snooze", [calls_of(mine, "Bash s1")], until="recurs")
    assert asleep(mine) == {"Bash s1": Snooze(times=3)}
    mine.contents[FAILURES] += LINE.format(5, "Bash", "s2", 5).encode()
    assert list(asleep(mine)) == ["Bash s1"]
    mine.contents[FAILURES] += LINE.format(6, "Bash", "s1", 6).encode()
    assert (asleep(mine), list(facts(mine).snoozes.woken.values())) == ({}, ["it failed again"])
    mine.contents[FAILURES] = b""
    assert (asleep(mine), dict(facts(mine).snoozes.woken)) == ({}, {})


def test_entries_and_failed_calls_sleep_in_one_step() -> None:
    mine = failed(("Bash", "s1"))
    plan = mine.write("snooze", [mine.target(FIRST), calls_of(mine, "Bash s1")], until="handoff")
    assert plan.done == "snoozed 2 entries until the next handoff"
    assert sorted(asleep(mine)) == ["Bash s1", FIRST]
