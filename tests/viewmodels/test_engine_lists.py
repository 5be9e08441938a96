"""The lists of view 6 as rows: what they say at each breadth, and that they claim nothing before all is read."""

from datetime import datetime

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.viewmodels.corrections import corrections_listing
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.movements import movements_listing
from hotwash.viewmodels.patterns import patterns_listing
from hotwash.viewmodels.rows import STILL_READING, Breadth
from hotwash.viewmodels.runbook_rows import runbooks_listing
from support.engine import CORRECTIONS, FINDINGS, Line, correction, finding, jsonl
from support.reading import WORKSPACE, document

NOW = datetime(2026, 9, 26, 12, 0)
LISTINGS = (patterns_listing, movements_listing, corrections_listing, runbooks_listing)
RISING: list[Line] = [finding("blocking", days=days, service="edge") for days in (1, 2, 3, 40)]


def facts(*, quick: bool = False) -> Facts:
    files = {FINDINGS: RISING, CORRECTIONS: [correction(days=3)]}
    documents = tuple(document(jsonl(lines).encode(), path) for path, lines in files.items())
    return Facts(Snapshot(1, (WORKSPACE,), documents), NOW, Settings(), quick=quick)


@pytest.mark.parametrize(
    ("breadth", "cells"),
    [
        (Breadth.NARROW, ["↑", "open-port", "×5", "0.72"]),
        (Breadth.WIDE, ["↑", "open-port", "×5", "0.72", "1→4 +300%"]),
        (Breadth.MEDIUM, ["↑", "open-port", "×5", "0.72", "1→4 +300%", "security → ready"]),
    ],
)
def test_a_pattern_says_as_much_as_there_is_room_for(breadth: Breadth, cells: list[str]) -> None:
    pane = patterns_listing(facts(), View(breadth)).pane
    assert [cell.text for cell in pane.cells(pane.rows[0])] == cells
    assert len(pane.columns) == len(cells)


def test_the_badge_counts_what_is_rising_and_the_border_what_is_to_be_taken_in() -> None:
    pane = patterns_listing(facts(), View()).pane
    assert (pane.badge.text, pane.note) == ("1 ↑1", "I takes in 5")


def test_a_movement_says_all_that_happened_to_its_pattern_in_one_row() -> None:
    pane = movements_listing(facts(), View(Breadth.MEDIUM)).pane
    assert [[cell.text for cell in pane.cells(row)] for row in pane.rows] == [
        ["high", "open-port", "1 → 4 (+300%)", "more often · ready"]
    ]
    assert pane.badge.text == "1 !1"


def test_a_trend_has_one_sign_in_its_row_and_in_what_is_said_of_it() -> None:
    new = document(jsonl([finding("nit", days=2)]).encode(), FINDINGS)
    pane = patterns_listing(Facts(Snapshot(1, (WORKSPACE,), (new,)), NOW, Settings()), View()).pane
    assert pane.cells(pane.rows[0])[0].text == "+"
    assert " · + new · " in pane.rows[0].peek(pane.setting)


def test_the_border_names_what_counts_nowhere_briefly_enough_for_the_sort_beside_it() -> None:
    lines: list[Line] = [{"finding": "no day", "pattern": "x"}, finding(pattern="", finding="Odd")]
    lost = document(jsonl(lines).encode(), FINDINGS)
    pane = patterns_listing(Facts(Snapshot(1, (WORKSPACE,), (lost,)), NOW, Settings()), View()).pane
    assert pane.note == "+1 unnamed · +1 undated"


def test_a_name_that_is_too_long_for_its_column_is_left_to_whoever_draws_it() -> None:
    long = document(jsonl([correction(agent="frontend-dev")]).encode(), CORRECTIONS)
    pane = corrections_listing(Facts(Snapshot(1, (WORKSPACE,), (long,)), NOW, Settings()), View(Breadth.NARROW)).pane
    assert [cell.text for cell in pane.cells(pane.rows[0])][1] == "frontend-dev"


def test_lists_claim_nothing_before_everything_is_read() -> None:
    panes = [listing(facts(quick=True), View()).pane for listing in LISTINGS]
    assert [(len(pane.rows), pane.empty) for pane in panes] == [(0, (STILL_READING,))] * 4
