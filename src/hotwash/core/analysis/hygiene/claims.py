"""What every entry of a document states in its fields; of a changed document only what is new is read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from hotwash.core.formats import dialects
from hotwash.core.formats.names import canonical_field, canonical_section, is_known_field
from hotwash.core.model.document import Document
from hotwash.core.text.fields import RawField, field_lines, visible_stretches
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTION = Pattern(rb"\n {0,3}#{1,6}[ \t]+([^\n]*)")
_FIELDS_LIVE_IN = ("", "metadata")


class Claim(NamedTuple):
    """One field: its name as written, its value on that line, and where that begins, from the entry's first byte."""

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


class _Kept(NamedTuple):
    """The last reading of a file. `by_text` has the claims of each entry by its dialect and what its text hashes to."""

    document: Document
    claims: tuple[Claims, ...]
    by_text: Mapping[tuple[str, int, int], Claims]


# What was read of a file stays true of every entry whose text is the same in its next reading.
_KEPT: dict[str, _Kept] = {}


def claims_of(document: Document) -> tuple[Claims, ...]:
    """One for each entry, in their order."""
    known = _KEPT.get(document.path)
    if known is not None and known.document is document:
        return known.claims
    before = known.by_text if known is not None else {}
    by_text: dict[tuple[str, int, int], Claims] = {}
    claims = []
    for entry in document.entries:
        raw = document.raw(entry)
        text = (entry.dialect, len(raw), hash(raw))
        found = by_text.get(text) or before.get(text) or _read(raw, entry.dialect)
        by_text[text] = found
        claims.append(found)
    kept = _KEPT[document.path] = _Kept(document, tuple(claims), by_text)
    return kept.claims


def _read(raw: bytes, dialect: str) -> Claims:
    newline, end = line_end(raw, 0) - 1, len(raw)
    sections = [(match.start(), canonical_section(match[1].strip())) for match in _SECTION.finditer(raw, newline)]
    fields: dict[str, Claim] = {}
    for name, written, line in _own_fields(raw, newline, end, sections):
        # In the four-field dialect a later line of one name counts, elsewhere the first.
        if dialect == dialects.FIELDS or name not in fields:
            fields[name] = Claim(written, decoded(raw[line.value : line.value_end]), line.start)
    return Claims(fields, _same_sections(frozenset(name for _, name in sections)))


# Thousands of entries say the same few names, and have the same few sections: each is kept once.


@lru_cache(maxsize=256)
def _same_sections(names: frozenset[str]) -> frozenset[str]:
    return names


@lru_cache(maxsize=4096)
def _names(written: bytes) -> tuple[str, str]:
    """The canonical name, and the name as written."""
    return canonical_field(written), intern(decoded(written))


def _own_fields(
    content: bytes, newline: int, end: int, sections: list[tuple[int, str]]
) -> Iterator[tuple[str, str, RawField]]:
    """The fields at the head and in the metadata with both names; what stands in prose is prose."""
    parts = pairwise([(newline, ""), *sections, (end, "")])
    own = [(start, stop) for (start, name), (stop, _) in parts if name in _FIELDS_LIVE_IN]
    for begin, finish in visible_stretches(content, newline, end):
        for start, stop in own:
            for line in field_lines(content, max(begin, start), min(finish, stop)):
                if not line.plain or is_known_field(line.name):
                    yield *_names(line.name), line
