"""Holds any other file as it is: bytes and blocks, nothing recognised."""

from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.text.blocks import blocks

NAME = "unknown"


def is_for(relative: str) -> bool:
    return bool(relative)


def parse(source: DocumentSource) -> Document:
    return Document(
        path=source.path,
        relative=source.relative,
        workspace=source.workspace,
        format=NAME,
        content=source.content,
        blocks=blocks(source.content),
    )
