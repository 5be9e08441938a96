"""View P: everything that is wrong or odd in the files, errors first, with what repairs it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.quarantine import quarantined
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import SourceProblem
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Severity, Tone
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted, cut_place
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Setting, shown

_KINDS = {
    Severity.ERROR: Cell("error", Tone.ALARM),
    Severity.WARNING: Cell("warn", Tone.WARNING),
    Severity.NOTE: Cell("note", Tone.DIM),
}
_PLACE_WIDTHS = {Breadth.NARROW: 18, Breadth.MEDIUM: 24, Breadth.WIDE: 18, Breadth.EXTRA: 24}
_REPAIRABLE = "r"
_ORDERS: Orders[Finding] = {
    "file": lambda finding: (finding.path, finding.line),
    "rule": lambda finding: finding.rule,
}
SORTS = ("errors", *_ORDERS)


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One finding; `place` is what the person calls file and line, `source` says why a file cannot be read."""

    finding: Finding
    place: str
    source: SourceProblem | None = None

    kind: ClassVar[str] = "problem"
    targets: ClassVar[tuple[Key, ...]] = ()
    news: ClassVar[News] = News.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return self.finding.token

    @property
    def path(self) -> str:
        return self.finding.path

    @property
    def line(self) -> int:
        return self.finding.line

    @property
    def message(self) -> str:
        return shown(self.finding.sentence)

    @property
    def condition(self) -> Condition:
        return Condition.BROKEN if self.finding.severity is Severity.ERROR else Condition.NONE

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        """The place stands for the entry's name, and where there is little room a sign for the kind."""
        finding = self.finding
        place = Cell(cut_place(self.place, _PLACE_WIDTHS[setting.breadth]), Tone.STRONG)
        repair = Cell(_REPAIRABLE if finding.repair is not None else " ", Tone.ACCENT)
        cells = (_KINDS[finding.severity], place, repair, Cell(shown(finding.message)))
        return cells[1:] if setting.breadth is Breadth.NARROW else cells

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        fix = f" – {shown(self.finding.fix)}" if self.finding.fix else ""
        return f"{self.place} {self.finding.rule}: {self.message}{fix}"


def problems_listing(facts: Facts, view: View) -> Listing:
    """Errors first, then by file and line."""
    sources = {problem.path: problem for problem in facts.snapshot.problems}
    names = {document.path: document.relative for document in facts.snapshot.documents}
    found = arranged(facts.findings, view, _ORDERS)
    files = {path: shown(name.rpartition("/")[2]) for path, name in names.items()}
    rows = [_row(finding, files, sources) for finding in found]
    errors = sum(row.finding.severity is Severity.ERROR for row in rows)
    repairs = sum(row.finding.repair is not None for row in rows)
    pane = Pane(
        name="problems",
        digit="P",
        label="Problems",
        columns=_columns(rows, view.breadth),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(str(errors), Tone.ALARM if errors else Tone.DIM),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=_note(repairs, len(quarantined(facts.snapshot))),
        empty=(f"No problems in {counted(len(facts.snapshot.documents), 'file')}.",),
    )
    return Listing(pane, lambda: [_subject(row, names) for row in rows])


def _note(repairs: int, unclaimed: int) -> str:
    """What is at hand here, and in the other list of the key."""
    parts = [counted(repairs, "repair") if repairs else "", f"P {unclaimed} unclaimed" if unclaimed else ""]
    return " · ".join(part for part in parts if part)


def _row(finding: Finding, files: Mapping[str, str], sources: Mapping[str, SourceProblem]) -> ProblemRow:
    name = files.get(finding.path) or shown(finding.path.rpartition("/")[2])
    source = sources.get(finding.path) if finding.rule == "unreadable" else None
    return ProblemRow(finding, f"{name}:{finding.line}" if finding.line else name, source)


def _columns(rows: Sequence[ProblemRow], breadth: Breadth) -> tuple[Column, ...]:
    width = min(_PLACE_WIDTHS[breadth], max((len(row.place) for row in rows), default=8))
    columns = (Column("KIND", 5), Column("WHERE", width), Column("", 1), Column("WHAT"))
    return columns[1:] if breadth is Breadth.NARROW else columns


def _subject(row: ProblemRow, names: dict[str, str]) -> PlainSubject:
    finding = row.finding
    text = f"{row.place} {finding.rule} {row.message}".casefold()
    words = {
        "file": (names.get(row.path, row.path).casefold(),),
        "type": (finding.severity.value, finding.rule),
        "id": (finding.key.anchor.casefold(),),
    }
    flags = frozenset({"broken"}) if finding.severity is Severity.ERROR else frozenset()
    return PlainSubject(text, row.message.casefold(), words, flags=flags)
