"""What every entry of a document states in its fields; of a changed document only what is new is read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.formats import dialects
from hotwash.core.formats.names import canonical_field, canonical_section, is_known_field
from hotwash.core.model.document import Document
from hotwash.core.text.fields import RawField, field_lines, visible_stretches
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTION = Pattern(rb"\n {0,3}#{1,6}[ \t]+([^\n]*)")
_FIELDS_LIVE_IN = ("", "metadata")
_SAID_OFTEN = 32

Sections = list[tuple[int, str]]


class Claims(NamedTuple):
    """The fields of one entry by canonical name, outside its prose, and the canonical names of its sections.

    `places` are where the lines of these fields begin, in their order, counted from the entry's first byte.
    """

    fields: Mapping[str, str]
    sections: frozenset[str]
    places: tuple[int, ...]

    def place(self, name: str) -> int:
        """Where the line of a field begins that is there."""
        return dict(zip(self.fields, self.places, strict=True))[name]


def claims_of(document: Document) -> tuple[Claims, ...]:
    """One for each entry, in their order."""
    return _CLAIMS.of(document)


def name_as_written(raw: bytes, dialect: str, name: str) -> str:
    """What a field is called in an entry whose bytes are `raw`; only what is found wrong is looked up there."""
    return decoded(_counting_lines(raw, dialect, _sections(raw))[name].name)


def _read(document: Document, place: int) -> Claims:
    entry = document.entries[place]
    raw = document.raw(entry)
    sections = _sections(raw)
    lines = _counting_lines(raw, entry.dialect, sections)
    fields = {name: _text(raw[line.value : line.value_end]) for name, line in lines.items()}
    names = _same_sections(frozenset(name for _, name in sections))
    return Claims(fields, names, tuple([line.start for line in lines.values()]))


_CLAIMS = PerEntry(_read)


def _text(value: bytes) -> str:
    """Thousands of entries have the same status, priority and source: what is short is kept once."""
    return _short_text(value) if len(value) <= _SAID_OFTEN else decoded(value)


_short_text = lru_cache(maxsize=1 << 14)(decoded)


@lru_cache(maxsize=256)
def _same_sections(names: frozenset[str]) -> frozenset[str]:
    return names


def _sections(raw: bytes) -> Sections:
    """Where the parts of an entry begin, and what they are called."""
    return [
        (match.start(), canonical_section(match[1].strip())) for match in _SECTION.finditer(raw, line_end(raw, 0) - 1)
    ]


def _counting_lines(raw: bytes, dialect: str, sections: Sections) -> dict[str, RawField]:
    """Of several fields of one name the one that counts: in the four-field dialect the last, elsewhere the first."""
    found: dict[str, RawField] = {}
    for name, line in _own_fields(raw, sections):
        if dialect == dialects.FIELDS or name not in found:
            found[name] = line
    return found


def _own_fields(raw: bytes, sections: Sections) -> Iterator[tuple[str, RawField]]:
    """The fields at the head and in the metadata; what stands in prose is prose."""
    newline, end = line_end(raw, 0) - 1, len(raw)
    parts = pairwise([(newline, ""), *sections, (end, "")])
    own = [(start, stop) for (start, name), (stop, _) in parts if name in _FIELDS_LIVE_IN]
    for begin, finish in visible_stretches(raw, newline, end):
        for start, stop in own:
            for line in field_lines(raw, max(begin, start), min(finish, stop)):
                if not line.plain or is_known_field(line.name):
                    yield canonical_field(line.name), line
