"""Holds any other file as it is: bytes and blocks, nothing recognised."""

from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document

NAME = "unknown"


def parse(source: DocumentSource) -> Document:
    return source.document(
        NAME,
    )
