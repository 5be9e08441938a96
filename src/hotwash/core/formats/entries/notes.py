"""Recognises a file that is one learning: with front matter, or with a date in its name or below its title."""

import re

from hotwash.core.formats.entries.boilerplate import is_boilerplate, names_other_file
from hotwash.core.formats.entries.headline import Headline
from hotwash.core.formats.entries.holding import is_sentence
from hotwash.core.formats.entries.identity import Identity
from hotwash.core.formats.entries.record import Form, Record
from hotwash.core.formats.family import is_known_file
from hotwash.core.formats.names import tells_a_story
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.span import Span
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.outline import BOM, Outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_DATED_NAME = Pattern(r"(20\d{2}-\d{2}-\d{2})[-_ ]\S")
_TELLING = frozenset(("title", "date", "status", "severity", "created", "learned", "logged"))
_SCALAR = Pattern(r"^([A-Za-z][\w-]{0,40}):[ \t]+([^\n]*)$", re.MULTILINE)
_COMMENT = Pattern(r"\s#.*$")
_QUOTED = Pattern(r"""(["'])(.*?)\1(?:\s*|\s+#.*)""")
_COMPLEX = "[{|>&*!"


def note_records(source: DocumentSource, found: Outline, lines: list[Headline]) -> list[Record]:
    """The whole file as one record, or nothing; a guide to logging has front matter, too."""
    content, path = source.content, source.relative.replace("\\", "/")
    stem = path.rpartition("/")[2].rpartition(".")[0]
    scalars = _scalars(content, found.front_matter) if found.front_matter else {}
    title = lines[0] if lines and lines[0].level == 1 else None
    dated = _DATED_NAME.match(stem)
    has_sign = not _TELLING.isdisjoint(scalars) or (title and (dated or _tells_when(title, lines)))
    named = title.words.plain if title else ""
    if is_known_file(path) or not has_sign or is_boilerplate(stem) or is_boilerplate(named) or names_other_file(named):
        return []
    stamps = (scalars.get("date"), scalars.get("created"), scalars.get("logged"), dated[1] if dated else None)
    identity = Identity(
        own=scalars.get("id"),
        stamp=next((stamp for stamp in map(stamp_in, filter(None, stamps)) if stamp), None),
        priority=scalars.get("priority"),
        state=scalars.get("status"),
        title=scalars.get("title") or (title.words.plain if title else stem),
        segments=tuple(f"{name}: {value}" for name, value in scalars.items()),
    )
    start = len(BOM) if content.startswith(BOM) else 0
    newline = title.newline if title else found.body - 1
    return [Record(start, newline, len(content), identity, stem, identity.stamp, identity.state, Form.FILE)]


def _tells_when(title: Headline, lines: list[Headline]) -> bool:
    """Whether a title has a date below it and says something, or its sections do: papers of all kinds have a date."""
    if "logged" not in title.fields:
        return False
    says = is_sentence(title.words.plain) or title.has_sections or title.tells_a_story
    return says or any(tells_a_story(line.words.plain.encode()) for line in lines)


def _scalars(content: bytes, place: Span) -> dict[str, str]:
    """The `key: value` lines of front matter; lists and nested keys are left out.

    What matters here is nearly always on one line, so that YAML is asked only where it is not.
    """
    text = decoded(place.of(content)).replace("\r", "")
    lines = [(match[1], match[2]) for match in _SCALAR.finditer(text)]
    plain = {name.lower(): _plain(value) for name, value in lines if value.strip() and value[0] not in _COMPLEX}
    if any(name.lower() in _TELLING and value[:1] in _COMPLEX for name, value in lines if value):
        from hotwash.core.formats.manifest import front_matter

        values = front_matter(content).values
        plain |= {name.lower(): " ".join(text.split()) for name, text in values.items() if isinstance(text, str)}
    return plain


def _plain(value: str) -> str:
    """A value without its quotes and the comment behind it."""
    quoted = _QUOTED.fullmatch(value.strip())
    return quoted[2] if quoted else _COMMENT.sub("", value).strip()
