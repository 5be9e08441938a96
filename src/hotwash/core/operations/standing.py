"""Where the rules of an entry stand: every line of a rule file that carries its marker, and whose it is besides.

(source: self-improve, promoted rules: markers)
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from hotwash.core.formats import rules
from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.span import Span
from hotwash.core.operations.subject import unwritable
from hotwash.core.text.outline import is_within, outline
from hotwash.core.text.splice import line_end, line_start

_MARKER = re.compile(rb"<!--[ \t]*self-improve:[ \t]*([^\s>]+?)[ \t]*-->")
_BULLET = re.compile(rb"[ \t]{0,3}[-*+][ \t]")
_CONTINUED = re.compile(rb"[ \t]+[^\s\-*+]")


class Standing(NamedTuple):
    """One rule in its file; `ids` are the entries that its markers name."""

    document: Document
    span: Span
    ids: tuple[str, ...]

    @property
    def line(self) -> int:
        return self.document.content.count(b"\n", 0, self.span.start) + 1

    @property
    def place(self) -> str:
        return f"{self.document.relative}:{self.line}"


def standing_rules(snapshot: Snapshot, ids: Collection[str]) -> tuple[Standing, ...]:
    """Every rule that carries a marker of one of these entries, in the order of the files."""
    found = (rule for document in snapshot.documents if document.format == rules.NAME for rule in _marked(document))
    return tuple(rule for rule in found if not set(ids).isdisjoint(rule.ids))


def _marked(document: Document) -> Iterator[Standing]:
    """Whole list items with a marker; what a code fence shows is no rule."""
    content = document.content
    if b"self-improve:" not in content:
        return
    fences = outline(content).fences
    at = 0
    for match in _MARKER.finditer(content):
        if match.start() < at or is_within(match.start(), fences):
            continue
        span = _item(content, match.start())
        at = span.end
        ids = (each.decode("utf-8", "replace") for each in _MARKER.findall(content, span.start, span.end))
        yield Standing(document, span, tuple(dict.fromkeys(ids)))


def _item(content: bytes, at: int) -> Span:
    """The lines of the list item around a marker: somebody may have wrapped the rule."""
    start, end = line_start(content, at), line_end(content, at)
    while not _BULLET.match(content, start) and _CONTINUED.match(content, start) and start > 0:
        start = line_start(content, start - 1)
    while _CONTINUED.match(content, end):
        end = line_end(content, end)
    return Span(start, end)


def removed(standing: Sequence[Standing]) -> tuple[FileEdit, ...] | Refusal:
    """The rule files without these rules; all of them or none."""
    edits = []
    for path in dict.fromkeys(rule.document.path for rule in standing):
        mine = [rule for rule in standing if rule.document.path == path]
        refusal = unwritable(mine[0].document)
        if refusal is not None:
            return refusal
        splices = tuple(Splice(rule.span.start, rule.span.end, b"", "rule") for rule in mine)
        edits.append(FileEdit(path, mine[0].document.content, splices))
    return tuple(edits)


def unread_rule_file(snapshot: Snapshot) -> Refusal | None:
    """A rule file that cannot be read may hold the rule: then nobody can say that it is gone."""
    problem = next((each for each in snapshot.problems if not each.missing and rules.is_for(each.path)), None)
    return Refusal(f"{problem.path} cannot be read: {problem.reason}", problem.next_step) if problem else None
