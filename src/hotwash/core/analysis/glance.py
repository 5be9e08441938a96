"""Reads single fields of an entry without taking it apart: filters ask thousands of entries per keystroke."""

import re
from functools import lru_cache

from hotwash.core.formats import body
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry

_FOREIGN_LABEL = re.compile(rb"\n[ \t]*(?:[-*+] |#{2,6} )?(?:\*\*)?[^\x00-\x7f]")


def stated(document: Document, entry: Entry, *names: str) -> str | None:
    """The value of the first of these fields that an entry has; the last line of that name counts.

    An entry whose labels may be in another language is taken apart.
    """
    raw = document.raw(entry)
    if _may_be_foreign(raw):
        inside = body(document, entry)
        return next((value for name in names if (value := inside.value(name))), None)
    for name in names:
        values = _field(name).findall(raw)
        if values and values[-1].strip():
            return str(values[-1].decode("utf-8", "replace").strip())
    return None


def says_anything(document: Document, entry: Entry, *names: str) -> bool:
    """Whether an entry has a field or a section of one of these names with something in it."""
    raw = document.raw(entry)
    if _may_be_foreign(raw):
        return bool(body(document, entry).text(*names))
    return any(_field(name).search(raw) or _section(name).search(raw) for name in names)


def _may_be_foreign(raw: bytes) -> bool:
    return not raw.isascii() and _FOREIGN_LABEL.search(raw) is not None


@lru_cache(maxsize=256)
def _field(name: str) -> re.Pattern[bytes]:
    return re.compile(
        rb"\n[ \t]*(?:[-*+] )?(?:\*\*|__)?"
        + _label(name)
        + rb"(?:(?:\*\*|__)[ \t]*:|:(?:\*\*|__)?)[ \t]*([^\s][^\r\n]*)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def _section(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"\n#{2,6} " + _label(name) + rb"[ \t]*\r?\n\s*[^\s#]", re.IGNORECASE)


def _label(name: str) -> bytes:
    """The name as people write it, with blanks, hyphens or underscores."""
    return re.escape(name).replace(r"\-", "[ _-]").encode()
