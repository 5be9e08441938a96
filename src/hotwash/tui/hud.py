"""The small screen for `hotwash watch`: one running operation, how to take over, and what was done today."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from hotwash.core.analysis.wal import FinishedRecord, Level, PendingRecord, WalFacts
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.alarm import Alarm
from hotwash.tui.bridge import Bridge
from hotwash.tui.copies import COMMAND, SHORT, copied
from hotwash.tui.desk import Desk
from hotwash.tui.detail_lines import lines_of
from hotwash.tui.head import health_of, runs_of
from hotwash.tui.keymap import Keymap, shown, token
from hotwash.tui.layout import HEIGHT_CLASSES, WIDTH_CLASSES, breadth_of
from hotwash.tui.messages import PluginsRead, WatchChanged
from hotwash.tui.notices import Notices
from hotwash.tui.options import RunOptions
from hotwash.tui.reloading import Reloading
from hotwash.tui.session import Session
from hotwash.tui.typed_command import TypedCommand
from hotwash.tui.widgets.detail_pane import DetailPane
from hotwash.tui.widgets.line import Line
from hotwash.tui.widgets.paint import PAINT_CLASSES, Run, Runs, cut, width_of
from hotwash.viewmodels.detail import Background, DetailLine, parts
from hotwash.viewmodels.detail_record import checklist_lines, record_lines
from hotwash.viewmodels.header import health_cell, workspaces_texts
from hotwash.viewmodels.rows import Breadth, Cell
from hotwash.viewmodels.rows import shown as shown_text
from hotwash.viewmodels.wal import record_row, task_sentence

SECOND = 1.0
ANSWER_STAYS = 5.0
BORDERS = 2
LEAST_RESUME = 3
HINTS = (
    ("copy.short", "copies the rollback"),
    ("copy.command", "the check"),
    ("attention.next", "next"),
    ("app.quit", "quit"),
)


class Hud(Screen[None], inherit_bindings=False):
    """Shows and rings; it writes nothing."""

    AUTO_FOCUS = ""
    COMPONENT_CLASSES = PAINT_CLASSES
    HORIZONTAL_BREAKPOINTS = WIDTH_CLASSES
    VERTICAL_BREAKPOINTS = HEIGHT_CLASSES

    def __init__(self, desk: Desk, keymap: Keymap, options: RunOptions) -> None:
        super().__init__()
        self.desk = desk
        self.again: tuple[str, ...] = ()
        watches = not options.frozen
        self.bridge = Bridge(desk.store, self.post_message, watches=watches)
        self._other = options.other
        self._command = TypedCommand()
        self._keymap = keymap
        self._session = Session()
        self._alarm = Alarm()
        self._reloading = Reloading(self, desk, lambda _before, _now: self.show_all(), watches=watches)
        self._notices = Notices(self, desk.settings.notices if options.notifies else "off")
        self._at = 0
        self._answered_until = 0.0
        self._record = DetailPane(id="hud-record")
        self._resume = DetailPane(id="hud-resume")
        self._today = DetailPane(id="hud-today")
        self._acts: dict[str, Callable[[], None]] = {
            "app.quit": self._quit,
            "attention.next": self._next,
            "copy.short": lambda: self._copy(SHORT),
            "copy.command": lambda: self._copy(COMMAND),
            "cursor.down": lambda: self._resume.scroll_lines(1),
            "cursor.up": lambda: self._resume.scroll_lines(-1),
            "detail.down": lambda: self._resume.scroll_lines(1),
            "detail.up": lambda: self._resume.scroll_lines(-1),
        }

    def compose(self) -> ComposeResult:
        yield Line(id="header")
        yield self._record
        yield self._resume
        yield self._today
        yield Line(id="status")
        yield Line(id="keys")

    def on_mount(self) -> None:
        self.set_interval(SECOND, self._tick)
        self.call_after_refresh(lambda: self.run_worker(self.bridge.live(), group="live"))

    # What comes in

    def on_snapshot_published(self) -> None:
        self._catch_up()

    def on_watch_changed(self, message: WatchChanged) -> None:
        self.desk.watch_state = message.state
        self._reloading.begin()
        self.show_all()

    def on_plugins_read(self, message: PluginsRead) -> None:
        self._reloading.read(message.in_force)

    def on_resize(self) -> None:
        self.desk.breadth = breadth_of(*self.size)
        self.show_all()

    def _tick(self) -> None:
        if self.desk.is_outdated:
            self._catch_up()
        else:
            self.show_all()

    def _catch_up(self) -> None:
        """Only records are shown here, so no list is made."""
        self.desk.accept(self.desk.prepare(self._session, panes=()))
        self.show_all()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        if self._command.takes(event.key, event.character):
            self._answered_until = 0.0
            self._obey(self._command.entered())
            self.show_all()
            return
        act = self._acts.get(self._keymap.by_key.get(token(event.key, event.character), ""))
        if act is not None:
            act()
        else:
            keys = ", ".join(self._key(name) for name, _ in HINTS)
            self._say(f"read-only: only {keys} do something here{', :rw writes' if self._other else ''}")

    # What is shown

    def show_all(self) -> None:
        """Everything at this second."""
        wal = self.desk.wal_now()
        with self.app.batch_update():
            self._show_header()
            self._show_record(wal)
            self._show_resume(wal)
            self._show_today(wal)
            self.line("keys").show(self._hints(), ())
            if self._command.text:
                self.line("status").show((Run(f" {self._command.text}", Tone.ACCENT),))
            elif self.desk.clock.monotonic() >= self._answered_until:
                self.line("status").show((Run(f" {self._log(wal)}", Tone.DIM),))
        if not self.desk.snapshot.loading:
            self._ring(wal)

    def _ring(self, wal: WalFacts) -> None:
        rung = self._alarm.rings_for(wal.pending)
        if rung and self.desk.settings.bell != "off":
            self.app.bell()
        self._notices.send(rung)

    def line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    def _pending(self, wal: WalFacts) -> PendingRecord | None:
        return wal.pending[self._at % len(wal.pending)] if wal.pending else None

    def _show_header(self) -> None:
        desk = self.desk
        health = health_cell(health_of(desk, self._session), desk.breadth)
        mode = " RO " if desk.breadth is Breadth.NARROW else " · READ-ONLY · "
        title = (Run(" hotwash watch", Tone.STRONG), Run(mode, Tone.DIM))
        right = (Run("  "), *runs_of((health,)), Run(f"  {desk.clock.now():%H:%M} "))
        names = [runs_of(name) for name in workspaces_texts(desk.snapshot.workspaces, desk.breadth)]
        room = self.size.width - width_of((*title, *right))
        name = next((each for each in names if width_of(each) <= room), names[-1])
        self.line("header").show((*title, *name), right)

    def _show_record(self, wal: WalFacts) -> None:
        pending, now = self._pending(wal), self.desk.clock.now()
        if pending is not None:
            state, _, *rest = record_lines(pending, wal, now)
            self._box(self._record, state.text, rest)
            self._record.set_class(pending.level is Level.ALARM, "-alarm")
            return
        last = wal.last_finished
        lines = [parts(task) for buffer in wal.buffers if (task := task_sentence(buffer, now))]
        if last is not None:
            row = record_row(last, now)
            lines.insert(0, parts(Cell(f"last: {row.word} {row.time}  {row.operation}", Tone.DIM)))
        self._box(self._record, "WAL quiet", lines or [parts(Cell("No working buffer.", Tone.DIM))])

    def _show_resume(self, wal: WalFacts) -> None:
        pending = self._pending(wal)
        self._resume.display = pending is not None
        if pending is None:
            return
        background = Background(self.desk.clock.now(), self.desk.breadth)
        title, *rest = checklist_lines(self.desk.facts, pending.record, wal, background)
        self._box(self._resume, title.label, rest, grows=True)

    def _show_today(self, wal: WalFacts) -> None:
        """Other operations under way first, then what was finished."""
        shown_first = self._pending(wal)
        others: list[PendingRecord | FinishedRecord] = [each for each in wal.pending if each is not shown_first]
        lines = [self._row(each) for each in [*others, *wal.finished]]
        self._today.display = bool(lines)
        self._box(self._today, "Today" if not others else f"{len(others)} more under way, and today", lines)

    def _row(self, source: PendingRecord | FinishedRecord) -> DetailLine:
        row = record_row(source, self.desk.clock.now())
        return parts(Cell(f"{row.step.text:>3} {row.state}  ", row.step.tone), Cell(row.operation))

    def _box(self, pane: DetailPane, title: str, lines: Sequence[DetailLine], *, grows: bool = False) -> None:
        """A frame that is as high as its text, but for the one that takes what is left."""

        def lay_out(width: int) -> Sequence[Runs]:
            return [cut(line, width) for line in lines_of(lines, width, wrap=False)]

        pane.show(pane.id, lay_out)
        pane.set_borders(lambda _width: Content(title), Content(""))
        height = len(lay_out(max(1, self.size.width - 2 * BORDERS))) + BORDERS
        pane.styles.height = "1fr" if grows else height
        pane.styles.min_height = min(height, LEAST_RESUME) if grows else None

    def _hints(self) -> Runs:
        runs: list[Run] = [Run(" bell on" if self.desk.settings.bell != "off" else " bell off", Tone.DIM)]
        if self._notices.are_on and self.desk.breadth is not Breadth.NARROW:
            runs.append(Run(" · notices on", Tone.DIM))
        for name, words in HINTS:
            runs += [Run(" · ", Tone.DIM), Run(self._key(name), Tone.ACCENT), Run(f" {words}", Tone.DIM)]
        return runs

    def _key(self, action_id: str) -> str:
        return shown(self._keymap.keys_of(action_id)[0])

    def _log(self, wal: WalFacts) -> str:
        """When the record appeared, when it was warned about, and when the next step comes."""
        pending = self._pending(wal)
        if pending is None:
            return ""
        steps = [(pending.since, "PENDING written")]
        for seconds, word, level in ((pending.warn, "warned", Level.LONG), (pending.alarm, "alarm", Level.ALARM)):
            at = pending.since + timedelta(seconds=seconds)
            steps.append((at, word if pending.level >= level else f"next: {word}"))
            if pending.level < level:
                break
        return "log: " + " · ".join(f"{at:%H:%M:%S} {word}" for at, word in steps)

    # What keys do

    def _say(self, sentence: str) -> None:
        """Answers a key long enough to be read."""
        self._answered_until = self.desk.clock.monotonic() + ANSWER_STAYS
        self.line("status").show((Run(f" {sentence}", Tone.WARNING),))

    def _obey(self, command: str) -> None:
        """`:rw` gives the keys that write; where nothing may be written it says why not."""
        if command == "q":
            self._quit()
        elif command == "rw" and self._other:
            self.again = self._other
            self.app.exit()
        elif command == "rw":
            self._say("rw: this watch was started to write nothing – start it without --read-only, or hotwash there")
        elif command:
            self._say(f"there is no command {shown_text(command)} here – :rw gives the keys that write, :q quits")

    def _quit(self) -> None:
        self.app.exit()

    def _next(self) -> None:
        self._at += 1
        self.show_all()

    def _copy(self, length: str) -> None:
        pending = self._pending(self.desk.wal_now())
        text = copied(self.desk.snapshot, record_row(pending, self.desk.clock.now()), length) if pending else ""
        if not text:
            self._say("nothing to copy here")
            return
        self.app.copy_to_clipboard(text)
        self._say(f"sent to the terminal (OSC 52): {text}")
