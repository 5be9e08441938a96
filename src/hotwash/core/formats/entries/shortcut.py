"""The short way to the draft of an entry that is written exactly as the templates have it: one match, no reading.

It says the same as the long way (`shape.drafted`) or nothing. Most entries of most files are of this kind, and the
first screen waits for them.
"""

import re
from functools import lru_cache

from hotwash.core.formats import dialects
from hotwash.core.formats.entries.draft import Draft
from hotwash.core.formats.entries.titles import first_sentence
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.model.vocabulary import Status
from hotwash.core.text.dates import is_day
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_DATE = rb"20\d{2}-\d{2}-\d{2}"
_CLOCK = rb"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}:\d{2})"
_WORD = rb"([a-z]+(?:[_-][a-z]+)*)\n"
_SECTIONS = (
    rb"[ \t]+\[([A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]*[A-MO-WYZa-z0-9])\] [a-z][a-z0-9_.-]*\n\n"
    rb"\*\*Logged\*\*: (" + _DATE + b"T" + _CLOCK + rb")\n"
    rb"\*\*Priority\*\*: (low|medium|high|critical)\n"
    rb"\*\*Status\*\*: " + _WORD + rb"(?:\*\*(?:Promoted|Skill-Path)\*\*: [^\n]+\n)?"
    rb"(?:\*\*Severity\*\*: (P[1-4])\n)?"
    rb"(?:\*\*Area\*\*: ([a-z]+(?:_[a-z]+)*)\n)?"
    rb"(?:\*\*Skill\*\*: [^\n]+\n)?"
    rb"\n### (?:Summary|Requested Capability)\n([A-Za-z\xc3-\xf4][^\n]*[^\s\\])\n"
)
_FIELDS = (
    rb"[ \t]+([A-Z]{2,10}-20\d{6}-\d+)\n"
    rb"\*\*Status\*\*: " + _WORD + rb"\*\*Context\*\*: [^\n]+\n"
    rb"\*\*Content\*\*: ([^\s][^\n]*[^\s\\])\n\*\*Action\*\*: [^\n]+\n"
    rb"(?:\*\*Source\*\*: [^\n]+\n\*\*Scope\*\*: [^\n]+\n(?:\*\*Paths\*\*: [^\n]+\n)?\*\*Verified\*\*: [^\n]+\n)?"
    rb"\n*(?=---|#|\Z)"
)
_TEMPLATE = Pattern(rb"(?:" + _SECTIONS + rb"|" + _FIELDS + rb")")
_FIELDS_LEVEL = 3


def match_template(content: bytes, text: int, level: int) -> re.Match[bytes] | None:
    """The match of the entry whose heading has its text at `text`, where it follows a template to the letter.

    A match that begins with its eighth group is one of four fields, which only a heading of level three has.
    """
    match = _TEMPLATE.match(content, text)
    return match if match and (match[1] or level == _FIELDS_LEVEL) else None


def template_draft(match: re.Match[bytes], start: int, newline: int, end: int) -> Draft | None:
    """The draft of a matched entry that goes from `start` to `end`; `None` where a date does not exist after all."""
    return _sections(match, start, newline, end) if match[1] else _fields(match, start, newline)


def _sections(match: re.Match[bytes], start: int, newline: int, end: int) -> Draft | None:
    found_id, logged, priority, status, severity, area, summary = match.group(1, 2, 3, 4, 5, 6, 7)
    native_id, stamp, title = found_id.decode(), logged.decode(), first_sentence(decoded(summary))
    if not title or not _begins_with_day(stamp[:10]):
        return None
    facts = _facts(status, priority, severity, area)
    return Draft(start, newline, end, native_id, dialects.SECTIONS, native_id, title, *facts[:2], stamp, *facts[2:])


def _fields(match: re.Match[bytes], start: int, newline: int) -> Draft | None:
    native_id, status, content = match[8].decode(), match[9], match[10]
    compact = native_id.split("-")[1]
    day = f"{compact[:4]}-{compact[4:6]}-{compact[6:]}"
    if not _begins_with_day(day):
        return None
    title, facts = first_sentence(decoded(content)), _facts(status)
    return Draft(start, newline, match.end(), native_id, dialects.FIELDS, native_id, title, *facts[:2], day, *facts[2:])


@lru_cache(maxsize=1024)
def _begins_with_day(stamp: str) -> bool:
    return is_day(stamp[:4], stamp[5:7], stamp[8:10])


@lru_cache(maxsize=4096)
def _facts(
    status: bytes, priority: bytes | None = None, severity: bytes | None = None, area: bytes | None = None
) -> tuple[str, Status, str | None, str | None, str | None]:
    """Status and what it means, priority, severity and area: few values, which many entries share."""
    native = status.decode()
    return native, status_of(native), _text(priority), _text(severity), _text(area)


def _text(word: bytes | None) -> str | None:
    return word.decode() if word else None
