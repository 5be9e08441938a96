"""View D: rows of facts, what is past its limit first, and the detail with its lines."""

from datetime import datetime

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.model.settings import Settings
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.detail_fact import fact_detail
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.operations import FactRow, operations_listing
from hotwash.viewmodels.rows import Breadth, Cell, Condition
from support.operations_log import NOW, issue, snapshot_of

ISSUES = (
    issue(1, sections="### Metrics\n- MTTR: 2 h\n", metadata="- Service: edge\u202e"),
    issue(2, sections="### Metrics\n- MTTD: 45 min\n"),
)


def facts(*issues: str, now: datetime = NOW) -> Facts:
    return Facts(snapshot_of(*issues), now, Settings())


def listing(view: View | None = None) -> Listing:
    return operations_listing(facts(*ISSUES), view or View(Breadth.MEDIUM))


def cells(found: Listing) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in found.pane.cells(row)) for row in found.pane.rows]


def test_what_is_past_its_limit_comes_first_and_is_counted() -> None:
    pane = listing().pane
    assert cells(listing()) == [
        ("MTTD", "OPS-20260920-002", "45 min", "at most 30 min"),
        ("MTTR", "OPS-20260920-001", "2 h", "at most 4 h for P1"),
        ("DORA", "MTTR", "2 h", "band high"),
    ]
    assert [row.condition for row in pane.rows] == [Condition.STALE, Condition.NONE, Condition.NONE]
    assert (pane.badge, pane.note, pane.digit) == (Cell("1", Tone.WARNING), "last 30 days", "D")


def test_little_room_has_short_ids_and_no_limit() -> None:
    assert cells(listing(View(Breadth.NARROW)))[0] == ("MTTD", "OPS-0920-002", "45 min")


def test_lists_can_be_sorted_and_filtered() -> None:
    by_what = cells(listing(View(Breadth.MEDIUM, sort="what", reverse=True)))
    assert [row[0] for row in by_what] == ["MTTR", "MTTD", "DORA"]
    query = parse_filter("id:OPS-20260920-002")
    assert not isinstance(query, FilterError)
    assert [row.peek(listing().pane.setting) for row in listing().filtered(query).rows] == [
        "MTTD · OPS-20260920-002: 45 min (at most 30 min)"
    ]


def test_a_fact_keeps_its_identity_when_its_number_changes() -> None:
    before, after = (
        operations_listing(facts(issue(1, sections=f"### Metrics\n- MTTD: {minutes} min\n")), View()).pane.rows[0]
        for minutes in (45, 50)
    )
    assert before != after
    assert before.key == after.key


def test_without_facts_the_list_names_the_fields_that_would_make_some() -> None:
    pane = operations_listing(facts(), View()).pane
    assert pane.empty[0] == "No entry of the last 30 days states a number. These would:"
    assert pane.badge == Cell("0", Tone.DIM)


def test_the_detail_shows_numbers_what_to_do_and_the_lines_they_come_from() -> None:
    found = facts(*ISSUES)
    row = operations_listing(found, View()).pane.rows[0]
    assert isinstance(row, FactRow)
    detail = fact_detail(found, row)
    assert (detail.title, detail.same_as) == ("MTTD", "hotwash ops")
    assert [line.text.rstrip() for line in detail.lines if line.text] == [
        *("WhatMTTDOfOPS-20260920-002", "Number45 minLimitat most 30 min"),
        "add root cause to OPS-20260920-002",
        "OPS-20260920-002  .learnings/OPERATIONS_ISSUES.md:32",
        *("   31  ### Metrics", "   32  - MTTD: 45 min", "   33"),
    ]
    assert [line.key for line in detail.lines if line.key is not None] == [row.fact.sources[0].key]


def test_nothing_from_a_file_is_shown_as_it_is() -> None:
    twice = tuple(issue(number, metadata="- Services Affected: ed\u202ege") for number in (1, 2))
    (row,) = operations_listing(facts(*twice), View(Breadth.MEDIUM)).pane.rows
    assert (
        row.peek(listing().pane.setting) == "same service · ed⟨U+202E⟩ge: 2 × in 0 d (no second incident within 30 d)"
    )
