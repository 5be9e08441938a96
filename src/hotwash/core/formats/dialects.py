"""The ways an entry can be written, and which of them have a status that can be changed byte by byte."""

FIELDS = "fields"
"""`### ID` and bold fields, one a line, nothing else (source: self-improve, entry)."""

SECTIONS = "sections"
"""`## [ID] title`, fields below it, sections, metadata (source: self-improving skills, entry)."""

HARNESS = "harness"
"""`## L-NNN: title` and `- Name: value` bullets, with a confidence in place of a status (source: harness-learnings)."""

NOTE = "note"
"""A file that is one learning, with front matter or a date in its name."""

PROSE = "prose"
"""Anything else that is recognised as an entry: read, shown and searched, never written to."""

_EDITABLE = frozenset((FIELDS, SECTIONS))


def editable(dialect: str) -> bool:
    """Whether operations may change entries of this dialect."""
    return dialect in _EDITABLE
