"""How a learning and its files are written: header, bullets in their order, wrapped lines indented by two blanks.

(source: harness-learnings, learning template)
"""

import re
from collections.abc import Mapping, Sequence
from textwrap import TextWrapper

from hotwash.core.analysis.harness.vocabulary import CONFLICT, FIELDS
from hotwash.core.text.outline import outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.splice import line_end

HEADER = """\
# Harness Learnings

> Accumulated patterns and pitfalls specific to this codebase.
> Agents consult this file at the start of each phase.
> Managed by the `harness-learnings` skill.

<!-- Learnings are appended below. Do not edit the header. -->
"""
ARCHIVE_HEADER = """\
# Harness Learnings Archive

> Learnings that were pruned or dismissed. Agents do not read this file.
> It keeps their numbers from being used again, and `hotwash reopen` brings them back.
"""

_WRAPPED = ("Pattern", "Guidance")
_ACTS = re.compile(r"[-*+]\s|[-*_=]{2,}\s*$|#{1,6}\s|[>|<]|```|~~~|\d{1,3}[.)]\s|.*:(?:\s|$)")
_CODE, _JOIN = Pattern(r"`[^`]+`"), "\x00"
_EXAMPLE = Pattern(rb"<!--\s*Example entry\b")
_WRAPPER = TextWrapper(width=72, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def entry_lines(native_id: str, title: str, bullets: Mapping[str, str]) -> list[str]:
    """The lines of an entry; bullets without a text are left out."""
    lines = [f"## {native_id}: {title}", ""]
    for name in (*FIELDS, CONFLICT):
        if bullets.get(name):
            lines += _bullet(name, bullets[name])
    return lines


def _bullet(name: str, text: str) -> Sequence[str]:
    """One line; a long text goes on in lines of which none can be taken for something else than its continuation."""
    line = f"- {name}: {text}"
    lines = _wrapped(line) if name in _WRAPPED else [line]
    return [line] if any(_ACTS.match(each.lstrip()) for each in lines[1:]) else lines


def _wrapped(line: str) -> list[str]:
    """Its parts of up to 72 cells; a command in backticks stays on one line."""
    whole = _CODE.sub(lambda code: code[0].replace(" ", _JOIN), line)
    return [each.replace(_JOIN, " ") for each in _WRAPPER.wrap(whole)]


def example_span(content: bytes) -> tuple[int, int] | None:
    """The commented example of the template with the blank lines below it, `None` where there is none."""
    found = next((each for each in outline(content).comments if _EXAMPLE.match(content, each.start)), None)
    if found is None:
        return None
    end = line_end(content, found.end)
    while end < len(content) and not content[end : line_end(content, end)].strip():
        end = line_end(content, end)
    return found.start, end
