"""The short way to the facts of an entry that is written exactly as the templates have it: one match, no reading.

It says the same as the long way (`shape.read_facts`) or nothing. Most entries of most files are of this kind, and the
first screen waits for them.
"""

import re

from hotwash.core.formats import dialects
from hotwash.core.formats.entries.facts import Facts
from hotwash.core.formats.entries.titles import first_sentence
from hotwash.core.formats.vocabulary import status_of
from hotwash.core.text.dates import is_day
from hotwash.core.text.visible import decoded

_DATE = rb"20\d{2}-\d{2}-\d{2}"
_CLOCK = rb"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d{2}:\d{2})"
_WORD = rb"([a-z]+(?:[_-][a-z]+)*)\n"
_SECTIONS = re.compile(
    rb"[ \t]+\[[A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]+\] [a-z][a-z0-9_.-]*\n\n"
    rb"\*\*Logged\*\*: (" + _DATE + b"T" + _CLOCK + rb")\n"
    rb"\*\*Priority\*\*: (low|medium|high|critical)\n"
    rb"\*\*Status\*\*: " + _WORD + rb"(?:\*\*(?:Promoted|Skill-Path)\*\*: [^\n]+\n)?"
    rb"(?:\*\*Severity\*\*: (P[1-4])\n)?"
    rb"(?:\*\*Area\*\*: ([a-z]+(?:_[a-z]+)*)\n)?"
    rb"(?:\*\*Skill\*\*: [^\n]+\n)?"
    rb"\n### (?:Summary|Requested Capability)\n([A-Za-z\xc3-\xf4][^\n]*[^\s\\])\n"
)
_FIELDS = re.compile(
    rb"[ \t]+[A-Z]{2,10}-(20\d{2}\d{2}\d{2})-\d+\n"
    rb"\*\*Status\*\*: " + _WORD + rb"\*\*Context\*\*: [^\n]+\n"
    rb"\*\*Content\*\*: ([^\s][^\n]*[^\s\\])\n\*\*Action\*\*: [^\n]+\n"
    rb"(?:\*\*Source\*\*: [^\n]+\n\*\*Scope\*\*: [^\n]+\n(?:\*\*Paths\*\*: [^\n]+\n)?\*\*Verified\*\*: [^\n]+\n)?"
    rb"\n*(?=---|#|\Z)"
)


def template_facts(content: bytes, text: int, end: int) -> Facts | None:
    """The facts of the entry whose heading has its text at `text`; `None` where the long way is needed."""
    match = _SECTIONS.match(content, text, end)
    if match:
        return _sections(match, end)
    match = _FIELDS.match(content, text, end)
    return _fields(match) if match else None


def _sections(match: re.Match[bytes], end: int) -> Facts | None:
    logged, priority, status, severity, area, summary = match.groups()
    stamp, native = logged.decode(), status.decode()
    title = first_sentence(decoded(summary))
    if not title or not is_day(stamp[:4], stamp[5:7], stamp[8:10]):
        return None
    return Facts(
        dialects.SECTIONS,
        title,
        native,
        status_of(native),
        stamp,
        priority.decode(),
        severity.decode() if severity else None,
        area.decode() if area else None,
        end,
    )


def _fields(match: re.Match[bytes]) -> Facts | None:
    compact, status, said = match.groups()
    day, native = compact.decode(), status.decode()
    if not is_day(day[:4], day[4:6], day[6:]):
        return None
    return Facts(
        dialects.FIELDS,
        first_sentence(decoded(said)),
        native,
        status_of(native),
        f"{day[:4]}-{day[4:6]}-{day[6:]}",
        None,
        None,
        None,
        match.end(),
    )
