"""What is typed into the line at the foot: a filter that narrows while it is typed, an id to go to, a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.commands.going import go_to
from hotwash.tui.commands.recalling import recall_words
from hotwash.tui.commands.workspaces import open_folder

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

FILTER, GO_TO, FOLDER, RECALL = "filter", "go to", "folder", "recall"
# The text begins in the third column after the sign; a sentence begins in the first after a blank.
_CARET_OFFSET = 2


class Prompts:
    """The line at the foot and what happens with its text."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self._before = ""
        self._cursor_before: object = None

    def open_filter(self) -> None:
        session = self._dashboard.session
        self._before = session.filters.get(session.pane, "")
        row = self._dashboard.view.row
        self._cursor_before = row.key if row is not None else None
        self._dashboard.prompt.open(FILTER, "/", self._before)
        self._dashboard.say("")
        self._dashboard.run_worker(lambda: self._dashboard.desk.lay_ready(session), thread=True, group="prepare")

    def open_go_to(self) -> None:
        self._dashboard.prompt.open(GO_TO, "#")
        self._dashboard.say("the last digits are enough", Tone.DIM)

    def open_recall(self) -> None:
        self._dashboard.prompt.open(RECALL, "?")
        self._dashboard.say("a word or two, or an ID", Tone.DIM)

    def open_folder(self) -> None:
        self._dashboard.prompt.open(FOLDER, ">")
        self._dashboard.say("a folder, from here or ~/…", Tone.DIM)

    def changed(self, purpose: str, text: str) -> None:
        if purpose == FILTER:
            self._narrow(text, typing=True)

    def accepted(self, purpose: str, text: str) -> None:
        if purpose == GO_TO:
            self._close()
            go_to(self._dashboard, text)
        elif purpose == FOLDER:
            self._close()
            open_folder(self._dashboard, text)
        elif purpose == RECALL:
            self._close()
            recall_words(self._dashboard, text)
        elif self.take_filter(text):
            self._close()

    def take_filter(self, text: str) -> bool:
        """Filter by a text unless it is no filter, and say how much it leaves."""
        if not self._narrow(text, typing=False):
            return False
        pane = self._dashboard.view.pane
        if text.strip() and pane is not None:
            self._dashboard.say(f"{len(pane.rows)} of {pane.total} match – Esc clears the filter")
        return True

    def dropped(self, purpose: str) -> None:
        """Esc: the filter is what it was, and so is the cursor."""
        self._close()
        if purpose == FILTER:
            self.set_filter(self._before)
            view = self._dashboard.view
            if self._cursor_before is not None and view.list.move_to_key(self._cursor_before):
                self._dashboard.cursor_moved()

    def set_filter(self, text: str) -> None:
        """Filter the focused list by a text that is known to be fine."""
        session = self._dashboard.session
        if text.strip():
            session.filters[session.pane] = text.strip()
        else:
            session.filters.pop(session.pane, None)
        query = parse_filter(text)
        self._dashboard.detail.set_hits(() if isinstance(query, FilterError) else query.words)
        self._dashboard.filter_changed()

    def _narrow(self, text: str, *, typing: bool) -> bool:
        """Show what matches; a text that is no filter is said, and the last good result stays."""
        query = parse_filter(text, typing=typing)
        wrong = isinstance(query, FilterError)
        self._dashboard.prompt.mark_error(wrong)
        if isinstance(query, FilterError):
            self._say_error(query)
            return False
        self._dashboard.say("")
        end = query.ignored if query.ignored is not None else len(text)
        self.set_filter(text[:end] if typing else text)
        return True

    def _say_error(self, error: FilterError) -> None:
        caret = " " * (_CARET_OFFSET + error.position) + "^ "
        room = self._dashboard.size.width - len(caret)
        sentence = error.sentence
        self._dashboard.say(f"{caret}{sentence}" if len(sentence) < room else sentence, Tone.ALARM)

    def _close(self) -> None:
        self._dashboard.prompt.mark_error(False)
        self._dashboard.prompt.close()
