"""How a thing in a file is known: by its place and its own name, never by its row."""

from typing import NamedTuple


class Key(NamedTuple):
    """Identity of an entry, a WAL record or a failure line.

    `path` is the absolute path of the document, `anchor` the native id (or the heading where there is none; for a
    WAL record its heading and operation), `ordinal` counts equal anchors in one document from 1.
    """

    path: str
    anchor: str
    ordinal: int = 1
