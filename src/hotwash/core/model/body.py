"""The inside of one entry: fields, sections and metadata, with their places relative to the entry's first byte."""

from enum import StrEnum

from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass


class Place(StrEnum):
    """Where in an entry a field stands."""

    HEAD = "head"
    METADATA = "metadata"
    RESOLUTION = "resolution"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class Field:
    """One `name: value` of an entry.

    `name` is as written, `canonical` its lower-case English name (`status`, `see-also`) after aliases. `value` joins
    continuation lines with one space. `span` covers the whole field with its line ends, `value_span` only the value
    on its lines; both count from the entry's first byte.
    """

    name: str
    canonical: str
    value: str
    place: Place
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of an entry; `text` is what follows the heading, without surrounding blank lines."""

    title: str
    canonical: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Body:
    """Everything inside one entry, in file order."""

    fields: tuple[Field, ...]
    sections: tuple[Section, ...]

    def field(self, canonical: str) -> Field | None:
        """The last field of that name: a later duplicate wins, as in the systems' own tools."""
        found = None
        for candidate in self.fields:
            if candidate.canonical == canonical:
                found = candidate
        return found

    def value(self, canonical: str) -> str | None:
        field = self.field(canonical)
        return field.value if field is not None else None

    def section(self, canonical: str) -> Section | None:
        for candidate in self.sections:
            if candidate.canonical == canonical:
                return candidate
        return None

    def text(self, *canonical: str) -> str | None:
        """The first non-empty field or section among these names: systems keep the same thing in either."""
        for name in canonical:
            section = self.section(name)
            if section is not None and section.text:
                return section.text
            value = self.value(name)
            if value:
                return value
        return None
