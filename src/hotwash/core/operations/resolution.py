"""The `### Resolution` of an entry with sections: written once, then kept up to date line by line."""

from collections.abc import Sequence

from hotwash.core.formats import dialects
from hotwash.core.formats.languages import ENGLISH, field_name, language_of_names
from hotwash.core.formats.slots import Form
from hotwash.core.model.body import Field, Place, Section
from hotwash.core.model.plan import Splice
from hotwash.core.operations.edits import add_lines, continue_text, end_of_text, set_value
from hotwash.core.operations.subject import Subject
from hotwash.core.text.outline import BOM

RESOLUTION, RESOLVED, NOTES = "Resolution", "Resolved", "Notes"


def write_resolution(subject: Subject, bullets: Sequence[tuple[str, str]]) -> tuple[Splice, ...]:
    """The bullets with a value, in their order: in the section that is there, else in a new one after Metadata.

    In a section that is there, a stamp or reference is replaced, notes are kept and continued.
    """
    given = [(name, value) for name, value in bullets if value]
    section = subject.body.section("resolution")
    if section is not None:
        return _continued(subject, section, given)
    heading = f"{'#' * section_level(subject)} {_called(subject, RESOLUTION)}"
    lines = [heading, *(f"- **{_called(subject, name)}**: {value}" for name, value in given)]
    after = subject.body.section("metadata")
    return (add_block(subject, after, lines, "Resolution"),)


def has_resolution(subject: Subject) -> bool:
    """Whether what was done has a section of its own: in entries by template, and where one is there already."""
    by_template = subject.entry.dialect == dialects.SECTIONS and subject.form is Form.HEADED
    return by_template or subject.body.section("resolution") is not None


def _continued(subject: Subject, section: Section, given: Sequence[tuple[str, str]]) -> tuple[Splice, ...]:
    splices: list[Splice] = []
    missing: list[str] = []
    for name, value in given:
        field = _field_of(subject, name)
        if field is None:
            missing.append(f"- **{_called(subject, name)}**: {value}")
        elif name == NOTES:
            splices.append(continue_text(subject, field, value))
        else:
            splices.append(set_value(subject, field, value))
    if missing:
        splices.append(add_to_section(subject, section, missing, "Resolution"))
    return tuple(splices)


def _field_of(subject: Subject, name: str) -> Field | None:
    of_resolution = [field for field in subject.body.fields if field.place is Place.RESOLUTION]
    names = (name.casefold(), _called(subject, name).casefold())
    return next((field for field in of_resolution if field.name.casefold() in names), None)


def _called(subject: Subject, name: str) -> str:
    """The name in the language that the entry's fields and sections are in, as far as it has words for a Resolution."""
    named = (*(section.title for section in subject.body.sections), *(field.name for field in subject.body.fields))
    language = language_of_names(named)
    is_known = field_name("resolution", language) != field_name("resolution", ENGLISH)
    return field_name(name.casefold(), language) if is_known and name in (RESOLUTION, RESOLVED, NOTES) else name


def section_level(subject: Subject) -> int:
    """How many `#` a section of this entry has: as its others, else one more than its own heading."""
    raw = subject.raw
    levels = (_level(raw[section.span.start : section.span.end]) for section in subject.body.sections)
    return next(filter(None, levels), _level(raw) + 1)


def _level(heading: bytes) -> int:
    text = heading.removeprefix(BOM).lstrip()
    return len(text) - len(text.lstrip(b"#"))


def add_to_section(subject: Subject, section: Section, lines: Sequence[str], label: str) -> Splice:
    """Lines directly below the last line of a section."""
    base = subject.entry.span.start
    at = end_of_text(subject.document.content, base + section.span.start, base + section.span.end)
    return add_lines(subject.document, at, [line.encode() for line in lines], label, subject.entry.key)


def add_block(subject: Subject, after: Section | None, lines: Sequence[str], label: str) -> Splice:
    """A paragraph or section of its own after a section, or at the end of the entry, above the rule that closes it."""
    content, entry = subject.document.content, subject.entry
    start = entry.span.start + (after.span.start if after is not None else 0)
    end = entry.span.start + after.span.end if after is not None else entry.span.end
    at = end_of_text(content, start, end)
    tail = [""] if content[at:].strip() and content[at : at + 2].lstrip(b"\r\n") == content[at : at + 2] else []
    return add_lines(subject.document, at, [line.encode() for line in ("", *lines, *tail)], label, entry.key)
