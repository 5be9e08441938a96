"""The one screen: keys become actions, snapshots become rows, and one key is one frame."""

from collections.abc import Callable
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.masking import masked
from hotwash.tui import pointing
from hotwash.tui.actions import BY_ID
from hotwash.tui.arming import Arming
from hotwash.tui.arrangement import arrange
from hotwash.tui.bridge import Bridge
from hotwash.tui.clipboard import Clipboard
from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.commands.workspaces import create as open_or_create
from hotwash.tui.desk import Desk
from hotwash.tui.editing import Editing
from hotwash.tui.freshness import Freshness
from hotwash.tui.improving import Improving
from hotwash.tui.keyboard import Keyboard
from hotwash.tui.keymap import Keymap
from hotwash.tui.layout import HEIGHT_CLASSES, WIDTH_CLASSES, Shape, breadth_of, shape_of
from hotwash.tui.menus import Menus
from hotwash.tui.messages import (
    ImprovementsRead,
    NothingOpen,
    NotWritten,
    PluginsRead,
    PutRight,
    SnapshotPublished,
    StatePrepared,
    StepEnded,
    WatchChanged,
    Written,
)
from hotwash.tui.options import Companion, RunOptions
from hotwash.tui.panes import PANES
from hotwash.tui.panes.pane_view import PaneView
from hotwash.tui.prompts import Prompts
from hotwash.tui.reading import Reading
from hotwash.tui.reloading import Reloading, show_plugins
from hotwash.tui.resuming import Resuming
from hotwash.tui.reviewing import Reviewing
from hotwash.tui.session import FIVE, OF_FIVE_KEYS, PaneId, Question, Session
from hotwash.tui.sheets import Sheets
from hotwash.tui.storm import StormGuard
from hotwash.tui.surface import Surface
from hotwash.tui.widgets.detail_pane import DetailPane
from hotwash.tui.widgets.line import Line
from hotwash.tui.widgets.paint import PAINT_CLASSES
from hotwash.tui.widgets.prompt_line import PromptLine
from hotwash.tui.widgets.row_list import RowList
from hotwash.tui.writer import Writer


class Dashboard(Screen[None], inherit_bindings=False):
    """Wires keys, store and widgets; what an action does is in `commands`, what is drawn in `surface`."""

    AUTO_FOCUS = ""
    COMPONENT_CLASSES = PAINT_CLASSES
    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES
    VERTICAL_BREAKPOINTS = HEIGHT_CLASSES

    def __init__(
        self,
        desk: Desk,
        keymap: Keymap,
        guard: StormGuard,
        options: RunOptions,
        companion: Companion | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.keymap = keymap
        self.options = options
        self.session = Session()
        self.views = {spec.id: PaneView(spec.id, spec.kinds, self.session.marks) for spec in PANES}
        self.detail = DetailPane(id="detail")
        self.prompts = Prompts(self)
        self.prompt = PromptLine(self.prompts.changed, id="prompt")
        self.lists = Container(id="lists")
        self.surface = Surface(self)
        self.reading = Reading(self)
        self.editing = Editing(self)
        self.clipboard = Clipboard(self)
        self.writer = Writer(self)
        self.sheets = Sheets(self)
        self.menus = Menus(self)
        self.companion = companion
        self.again: tuple[str, ...] = ()
        self.bridge = Bridge(desk.store, self.post_message, watches=not options.frozen)
        self.keyboard = Keyboard(self, guard)
        self.freshness = Freshness(self)
        self.improving = Improving(self)
        self.reloading = Reloading(self, desk, partial(show_plugins, self), watches=not options.frozen)
        self.arming = Arming(self)
        self.reviewing = Reviewing(self)
        self.resuming = Resuming(self, keeps=options.resumes)

    def compose(self) -> ComposeResult:
        yield Line(id="header")
        yield Line(id="wal")
        yield Line(id="tabs")
        with Container(id="body"):
            with self.lists:
                for view in self.views.values():
                    yield view.list
            yield self.detail
        for name in ("peek", "actions"):
            yield Line(id=name)
        yield self.prompt
        for name in ("status", "keys", "too-small", "too-small-keys"):
            yield Line(id=name)

    def on_mount(self) -> None:
        self.resuming.begin(fresh=self.options.fresh)
        self.rebuild(own=True)
        self.freshness.complete()
        for clash in self.keymap.clashes:
            self.say(str(clash), Tone.WARNING)
        self.call_after_refresh(self.surface.begin)
        self.call_after_refresh(lambda: self.run_worker(self.bridge.live(), group="live"))
        self.arming.begin()
        if self.companion is not None:
            self.companion.start(lambda: self.view.key)
            self.say(self.companion.after(""), Tone.ACCENT)

    # What is where

    @property
    def view(self) -> PaneView:
        """The list that has the focus."""
        return self.views[self.session.pane]

    @property
    def shape(self) -> Shape:
        return shape_of(*self.size)

    def line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    # Data in

    def on_snapshot_published(self, message: SnapshotPublished) -> None:
        self.freshness.published(message.snapshot)

    def on_state_prepared(self, message: StatePrepared) -> None:
        self.freshness.prepared(message)

    def start_again(self, *arguments: str) -> None:
        """Leave, and run hotwash with these arguments instead."""
        self.again = arguments
        self.leave()

    def leave(self) -> None:
        """End the program; the next one begins here."""
        self.resuming.keep()
        self.app.exit()

    def on_nothing_open(self, _message: NothingOpen) -> None:
        open_or_create(self)

    def on_put_right(self, message: PutRight) -> None:
        self.say(" · ".join(message.sentences), Tone.ACCENT)

    def on_watch_changed(self, message: WatchChanged) -> None:
        self.desk.watch_state = message.state
        if message.state.announcement:
            self.say(message.state.announcement, Tone.WARNING)
        self.surface.show_header()

    def on_state_completed(self) -> None:
        self.freshness.completed()
        self.improving.begin()
        self.reloading.begin()
        self.surface.show_header()

    def on_improvements_read(self, message: ImprovementsRead) -> None:
        self.improving.finished_reading(message.known, message.answers)

    def on_plugins_read(self, message: PluginsRead) -> None:
        self.reloading.read(message.in_force)

    def on_step_ended(self, message: StepEnded) -> None:
        self.improving.ended(message)

    def on_written(self, message: Written) -> None:
        self.writer.finished(message.plan, message.receipt, message.prepared)

    def on_not_written(self, message: NotWritten) -> None:
        self.writer.failed(message.plan, message.error)

    def rebuild(self, *, own: bool) -> None:
        """Show everything anew. `own` when the person caused it: then the cursor may go on to the next row."""
        with self.app.batch_update():
            for pane_id in self.session.on_screen:
                self._show(self.views[pane_id], own=own)
            self.reviewing.refreshed()
            arrange(self)
            self.surface.show_all()
        self.desk.is_filling = self.desk.is_reading
        self.sheets.replan()
        self.freshness.keep_ticking()
        self.freshness.ring()

    def filter_changed(self) -> None:
        """Only the focused list, its tab and its subject hang on its filter."""
        with self.app.batch_update():
            self._show(self.view, own=True)
            self.reviewing.refreshed()
            arrange(self)
            self.surface.show_tabs()
            self.surface.show_subject()

    def show_pane(self, pane_id: PaneId) -> None:
        """Show one list anew, and its detail where it has the focus."""
        self._show(self.views[pane_id], own=False)
        if self.session.pane is pane_id:
            self.surface.show_subject()

    def _show(self, view: PaneView, *, own: bool) -> None:
        pane, desk = self.desk.pane(view.id, self.session), self.desk
        view.show(pane, own=own, reason=desk.reason_gone, filling=desk.is_filling)
        self.resuming.place_cursor(view)

    # Keys in

    def on_key(self, event: events.Key) -> None:
        if self.focused is None:
            event.stop()
            event.prevent_default()
            self.keyboard.press(event)

    def do(self, action_id: str, words: str = "") -> None:
        """Run an action, on some words if they were typed behind its name, or say why it cannot run now."""
        action = BY_ID[action_id]
        self.surface.outlive(action)
        busy = self.writer.busy_with if action.writes else ""
        reason = self.reviewing.objection(action) or busy or action.reason(self)
        if reason:
            self.say(f"{action.called(subject_of(self).kind).rstrip('…')}: {reason}", Tone.WARNING)
            return
        with self.app.batch_update():
            if words and action.with_words is not None:
                action.with_words(self, words)
            else:
                action.run(self)
        if self.companion is not None:
            self.surface.show_tour(self.companion.after(action_id))

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.say(f"pasted {len(event.text)} characters – press / to filter with them", Tone.DIM)

    # Saying and asking

    def say(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """One sentence on the status line, until the next one."""
        self.surface.show_status(masked(sentence), tone)

    def take_back(self, sentence: str) -> None:
        """The sentence is not true any more; if it is still there, it goes."""
        if self.surface.sentence == masked(sentence):
            self.surface.show_status("")

    def ask(self, sentence: str, go_on: Callable[[], None]) -> None:
        """One line that waits for Enter; any other key drops it and acts."""
        self.session.question = Question(sentence, go_on)
        self.surface.show_status(masked(sentence), Tone.ACCENT)

    # Moving

    def cursor_moved(self) -> None:
        """Detail and lines follow the cursor within the frame of its key."""
        self.view.show_borders()
        self.surface.show_subject()

    def focus_pane(self, pane_id: PaneId) -> None:
        session = self.session
        if pane_id in FIVE:
            session.five = pane_id
        session.pane, session.detail_open = pane_id, False
        session.marks.range_start = None
        for other in session.on_screen:
            if other not in OF_FIVE_KEYS:
                self._show(self.views[other], own=False)
        arrange(self)
        self.surface.show_all()
        self.improving.arrived()

    def rearrange(self) -> None:
        """Zoom, wrap or an opened detail changed."""
        arrange(self)
        self.surface.show_all()

    def on_resize(self) -> None:
        self.desk.breadth = breadth_of(*self.size)
        self.surface.show_too_small()
        self.rebuild(own=True)

    # Mouse

    def on_line_picked(self, message: Line.Picked) -> None:
        self.do(message.action)

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        pointing.row_clicked(self, message)

    def on_detail_pane_border_clicked(self, message: DetailPane.BorderClicked) -> None:
        pointing.tab_clicked(self, message.column)

    # Typing a line

    def on_prompt_line_accepted(self, message: PromptLine.Accepted) -> None:
        self.prompts.accepted(message.purpose, message.text)

    def on_prompt_line_dropped(self, message: PromptLine.Dropped) -> None:
        self.prompts.dropped(message.purpose)
