"""The second list of key P: raw text that no format claims, kept byte for byte."""

from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.quarantine import Stretch, quarantined
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.detail import BLANK, Detail, limited, pairs, prose
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted, cut_place
from hotwash.viewmodels.rows import Breadth, Cell, Column, Pane, PlainRow, Setting, shown

_PLACE_WIDTHS = {Breadth.NARROW: 18, Breadth.MEDIUM: 24, Breadth.WIDE: 18, Breadth.EXTRA: 24}
_LINES_WIDTH = 5
_ORDERS: Orders[Stretch] = {"longest": lambda stretch: -stretch.lines}
SORTS = ("file", *_ORDERS)


@dataclass(frozen=True, slots=True)
class StretchRow(PlainRow):
    """One stretch of text; `relative` is what the person calls its file."""

    stretch: Stretch
    relative: str

    kind: ClassVar[str] = "stretch"

    @property
    def key(self) -> Key:
        return Key(self.stretch.path, self.stretch.first, self.stretch.line)

    @property
    def place(self) -> str:
        return f"{shown(self.relative.rpartition('/')[2])}:{self.stretch.line}"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        place = cut_place(self.place, _PLACE_WIDTHS[setting.breadth])
        lines = Cell(str(self.stretch.lines), Tone.DIM)
        return (Cell(place, Tone.STRONG), lines, Cell(shown(self.stretch.first)))

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.place} {counted(self.stretch.lines, 'line')}: {shown(self.stretch.first)}"


def quarantine_listing(facts: Facts, view: View) -> Listing:
    """In the order of the files, or the longest first."""
    names = {document.path: document.relative for document in facts.snapshot.documents}
    stretches = arranged(quarantined(facts.snapshot), view, _ORDERS)
    rows = [StretchRow(stretch, names[stretch.path]) for stretch in stretches]
    width = min(_PLACE_WIDTHS[view.breadth], max((len(row.place) for row in rows), default=8))
    pane = Pane(
        name="quarantine",
        digit="P",
        label="Quarantine",
        columns=(Column("WHERE", width), Column("LINES", _LINES_WIDTH, right=True), Column("TEXT")),
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(""),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=("Everything in the files belongs to an entry.", "P goes on to the hooks."),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def stretch_detail(snapshot: Snapshot, row: StretchRow, *, full: bool) -> Detail | None:
    """The text as it is, and what it would take to become an entry; `None` when it is gone."""
    document = snapshot.document(row.stretch.path)
    if document is None:
        return None
    head = [
        pairs(("File", f"{shown(row.relative)}:{row.stretch.line}"), ("Lines", str(row.stretch.lines))),
        prose("No format claims this text. It is kept byte for byte, and searched by nothing.", "Why"),
        prose("e opens it; with an id or a date as its heading it becomes an entry.", "Next"),
        BLANK,
    ]
    text, cut = limited([prose(_text(document, row.stretch))], full)
    return Detail(("stretch", row.key), row.place, ("Text",), "Text", (*head, *text), cut=cut)


def _text(document: Document, stretch: Stretch) -> str:
    return decoded(stretch.span.of(document.content))


def _subject(row: StretchRow) -> PlainSubject:
    text = shown(row.stretch.first).casefold()
    return PlainSubject(f"{row.place} {text}".casefold(), text, {"file": (row.relative.casefold(),)})
