"""Draws the lines around the lists and the text beside them, from what the desk knows at this moment."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.tui import review_lines
from hotwash.tui.action import Action
from hotwash.tui.actions import ACTIONS, BY_ID
from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.foot import Offer, actions_line, keys_line
from hotwash.tui.head import header_of, header_runs, runs_of, tab_runs
from hotwash.tui.keymap import folded, shown
from hotwash.tui.layout import PEEK_AND_ACTIONS_FROM, SMALLEST, Shape, Zoom
from hotwash.tui.session import FIVE, PaneId, action_of, lists_beside
from hotwash.tui.widgets.paint import Run, Runs
from hotwash.viewmodels.rows import Cell
from hotwash.viewmodels.wal_line import wal_line

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.panes.pane_view import PaneView

ABOVE, BELOW = 2, 2
MESSAGES_KEPT = 100
READABLE = 6.0
MOVING = ("cursor.", "page.", "detail.", "mark.")
VIEWS = (
    (("view.patterns", "view.harness", "view.rules", "view.improvements"), "views"),
    (("view.operations",), "ops"),
    (("view.problems",), "problems"),
    (("view.journal",), "journal"),
)
DEMO_HINT = "your files are not touched"


class Surface:
    """Everything that is drawn but the lists themselves."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self.said: deque[str] = deque(maxlen=MESSAGES_KEPT)
        self._status: tuple[str, Tone] = ("", Tone.PLAIN)
        self._said_at = 0.0
        self._tour = ""
        self._has_begun = False

    def begin(self) -> None:
        """The first frame is drawn; it did not wait for the operations to say what they think of its subject."""
        self._has_begun = True
        self.show_actions()

    def show_all(self) -> None:
        """Every line and the detail."""
        dashboard = self._dashboard
        for view in dashboard.views.values():
            view.is_reversed = dashboard.session.sorting(view.id).reverse
            view.aside = self._aside(view)
            view.lists = [BY_ID[action_of(each)].name for each in lists_beside(view.id)]
            view.show_borders()
        self.show_clock()
        self.show_tabs()
        dashboard.line("keys").show(self._keys())
        self.show_subject()

    def _keys(self) -> Runs:
        dashboard, session = self._dashboard, self._dashboard.session
        if dashboard.reviewing.is_on:
            return review_lines.keys_runs(dashboard.keymap, dashboard.size.width)
        return keys_line(
            dashboard.keymap,
            dashboard.shape,
            dashboard.size.width,
            in_layer=session.pane not in FIVE or session.zoom is not Zoom.NORMAL,
            opened=session.detail_open or session.detail_focused,
        )

    def _aside(self, view: PaneView) -> str:
        """What the border of a list without the focus says."""
        if view.id is PaneId.CANDIDATES and view.pane is not None:
            return view.pane.sort if view.pane.rows else ""
        if view.id is PaneId.WAL:
            keys_of = self._dashboard.keymap.keys_of
            groups = (
                (folded([shown(keys_of(view)[0]) for view in views if keys_of(view)]), name) for views, name in VIEWS
            )
            return " · ".join(f"{' '.join(keys)} {name}" for keys, name in groups if keys)
        return ""

    def show_subject(self) -> None:
        """What hangs on the cursor: detail, peek, actions, the right end of the status line."""
        dashboard = self._dashboard
        dashboard.reading.show()
        row, pane = dashboard.view.row, dashboard.view.pane
        words = row.peek(pane.setting) if row is not None and pane is not None else ""
        dashboard.line("peek").show((Run(f" {words}", Tone.DIM),))
        self.show_actions()
        self.restore_status()

    # Above

    def show_clock(self) -> None:
        """What changes by itself: the running times and the header."""
        dashboard = self._dashboard
        desk = dashboard.desk
        left, right = wal_line(desk.wal_now(), desk.clock.now(), desk.breadth, dashboard.session.wal_at)
        go = (*runs_of(right, "attention.next"), Run(" "))
        dashboard.line("wal").show((Run(" "), *runs_of(left, "pane.wal")), go)
        self.show_header()

    def show_header(self) -> None:
        dashboard = self._dashboard
        options = dashboard.options
        header = header_of(dashboard.desk, dashboard.session, is_demo=options.demo, is_armed=options.armed)
        mouse = (Run("M", Tone.WARNING, "mouse.release"),) if dashboard.session.mouse_released else ()
        if dashboard.reviewing.is_on:
            titles = dashboard.reviewing.titles
            header = replace(header, names=tuple((Cell(title, Tone.STRONG),) for title in titles))
        dashboard.line("header").show(*header_runs(header, dashboard.size.width, extra=mouse))

    def show_tabs(self) -> None:
        dashboard = self._dashboard
        panes = [(view.id, view.pane) for view in dashboard.views.values() if view.pane is not None]
        breadth, width = dashboard.desk.breadth, dashboard.size.width
        dashboard.line("tabs").show(*tab_runs(panes, dashboard.session.pane, breadth, width))

    def show_too_small(self) -> None:
        """The two lines of a terminal that has no room for more."""
        dashboard = self._dashboard
        (width, height), (least_width, least_height) = dashboard.size, SMALLEST
        dashboard.line("too-small").show((Run(f"have {width}×{height}, need {least_width}×{least_height}"),))
        dashboard.line("too-small-keys").show((Run("q quits"),))

    # Below

    def show_pressed(self, key: str) -> None:
        """A key that the guard holds is answered at once."""
        action = BY_ID[self._dashboard.keyboard.action_of(key)]
        name = action.called(subject_of(self._dashboard).kind)
        self._dashboard.line("status").show((Run(f" {shown(key)} {name} …", Tone.ACCENT),))

    def show_actions(self) -> None:
        """What can be done with the subject."""
        if not self._has_begun:
            return
        dashboard = self._dashboard
        subject = subject_of(dashboard)
        count = subject.count if subject.marked else 0
        offers = [
            Offer(action, action.called(subject.kind), count if action.verbs else 0, action.reason(dashboard))
            for action in self._offered(subject.kind)
        ]
        line, width = dashboard.line("actions"), dashboard.size.width
        if dashboard.reviewing.is_on:
            line.show(review_lines.actions_runs(offers, dashboard.keymap, width))
        else:
            line.show(actions_line(offers, dashboard.keymap, count, dashboard.shape, width))

    def _offered(self, kind: str) -> list[Action]:
        if self._dashboard.reviewing.is_on:
            return [BY_ID[each] for each in review_lines.DIGITS.values()]
        return [action for action in ACTIONS if action.counted and kind in action.subjects]

    def show_status(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """Say a sentence on the status line."""
        self._status, self._said_at = (sentence, tone), self._dashboard.desk.clock.monotonic()
        if sentence:
            self.said.append(f"{self._dashboard.desk.clock.now():%H:%M:%S} {sentence}")
        self.restore_status()

    def outlive(self, action: Action) -> None:
        """A sentence goes with the next action; while the cursor moves it may be read for a while."""
        lasts = action.id.startswith(MOVING) and self._dashboard.desk.clock.monotonic() - self._said_at < READABLE
        if self._status[0] and not lasts:
            self.show_status("")

    @property
    def sentence(self) -> str:
        """What the status line says."""
        return self._status[0]

    def restore_status(self) -> None:
        """The last sentence, or the tour's, and what is new."""
        sentence, tone = self._status
        left = (Run(f" {sentence}", tone),) if sentence or not self._tour else (Run(f" {self._tour}", Tone.ACCENT),)
        self._dashboard.line("status").show(left, self._news())

    def _news(self) -> Runs:
        dashboard = self._dashboard
        if dashboard.session.question is not None:
            return (Run(" · Enter ", Tone.ACCENT),)
        if dashboard.reviewing.is_on:
            return (Run(f" {dashboard.reviewing.tally(short=dashboard.shape is not Shape.WIDE)} ", Tone.DIM),)
        hint = f" {DEMO_HINT} " if dashboard.options.demo and dashboard.shape is Shape.WIDE else ""
        handoff = f" last handoff {age} ago " if (age := dashboard.desk.handoff_age) and not hint else ""
        news = f"{'·' if handoff else ''} {count} new " if (count := dashboard.desk.new_count) else ""
        return (Run(hint, Tone.DIM), Run(handoff, Tone.DIM, "handoff.open"), Run(news, Tone.NEWS, "filter.new"))

    def show_tour(self, sentence: str) -> None:
        """What the tour says next; it stands wherever nothing else is said."""
        if sentence:
            self._tour = sentence
            if not self._status[0]:
                self.restore_status()

    @property
    def body_height(self) -> int:
        """Lines between those above and those below."""
        height, shape = self._dashboard.size.height, self._dashboard.shape
        tall = height >= PEEK_AND_ACTIONS_FROM
        peek = tall and shape is Shape.NARROW
        return height - (ABOVE + (shape is not Shape.WIDE) + peek + tall + BELOW)
