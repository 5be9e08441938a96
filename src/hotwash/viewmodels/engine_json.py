"""Patterns, trends and corrections as values for programs."""

from collections.abc import Mapping

from hotwash.core.analysis.engine.alerts import Alert
from hotwash.core.analysis.engine.confidence import band
from hotwash.core.analysis.engine.corrections import Corrections
from hotwash.core.analysis.engine.eligibility import (
    is_demotion_candidate,
    is_eligible,
    missing_for_promotion,
    needs_more,
)
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.merging import Seen
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.report import Numbers, TrendReport, top_pattern
from hotwash.core.analysis.engine.signals import EngineSignal
from hotwash.core.analysis.engine.sources import source_quality
from hotwash.core.model.signal import SignalSeverity
from hotwash.core.model.trends import Movement, Trends
from hotwash.viewmodels.entry_json import Json


def pattern_json(pattern: EnginePattern) -> dict[str, Json]:
    """One pattern as of today; `stored_confidence` is what the registry says of it."""
    stored = pattern.stored
    return {
        "name": pattern.name,
        "workspace": pattern.workspace.name,
        "description": pattern.description,
        "category": pattern.category,
        "severity": pattern.severity.value if pattern.severity is not None else None,
        "count": pattern.count,
        "not_in_registry": pattern.news,
        "first_seen": pattern.first_seen.isoformat() if pattern.first_seen else None,
        "last_seen": pattern.last_seen.isoformat() if pattern.last_seen else None,
        "trend": pattern.trend.value,
        "resolved_days": pattern.resolved_days,
        "current_count": pattern.current,
        "previous_count": pattern.previous,
        "change_percent": pattern.change,
        "confidence": pattern.confidence,
        "stored_confidence": stored.confidence if stored is not None else None,
        "band": band(pattern.confidence).value,
        "source_quality_score": round(source_quality(pattern.breakdown), 2),
        "source_breakdown": {kind.value: number for kind, number in pattern.breakdown.items()},
        "affected_agents": list(pattern.agents),
        "affected_services": dict(pattern.services),
        "fix_template": pattern.fix_template,
        "promoted": pattern.is_promoted,
        "promoted_date": pattern.promoted_on.isoformat() if pattern.promoted_on else None,
        "runbook_agents": list(pattern.targets) if pattern.is_promoted else [],
        "demoted": pattern.is_demoted,
        "demotion_candidate": is_demotion_candidate(pattern),
        "eligible": is_eligible(pattern),
        "missing": [each.words for each in missing_for_promotion(pattern)],
        "needs_more": needs_more(pattern) if not pattern.is_promoted else None,
    }


def whole_pattern_json(pattern: EnginePattern) -> dict[str, Json]:
    """The same with the terms of its confidence and all occurrences, oldest first."""
    terms: list[Json] = [
        {"name": term.name, "weight": term.weight, "share": round(term.share, 4), "from": term.words}
        for term in pattern.evidence.terms
    ]
    return {**pattern_json(pattern), "terms": terms, "occurrences": [_seen_json(each) for each in pattern.seen]}


def _seen_json(seen: Seen) -> dict[str, Json]:
    row = seen.occurrence
    return {
        "date": row.date,
        "service": row.service,
        "file": row.file,
        "pr": row.pr,
        "context": row.context,
        "source": row.source,
        "stored": seen.is_stored,
        "signal": seen.signal.place if seen.signal is not None else None,
    }


def trends_json(report: TrendReport) -> dict[str, Json]:
    horizon = report.engine.horizon
    (current_start, current_end), (previous_start, previous_end) = horizon.current, horizon.previous
    return {
        "workspace": report.engine.workspace.name,
        "service": report.service,
        "window_days": horizon.window,
        "current_window": {"start": current_start.isoformat(), "end": current_end.isoformat()},
        "previous_window": {"start": previous_start.isoformat(), "end": previous_end.isoformat()},
        "current": _numbers_json(report.current),
        "previous": _numbers_json(report.previous),
        "change_percent": report.change,
        "by_trend": {trend.value: number for trend, number in report.by_trend.items()},
        "patterns": [_moved_json(each) for each in report.patterns],
        "alerts": [alert_json(each) for each in report.alerts],
        "improvements": [_moved_json(each) for each in report.improvements],
        "services": {name: _service_json(report, name) for name in report.services},
    }


def _numbers_json(numbers: Numbers) -> dict[str, Json]:
    severities = {each.value: numbers.severities.get(each, 0) for each in SignalSeverity}
    return {"findings": numbers.findings, "patterns": numbers.patterns, "by_severity": _plain(severities)}


def _moved_json(pattern: EnginePattern) -> dict[str, Json]:
    return {
        "pattern": pattern.name,
        "trend": pattern.trend.value,
        "previous_count": pattern.previous,
        "current_count": pattern.current,
        "change_percent": pattern.change,
    }


def alert_json(alert: Alert) -> dict[str, Json]:
    return {
        "type": alert.type.value,
        "severity": alert.severity.value,
        **_moved_json(alert.pattern),
        "message": alert.message,
        "recommended_action": alert.action or None,
        "source_service": alert.service or None,
        "target_service": alert.other or None,
    }


def stored_trends_json(engine: Engine, stored: Trends) -> dict[str, Json]:
    """What the last analysis said, where there are too few findings to work it out again."""
    return {
        "workspace": engine.workspace.name,
        "generated": stored.generated,
        "alerts": [stored_movement_json(each) for each in stored.alerts],
        "improvements": [stored_movement_json(each) for each in stored.improvements],
    }


def stored_movement_json(row: Movement) -> dict[str, Json]:
    return {
        "type": row.type,
        "severity": row.severity,
        "pattern": row.pattern,
        "previous_count": row.previous_count,
        "current_count": row.current_count,
        "change_percent": row.change_percent,
        "message": row.message,
        "recommended_action": row.recommended_action,
        "source_service": row.source_service,
        "target_service": row.target_service,
    }


def _service_json(report: TrendReport, name: str) -> dict[str, Json]:
    rows = report.services[name]
    top = top_pattern(rows)
    blocking = sum(each.severity is SignalSeverity.BLOCKING for each in rows)
    return {"total_findings": len(rows), "blocking": blocking, "top_pattern": top.name if top is not None else None}


def corrections_json(found: Corrections) -> dict[str, Json]:
    return {
        "total": found.total,
        "effective_weight": round(found.effective_weight, 2),
        "by_type": _plain(found.by_type),
        "by_agent": _plain(found.by_agent),
        "by_severity": _plain(found.by_severity),
        "by_source": {kind.value: number for kind, number in found.by_source.items()},
        "by_pattern": _plain(found.by_pattern),
        "corrections": [correction_json(each) for each in found.signals],
    }


def _plain(numbers: Mapping[str, int]) -> dict[str, Json]:
    return dict(numbers)


def correction_json(line: EngineSignal) -> dict[str, Json]:
    signal = line.signal
    action, said = signal.ai_action, signal.user_correction
    return {
        "file": line.document.relative,
        "line": signal.line,
        "date": signal.date,
        "timestamp": signal.timestamp,
        "agents": list(signal.agents),
        "type": signal.kind,
        "source": line.source_type.value,
        "severity": signal.native_severity,
        "ai_action": action.summary if action is not None else None,
        "summary": signal.text,
        "verbatim": said.verbatim if said is not None else None,
        "pattern": line.pattern.name if line.pattern is not None else None,
        "pattern_is_inferred": line.pattern.is_inferred if line.pattern is not None else None,
    }
