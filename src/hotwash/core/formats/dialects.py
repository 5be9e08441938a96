"""The ways an entry can be written. What can be changed in one is known per entry: see `slots`."""

FIELDS = "fields"
"""`### ID` and bold fields, one a line, nothing else (source: self-improve, entry)."""

SECTIONS = "sections"
"""`## [ID] title`, fields below it, sections, metadata (source: self-improving skills, entry)."""

HARNESS = "harness"
"""`## L-NNN: title` and `- Name: value` bullets, with a confidence in place of a status (source: harness-learnings)."""

NOTE = "note"
"""A file that is one learning, with front matter or a date in its name."""

PROSE = "prose"
"""Anything else that is recognised as an entry."""

TEMPLATES = frozenset((FIELDS, SECTIONS))
"""The dialects that a skill has a template for, so that it is known which fields an entry wants, and where."""
