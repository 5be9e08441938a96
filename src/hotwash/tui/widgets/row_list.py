"""A list of any length: only the lines in view are drawn, and the cursor belongs to a row's identity."""

from collections.abc import Callable, Hashable, Sequence
from itertools import zip_longest
from typing import Generic

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.paint import Painted, Run, Runs, cut, width_of
from hotwash.tui.widgets.prose import wrapped
from hotwash.tui.widgets.standing import Ghost, Place, RowT, Standing
from hotwash.tui.widgets.wheel import Wheeled
from hotwash.viewmodels.rows import place_of

LEGEND_LINES = 2


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its list right now."""

    cursor: bool = False
    marked: bool = False


class RowList(Wheeled, Painted, ScrollView, Generic[RowT]):
    """Rows of one line each, between fixed column heads above and a legend below."""

    class Clicked(Message):
        """The list was clicked, on the row `at` or beside the rows; `chain` counts quick clicks on one place."""

        def __init__(self, row_list: "RowList[RowT]", at: int | None, event: events.Click) -> None:
            super().__init__()
            self.row_list, self.at, self.chain = row_list, at, event.chain
            self.ctrl, self.shift = event.ctrl or event.meta, event.shift

    def __init__(
        self,
        painter: Callable[[RowT, int, RowState], Runs],
        head_painter: Callable[[int], Runs] = lambda _width: (),
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.can_focus = False
        self._painter = painter
        self._head_painter = head_painter
        self._standing: Standing[RowT] = Standing()
        self._active = False
        self._touched = False
        self._is_marked: Callable[[RowT], bool] = lambda _row: False
        self._heads = False
        self._legend: Runs = ()
        self._empty: tuple[str, ...] = ()
        self._strips: dict[tuple[Hashable, RowState], tuple[RowT, Strip]] = {}

    # What is shown

    @property
    def rows(self) -> Sequence[RowT]:
        """The rows as they are now, without one that is gone."""
        return self._standing.rows

    @property
    def ghost(self) -> Ghost[RowT] | None:
        return self._standing.ghost

    @property
    def cursor(self) -> int:
        """Where the cursor is, counted from 0."""
        return self._standing.cursor

    @property
    def cursor_row(self) -> RowT | None:
        """The row under the cursor, also when it is gone; `None` in an empty list."""
        return self._standing.cursor_row

    @property
    def is_touched(self) -> bool:
        """Whether somebody has put the cursor where it is."""
        return self._touched

    @property
    def is_active(self) -> bool:
        """Whether this is the list that has the cursor."""
        return self._active

    def set_rows(self, rows: Sequence[RowT], *, own: bool = False, reason: Callable[[RowT], str] | None = None) -> bool:
        """Show other rows; the cursor stays on its row and on its line of the screen.

        A list that shows its first row goes on doing so while the cursor has room below: what is new comes into view.
        Where that row is no longer among them, `own` sends the cursor to the row that followed it; otherwise the row
        stays as a ghost with the reason. Says whether anything changed.
        """
        before, top = self._in_view(), self.scroll_offset.y
        line = self.cursor - top
        self._standing = self._standing.with_rows(rows, None if own else reason)
        self._resize()
        self._scroll_to_line(self.cursor - (line if top else max(0, self._row_lines - 1)))
        return self._refresh_what_differs(before, top)

    def fill(self, rows: Sequence[RowT]) -> None:
        """Show rows while they are still being read: the cursor stays at the top until somebody moves it."""
        if self._touched:
            self.set_rows(rows)
        else:
            before = self._in_view()
            self._standing = Standing(rows)
            self._resize()
            self._refresh_what_differs(before, self.scroll_offset.y)

    def set_marked(self, is_marked: Callable[[RowT], bool]) -> None:
        """Say anew which rows carry a mark."""
        self._is_marked = is_marked
        self._strips.clear()
        self.refresh()

    def set_frame(self, *, heads: bool = False, legend: Runs = (), empty: tuple[str, ...] = ()) -> None:
        """The column heads, the legend, and the words for a list without rows."""
        if (heads, legend, empty) != (self._heads, self._legend, self._empty):
            self._heads, self._legend, self._empty = heads, legend, empty
            self.redraw()
            self._leave_no_gap()

    def set_borders(self, title: Content, subtitle: Content) -> None:
        """Say something else in the borders; only a border that changed is drawn."""
        if not self._has_title(self._border_title, title):
            self.border_title = title
        if not self._has_title(self._border_subtitle, subtitle):
            self._border_subtitle = subtitle
            self.refresh(Region(-1, self.size.height, self.size.width + 2, 1))

    @staticmethod
    def _has_title(old: Content | None, new: Content) -> bool:
        return old is not None and old.is_same(new)

    def set_active(self, active: bool) -> None:
        """Only the active list shows its cursor."""
        if active != self._active:
            self._active = active
            self.set_class(active, "-active")
            self.redraw()

    # Moving

    def move_to(self, at: int) -> bool:
        """Put the cursor on another row; a ghost is left behind for good. Says whether the cursor moved."""
        before = self._standing
        if not before.length:
            return False
        self._touched = True
        at = max(0, min(at, before.length - 1))
        if at == before.cursor:
            return False
        self._standing = before.moved_to(at)
        if before.ghost is not None:
            self.redraw()
        else:
            self._refresh_row(before.cursor)
            self._refresh_row(at)
        self._show_cursor()
        return True

    def move_by(self, steps: int) -> bool:
        return self.move_to(self.cursor + steps)

    def page_by(self, pages: int) -> bool:
        """A screenful less one row, so that the eye keeps its place."""
        return self.move_by(pages * max(1, self._row_lines - 1))

    def move_to_key(self, key: Hashable) -> bool:
        """Put the cursor on the row of that identity; says whether there is one."""
        at = place_of(self.rows, key)
        if at is None:
            return False
        if self.ghost is not None:
            self._standing = self._standing._replace(ghost=None)
            self.redraw()
        self.move_to(at)
        self._show_cursor()
        return True

    # Drawing

    @property
    def _row_lines(self) -> int:
        """Lines left for rows."""
        return max(0, self.size.height - self._head_lines - self._legend_lines)

    @property
    def _head_lines(self) -> int:
        return 1 if self._heads else 0

    @property
    def _legend_lines(self) -> int:
        return LEGEND_LINES if self._legend else 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._heads and y == 0:
            return self.strip(self._head_painter(width), width)
        if self._legend and y >= self.size.height - LEGEND_LINES:
            return self.strip(self._legend if y == self.size.height - 1 else (), width)
        if not self._standing.length:
            return self.strip(self._empty_line(y - self._head_lines), width)
        at = y - self._head_lines + self.scroll_offset.y
        return self._row_strip(at, width) if at < self._standing.length else self.strip((), width)

    def _empty_line(self, y: int) -> Runs:
        lines = [line for sentence in self._empty for line in wrapped(sentence, max(1, self.size.width - 2))]
        return (Run(" " + lines[y], Tone.DIM),) if 0 <= y < len(lines) else ()

    def _row_strip(self, at: int, width: int) -> Strip:
        row, ghost = self._standing.row_at(at), self._standing.ghost_at(at)
        state = RowState(cursor=self._active and at == self.cursor, marked=self._is_marked(row))
        if ghost is not None:
            return self.strip(self._ghost_runs(ghost, state, width), width, "row--ghost")
        drawn = self._strips.get((row.key, state))
        if drawn is not None and drawn[0] == row:
            return drawn[1]
        strip = self.strip(self._painter(row, width, state), width, "row--cursor" if state.cursor else "")
        self._strips[row.key, state] = row, strip
        return strip

    def _ghost_runs(self, ghost: Ghost[RowT], state: RowState, width: int) -> Runs:
        reason = f"  {ghost.reason} "
        text = [Run(run.text) for run in self._painter(ghost.row, width - len(reason), state)]
        kept = cut(text, width - len(reason))
        return (*kept, Run(" " * (width - len(reason) - width_of(kept))), Run(reason))

    def _refresh_row(self, at: int) -> None:
        self.refresh(Region(0, at - self.scroll_offset.y + self._head_lines, self.size.width, 1))

    def redraw(self) -> None:
        """Draw every line anew: the same rows look different now."""
        self._strips.clear()
        self._resize()
        self.refresh()

    def _resize(self) -> None:
        """Set without a layout: nothing around depends on how many rows there are."""
        height = self._standing.length + self._head_lines + self._legend_lines
        self.set_reactive(RowList.virtual_size, Size(0, height))

    def _in_view(self) -> list[Place[RowT]]:
        """What the lines for rows show."""
        return self._standing.places(self.scroll_offset.y, self._row_lines)

    def _refresh_what_differs(self, before: Sequence[Place[RowT]], top: int) -> bool:
        """Draw the lines anew that show something else than before, when line `top` was the first; says whether any."""
        now = self._in_view()
        if top != self.scroll_offset.y or not (before and now):
            self.refresh()
            return True
        different = [line for line, pair in enumerate(zip_longest(before, now)) if pair[0] != pair[1]]
        for line in different:
            self._refresh_row(top + line)
        return bool(different)

    def _show_cursor(self) -> None:
        top, lines = self.scroll_offset.y, self._row_lines
        if self.cursor < top:
            self._scroll_to_line(self.cursor)
        elif lines and self.cursor >= top + lines:
            self._scroll_to_line(self.cursor - lines + 1)

    @property
    def _last_top(self) -> int:
        """The first line in view when the last one is."""
        return max(0, self._standing.length - self._row_lines)

    def _leave_no_gap(self) -> None:
        """No line below the last row stays empty while rows above are out of view."""
        if self.scroll_offset.y > self._last_top:
            self._scroll_to_line(self._last_top)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        self._strips.clear()
        self._leave_no_gap()
        self._show_cursor()

    def wheel(self, lines: int, *, sideways: bool) -> None:  # noqa: ARG002 (rows are as wide as the list)
        self._scroll_to_line(min(self._last_top, self.scroll_offset.y + lines))

    def on_click(self, event: events.Click) -> None:
        y = event.y - self.gutter.top
        at = y - self._head_lines + self.scroll_offset.y
        on_row = self._head_lines <= y < self.size.height - self._legend_lines and at < self._standing.length
        self.post_message(self.Clicked(self, at if on_row else None, event))
