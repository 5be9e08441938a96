"""One list on the screen: its rows before and after drawing, and what its borders say."""

from collections.abc import Callable, Hashable, Sequence

from textual.content import Content

from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.action import SubjectKind
from hotwash.tui.marks import Marks
from hotwash.tui.panes.row_painter import head_runs, row_runs
from hotwash.tui.session import PaneId
from hotwash.tui.widgets.paint import Run, Runs
from hotwash.tui.widgets.row_list import RowList, RowState
from hotwash.viewmodels.rows import Pane, Row, place_of

BETWEEN_LISTS = " │ "
LEGEND = "* marked • new ~ changed ! stale ◆ in a cluster"
LEGENDS = {PaneId.VFM: "* marked • new ~ changed g holds a guess"}


class PaneView:
    """Holds a list widget and the pane it shows; knows nothing of where panes come from."""

    def __init__(self, pane_id: PaneId, kinds: frozenset[str], marks: Marks) -> None:
        self.id = pane_id
        self.kinds = kinds
        self.aside = ""
        self.lists: Sequence[str] = ()
        self.held: Row | None = None
        self.is_reversed = False
        self.list: RowList[Row] = RowList(self._paint, self._heads, id=f"list-{pane_id}")
        self._marks = marks
        self._pane: Pane | None = None

    @property
    def pane(self) -> Pane | None:
        """What was shown last; `None` before the first snapshot."""
        return self._pane

    @property
    def lists_entries(self) -> bool:
        """Whether rows carry the signs that the legend explains."""
        return SubjectKind.ENTRY in self.kinds

    @property
    def row(self) -> Row | None:
        """The row that keys are about: the one that is held up, else the one under the cursor."""
        return self.held or self.list.cursor_row

    @property
    def key(self) -> Key | None:
        """The one entry or record under the cursor, where there is exactly one."""
        row = self.row
        return row.targets[0] if row is not None and len(row.targets) == 1 else None

    def show(self, pane: Pane, *, own: bool, reason: Callable[[Row], str], filling: bool = False) -> None:
        """Show a pane; the cursor stays with its row. While the list is `filling` it waits at the top."""
        redraw = self._pane is None or pane.setting != self._pane.setting or pane.columns != self._pane.columns
        self._pane = pane
        if filling:
            self.list.fill(pane.rows)
        else:
            self.list.set_rows(pane.rows, own=own, reason=reason)
        if redraw:
            self.list.redraw()
        self.show_borders()

    def show_borders(self) -> None:
        """Title above; below how the list is sorted and where the cursor is, without the focus what stands aside."""
        pane = self._pane
        if pane is None:
            return
        shown = sum(self._is_marked(row) for row in pane.rows) if self._marks.any else 0
        marked = max(shown, self._marks.count(self.kinds)) if self.list.is_active else shown
        title = self._among_its_lists(pane, pane.title(marked, marked - shown))
        self.list.set_borders(Content(title), Content(self._place(pane) if self.list.is_active else self.aside))

    def _among_its_lists(self, pane: Pane, title: str) -> str:
        """`P Problems · 6 │ Quarantine │ Workspaces`: what the key shows when it is pressed again."""
        head = f"{pane.digit} "
        own = title.removeprefix(head)
        return head + BETWEEN_LISTS.join([own if name == pane.label else name for name in self.lists] or [own])

    def _place(self, pane: Pane) -> str:
        place = f"{self.list.cursor + 1}/{len(pane.rows)}" if pane.rows else ""
        order = f"sort {pane.sort}{' reversed' if self.is_reversed else ''}" if pane.rows else ""
        return " · ".join(part for part in (pane.note, order, place) if part)

    def frame(self, *, heads: bool, legend: bool) -> None:
        """Column heads and the legend, where there is room for them."""
        pane = self._pane
        if pane is None:
            return
        self.list.set_frame(
            heads=heads and bool(pane.rows),
            legend=(Run(f" {LEGENDS.get(self.id, LEGEND)}", Tone.DIM),) if legend and pane.rows else (),
            empty=pane.empty,
        )

    def _is_marked(self, row: Row) -> bool:
        return self._marks.has(row.kind, row.key)

    def marks_changed(self) -> None:
        self.list.set_marked(self._is_marked)
        self.show_borders()

    def _paint(self, row: Row, width: int, state: RowState) -> Runs:
        return row_runs(self._pane, row, width, state) if self._pane is not None else ()

    def _heads(self, width: int) -> Runs:
        return head_runs(self._pane.columns, width) if self._pane is not None else ()

    def find(self, target: Key) -> Hashable | None:
        """The row that is about that entry or record."""
        if place_of(self.list.rows, target) is not None:
            return target
        return next((row.key for row in self.list.rows if target in row.targets), None)
