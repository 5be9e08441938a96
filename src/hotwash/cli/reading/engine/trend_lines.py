"""Trends over all services: windows, alerts, improvements, services; what to do only where an analysis stored it."""

from collections.abc import Iterator, Sequence

from hotwash.cli.reading.engine.asking import DOUBLE_RULE, table
from hotwash.core.analysis.engine.alerts import Alert, AlertSeverity, AlertType
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.report import TrendReport, shared_patterns, top_pattern
from hotwash.core.analysis.engine.trend import Trend
from hotwash.core.model.signal import SignalSeverity
from hotwash.viewmodels.engine_words import NONE, TREND_SIGNS, movement_text, names_text, trend_text
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown


def trend_lines(report: TrendReport) -> list[str]:
    """The form of the commands."""
    return [
        "=== PATTERN TRENDS ===",
        *window_lines(report),
        *("", "SUMMARY"),
        f"  Total patterns: {len(report.patterns)}",
        f"  Total findings: {movement_text(report.previous.findings, report.current.findings)}",
        "  " + "  ".join(f"{TREND_SIGNS[trend]} {number} {trend}" for trend, number in report.by_trend.items()),
        *("", "=== ALERTS ===", *(_alerts(report.alerts) or ["None."])),
        *("", "=== IMPROVEMENTS ===", *(improvement_lines(report) or ["None."])),
        *("", "=== CROSS-SERVICE INSIGHTS ===", *_services(report)),
        *_recommendations(report.alerts),
    ]


def window_lines(report: TrendReport) -> Iterator[str]:
    horizon = report.engine.horizon
    yield f"Analysis window: {horizon.current[0]} to {horizon.current[1]} ({horizon.window} days)"
    yield f"Previous window: {horizon.previous[0]} to {horizon.previous[1]}"


def _alerts(alerts: Sequence[Alert]) -> list[str]:
    """Every pattern once: what is serious first, all that is to be said of it below."""
    lines: list[str] = []
    for pattern in {id(alert.pattern): alert.pattern for alert in alerts}.values():
        told = [alert for alert in alerts if alert.pattern is pattern]
        head = "🔴 HIGH PRIORITY" if told[0].severity is AlertSeverity.HIGH else "🟡 WATCH"
        below = [
            f"Trend: {trend_text(pattern)}, {movement_text(pattern.previous, pattern.current)}",
            f"Affected: {names_text((*pattern.agents, *pattern.services))}",
            *(shown(alert.message) for alert in told if alert.type in (AlertType.THRESHOLD, AlertType.CROSS_SERVICE)),
            *(f"Action: {shown(alert.action)}" for alert in told if alert.action),
        ]
        lines.append(f"{head}: {shown(pattern.name)}")
        lines += [f"   ├─ {line}" for line in below[:-1]]
        lines.append(f"   └─ {below[-1]}")
    return lines


def improvement_lines(report: TrendReport) -> list[str]:
    """What is seen less, with the words that the last analysis found for it."""
    stored = report.engine.trends
    told = {row.pattern: row.message for row in stored.improvements if row.message} if stored is not None else {}
    lines = []
    for pattern in report.improvements:
        lines.append(f"✓ {shown(pattern.name)}: {movement_text(pattern.previous, pattern.current)}")
        if pattern.name in told:
            lines.append(f"  {shown(told[pattern.name])}")
    return lines


def _services(report: TrendReport) -> Iterator[str]:
    if not report.services:
        yield "No finding of this window names a service."
        return
    rows = []
    for name, found in report.services.items():
        top = top_pattern(found)
        blocking = sum(each.severity is SignalSeverity.BLOCKING for each in found)
        rows.append((shown(name), str(len(found)), str(blocking), shown(top.name) if top is not None else NONE))
    yield from table(("Service", "Findings", "Blocking", "Top pattern"), rows, right=(1, 2))
    for one, other, number in shared_patterns(report):
        yield f"  {shown(one)} and {shown(other)} share {counted(number, 'pattern')}"


def _recommendations(alerts: Sequence[Alert]) -> Iterator[str]:
    """What the last analysis recommends; nothing is made up."""
    actions = dict.fromkeys(shown(alert.action) for alert in alerts if alert.action)
    if actions:
        yield from ("", "=== RECOMMENDATIONS ===", *(f"- {action}" for action in actions))


def alert_lines(report: TrendReport) -> list[str]:
    """What wants a look, and how soon."""
    lines = ["=== ACTIONABLE ALERTS ==="]
    if not report.alerts:
        return [*lines, "None."]
    for head, severities in _HEADS.items():
        alerts = [alert for alert in report.alerts if alert.severity in severities]
        if alerts:
            lines += ["", head, *(line for alert in alerts for line in _alert(alert))]
    return lines


_HEADS = {
    "IMMEDIATE ACTION REQUIRED": (AlertSeverity.HIGH,),
    "MONITOR": (AlertSeverity.MEDIUM, AlertSeverity.LOW),
}


def _alert(alert: Alert) -> Iterator[str]:
    pattern = alert.pattern
    yield f"  {shown(alert.message)}"
    yield f"    Severity: {pattern.severity or NONE} | Trend: {trend_text(pattern)}"
    if alert.action:
        yield f"    Recommended actions: {shown(alert.action)}"


def brief_lines(report: TrendReport) -> list[str]:
    """The form of the documentation."""
    actions = {alert.pattern.key: alert.action for alert in report.alerts if alert.action}
    lines = [f"TREND ANALYSIS ({report.engine.horizon.window}-day window)", DOUBLE_RULE]
    for trend, (head, sign) in _BRIEF.items():
        patterns = report.of_trend(trend)
        if patterns:
            lines += ["", head]
        for pattern in patterns:
            lines.append(f"  {sign}  {shown(pattern.name)} {_moved(pattern)}")
            if trend is Trend.INCREASING and pattern.key in actions:
                lines.append(f"      Action: {shown(actions[pattern.key])}")
    return lines


_BRIEF = {
    Trend.INCREASING: ("ALERTS:", "⚠️"),
    Trend.NEW: ("NEW:", "★"),
    Trend.DECREASING: ("IMPROVING:", "✓"),
    Trend.RESOLVED: ("RESOLVED:", "✓"),
    Trend.STABLE: ("STABLE:", "•"),
}


def _moved(pattern: EnginePattern) -> str:
    if pattern.trend is Trend.RESOLVED:
        return f"has no occurrences in {pattern.resolved_days} days"
    if pattern.trend in (Trend.INCREASING, Trend.DECREASING):
        return f"is {pattern.trend.upper()} ({pattern.previous} → {pattern.current} occurrences)"
    if pattern.trend is Trend.NEW:
        return f"({counted(pattern.current, 'occurrence')})"
    change = "no change" if pattern.current == pattern.previous else movement_text(pattern.previous, pattern.current)
    return f"({counted(pattern.current, 'occurrence')}, {change})"
