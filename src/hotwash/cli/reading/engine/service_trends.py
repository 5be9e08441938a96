"""The trends of one service, and how it compares to the others."""

from collections.abc import Iterator

from hotwash.cli.reading.engine.asking import table
from hotwash.core.analysis.engine.report import Occurred, TrendReport
from hotwash.core.model.signal import SignalSeverity
from hotwash.viewmodels.engine_words import NONE, movement_text, trend_text
from hotwash.viewmodels.rows import shown

_MOST = 5


def service_lines(report: TrendReport) -> list[str]:
    """Findings, patterns, the platform's average, and what the last analysis recommends for these patterns."""
    lines = [
        f"=== TRENDS FOR: {shown(report.service)} ===",
        *("", "FINDINGS"),
        f"  Total: {movement_text(report.previous.findings, report.current.findings)}",
        *(f"  {each.title()}: {_moved(report, each)}" for each in SignalSeverity),
        *("", "TOP PATTERNS IN THIS SERVICE", *_patterns(report)),
        *("", "COMPARISON TO PLATFORM AVERAGE", *_compared(report)),
    ]
    actions = dict.fromkeys(shown(alert.action) for alert in report.alerts if alert.action)
    return [*lines, *(("", "RECOMMENDATIONS", *(f"  - {each}" for each in actions)) if actions else ())]


def _moved(report: TrendReport, severity: SignalSeverity) -> str:
    return movement_text(report.previous.severities.get(severity, 0), report.current.severities.get(severity, 0))


def _patterns(report: TrendReport) -> list[str]:
    """The most frequent ones here; trend and confidence are those of the pattern everywhere."""
    service = report.service or ""
    found = sorted(report.patterns, key=lambda each: (-each.services[service], each.key))[:_MOST]
    rows = [
        (shown(each.name), str(each.services[service]), trend_text(each), f"{each.confidence:.2f}") for each in found
    ]
    return table(("Pattern", "Here", "Trend", "Confidence"), rows, right=(1, 3))


def _compared(report: TrendReport) -> Iterator[str]:
    """The average is that of all services that the findings of the present window name."""
    services = TrendReport(report.engine).services
    here = services.get(report.service or "", ())
    if not services:
        yield "  No finding of this window names a service."
        return
    rows = [("Findings", str(len(here)), _mean(sum(map(len, services.values())), len(services)))]
    blocking = sum(map(_blocking, services.values()))
    rows.append(("Blocking", str(_blocking(here)), _mean(blocking, len(services))))
    yield from table(("", "Here", f"Average of {len(services)}"), rows, right=(1, 2))


def _blocking(found: tuple[Occurred, ...]) -> int:
    return sum(each.severity is SignalSeverity.BLOCKING for each in found)


def _mean(total: int, number: int) -> str:
    return f"{total / number:.1f}" if number else NONE
