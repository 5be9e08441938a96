"""Pane 3: what is past its limit, in rows."""

from datetime import timedelta

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.model.document import Document
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.viewmodels import stale
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Breadth, Cell, Pane
from hotwash.viewmodels.stale import stale_listing
from support.snapshots import NOW, buffer, document, entry, snapshot


def log() -> Snapshot:
    return snapshot(
        document(
            entry("LRN-20260310-001", "old and done", status="resolved"),
            entry("ERR-20260508-003", "sync loop"),
            entry("ERR-20260512-001", "helm"),
            entry("ERR-20260519-001", "young"),
        ),
        buffer(last_updated="2026-05-12"),
    )


def pane(given: Snapshot | None = None, view: View | None = None, filtered: str = "") -> Pane:
    query = parse_filter(filtered)
    assert isinstance(query, Query)
    facts = Facts(given or log(), NOW, Settings(), quick=True)
    return stale_listing(facts, view or View()).filtered(query)


def lines(shown: Pane) -> list[str]:
    return ["|".join(cell.text for cell in shown.cells(row)) for row in shown.rows]


def test_the_worst_comes_first_with_its_reason() -> None:
    shown = pane()
    assert lines(shown) == [
        "8d|buffer|old|working-buffer.md",
        "71d|LRN-20260310-001|resolved|old and done",
        "12d|ERR-20260508-003|pending|sync loop",
        "8d|ERR-20260512-001|pending|helm",
    ]
    assert (shown.title(), shown.badge.text) == ("3 Stale · 4", "4!")
    assert [row.kind for row in shown.rows] == ["buffer", "entry", "entry", "entry"]


def test_other_orders_and_filters() -> None:
    assert [line.split("|")[0] for line in lines(pane(view=View(sort="age")))] == ["71d", "12d", "8d", "8d"]
    assert [line.split("|")[1] for line in lines(pane(filtered="type:ERR"))] == [
        "ERR-20260508-003",
        "ERR-20260512-001",
    ]
    assert [line.split("|")[1] for line in lines(pane(filtered="type:buffer"))] == ["buffer"]


def test_a_cluster_shows_its_last_four_weeks() -> None:
    words = {"Context": "resource limits missing on the payments deployment"}
    days = ("20260401", "20260508", "20260509", "20260518")
    file = document(*((entry(f"ERR-{day}-001", "limits"), words) for day in days))
    shown = stale_listing(Facts(snapshot(file), NOW, Settings()), View(Breadth.MEDIUM)).pane
    assert lines(shown)[0] == "49d|ERR-20260401-001|pending > 7 d|limits|▁▁▇▄"


def test_calm_names_the_entry_that_comes_closest() -> None:
    day = NOW - timedelta(days=5)
    quiet = snapshot(document(entry(f"ERR-{day:%Y%m%d}-001")))
    assert pane(quiet).empty == ("Nothing is stale.", "Oldest pending: ERR-20260515-001, 5 d of 7 d")
    assert pane(snapshot()).empty == ("Nothing is stale.",)
    assert pane(snapshot()).badge == Cell("0")


def test_a_row_is_made_when_somebody_looks_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[str] = []

    def noted(document: Document) -> str:
        named.append(document.path)
        return document.relative

    monkeypatch.setattr(stale, "file_name", noted)
    shown = pane()
    assert (len(shown.rows), len(named)) == (4, 0)
    row = shown.rows[1]
    assert (row is shown.rows[1], len(named)) == (True, 1)
