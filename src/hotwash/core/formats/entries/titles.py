"""The title of an entry: what its first line says in words, or what sums it up."""

from hotwash.core.formats.entries.head import Head
from hotwash.core.formats.entries.record import Record
from hotwash.core.formats.names import canonical_section, is_known_field
from hotwash.core.text.fields import field_lines
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_SECTION = Pattern(rb"\n {0,3}#{1,6}[ \t]+([^\n]*)")
_FENCE = Pattern(rb"\n[ \t]*(?:```|~~~)")
_PROSE = Pattern(rb"\n[ \t]*(?:[-*+>][ \t]+|\d{1,2}[.)][ \t]+)?(?=[^\s|#`~<*_>-]|\*\*|_|`[^`]|<[^!])([^\n]+)")
_NO_WORDS = Pattern(r"[\w.@/+-]*|\W*")
_STOPS = (". ", "? ", "! ", "。", "！", "？")
_SENTENCE = Pattern(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\betc\.)\s+(?=[A-Z0-9`\"'(\[])|(?<=[。！？])")
_SUMMARIES = ("summary", "requested-capability", "title")
_STORIES = ("details", "root-cause", "context", "suggested-action", "suggested-fix", "failure")
_LONGEST_TITLE = 200


def title_of(content: bytes, record: Record, head: Head, end: int) -> str:
    """What the first line says in words; where it holds only a slug or a category, what the summary says."""
    title = record.identity.title
    if title and not _NO_WORDS.fullmatch(title):
        return title
    for name in _SUMMARIES:
        if head.values.get(name):
            return first_sentence(head.values[name])
    summary = _summary(content, head.end, end)
    return summary or title or _prose(content, record.newline, head.end) or " | ".join(record.identity.segments)


def fields_title(content: bytes, record: Record, head: Head, end: int) -> str:
    """The first sentence of the content, which may go on over several lines; else of the context or the action."""
    text = head.values.get("content") or head.values.get("context") or head.values.get("action") or ""
    said = text.encode()
    at = content.find(said, record.newline, end) if said else -1
    below = content[at + len(said) : end] if at >= 0 else b""
    for line in below.split(b"\n", 8)[1:8]:
        if not line.strip() or line.startswith((b"**", b"-", b"#")):
            break
        text += " " + decoded(line).strip()
    return first_sentence(text)


def first_sentence(text: str) -> str:
    """The first sentence of a text, at most 200 characters."""
    sentence = text.strip()
    for stop in _STOPS:
        if stop in sentence:
            end = _SENTENCE.search(sentence)
            sentence = sentence[: end.start()].strip() if end else sentence
            break
    return sentence if len(sentence) <= _LONGEST_TITLE else sentence[: _LONGEST_TITLE - 1].rstrip() + "…"


def _summary(content: bytes, start: int, end: int) -> str:
    """The first line of the section that sums the entry up, else of one that tells what happened."""
    fallback = ""
    for section in _SECTION.finditer(content, start, end):
        canonical = canonical_section(section[1])
        if canonical not in _SUMMARIES and (fallback or canonical not in _STORIES):
            continue
        following = _SECTION.search(content, section.end(), end)
        text = _prose(content, section.end(), following.start() if following else end)
        if canonical in _SUMMARIES and text:
            return text
        fallback = fallback or text
    return fallback


def _prose(content: bytes, start: int, end: int) -> str:
    """The first sentence of a stretch that is no known field, none where a code fence comes first."""
    for line in _PROSE.finditer(content, start, end):
        field = next(field_lines(content, line.start(), line.end()), None)
        if field is not None and is_known_field(field.name):
            continue
        if _FENCE.search(content, start, line.end()):
            return ""
        says = content[field.value : field.value_end] if field is not None and field.bold else b""
        return first_sentence(decoded(says or line[1]))
    return ""
