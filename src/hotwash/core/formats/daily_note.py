"""Reads `memory/YYYY-MM-DD.md`: the note of a day, in our sections or as somebody's free-form diary.

(source: self-improve, daily note; collisions)
"""

import re
from collections.abc import Iterator

from hotwash.core.formats.bullets import TIMED, bullet
from hotwash.core.formats.places import DAILY_NOTE
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.captures import NoteKind
from hotwash.core.model.document import Document
from hotwash.core.model.session import Bullet, Closing, DailyNote, NoteSection
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.outline import Outline, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.sections import Section, items, sections
from hotwash.core.text.visible import decoded

NAME = "daily-note"
TITLES = {
    NoteKind.DECISION: "Decisions",
    NoteKind.DISCOVERY: "Discoveries",
    NoteKind.COMPLETED: "Completed",
    NoteKind.ERROR: "Errors",
}

_OWN_TITLE = Pattern(r"Daily Notes?\b", re.IGNORECASE)
_KINDS = {name: kind for kind, title in TITLES.items() for name in (title.casefold(), kind.value)}
_EDGES = Pattern(r"^[\W_]+|[\W_]+$")
_CLOSED = Pattern(r"Session closed:?\s*(\d{1,2}:\d\d)?\s*(?:\((.*)\))?")
_OPEN_STEP = Pattern(rb"\n[ \t]*[-*+][ \t]+\[ \][ \t]+([^\n]*)")
_PLACEHOLDER = Pattern(r"HH:MM\b|<")
_TEMPLATE = """\
# Daily Notes — {day}

Rolling per-day log of notable exchanges, discoveries, and outcomes.
Create one file per day named with the actual date (e.g. 2026-05-20.md). Append-only.

---
"""


def first_text(day: str) -> str:
    """The note of a day before anything was noted."""
    return "\n".join((_TEMPLATE.format(day=day), *(f"## {title}\n" for title in TITLES.values())))


def parse(source: DocumentSource) -> Document:
    content = source.content
    found = outline(content)
    day = DAILY_NOTE.search(source.relative.replace("\\", "/"))
    tops = tuple(each for each in sections(content, found) if each.level <= 2)
    closed = {each: match for each in tops if (match := _CLOSED.fullmatch(each.title))}
    own = bool(tops) and _OWN_TITLE.match(tops[0].title) is not None
    return source.document(
        NAME,
        contents=DailyNote(
            day[1] if day else "",
            own,
            tuple(_sections(content, found, tuple(each for each in tops if each not in closed))),
            tuple(_closings(content, closed)),
        ),
    )


def note_section(content: bytes, kind: NoteKind) -> Section | None:
    """The last section for what is kept under `kind`: notes are only appended to, so the newest is nearest the end."""
    found = [each for each in sections(content, outline(content)) if each.level == 2 and _kind(each.title) is kind]
    return found[-1] if found else None


def _sections(content: bytes, found: Outline, tops: tuple[Section, ...]) -> Iterator[NoteSection]:
    listed: dict[Section, list[Bullet]] = {each: [] for each in tops}
    for section, item in items(content, found, tops):
        if not _PLACEHOLDER.match(item.text):
            listed[section].append(bullet(item, TIMED))
    for section, bullets in listed.items():
        kind = _kind(section.title)
        if bullets or kind is not None:
            yield NoteSection(section.title, kind, tuple(bullets))


def _kind(title: str) -> NoteKind | None:
    return _KINDS.get(_EDGES.sub("", title).casefold())


def _closings(content: bytes, closed: dict[Section, re.Match[str]]) -> Iterator[Closing]:
    lines = LineCounter(content)
    for section, match in closed.items():
        inside = content[section.text - 1 : section.span.end]
        steps = tuple(decoded(each[1]).strip() for each in _OPEN_STEP.finditer(inside))
        yield Closing(match[1] or "", match[2] or None, steps, lines.at(section.span.start))
