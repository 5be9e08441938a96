"""Reads `session-learnings.jsonl`: what agents found out while they worked, in the schema's and the older form."""

from collections.abc import Mapping

from hotwash.core.formats.engine.signals import SignalKeys, signals_document
from hotwash.core.formats.engine.typed import Picked, picked
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.signal import SignalSeverity, SignalSource

NAME = "session-learnings"

_KEYS = {
    "date": "date",
    "timestamp": "timestamp",
    "native_id": "id",
    "agents": "agent",
    "service": "service",
    "feature": "feature_id",
    "kind": "type",
    "pattern": "name",
    "text": "description insight",
    "context": "context",
    "code_example": "code_example",
    "confidence": "confidence",
    "file": "source_file",
}
WORDS = {"kind": ("pattern", "anti-pattern", "tip"), "confidence": ("high", "medium", "low")}


def parse(source: DocumentSource) -> Document:
    return signals_document(source, NAME, SignalKeys(SignalSource.SESSION, _KEYS, _meaning, WORDS))


def _meaning(values: Mapping[str, object]) -> Picked:
    """A learning is a convention that weighs as much as its agent is sure of it; it concerns others, too."""
    given = picked(values, _KEYS)
    certain = given.known.get("confidence") == "high"
    given.known.update(category="convention", severity=SignalSeverity.WARNING if certain else SignalSeverity.NIT)
    agent, concerned = given.known.get("agents"), given.other.get("applicable_to")
    is_plain = agent is None or isinstance(agent, str)
    if is_plain and isinstance(concerned, list) and all(isinstance(each, str) for each in concerned):
        del given.other["applicable_to"]
        given.known["agents"] = tuple(dict.fromkeys(filter(None, (agent, *concerned))))
    return given
