"""A list of any length: only the lines in view are drawn, and the cursor belongs to a row's identity."""

from collections.abc import Callable, Hashable, Sequence
from itertools import zip_longest
from typing import Generic, NamedTuple, TypeVar

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
from hotwash.tui.widgets.succession import gap, heir, place_now
from hotwash.viewmodels.rows import Keyed, place_of

RowT = TypeVar("RowT", bound=Keyed)
LEGEND_LINES = 2
WHEEL_LINES = 3


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its list right now."""

    cursor: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Ghost(Generic[RowT]):
    """The row under the cursor after somebody else took it away: it stays, grey, until the cursor moves."""

    row: RowT
    at: int
    reason: str


class _Line(NamedTuple, Generic[RowT]):
    """One line in view: its row, whether the cursor is there, and why a row that is gone still stands there."""

    row: RowT
    cursor: bool
    ghost: str


class RowList(Painted, ScrollView, Generic[RowT]):
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
        self._rows: Sequence[RowT] = ()
        self._ghost: Ghost[RowT] | None = None
        self._cursor = 0
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
        return self._rows

    @property
    def ghost(self) -> Ghost[RowT] | None:
        return self._ghost

    @property
    def cursor(self) -> int:
        """Where the cursor is, counted from 0."""
        return self._cursor

    @property
    def cursor_row(self) -> RowT | None:
        """The row under the cursor, also when it is gone; `None` in an empty list."""
        return self._row_at(self._cursor) if self._length else None

    @property
    def is_touched(self) -> bool:
        """Whether somebody has put the cursor where it is."""
        return self._touched

    @property
    def is_active(self) -> bool:
        """Whether this is the list that has the cursor."""
        return self._active

    @property
    def _length(self) -> int:
        return len(self._rows) + (self._ghost is not None)

    def _row_at(self, at: int) -> RowT:
        if self._ghost is None or at < self._ghost.at:
            return self._rows[at]
        return self._ghost.row if at == self._ghost.at else self._rows[at - 1]

    def set_rows(self, rows: Sequence[RowT], *, own: bool = False, reason: Callable[[RowT], str] | None = None) -> bool:
        """Show other rows; the cursor stays on its row and on its line of the screen.

        A list that shows its first row goes on doing so while the cursor has room below: what is new comes into view.
        Where that row is no longer among them, `own` sends the cursor to the row that followed it; otherwise the row
        stays as a ghost with the reason. Says whether anything changed.
        """
        before, top = self._in_view(), self.scroll_offset.y
        line = self._cursor - top
        known, under, stood = self._rows, self.cursor_row, self._cursor
        following = stood + (self._ghost is None)
        ghost, self._ghost = self._ghost, None
        self._rows, self._cursor = rows, 0
        if under is not None:
            at = place_now(rows, under.key, stood)
            if at is not None:
                self._cursor = at
            elif own or reason is None:
                self._cursor = heir(known, following, rows)
            else:
                self._cursor = gap(known, following, rows)
                self._ghost = Ghost(under, self._cursor, ghost.reason if ghost is not None else reason(under))
        self._resize()
        self._scroll_to_line(self._cursor - (line if top else max(0, self._row_lines - 1)))
        return self._refresh_what_differs(before, top)

    def fill(self, rows: Sequence[RowT]) -> None:
        """Show rows while they are still being read: the cursor stays at the top until somebody moves it."""
        if self._touched:
            self.set_rows(rows)
        else:
            before = self._in_view()
            self._rows, self._cursor = rows, 0
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
            self._redraw_all()
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
            self._redraw_all()

    # Moving

    def move_to(self, at: int) -> bool:
        """Put the cursor on another row; a ghost is left behind for good. Says whether the cursor moved."""
        if not self._length:
            return False
        self._touched = True
        at = max(0, min(at, self._length - 1))
        if at == self._cursor:
            return False
        if self._ghost is not None:
            at -= at > self._ghost.at
            self._ghost = None
            self._redraw_all()
            self._cursor = at
        else:
            old, self._cursor = self._cursor, at
            self._refresh_row(old)
            self._refresh_row(at)
        self._show_cursor()
        return True

    def move_by(self, steps: int) -> bool:
        return self.move_to(self._cursor + steps)

    def page_by(self, pages: int) -> bool:
        """A screenful less one row, so that the eye keeps its place."""
        return self.move_by(pages * max(1, self._row_lines - 1))

    def move_to_key(self, key: Hashable) -> bool:
        """Put the cursor on the row of that identity; says whether there is one."""
        at = place_of(self._rows, key)
        if at is None:
            return False
        if self._ghost is not None:
            self._ghost = None
            self._redraw_all()
        self.move_to(at)
        self._show_cursor()
        return True

    def screen_line(self) -> int:
        """The line of the list that the cursor is on, counted from its first row in view."""
        return self._cursor - self.scroll_offset.y

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
        if not self._length:
            return self.strip(self._empty_line(y - self._head_lines), width)
        at = y - self._head_lines + self.scroll_offset.y
        return self._row_strip(at, width) if at < self._length else self.strip((), width)

    def _empty_line(self, y: int) -> Runs:
        lines = [line for sentence in self._empty for line in wrapped(sentence, max(1, self.size.width - 2))]
        return (Run(" " + lines[y], Tone.DIM),) if 0 <= y < len(lines) else ()

    def _row_strip(self, at: int, width: int) -> Strip:
        row = self._row_at(at)
        state = RowState(cursor=self._active and at == self._cursor, marked=self._is_marked(row))
        if self._ghost is not None and at == self._ghost.at:
            return self.strip(self._ghost_runs(self._ghost, state, width), width, "row--ghost")
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
        self._redraw_all()

    def _redraw_all(self) -> None:
        self._strips.clear()
        self._resize()
        self.refresh()

    def _resize(self) -> None:
        """Set without a layout: nothing around depends on how many rows there are."""
        height = self._length + self._head_lines + self._legend_lines
        self.set_reactive(RowList.virtual_size, Size(0, height))

    def _in_view(self) -> list[_Line[RowT]]:
        """What the lines for rows show."""
        top, ghost = self.scroll_offset.y, self._ghost
        places = range(top, min(top + self._row_lines, self._length))
        return [
            _Line(self._row_at(at), at == self._cursor, ghost.reason if ghost is not None and at == ghost.at else "")
            for at in places
        ]

    def _refresh_what_differs(self, before: Sequence[_Line[RowT]], top: int) -> bool:
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
        if self._cursor < top:
            self._scroll_to_line(self._cursor)
        elif lines and self._cursor >= top + lines:
            self._scroll_to_line(self._cursor - lines + 1)

    def _leave_no_gap(self) -> None:
        """No line below the last row stays empty while rows above are out of view."""
        highest = max(0, self._length - self._row_lines)
        if self.scroll_offset.y > highest:
            self._scroll_to_line(highest)

    def _scroll_to_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        self._strips.clear()
        self._leave_no_gap()
        self._show_cursor()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, -WHEEL_LINES)

    def _wheel(self, event: events.MouseEvent, lines: int) -> None:
        """The wheel looks around; the cursor stays on its row."""
        event.stop()
        event.prevent_default()
        highest = max(0, self._length - self._row_lines)
        self._scroll_to_line(min(highest, self.scroll_offset.y + lines))

    def on_click(self, event: events.Click) -> None:
        y = event.y - self.gutter.top
        at = y - self._head_lines + self.scroll_offset.y
        on_row = self._head_lines <= y < self.size.height - self._legend_lines and at < self._length
        self.post_message(self.Clicked(self, at if on_row else None, event))
