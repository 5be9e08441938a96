"""The one screen: keys become actions, snapshots become rows, and one key is one frame."""

from collections.abc import Callable, Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer

from hotwash.core.model.notice import Notice
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import visible
from hotwash.tui import pointing
from hotwash.tui.action import SubjectKind
from hotwash.tui.actions import BY_ID
from hotwash.tui.alarm import Alarm
from hotwash.tui.arrangement import arrange
from hotwash.tui.bridge import Bridge
from hotwash.tui.clipboard import Clipboard
from hotwash.tui.desk import Desk
from hotwash.tui.editing import Editing
from hotwash.tui.keymap import Keymap, token
from hotwash.tui.layout import (
    HEIGHT_CLASSES,
    PEEK_AND_ACTIONS_FROM,
    SMALLEST,
    WIDTH_CLASSES,
    Shape,
    breadth_of,
    shape_of,
)
from hotwash.tui.messages import NotWritten, SnapshotPublished, StatePrepared, WatchChanged, Written
from hotwash.tui.options import Companion
from hotwash.tui.panes import PANES
from hotwash.tui.panes.pane_view import PaneView
from hotwash.tui.prompts import Prompts
from hotwash.tui.reading import Reading
from hotwash.tui.session import FIVE, PaneId, Question, Session
from hotwash.tui.sheets import Sheets
from hotwash.tui.storm import KeyPress, StormGuard, Verdict
from hotwash.tui.surface import Surface
from hotwash.tui.widgets.detail_pane import DetailPane
from hotwash.tui.widgets.line import Line
from hotwash.tui.widgets.paint import PAINT_CLASSES, Run
from hotwash.tui.widgets.prompt_line import PromptLine
from hotwash.tui.widgets.row_list import RowList
from hotwash.tui.writer import Writer

QUIET_TICK, PENDING_TICK = 5.0, 1.0


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
        *,
        watches: bool = True,
        is_demo: bool = False,
        companion: Companion | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.keymap = keymap
        self.is_demo = is_demo
        self.session = Session()
        self.views = {spec.id: PaneView(spec.id, spec.kinds, self.session.marks) for spec in PANES}
        self.detail = DetailPane(id="detail")
        self.prompt = PromptLine(id="prompt")
        self.lists = Container(id="lists")
        self.surface = Surface(self)
        self.reading = Reading(self)
        self.editing = Editing(self)
        self.clipboard = Clipboard(self)
        self.writer = Writer(self)
        self.sheets = Sheets(self)
        self.prompts = Prompts(self)
        self.companion = companion
        self.bridge = Bridge(desk.store, self.post_message, watches=watches)
        self._guard = guard
        self._alarm = Alarm()
        self._told: set[Notice] = set()
        self._preparing = False
        self._release: Timer | None = None
        self._tick: Timer | None = None

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
        self.rebuild(own=True)
        for clash in self.keymap.clashes:
            self.say(str(clash), Tone.WARNING)
        self.call_after_refresh(lambda: self.run_worker(self.bridge.live(), group="live"))
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

    @property
    def has_foot(self) -> bool:
        """Whether there is room for the peek and actions lines."""
        return self.size.height >= PEEK_AND_ACTIONS_FROM

    @property
    def body_height(self) -> int:
        """Lines between those above and those below."""
        return self.size.height - self.surface.lines_around

    def line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    # Data in

    def on_snapshot_published(self, message: SnapshotPublished) -> None:
        if message.snapshot.generation < self.desk.store.snapshot.generation:
            return
        self._tell(message.snapshot.notices)
        if self.session.paused:
            self.desk.held_back = message.snapshot
            self.surface.show_header()
        elif not self.writer.busy_with:
            self.prepare()

    def prepare(self) -> None:
        """Work out the newest state beside the screen; what comes meanwhile is taken up at its end."""
        if self._preparing:
            return
        self._preparing = True

        def work() -> None:
            own = self.writer.keys
            self.post_message(StatePrepared(self.desk.prepare(self.session, own), own=bool(own)))

        self.run_worker(work, thread=True, group="prepare")

    def on_state_prepared(self, message: StatePrepared) -> None:
        self._preparing = False
        if self.desk.accept(message.prepared):
            self.rebuild(own=message.own)
        if self.desk.is_outdated and not self.session.paused and not self.writer.busy_with:
            self.prepare()

    def catch_up(self) -> None:
        """Show the newest state within this frame."""
        self.desk.held_back = None
        if self.desk.accept(self.desk.prepare(self.session, self.writer.keys)):
            self.rebuild(own=True)

    def _tell(self, notices: Iterable[Notice]) -> None:
        """What happened behind the person's back is said once."""
        for notice in notices:
            if notice not in self._told:
                self._told.add(notice)
                self.say(visible(notice.sentence), Tone.WARNING)

    def on_watch_changed(self, message: WatchChanged) -> None:
        self.desk.watch_state = message.state
        if message.state.announcement:
            self.say(message.state.announcement, Tone.WARNING)
        self.surface.show_header()

    def on_written(self, message: Written) -> None:
        self.writer.finished(message.plan, message.receipt, message.prepared)

    def on_not_written(self, message: NotWritten) -> None:
        self.writer.failed(message.plan, message.error)

    def rebuild(self, *, own: bool) -> None:
        """Show everything anew. `own` when the person caused it: then the cursor may go on to the next row."""
        with self.app.batch_update():
            for view in self.views.values():
                self._show(view, own=own)
            arrange(self)
            self.surface.show_all()
        self.desk.is_filling = bool(self.desk.snapshot.loading)
        self.sheets.replan()
        self._keep_ticking()
        self._ring()

    def _keep_ticking(self) -> None:
        """Once a second while an operation is pending, else every five."""
        wanted = PENDING_TICK if self.desk.is_pending else QUIET_TICK
        if self._tick is None or self._tick._interval != wanted:
            if self._tick is not None:
                self._tick.stop()
            self._tick = self.set_interval(wanted, self._on_tick)

    def _on_tick(self) -> None:
        """Seconds change running times, minutes change ages; marks on what is gone go."""
        self._drop_lost_marks()
        if self.desk.is_outdated and not self.session.paused:
            self.prepare()
        else:
            self.desk.second_passed()
            self._show(self.views[PaneId.WAL], own=False)
            self.surface.show_clock()
            if self.session.pane is PaneId.WAL:
                self.surface.show_subject()
        self._ring()

    def _drop_lost_marks(self) -> None:
        marks = self.session.marks
        lost = [
            key for kind in (SubjectKind.ENTRY, SubjectKind.RECORD) for key in marks.of(kind) if self.desk.is_gone(key)
        ]
        if lost:
            marks.settle(lost)
            self.say(f"{len(lost)} marked {'entry is' if len(lost) == 1 else 'entries are'} gone", Tone.WARNING)
            self.rearrange()

    def _show(self, view: PaneView, *, own: bool) -> None:
        pane, desk = self.desk.pane(view.id, self.session), self.desk
        view.show(pane, own=own, reason=desk.reason_gone, filling=desk.is_filling)

    def _ring(self) -> None:
        """The bell rings for operations only, unless it is off."""
        if self.desk.snapshot.loading:
            return
        if self._alarm.rings_for(self.desk.wal_now().pending) and self.desk.settings.bell != "off":
            self.app.bell()

    # Keys in

    def on_key(self, event: events.Key) -> None:
        if self.focused is not None:
            return
        event.stop()
        event.prevent_default()
        name = token(event.key, event.character)
        action = BY_ID.get(self.keymap.by_key.get(name, ""))
        writes = action is not None and action.writes
        self._obey(self._guard.press(KeyPress(name, self.desk.clock.monotonic(), writes, event.is_printable)))

    def _obey(self, verdict: Verdict) -> None:
        if verdict.thrown_away:
            done = f"1 done: {self.writer.last_done} · u undo" if self.writer.just_done else "nothing was done"
            self.say(f"That looked like typing – {done} ({verdict.thrown_away} keys)", Tone.WARNING)
        if verdict.run and not self._guard.waiting:
            self.surface.restore_status()
        for press in verdict.run:
            self._run_key(press.key)
        if self._release is not None:
            self._release.stop()
        deadline = self._guard.deadline
        if deadline is not None:
            wait = max(0.0, deadline - self.desk.clock.monotonic())
            self._release = self.set_timer(wait, self.release_keys)
            self.surface.show_pressed(self._guard.waiting[0].key)

    def release_keys(self) -> None:
        """Let keys act that the guard has held long enough."""
        self._obey(self._guard.release_due(self.desk.clock.monotonic() + 0.001))

    def _run_key(self, key: str) -> None:
        if self.app.screen is not self:
            self.call_after_refresh(self.app.simulate_key, key)
            return
        question, self.session.question = self.session.question, None
        if question is not None:
            if key == "enter":
                question.go_on()
                return
            self.say("")
            if key == "escape":
                return
        if key == "ctrl+c":
            self._copy_selection()
        elif (action_id := self.keymap.by_key.get(key)) is not None:
            self.do(action_id)

    def do(self, action_id: str) -> None:
        """Run an action, or say why it cannot run now."""
        action = BY_ID[action_id]
        reason = self.writer.busy_with if action.writes and self.writer.busy_with else action.reason(self)
        if reason:
            self.say(f"{action.name}: {reason}", Tone.WARNING)
            return
        with self.app.batch_update():
            action.run(self)
        if self.companion is not None:
            self.surface.show_tour(self.companion.after(action_id))

    def _copy_selection(self) -> None:
        selected = self.get_selected_text()
        if selected:
            self.clipboard.copy(selected, "the selected text")
        else:
            self.say("q quits", Tone.DIM)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.say(f"pasted {len(event.text)} characters – press / to filter with them", Tone.DIM)

    def rows_moved(self) -> None:
        """The person's own write took rows away: the guard gives the eye time to follow."""
        self._guard.rows_moved(self.desk.clock.monotonic())

    # Saying and asking

    def say(self, sentence: str, tone: Tone = Tone.PLAIN) -> None:
        """One sentence on the status line, until the next one."""
        self.surface.show_status(sentence, tone)

    def ask(self, sentence: str, go_on: Callable[[], None]) -> None:
        """One line that waits for Enter; any other key drops it and acts."""
        self.session.question = Question(sentence, go_on)
        self.surface.show_status(sentence, Tone.ACCENT)

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
        arrange(self)
        self.surface.show_all()

    def rearrange(self) -> None:
        """Zoom, wrap or an opened detail changed."""
        arrange(self)
        self.surface.show_all()

    def on_resize(self) -> None:
        self.desk.breadth = breadth_of(*self.size)
        (width, height), (least_width, least_height) = self.size, SMALLEST
        self.line("too-small").show((Run(f"have {width}×{height}, need {least_width}×{least_height}"),))
        self.line("too-small-keys").show((Run("q quits"),))
        self.rebuild(own=True)

    # Mouse

    def on_line_picked(self, message: Line.Picked) -> None:
        self.do(message.action)

    def on_row_list_clicked(self, message: RowList.Clicked) -> None:
        pointing.row_clicked(self, message)

    def on_detail_pane_border_clicked(self, message: DetailPane.BorderClicked) -> None:
        pointing.tab_clicked(self, message.column)

    # Typing a line

    def on_prompt_line_changed(self, message: PromptLine.Changed) -> None:
        self.prompts.changed(message.purpose, message.text)

    def on_prompt_line_accepted(self, message: PromptLine.Accepted) -> None:
        self.prompts.accepted(message.purpose, message.text)

    def on_prompt_line_dropped(self, message: PromptLine.Dropped) -> None:
        self.prompts.dropped(message.purpose)
