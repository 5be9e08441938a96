"""`trends.json` as of today; what is not ours in it stays, and a report that says the same is not written again.

(source: learning engine, `trends.json`)
"""

from collections.abc import Iterable, Mapping
from datetime import date

from hotwash.core.analysis.engine.alerts import Alert
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.report import Occurred, TrendReport, top_pattern
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.operations.engine.home import EngineFile
from hotwash.core.operations.engine.registry import json_root
from hotwash.core.operations.engine.registry_row import Row, written_name
from hotwash.core.text.json_merge import replacing
from hotwash.core.text.json_text import Value, new_json

_MOST = 10


def trends_edit(
    file: EngineFile, report: TrendReport, alerts: Iterable[Alert], stamp: str
) -> FileEdit | Refusal | None:
    """The edit that makes the file say this, `None` where it does but for the moment it was said."""
    root = json_root(file)
    if isinstance(root, Refusal):
        return root
    told = _told(report, alerts)
    if root is None:
        whole = Splice(0, len(file.content or b""), new_json({"generated": stamp, **told}), "trends")
        return FileEdit(file.path, file.content, (whole,))
    content = file.content or b""
    if not tuple(replacing(content, root, told)):
        return None
    return FileEdit(file.path, content, tuple(replacing(content, root, {"generated": stamp, **told})))


def _told(report: TrendReport, alerts: Iterable[Alert]) -> Row:
    horizon = report.engine.horizon
    return {
        "window_days": horizon.window,
        "current_window": _window(horizon.current),
        "previous_window": _window(horizon.previous),
        "summary": _known(
            {
                "total_patterns": len(report.patterns),
                "total_findings_current": report.current.findings,
                "total_findings_previous": report.previous.findings,
                "change_percent": report.change,
                "by_trend": {trend.value: number for trend, number in report.by_trend.items()},
                "by_severity": {each.value: report.current.severities.get(each, 0) for each in SignalSeverity},
            }
        ),
        "alerts": [_alert(each) for each in alerts],
        "top_patterns": [_top(each) for each in report.patterns[:_MOST]],
        "service_breakdown": {name: _service(found) for name, found in report.services.items()},
        "improvements": [_improvement(each, report) for each in report.improvements],
    }


def _window(days: tuple[date, date]) -> Row:
    return {"start": days[0].isoformat(), "end": days[1].isoformat()}


def _alert(alert: Alert) -> Value:
    said = {"type": alert.type.value, "severity": alert.severity.value, **_moved(alert.pattern)}
    message = written_name(alert.pattern) + alert.message.removeprefix(alert.pattern.name)
    return _known({**said, "message": message, "recommended_action": alert.action or None})


def _improvement(pattern: EnginePattern, report: TrendReport) -> Value:
    """In the words that were found for it before."""
    stored = report.engine.trends
    known = [each.message for each in stored.improvements if each.pattern == written_name(pattern)] if stored else []
    plain = f"{written_name(pattern)} is {pattern.trend} ({pattern.previous} → {pattern.current})"
    return _known({**_moved(pattern), "message": next(filter(None, known), plain)})


def _moved(pattern: EnginePattern) -> Row:
    return {
        "pattern": written_name(pattern),
        "previous_count": pattern.previous,
        "current_count": pattern.current,
        "change_percent": pattern.change,
    }


def _top(pattern: EnginePattern) -> Value:
    return {
        "name": written_name(pattern),
        "count": pattern.count,
        "trend": pattern.trend.value,
        "confidence": pattern.confidence,
    }


def _service(found: Iterable[Occurred]) -> Value:
    rows = tuple(found)
    top = top_pattern(rows)
    blocking = sum(each.severity is SignalSeverity.BLOCKING for each in rows)
    told: Row = {"total_findings": len(rows), "blocking": blocking}
    return _known({**told, "top_pattern": written_name(top) if top is not None else None})


def _known(row: Mapping[str, Value]) -> Row:
    return {key: value for key, value in row.items() if value is not None}
