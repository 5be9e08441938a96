"""How patterns move from one window of time to the next (vectors of the learning engine)."""

from datetime import date, datetime

import pytest

from hotwash.core.analysis.engine.horizon import Horizon, SeverityMode
from hotwash.core.analysis.engine.report import TrendReport
from hotwash.core.analysis.engine.trend import Trend, change_percent, percent, trend_of
from hotwash.core.analysis.facts import Facts
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from support.engine import FINDINGS, Line, ago, engine_on, finding, jsonl
from support.reading import WORKSPACE, document


@pytest.mark.parametrize(
    ("days", "expected"), [(0, (1, 0)), (30, (1, 0)), (31, (0, 1)), (60, (0, 1)), (61, (0, 0)), (-3, (1, 0))]
)
def test_the_present_window_has_thirty_one_days_and_the_one_before_thirty(days: int, expected: tuple[int, int]) -> None:
    (pattern,) = engine_on([finding(days=days)]).patterns
    assert (pattern.current, pattern.previous) == expected


@pytest.mark.parametrize(
    ("previous", "current", "expected"),
    [
        *((3, 8, Trend.INCREASING), (2, 3, Trend.INCREASING), (15, 2, Trend.DECREASING), (4, 2, Trend.DECREASING)),
        *((4, 3, Trend.STABLE), (0, 1, Trend.NEW), (4, 0, Trend.RESOLVED), (0, 0, None)),
    ],
)
def test_the_ratio_decides(previous: int, current: int, expected: Trend | None) -> None:
    assert trend_of(previous, current) is expected


def test_windows_touch_and_do_not_overlap() -> None:
    horizon = Horizon(date(2025, 1, 15))
    assert horizon.current == (date(2024, 12, 16), date(2025, 1, 15))
    assert horizon.previous == (date(2024, 11, 16), date(2024, 12, 15))


def test_percent_goes_to_the_nearest_half_to_even() -> None:
    assert [change_percent(*each) for each in ((2, 5), (5, 2), (28, 35), (0, 4))] == [150, -60, 25, None]
    numbers = (8, 6, 4, 3, 2, 1, 12, 15, 9)
    assert [percent(each, 24) for each in numbers] == [33, 25, 17, 12, 8, 4, 50, 62, 38]
    assert percent(1, 0) == 0


def test_what_was_seen_in_neither_window_stays_resolved_and_says_for_how_long() -> None:
    (pattern,) = engine_on([finding(days=100)]).patterns
    assert (pattern.trend, pattern.resolved_days) == (Trend.RESOLVED, 100)


def test_a_registry_that_lists_no_days_keeps_its_word_within_the_window() -> None:
    row: Line = {"count": 12, "severity": "warning", "trend": "stable", "last_seen": ago(3)}
    (pattern,) = engine_on(registry={"open-port": row}).patterns
    assert (pattern.trend, pattern.count) == (Trend.STABLE, 12)
    (older,) = engine_on(registry={"open-port": {**row, "last_seen": ago(40)}}).patterns
    assert older.trend is Trend.RESOLVED


def test_a_report_counts_both_windows_by_severity_service_and_pattern() -> None:
    lines = [
        *(finding("blocking", days=2, service="ledger", file=f"{n}.go") for n in range(3)),
        finding("nit", days=3, pattern=None, service="edge", finding="Odd name"),
        finding("warning", days=40, service="ledger"),
        finding("warning", days=45, pattern="slow-list", service="edge"),
    ]
    report = TrendReport(engine_on(lines))
    assert (report.current.findings, report.current.patterns, report.current.severities) == (
        *(4, 1, {"blocking": 3, "nit": 1}),
    )
    assert (report.previous.findings, report.previous.patterns, report.change) == (2, 2, 100)
    assert [(name, len(rows)) for name, rows in report.services.items()] == [("ledger", 3), ("edge", 1)]
    assert [each.name for each in report.of_trend(Trend.INCREASING)] == ["open-port"]
    assert [each.name for each in report.improvements] == ["slow-list"]
    assert report.is_enough
    edge = TrendReport(engine_on(lines), "edge")
    assert (edge.current.findings, [each.name for each in edge.patterns], edge.is_enough) == (1, ["slow-list"], False)


def test_facts_know_the_engine_of_every_workspace_that_has_files_of_it() -> None:
    content = jsonl([finding("blocking"), finding("warning"), finding("warning", days=1)]).encode()
    snapshot = Snapshot(1, (WORKSPACE,), (document(content, FINDINGS),))
    now = datetime(2026, 9, 26, 12, 0)
    (engine,) = Facts(snapshot, now, Settings(severity_mode="weighted")).engines
    assert engine.workspace == WORKSPACE
    assert engine.patterns[0].evidence.mode is SeverityMode.WEIGHTED
    assert Facts(Snapshot(1, (WORKSPACE,), ()), now, Settings()).engines == ()
