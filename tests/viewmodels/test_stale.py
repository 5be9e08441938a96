"""Pane 3: what is past its limit, in rows."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.model.document import Document
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.viewmodels import stale
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Breadth, Cell, Pane
from hotwash.viewmodels.stale import stale_listing
from support.engine import FINDINGS, REGISTRY, Line, finding, jsonl
from support.learnings import FILE, HEADER
from support.learnings import entry as learning
from support.operating import Files
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


def test_the_oldest_pending_entry_is_no_learning_which_has_limits_of_its_own() -> None:
    files = Files.of({FILE: HEADER + learning("L-001", confidence="high", seen="2026-05-10")})
    assert pane(files.snapshot).empty == ("Nothing is stale.",)


def promoted(day: str, **more: object) -> Line:
    return {"count": 3, "promoted_to_runbook": True, "runbook_agents": ["sre"], "promoted_date": day, **more}


def learned(*, personal: Personal | None = None, **registry: Line) -> Facts:
    """A learning engine with two findings of half a year ago, two of a half a month ago, and these rows."""
    told = [
        {**finding("blocking", pattern=name), "date": day}
        for name, days in (("old-port", ("2025-11-20", "2025-11-21")), ("new-port", ("2026-05-01", "2026-05-02")))
        for day in days
    ]
    rows = {name.replace("_", "-"): {"name": name.replace("_", "-"), **row} for name, row in registry.items()}
    files = Files.of({FINDINGS: jsonl(told), REGISTRY: json.dumps({"patterns": rows})})
    return Facts(replace(files.snapshot, personal=personal or Personal()), NOW, Settings())


def patterns(facts: Facts, filtered: str = "", breadth: Breadth = Breadth.WIDE) -> list[str]:
    query = parse_filter(filtered)
    assert isinstance(query, Query)
    return lines(stale_listing(facts, View(breadth)).filtered(query))


def test_a_draft_that_nobody_looked_at_for_a_week_and_a_pattern_unseen_for_half_a_year_are_stale() -> None:
    facts = learned(new_port=promoted("2026-05-12"))
    assert patterns(facts) == ["8d|pattern|draft|new-port", "25w|pattern|unseen|old-port"]
    assert patterns(facts, breadth=Breadth.MEDIUM) == [
        "8d|pattern|draft > 7 d|new-port|",
        "25w|pattern|unseen ≥ 180 d|old-port|",
    ]
    assert patterns(facts, "is:stale age:>100d") == ["25w|pattern|unseen|old-port"]


def test_a_draft_of_a_week_a_confirmed_one_and_a_demoted_pattern_are_not_stale() -> None:
    confirmed = Personal(confirmed={"proj/new-port": "2026-05-14"})
    over: Line = {"count": 2, "demoted": True, "demoted_date": "2026-05-01"}
    assert patterns(learned(new_port=promoted("2026-05-13"), old_port=over)) == []
    assert patterns(learned(personal=confirmed, new_port=promoted("2026-05-12"), old_port=over)) == []


def test_patterns_stand_among_the_rest_by_how_far_they_are_past_their_limit() -> None:
    with_engine = learned(new_port=promoted("2026-05-01")).snapshot
    both = replace(with_engine, documents=(*with_engine.documents, *log().documents))
    facts = Facts(both, NOW, Settings())
    assert [line.split("|")[1] for line in patterns(facts)] == [
        "pattern", "buffer", "LRN-20260310-001", "ERR-20260508-003", "ERR-20260512-001", "pattern",
    ]  # fmt: skip
    assert next(row.kind for row in stale_listing(facts, View(sort="age")).pane.rows) == "pattern"


def test_patterns_are_not_looked_at_before_everything_is_read() -> None:
    snapshot_of_engine = learned(new_port=promoted("2026-05-01")).snapshot
    assert pane(snapshot_of_engine).total == 0
