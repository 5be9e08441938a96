"""What every entry of a document states in its fields, read in one pass and kept while the document stays the same."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hotwash.core.formats.names import canonical_field, canonical_section, is_known_field
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.text.fields import RawField, visible_field_lines
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTION = Pattern(rb"\n {0,3}#{1,6}[ \t]+([^\n]*)")
_FIELDS_LIVE_IN = ("", "metadata")


class Claim(NamedTuple):
    """One field: its name as written, its value on that line, and the first byte of the line in the document."""

    name: str
    value: str
    at: int


class Claims(NamedTuple):
    """The fields of one entry by canonical name, outside its prose, and the canonical names of its sections."""

    fields: Mapping[str, Claim]
    sections: frozenset[str]

    def value(self, name: str) -> str:
        claim = self.fields.get(name)
        return claim.value if claim is not None else ""


def claims_of(document: Document) -> tuple[Claims, ...]:
    """One for each entry, in their order."""
    known = _KEPT.get(document.path)
    if known is None or known[0] is not document:
        known = _KEPT[document.path] = (document, tuple(_read(document, entry) for entry in document.entries))
    return known[1]


# Documents are as they are; a new reading is a new one, and takes the place of the one before.
_KEPT: dict[str, tuple[Document, tuple[Claims, ...]]] = {}


def _read(document: Document, entry: Entry) -> Claims:
    content, end = document.content, entry.span.end
    newline = line_end(content, entry.span.start) - 1
    sections = [
        (match.start(), canonical_section(match[1].strip())) for match in _SECTION.finditer(content, newline, end)
    ]
    fields: dict[str, Claim] = {}
    for name, line in _own_fields(content, newline, end, sections):
        # In the four-field dialect a later line of one name counts, elsewhere the first.
        if entry.dialect == "fields" or name not in fields:
            fields[name] = Claim(decoded(line.name), decoded(content[line.value : line.value_end]), line.start)
    return Claims(fields, frozenset(name for _, name in sections))


def _own_fields(
    content: bytes, newline: int, end: int, sections: list[tuple[int, str]]
) -> Iterator[tuple[str, RawField]]:
    """The fields at the head and in the metadata; what stands in prose is prose."""
    above, waiting = "", iter([*sections, (end, "")])
    at, following = next(waiting)
    for line in visible_field_lines(content, newline, end):
        while line.start > at < end:
            above = following
            at, following = next(waiting)
        if above in _FIELDS_LIVE_IN and (not line.plain or is_known_field(line.name)):
            yield canonical_field(line.name), line
