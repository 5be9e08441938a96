"""Reads `review-findings.jsonl`: in the form of the schema, in that of the documentation, and in one of other tools."""

from collections.abc import Mapping

from hotwash.core.formats.engine.signals import SignalKeys, signals_document
from hotwash.core.formats.engine.typed import Picked, picked
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.signal import SignalSource

NAME = "review-findings"

_KEYS = {
    "date": "date",
    "timestamp": "timestamp",
    "native_id": "id",
    "agents": "agent",
    "service": "service",
    "feature": "feature_id",
    "category": "category",
    "native_severity": "severity",
    "pattern": "pattern subcategory",
    "text": "finding title description",
    "context": "context description",
    "file": "file",
    "pr": "pr",
    "suggested_fix": "suggested_fix",
    "confidence": "confidence",
}
WORDS = {"category": ("security", "correctness", "convention", "completeness", "performance")}


def parse(source: DocumentSource) -> Document:
    return signals_document(source, NAME, SignalKeys(SignalSource.REVIEW, _KEYS, _meaning, WORDS))


def _meaning(values: Mapping[str, object]) -> Picked:
    """A finding of another tool has its line beside its file."""
    given = picked(values, _KEYS)
    file, line = given.known.get("file"), given.other.get("line")
    if isinstance(file, str) and isinstance(line, int) and ":" not in file:
        given.known["file"] = f"{file}:{given.other.pop('line')}"
    return given
