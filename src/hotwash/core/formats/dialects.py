"""The ways an entry can be written, and which of them have a status that can be changed byte by byte."""

FIELDS = "fields"
"""`### ID` and bold fields, one a line, nothing else (source: self-improve, entry)."""

SECTIONS = "sections"
"""`## [ID] title`, fields below it, sections, metadata (source: self-improving skills, entry)."""

PROSE = "prose"
"""Anything else that is recognised as an entry: read, shown and searched, never written to."""

_EDITABLE = frozenset((FIELDS, SECTIONS))


def editable(dialect: str) -> bool:
    """Whether operations may change entries of this dialect."""
    return dialect in _EDITABLE
