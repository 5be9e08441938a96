"""Reads `incidents.jsonl`, which has no schema: whatever keys are commonly used are understood, all others kept."""

from collections.abc import Mapping

from hotwash.core.formats.engine.signals import SignalKeys, signals_document
from hotwash.core.formats.engine.typed import Picked, picked
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.signal import SignalSource

NAME = "incidents"

_KEYS = {
    "date": "date occurred_on",
    "timestamp": "timestamp occurred_at started_at detected_at created_at",
    "native_id": "id incident_id",
    "agents": "agent agents",
    "service": "service",
    "feature": "feature_id",
    "category": "category",
    "native_severity": "severity priority",
    "pattern": "pattern",
    "text": "title summary description finding",
    "context": "context root_cause description summary",
    "file": "file",
    "pr": "pr",
    "suggested_fix": "suggested_fix fix prevention",
}


def parse(source: DocumentSource) -> Document:
    return signals_document(source, NAME, SignalKeys(SignalSource.INCIDENT, _KEYS, _meaning, {}))


def _meaning(values: Mapping[str, object]) -> Picked:
    return picked(values, _KEYS)
