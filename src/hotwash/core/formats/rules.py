"""Reads the files that agents obey: sections of rules, rule lines with their markers, the paths they are for.

(Source: self-improve, promoted rules and settings.)
"""

from collections.abc import Iterator

from hotwash.core.formats.entries.identity import FULL_ID
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.rules import RuleFile, RuleLine
from hotwash.core.model.span import Span
from hotwash.core.text.lines import LineCounter
from hotwash.core.text.outline import is_within, line_end, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.sections import Section, sections
from hotwash.core.text.visible import decoded

NAME = "rules"
SECTION_TITLES = ("Agent Rules", "Platform Rules")

_BULLET = Pattern(rb"\n[ \t]{0,3}[-*+][ \t]+([^\n]*)")
_MARKER = Pattern(rf"[ \t]*<!--[ \t]*self-improve:({FULL_ID})[ \t]*-->")
_SUFFIX = Pattern(rf"[ \t]*\(({FULL_ID})\)[ \t]*$")
_THRESHOLD = Pattern(rb"(?:^|\n)[ \t]*(?:[-*+][ \t]+)?[`*]{0,3}VFM_THRESHOLD[ \t]*=[ \t]*(\d{1,3})\b")
_PATHS = Pattern(r"(?:^|\n)paths:[ \t]*(.*(?:\n[ \t]+-[ \t]*.*|\n-[ \t]+.*)*)")
_QUOTES = " \t\r\"'"


def parse(source: DocumentSource) -> Document:
    return source.document(
        NAME,
        contents=RuleFile(promoted_lines(source.content), rule_paths(source.content)),
    )


def rule_section(content: bytes, title: str) -> Section | None:
    """The first `## Title` of that title; it ends at the next heading of level one or two."""
    found = (each for each in sections(content, outline(content)) if each.level == 2)
    return next((each for each in found if each.title.casefold() == title.casefold()), None)


def rule_lines(content: bytes) -> tuple[RuleLine, ...]:
    """The bullets of a file outside code fences and comments."""
    return tuple(_rule_lines(content))


def promoted_lines(content: bytes) -> tuple[RuleLine, ...]:
    """The rules that came from entries, as far as one can see: by a marker, an id behind them, or their section."""
    own = sorted(section.span for title in SECTION_TITLES if (section := rule_section(content, title)))
    return tuple(rule for rule in rule_lines(content) if rule.marker or is_within(rule.span.start, own))


def _rule_lines(content: bytes) -> Iterator[RuleLine]:
    found = outline(content)
    hidden = sorted(found.fences + found.comments)
    lines = LineCounter(content)
    for match in _BULLET.finditer(b"\n" + content, max(found.body, 0)):
        start = match.start()
        if is_within(start, hidden):
            continue
        text = decoded(match[1]).rstrip()
        marker = _MARKER.search(text)
        suffix = None if marker else _SUFFIX.search(text)
        origin = marker or suffix
        yield RuleLine(
            text=_MARKER.sub("", text.replace(suffix[0], "") if suffix else text).strip(),
            marker=origin[1] if origin else None,
            marked=marker is not None,
            span=Span(start, line_end(content, start)),
            line=lines.at(start),
        )


def rule_paths(content: bytes) -> tuple[str, ...] | None:
    """The `paths` of the front matter, sorted; empty without such a key, `None` without front matter."""
    front = outline(content).front_matter
    if front is None:
        return None
    match = _PATHS.search(decoded(front.of(content)).replace("\r", ""))
    if match is None:
        return ()
    items = match[1].replace("\n", ",").strip(_QUOTES).strip("[]").split(",")
    return tuple(sorted(filter(None, (item.strip().removeprefix("- ").strip(_QUOTES) for item in items))))


def thresholds(content: bytes) -> tuple[tuple[int, int], ...]:
    """Every `VFM_THRESHOLD=` of a file as value and line, also those in a code fence."""
    lines = LineCounter(content)
    return tuple((int(match[1]), lines.at(match.end())) for match in _THRESHOLD.finditer(content))
