"""What the row of one pattern says once its signals are counted; what is stored in other words stays in those.

(source: learning engine, `patterns.json`, decisions on ambiguities)
"""

from collections.abc import Iterable
from datetime import date

from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.signals import day_of
from hotwash.core.analysis.engine.sources import SourceType, source_quality
from hotwash.core.formats.engine.signals import severity_of
from hotwash.core.model.pattern import Occurrence
from hotwash.core.text.json_text import Value
from hotwash.core.text.masking import redacted
from hotwash.core.text.patterns import Pattern

Row = dict[str, Value]

_KEBAB = Pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OCCURRENCES = "occurrences"


def is_nameable(pattern: EnginePattern) -> bool:
    """Whether the registry can hold it: names are lower-case words with dashes."""
    return _KEBAB.fullmatch(pattern.key) is not None


def written_name(pattern: EnginePattern) -> str:
    """As it is stored, else as keys are written: by this the registry, runbooks and the log know it."""
    return pattern.stored.name if pattern.stored is not None else pattern.key


def row_of(pattern: EnginePattern, stored: Row) -> Row:
    """The keys of the schema in its order, without those that nothing is known of."""
    row: Row = {
        "name": written_name(pattern),
        "description": _safe(pattern.description),
        "category": pattern.category,
        "severity": _severity(pattern, stored),
        _OCCURRENCES: _occurrences(pattern, stored.get(_OCCURRENCES)),
        "count": pattern.count,
        "first_seen": _day(pattern.first_seen, stored.get("first_seen")),
        "last_seen": _day(pattern.last_seen, stored.get("last_seen")),
        "trend": pattern.trend.value,
        "confidence": pattern.confidence,
        "source_breakdown": _breakdown(pattern, stored),
        "source_quality_score": round(source_quality(pattern.breakdown), 2),
        "affected_agents": list(pattern.agents),
        "affected_services": _in_stored_order(pattern.services, stored.get("affected_services")),
        "fix_template": _safe(pattern.fix_template),
    }
    return {key: value for key, value in row.items() if value is not None}


_SIX = tuple(kind for kind in SourceType if kind is not SourceType.OTHER)


def _breakdown(pattern: EnginePattern, stored: Row) -> Value:
    """All six kinds; nothing where none of them is known, and nobody said so before."""
    numbers = {kind.value: pattern.breakdown.get(kind, 0) for kind in _SIX}
    return {**numbers} if any(numbers.values()) or "source_breakdown" in stored else None


def _severity(pattern: EnginePattern, stored: Row) -> Value:
    """As it is stored, unless it means another one."""
    written = stored.get("severity")
    return written if written and severity_of(written) is pattern.severity else pattern.severity


def _occurrences(pattern: EnginePattern, stored: Value) -> Value:
    """The stored ones as they are, then those that the registry does not know yet."""
    known = stored if isinstance(stored, list) else []
    return [*known, *(_occurrence(each.occurrence) for each in pattern.seen if not each.is_stored)]


def _occurrence(seen: Occurrence) -> Row:
    row: Row = {
        "date": seen.date,
        "service": seen.service,
        "file": seen.file,
        "pr": seen.pr,
        "context": _told(seen.context),
        "source": seen.source,
    }
    return {key: value for key, value in row.items() if value is not None}


def _day(day: date | None, stored: Value) -> Value:
    """As it is stored, where that is the same day."""
    if isinstance(stored, str) and day_of(stored) == day:
        return stored
    return day.isoformat() if day is not None else None


def _in_stored_order(names: Iterable[str], stored: Value) -> Value:
    known = [name for name in stored if isinstance(name, str)] if isinstance(stored, list) else []
    return list(dict.fromkeys((*known, *names)))


def _safe(text: str | None) -> str | None:
    """Without what looks like a secret: this file is for the whole team."""
    return redacted(text) if text else None


def _told(text: str | None) -> str | None:
    """A text as it stands in its line, by which the occurrence is known again; with a secret in it not at all."""
    return text if text and redacted(text) == text else None
