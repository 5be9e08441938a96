"""Reads `user-corrections.jsonl`: what an agent did, what the person wanted instead, and whether they said so."""

from collections.abc import Mapping

from hotwash.core.formats.engine.signals import SignalKeys, signals_document
from hotwash.core.formats.engine.typed import Picked, picked
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.signal import SignalSource

NAME = "user-corrections"

_KEYS = {
    "date": "date",
    "timestamp": "timestamp",
    "native_id": "id",
    "session": "session_id",
    "agents": "agent",
    "kind": "correction_type",
    "ai_action": "ai_action",
    "user_correction": "user_correction",
    "pattern": "pattern_inferred",
    "confidence": "pattern_confidence",
    "native_severity": "severity",
}
_CONTEXT = {"context": "task", "feature": "feature_id", "service": "service"}
_CATEGORIES = {"code_quality": "correctness", "code_completeness": "completeness"}
WORDS = {
    "kind": (
        *("code_quality", "code_completeness", "approach_rejection"),
        *("expectation_mismatch", "communication_gap", "preference_conflict"),
    ),
    "confidence": ("high", "medium", "low"),
}
_EXPLICIT = {"explicit": True, "implicit": False}
SOURCES = tuple(_EXPLICIT)


def parse(source: DocumentSource) -> Document:
    return signals_document(source, NAME, SignalKeys(SignalSource.CORRECTION, _KEYS, _meaning, WORDS))


def _meaning(values: Mapping[str, object]) -> Picked:
    """What was corrected is told in nested objects; the category follows from the type of the correction."""
    given = picked(values, _KEYS)
    known, other = given
    kind, said = known.get("kind"), other.get("source")
    if isinstance(kind, str):
        known["category"] = _CATEGORIES.get(kind, "convention")
    if isinstance(said, str) and said in _EXPLICIT:
        known["explicit"] = _EXPLICIT[said]
        del other["source"]
    known.update(picked(_object(known.get("user_correction")), {"text": "summary verbatim"}).known)
    known.update(picked(_object(known.get("ai_action")), {"file": "file"}).known)
    if isinstance(other.get("context"), dict):
        inside = picked(_object(other.pop("context")), _CONTEXT)
        known.update(inside.known)
        other.update(inside.other)
    return given


def _object(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
