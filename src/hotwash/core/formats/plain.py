"""Holds any other file as it is; with the marker of an entry it is a document that something was promoted to."""

from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.rules import MARKER_SIGN, RuleFile, RuleLine

NAME = "unknown"
DOCUMENT = "document"
"""A runbook, a postmortem, a backlog, a guide: what people keep, with parts in it that came from entries."""


def parse(source: DocumentSource) -> Document:
    if MARKER_SIGN not in source.content:
        return source.document(NAME)
    from hotwash.core.formats.named_rules import named_rules

    parts = (
        RuleLine(each.text, each.ids[0], each.marked, each.span, each.line) for each in named_rules(source.content)
    )
    return source.document(DOCUMENT, contents=RuleFile(tuple(part for part in parts if part.marked), None))
