"""Reads `promotion-log.jsonl`: one line for every pattern that became an entry of a runbook."""

from hotwash.core.formats.engine.lines import lines_document, objects_of
from hotwash.core.formats.engine.typed import Typed, picked, typed
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Document
from hotwash.core.model.pattern import Promotion, PromotionLog
from hotwash.core.text.json_objects import JsonObject

NAME = "promotion-log"

_KEYS = {
    "date": "date timestamp",
    "pattern": "pattern name",
    "confidence": "confidence",
    "occurrences": "occurrences count",
    "promoted_to": "promoted_to agents",
    "entry_type": "entry_type type",
    "trigger": "trigger",
    "runbook_section": "runbook_section",
}


def parse(source: DocumentSource) -> Document:
    def contents_of(_number: int) -> Contents:
        return PromotionLog(tuple(_promotion(each).value for each in objects_of(source.content)))

    return lines_document(source, NAME, lambda found: _promotion(found).faults, contents_of)


def _promotion(found: JsonObject) -> Typed[Promotion]:
    given = picked(found.values, _KEYS)
    given.known.update(span=found.span, line=found.line)
    return typed(given, Promotion)
