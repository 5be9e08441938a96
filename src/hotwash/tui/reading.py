"""What is read beside the lists: the detail of the row under the cursor, in the tab the person chose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.detail_lines import laid_out
from hotwash.tui.layout import Shape
from hotwash.tui.widgets.paint import Run, fitted
from hotwash.tui.widgets.prose import wrapped_runs
from hotwash.viewmodels.detail import Detail, Tab

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

AFTER_NAME, BETWEEN_TABS = " ── ", " │ "
LEAST_TITLE, BORDER_TAKES = 8, 2
ACTIVE_TAB = Style(bold=True, reverse=True)


class Reading:
    """Keeps the detail pane on the subject of the list."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self._detail: Detail | None = None

    @property
    def is_cut(self) -> bool:
        """Whether more of the present text can be shown."""
        return self._detail is not None and bool(self._detail.cut)

    @property
    def has_tabs(self) -> bool:
        """Whether there is another tab to go to."""
        return self._detail is not None and len(self._detail.tabs) > 1

    def show_in_full(self) -> None:
        row = self._dashboard.view.row
        self._dashboard.session.full = row.key if row is not None else None
        self.show()

    def show(self) -> None:
        """Show the row under the cursor, or the words of an empty list."""
        dashboard = self._dashboard
        row = dashboard.view.row
        detail = dashboard.desk.detail(row, dashboard.session) if row is not None else None
        self._detail = detail
        pane = dashboard.detail
        pane.set_class(detail is not None and detail.tone is Tone.GLOBAL, "-global")
        pane.set_class(dashboard.session.detail_focused, "-active")
        if detail is None:
            words = self._nothing()
            pane.show(None, lambda width: [line for each in words for line in wrapped_runs((each,), width, hanging=0)])
            pane.set_borders(lambda _width: Content(f"{self._number}Detail"), Content(""))
            return
        wrap = dashboard.session.wrap
        pane.show(detail.subject, lambda width: laid_out(detail, width, wrap=wrap))
        pane.set_borders(lambda width: self._title(detail, width), Content(self._hint(detail)))

    def _nothing(self) -> Sequence[Run]:
        """An empty list says the same words here as there; a row that is gone says so."""
        ghost, pane = self._dashboard.view.list.ghost, self._dashboard.view.pane
        if ghost is not None:
            return (Run(ghost.reason, Tone.DIM),)
        return tuple(Run(sentence, Tone.DIM) for sentence in pane.empty) if pane is not None else ()

    @property
    def _number(self) -> str:
        return "0 " if self._dashboard.shape is Shape.WIDE else ""

    def _title(self, detail: Detail, width: int) -> Content:
        number = self._number
        tabs = cell_len(AFTER_NAME) + cell_len(BETWEEN_TABS.join(detail.tabs))
        room = width - BORDER_TAKES - tabs - cell_len(number)
        name = detail.title if cell_len(detail.title) <= room else fitted(detail.title, max(LEAST_TITLE, room))
        title = Content(f"{number}{name}{AFTER_NAME}")
        for at, name in enumerate(detail.tabs):
            shown = Content.styled(name, ACTIVE_TAB) if name == detail.tab else Content(name)
            title = title + (Content(BETWEEN_TABS) if at else Content("")) + shown
        return title

    def _hint(self, detail: Detail) -> str:
        has_room = self._dashboard.shape is Shape.WIDE
        return "J/K scroll · [ ] tabs" if has_room and len(detail.tabs) > 1 else "J/K scroll"

    def tab_at(self, column: int) -> Tab | None:
        """Which tab stands at a column of the upper border."""
        if self._detail is None:
            return None
        title = self._title(self._detail, self._dashboard.detail.size.width)
        at = len(title) - len(BETWEEN_TABS.join(self._detail.tabs))
        for tab, name in zip(Tab, self._detail.tabs, strict=False):
            if at <= column < at + len(name):
                return tab
            at += len(name) + len(BETWEEN_TABS)
        return None
