"""View P: files that cannot be read, and everything odd about the workspaces, the configuration and the files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import SourceProblem
from hotwash.core.model.vocabulary import Severity, Tone
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("errors first", "file")
_TONES = {Severity.ERROR: Tone.ALARM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.DIM}
_ORDER = tuple(Severity)
_PLACE_WIDTH = 22


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One problem; `place` is what the person calls file and line, `source` a file that cannot be read."""

    path: str
    line: int
    place: str
    severity: Severity
    message: str
    ordinal: int
    source: SourceProblem | None = None

    kind: ClassVar[str] = "problem"
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> Key:
        return Key(self.path, self.message, self.ordinal)

    @property
    def condition(self) -> Condition:
        return Condition.BROKEN if self.severity is Severity.ERROR else Condition.NONE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:  # noqa: ARG002 (says the same at any moment)
        return (Cell(self.severity, _TONES[self.severity]), Cell(self.place, Tone.STRONG), Cell(self.message))

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.place} – {self.message}"


def problems_listing(facts: Facts, view: View) -> Listing:
    """Errors first, then by file and line."""
    rows = list(_rows(facts))
    sort = view.sort or SORTS[0]
    by_severity = sort == SORTS[0]
    rows.sort(key=lambda row: (_ORDER.index(row.severity) * by_severity, row.path, row.line), reverse=view.reverse)
    errors = sum(row.severity is Severity.ERROR for row in rows)
    width = min(_PLACE_WIDTH, max((len(row.place) for row in rows), default=8))
    pane = Pane(
        name="problems",
        digit="P",
        label="Problems",
        columns=(Column("KIND", 7), Column("WHERE", width), Column("WHAT")),
        rows=tuple(rows),
        setting=Setting(facts.now.replace(second=0, microsecond=0), view.breadth),
        total=len(rows),
        badge=Cell(str(errors), Tone.ALARM if errors else Tone.DIM),
        sort=sort,
        sorts=SORTS,
        empty=(f"No problems in {counted(len(facts.snapshot.documents), 'file')}.",),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _rows(facts: Facts) -> Iterator[ProblemRow]:
    seen: dict[Key, int] = {}
    for problem in facts.snapshot.problems:
        name = problem.path.rpartition("/")[2]
        yield ProblemRow(problem.path, 0, shown(name), Severity.ERROR, shown(problem.reason), 1, problem)
    for remark in facts.snapshot.remarks:
        yield _row(remark, remark.path, 1)
    for document in facts.snapshot.documents:
        for diagnostic in document.diagnostics:
            same = Key(diagnostic.path, diagnostic.message)
            seen[same] = seen.get(same, 0) + 1
            yield _row(diagnostic, document.relative, seen[same])


def _row(diagnostic: Diagnostic, relative: str, ordinal: int) -> ProblemRow:
    name = shown(relative.rpartition("/")[2])
    place = f"{name}:{diagnostic.line}" if diagnostic.line else name
    return ProblemRow(diagnostic.path, diagnostic.line, place, diagnostic.severity, shown(diagnostic.message), ordinal)


def _subject(row: ProblemRow) -> PlainSubject:
    text = f"{row.place} {row.message}".casefold()
    return PlainSubject(text, row.message.casefold(), {"file": (row.path.casefold(),), "type": (row.severity,)})
