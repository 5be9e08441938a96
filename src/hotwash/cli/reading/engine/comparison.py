"""Two windows of time side by side."""

from collections.abc import Iterator

from hotwash.cli.reading.engine.asking import table
from hotwash.cli.reading.engine.trend_lines import window_lines
from hotwash.core.analysis.engine.report import TrendReport
from hotwash.core.analysis.engine.trend import Trend, change_percent
from hotwash.core.model.signal import SignalSeverity
from hotwash.viewmodels.engine_words import movement_text, percent_text
from hotwash.viewmodels.rows import shown

_MOVEMENTS = {
    Trend.INCREASING: "Got worse (↑)",
    Trend.DECREASING: "Improved (↓)",
    Trend.STABLE: "Stable (→)",
    Trend.NEW: "New patterns",
    Trend.RESOLVED: "Resolved",
}


def comparison_lines(report: TrendReport) -> list[str]:
    """The numbers, then the patterns by how they moved."""
    rows = [
        (name, str(before), str(now), percent_text(change_percent(before, now))) for name, before, now in _rows(report)
    ]
    return [
        "=== WINDOW COMPARISON ===",
        *window_lines(report),
        "",
        *table(("", "Previous", "Current", "Change"), rows, right=(1, 2, 3)),
        *("", "PATTERN MOVEMENTS", *_movements(report)),
    ]


def _rows(report: TrendReport) -> Iterator[tuple[str, int, int]]:
    before, now = report.previous, report.current
    yield "Total findings", before.findings, now.findings
    yield "Unique patterns", before.patterns, now.patterns
    for severity in SignalSeverity:
        yield severity.title(), before.severities.get(severity, 0), now.severities.get(severity, 0)


def _movements(report: TrendReport) -> Iterator[str]:
    """What was resolved before the previous window did not move."""
    for trend, head in _MOVEMENTS.items():
        moved = [each for each in report.of_trend(trend) if each.current or each.previous]
        if moved:
            yield f"  {head}"
            yield from (f"    {shown(each.name)}: {movement_text(each.previous, each.current)}" for each in moved)
