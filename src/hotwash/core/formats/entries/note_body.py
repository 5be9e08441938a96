"""Takes a note apart: the keys of its front matter, with the values that YAML gives them, and what stands below."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from hotwash.core.formats import dialects
from hotwash.core.formats.entry_body import parse_body, ranked
from hotwash.core.formats.manifest import front_matter
from hotwash.core.formats.names import canonical_field
from hotwash.core.model.body import Body, Field, Place
from hotwash.core.model.span import Span
from hotwash.core.model.values import replace
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.outline import outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_KEY = Pattern(rb"(?m)^([^\s#:\-][^:\n]{0,60}):(?=[ \t\r]|$)[ \t]*")


@lru_cache(maxsize=1024)
def parse_note(raw: bytes) -> Body:
    """The fields and sections of a note; where its front matter is no YAML, its lines are read like any others."""
    front = outline(raw).front_matter
    if front is None or (facts := front_matter(raw)).error:
        return parse_body(raw, dialects.NOTE)
    start = _text_from(raw, front.end)
    below = parse_body(raw[start:], dialects.NOTE)
    fields = (*_front_fields(raw, front, facts.values), *(_shifted(field, start) for field in below.fields))
    sections = tuple(replace(section, span=section.span.shifted(start)) for section in below.sections)
    return Body(ranked(fields, dialects.NOTE), sections)


def _front_fields(raw: bytes, front: Span, values: Mapping[str, str | tuple[str, ...]]) -> Iterator[Field]:
    """A field for every key; a stamp stays as it is written, a value nested deeper has the words of its lines."""
    end = raw.rfind(b"\n", front.start, raw[: front.end].rstrip().rfind(b"---")) + 1
    keys = list(_KEY.finditer(raw, front.start, end))
    for key, after in zip(keys, [key.start() for key in keys[1:]] + [end], strict=True):
        written = raw[key.end() : after].rstrip()
        as_written = decoded(written).strip()
        value = as_written if stamp_in(as_written) == as_written else values.get(decoded(key[1]).strip(), as_written)
        yield Field(
            name=decoded(key[1]).strip(),
            canonical=canonical_field(key[1]),
            value=", ".join(value) if isinstance(value, tuple) else " ".join(value.split()),
            place=Place.HEAD,
            span=Span(key.start(), after),
            value_span=Span(key.end(), key.end() + len(written)),
        )


def _text_from(raw: bytes, front_end: int) -> int:
    """Where the text below begins: with its heading, else with the line feed before it, as no line of it is a head."""
    text = raw[front_end:].lstrip()
    start = len(raw) - len(text)
    return start if text.startswith(b"#") else start - 1


def _shifted(field: Field, by: int) -> Field:
    return replace(field, span=field.span.shifted(by), value_span=field.value_span.shifted(by))
