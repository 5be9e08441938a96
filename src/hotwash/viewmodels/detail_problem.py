"""The detail of a problem: what is wrong, why that matters, what to do, the repair as a diff, and the lines around."""

from collections.abc import Iterator

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.rules import RULES
from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit
from hotwash.core.model.snapshot import Snapshot, SourceProblem
from hotwash.core.model.vocabulary import Severity, Tone
from hotwash.core.operations.repairs import repair_splices
from hotwash.core.text.diff import diff_edit
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.detail import BLANK, Detail, DetailLine, Layout, diff_line, pairs, prose, rule
from hotwash.viewmodels.rows import Cell, shown

_ABOVE, _BELOW = 4, 3
_DIFF_CONTEXT = 2
_TONES = {Severity.ERROR: Tone.ALARM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.PLAIN}
_SENTENCES = {each.name: each.sentence for each in RULES}


def problem_detail(
    snapshot: Snapshot, finding: Finding, name: str, place: str, source: SourceProblem | None, since: str
) -> Detail:
    """`name` is what the person calls the file; `source` and `since` are given for one that cannot be read."""
    lines = [
        prose(finding.sentence, "What", _TONES[finding.severity]),
        pairs(("File", f"{name}:{finding.line}" if finding.line else name), ("Rule", finding.rule)),
        prose(_SENTENCES.get(finding.rule, ""), "Why"),
        *_next(finding),
    ]
    if source is not None:
        lines += [pairs(("Since", since)), prose("What was read before stays on the screen.", "")]
    document = snapshot.document(finding.path)
    if document is not None:
        lines += [*_repaired(document, finding), *_around(document, finding.line, name)]
    return Detail(("problem", finding.token), place, ("Problem",), "Problem", tuple(lines))


def _next(finding: Finding) -> Iterator[DetailLine]:
    if finding.repair is not None:
        yield prose(f"r: {finding.repair.sentence}", "Next", Tone.GOOD)
    elif finding.next_step:
        yield prose(finding.next_step, "Next")


def _repaired(document: Document, finding: Finding) -> Iterator[DetailLine]:
    """What `r` would write."""
    if finding.repair is None:
        return
    edit = FileEdit(document.path, document.content, repair_splices(document, [finding]))
    yield BLANK
    yield rule("the repair")
    yield from (diff_line(line) for line in diff_edit(edit, _DIFF_CONTEXT) if line.sign != "@")


def _around(document: Document, line: int, name: str) -> Iterator[DetailLine]:
    """The line with its neighbours, numbered."""
    if not line:
        return
    raw = document.content.split(b"\n")
    first, last = max(0, line - _ABOVE), min(len(raw), line + _BELOW)
    yield BLANK
    yield rule(f"{shown(name)}, lines {first + 1}-{last}")
    for number, text in enumerate(raw[first:last], first + 1):
        sign = "▸" if number == line else " "
        words = shown(decoded(text.rstrip(b"\r")))
        yield DetailLine(Layout.VERBATIM, (Cell(f"{number:>5} {sign}{words}"),))
