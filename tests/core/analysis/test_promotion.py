"""What recurs often enough to become a rule."""

from datetime import UTC, date, datetime

import pytest

from hotwash.core.analysis.promotion import Candidate, nearest_group, promotion_candidates
from hotwash.core.model.document import Document
from hotwash.core.model.settings import PromoteLimits, Settings
from hotwash.core.model.snapshot import Personal
from support.written import file, four_fields, log, opened, sections

NOW = datetime(2026, 5, 20, 14, 32, tzinfo=UTC)
IDS = ("ERR-20260518-001", "ERR-20260519-002", "ERR-20260520-002", "ERR-20260520-004")


def limits(*statuses: str) -> tuple[str, ...]:
    """Entries about one cause, with these statuses."""
    parts = ("api", "worker", "cron", "edge")
    return tuple(
        four_fields(IDS[place], f"Deploying {parts[place]} with resource limits missing", status=status)
        for place, status in enumerate(statuses)
    )


def candidates(
    *documents: Document, personal: Personal | None = None, settings: Settings | None = None
) -> tuple[Candidate, ...]:
    return promotion_candidates(opened(*documents, personal=personal), NOW, settings or Settings())


def counted(*metadata: str, native_id: str = "ERR-20260501-001", header: tuple[str, ...] = ()) -> Document:
    return log(
        sections(native_id, "npm_install", summary="The lock file was ignored", metadata=metadata, header=header)
    )


def test_three_entries_with_one_cause_are_a_candidate_two_are_not() -> None:
    (candidate,) = candidates(log(*limits("pending", "pending", "resolved")))
    assert (candidate.count, candidate.rule_fired, candidate.last_seen) == (3, "shared words", date(2026, 5, 20))
    assert [entry.native_id for entry in candidate.entries] == list(IDS[:3])
    assert candidate.members == tuple(entry.key for entry in candidate.entries)
    assert candidates(log(*limits("pending", "resolved"))) == ()


def test_how_many_are_needed_can_be_set() -> None:
    settings = Settings(promote=PromoteLimits(min_count=2))
    assert candidates(log(*limits("pending", "pending")), settings=settings)[0].count == 2


def test_it_is_ready_once_somebody_resolved_one_of_them() -> None:
    assert candidates(log(*limits("pending", "resolved", "pending")))[0].ready
    assert not candidates(log(*limits("pending", "pending", "pending")))[0].ready


def test_ready_ones_come_first_then_the_most_frequent() -> None:
    waiting = limits("pending", "pending", "pending", "pending")
    ready = [
        four_fields(
            f"LRN-2026051{day}-001", "Upgrading a chart", "helm diff showed a renamed selector", status="resolved"
        )
        for day in range(3)
    ]
    assert [(each.count, each.ready) for each in candidates(log(*waiting, *ready))] == [(3, True), (4, False)]


def test_what_became_a_rule_counts_no_more_until_it_happens_as_often_again() -> None:
    assert candidates(log(*limits("promoted", "promoted", "promoted"))) == ()
    assert candidates(log(*limits("promoted", "promoted", "promoted", "pending"))) == ()
    (again,) = candidates(log(*limits("promoted", "pending", "pending", "pending")))
    assert again.count == 3
    assert IDS[0] not in [entry.native_id for entry in again.entries]


def test_a_group_that_was_all_discarded_is_no_candidate() -> None:
    assert candidates(log(*limits("discarded", "discarded", "discarded"))) == ()


def test_a_dismissed_candidate_stays_away_until_it_grows() -> None:
    (before,) = candidates(log(*limits("pending", "pending", "resolved")))
    personal = Personal(dismissed=frozenset({before.dismissal, "something else", "×"}))
    assert candidates(log(*limits("pending", "pending", "resolved")), personal=personal) == ()
    (after,) = candidates(log(*limits("pending", "pending", "resolved", "pending")), personal=personal)
    assert (after.id, after.count) == (before.id, 4)


def test_a_pattern_key_three_times_is_a_candidate_named_after_it() -> None:
    entries = [
        sections(f"LRN-2026050{day}-001", summary=f"Story {day}", metadata=("Pattern-Key: deps.module-not-found",))
        for day in (1, 2, 3)
    ]
    (candidate,) = candidates(log(*entries, name="LEARNINGS.md"))
    assert (candidate.name, candidate.rule_fired, candidate.ready) == ("module not found", "Pattern-Key", True)


@pytest.mark.parametrize(
    ("metadata", "is_candidate"),
    [
        (("Recurrence-Count: 3",), True),
        (("Recurrence-Count: 2",), False),
        (("Recurrence-Count: 4 failed attempts",), True),
        (("Recurrence-Count: often",), False),
        (("Recurrence-Count: 3", "First-Seen: 2026-04-01", "Last-Seen: 2026-05-01"), True),
        (("Recurrence-Count: 3", "First-Seen: 2026-04-01", "Last-Seen: 2026-05-02"), False),
        (("Recurrence-Count: 3", "Contexts: 1"), False),
        (("Recurrence-Count: 3", "Contexts: 2", "First-Seen: 2026-04-01", "Last-Seen: 2026-05-02"), False),
        (
            ("Recurrence-Count: 3", "Contexts: checkout, ledger", "First-Seen: 2026-04-01", "Last-Seen: 2026-05-01"),
            True,
        ),
        (("Recurrence-Count: 3", "Tasks: deploy, Deploy"), False),
        (("Recurrence-Count: 3", "Skill: sales", "First-Seen: 2026-02-01", "Last-Seen: 2026-05-01"), True),
        (("Recurrence-Count: 3", "Skill: operations", "First-Seen: 2025-02-01", "Last-Seen: 2026-05-01"), True),
    ],
)
def test_a_stated_count_needs_its_window_and_two_contexts_where_they_are_given(
    metadata: tuple[str, ...], is_candidate: bool
) -> None:
    found = candidates(counted(*metadata))
    assert [each.rule_fired for each in found] == (["Recurrence-Count"] if is_candidate else [])


def test_operations_issues_have_no_window() -> None:
    old = ("Recurrence-Count: 3", "First-Seen: 2025-01-01", "Last-Seen: 2026-05-01")
    assert candidates(counted(*old, native_id="OPS-20260501-001"))
    assert candidates(counted(*old, native_id="LRN-20260501-001", header=("**Area**: on_call",)))
    assert not candidates(counted(*old, native_id="LRN-20260501-001", header=("**Area**: frontend",)))


def test_every_candidate_knows_where_its_rule_goes_by_default() -> None:
    claude = file("CLAUDE.md", "# Project\n")
    (candidate,) = candidates(log(*limits("pending", "pending", "resolved")), claude)
    assert (candidate.target.label, candidate.target.exists) == ("CLAUDE.md", True)


def test_a_candidate_follows_the_rule_files_though_its_group_stays() -> None:
    group = log(*limits("pending", "pending", "pending"))
    (before,) = candidates(group)
    (after,) = candidates(group, file("CLAUDE.md", "# Project\n"))
    (again,) = candidates(group)
    assert [each.target.exists for each in (before, after, again)] == [False, True, False]


def test_while_there_is_none_the_nearest_is_known() -> None:
    snapshot = opened(log(*limits("pending", "pending")))
    nearest = nearest_group(snapshot, Settings())
    assert nearest is not None
    assert nearest.count == 2
    assert nearest_group(opened(log()), Settings()) is None
