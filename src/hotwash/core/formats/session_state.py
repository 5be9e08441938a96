"""Reads `SESSION-STATE.md`: what was corrected, preferred, decided and named (source: self-improve, session state)."""

from collections.abc import Iterator

from hotwash.core.formats.bullets import DATED, NAMED, bullet
from hotwash.core.formats.source import DocumentSource
from hotwash.core.formats.updated import last_updated
from hotwash.core.model.captures import Capture
from hotwash.core.model.document import Document
from hotwash.core.model.session import Bullet, SessionState, StateSection
from hotwash.core.text.outline import Outline, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.sections import Section, items, sections

NAME = "session-state"

TITLES = {
    Capture.CORRECTION: "Corrections and constraints",
    Capture.PREFERENCE: "Preferences",
    Capture.DECISION: "Decisions",
    Capture.NOUN: "Key proper nouns",
}

_WORDS = {
    Capture.CORRECTION: ("correction", "constraint"),
    Capture.PREFERENCE: ("preference",),
    Capture.DECISION: ("decision",),
    Capture.NOUN: ("noun",),
}
_PLACEHOLDER = Pattern(r"(?:YYYY-MM-DD\b|Example\b|<)")


def parse(source: DocumentSource) -> Document:
    found = outline(source.content)
    updated = last_updated(source.content)
    return source.document(
        NAME,
        contents=SessionState(updated.said if updated else None, tuple(_sections(source.content, found))),
    )


def state_section(content: bytes, kind: Capture) -> Section | None:
    """The first section for what is captured under `kind`."""
    return next((each for each in _tops(content, outline(content)) if _kind(each.title) is kind), None)


def _tops(content: bytes, found: Outline) -> tuple[Section, ...]:
    """The sections of the two highest levels, which follow each other."""
    return tuple(each for each in sections(content, found) if each.level <= 2)


def _sections(content: bytes, found: Outline) -> Iterator[StateSection]:
    tops = _tops(content, found)
    listed: dict[Section, list[Bullet]] = {each: [] for each in tops}
    for section, item in items(content, found, tops):
        if not _PLACEHOLDER.match(item.text):
            listed[section].append(bullet(item, DATED, *_names(section)))
    for section, bullets in listed.items():
        kind = _kind(section.title)
        if bullets or kind is not None:
            yield StateSection(section.title, kind, tuple(bullets))


def _kind(title: str) -> Capture | None:
    words = title.casefold()
    return next((kind for kind, known in _WORDS.items() if any(word in words for word in known)), None)


def _names(section: Section) -> tuple[Pattern[str], ...]:
    """Only among the nouns is what stands before a colon a name."""
    return (NAMED,) if _kind(section.title) is Capture.NOUN else ()
