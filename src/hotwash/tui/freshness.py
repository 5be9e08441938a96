"""Keeps what is shown true: newer states are worked out beside the screen, and time passes on it."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.timer import Timer

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import CLOSED
from hotwash.core.model.key import Key
from hotwash.core.model.notice import Notice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import visible
from hotwash.tui.action import SubjectKind
from hotwash.tui.alarm import Alarm
from hotwash.tui.keymap import shown
from hotwash.tui.messages import StateCompleted, StatePrepared
from hotwash.tui.session import PaneId

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

QUIET_TICK, PENDING_TICK = 5.0, 1.0


class Freshness:
    """One preparation at a time; what comes meanwhile is taken up at its end."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self._preparing = False
        self._is_settled = False
        self._ticking: tuple[float, Timer] | None = None
        self._alarm = Alarm()
        self._told: set[Notice] = set()
        self._told_again: set[Key] = set()

    def published(self, snapshot: Snapshot) -> None:
        """The store knows something new; only the newest of many matters."""
        dashboard = self._dashboard
        if snapshot.generation < dashboard.desk.store.snapshot.generation:
            return
        self._tell(snapshot.notices)
        if dashboard.session.paused:
            dashboard.desk.held_back = snapshot
            dashboard.surface.show_header()
        else:
            self.prepare()

    def prepare(self) -> None:
        """Work out the newest state beside the screen; a write brings its own."""
        dashboard = self._dashboard
        if self._preparing or dashboard.writer.busy_with:
            return
        self._preparing = True

        def work() -> None:
            own = dashboard.writer.keys
            prepared = dashboard.desk.prepare(dashboard.session, own)
            dashboard.post_message(StatePrepared(prepared, own=bool(own)))

        dashboard.run_worker(work, thread=True, group="prepare")

    def complete(self) -> None:
        """Work out beside the screen what no frame waits for, once the present one is drawn."""
        self._dashboard.call_after_refresh(self._complete)

    def _complete(self) -> None:
        """While files are read, more is to come."""
        dashboard = self._dashboard
        desk, outlook = dashboard.desk, dashboard.desk.outlook
        if desk.is_reading:
            return

        def work() -> None:
            if desk.complete(outlook, dashboard.session):
                dashboard.post_message(StateCompleted())

        dashboard.run_worker(work, thread=True, group="prepare")

    def completed(self) -> None:
        """Most of what was worked out at the start stays: from now on the collector only looks at what is new."""
        if not self._is_settled:
            self._is_settled = True
            gc.freeze()

    def prepared(self, message: StatePrepared) -> None:
        self._preparing = False
        before = self._dashboard.desk.facts
        if self._dashboard.desk.accept(message.prepared):
            self._dashboard.rebuild(own=message.own)
            self.complete()
            self._tell_what_came_back()
            self._tell_what_woke(before)
            self._dashboard.reviewing.tell()
        self.follow_up()

    def _tell_what_came_back(self) -> None:
        """A recurrence in spite of a rule is said when it arrives; those of before stand in the list."""
        facts = self._dashboard.desk.facts
        fresh = sorted((facts.came_back.keys() & facts.noticed.new) - self._told_again)
        if fresh:
            self._told_again.update(fresh)
            rule = facts.came_back[fresh[0]]
            key = shown(self._dashboard.keymap.keys_of("view.rules")[0])
            self._dashboard.say(visible(f"{rule.state}: {rule.target} – {rule.reason} · {key} rules"), Tone.WARNING)

    def _tell_what_woke(self, before: Facts) -> None:
        """What slept a moment ago is back, or nobody waits for it any more."""
        desk = self._dashboard.desk
        woken = desk.facts.snoozes.woken
        for key in sorted(before.snoozes.asleep.keys() - desk.facts.snoozes.asleep.keys()):
            status = desk.status_of(key)
            if key in woken:
                self._dashboard.say(visible(f"{key.anchor} woke: {woken[key]}"), Tone.ACCENT)
            elif status in CLOSED:
                self._dashboard.say(visible(f"{key.anchor} is {status}: its snooze has ended"), Tone.DIM)

    def follow_up(self) -> None:
        """Prepare again if more has happened meanwhile."""
        if self._dashboard.desk.is_outdated and not self._dashboard.session.paused:
            self.prepare()

    def catch_up(self) -> None:
        """Show the newest state within this frame."""
        dashboard = self._dashboard
        dashboard.desk.held_back = None
        if dashboard.desk.accept(dashboard.desk.prepare(dashboard.session, dashboard.writer.keys)):
            dashboard.rebuild(own=True)
            self.complete()
        self.follow_up()

    # Time

    def keep_ticking(self) -> None:
        """Once a second while an operation is pending, else every five."""
        wanted = PENDING_TICK if self._dashboard.desk.is_pending else QUIET_TICK
        if self._ticking is not None and self._ticking[0] == wanted:
            return
        if self._ticking is not None:
            self._ticking[1].stop()
        self._ticking = (wanted, self._dashboard.set_interval(wanted, self._tick))

    def _tick(self) -> None:
        """Seconds change running times, minutes change ages; marks on what is gone go."""
        dashboard = self._dashboard
        dashboard.arming.tick()
        self._drop_lost_marks()
        if dashboard.desk.is_outdated and not dashboard.session.paused:
            self.prepare()
        else:
            dashboard.desk.second_passed()
            dashboard.show_pane(PaneId.WAL)
            dashboard.surface.show_clock()
        self.ring()

    def ring(self) -> None:
        """The bell rings for operations only, unless it is off."""
        desk = self._dashboard.desk
        if desk.snapshot.loading:
            return
        if self._alarm.rings_for(desk.wal_now().pending) and desk.settings.bell != "off":
            self._dashboard.app.bell()

    def _drop_lost_marks(self) -> None:
        marks, is_gone = self._dashboard.session.marks, self._dashboard.desk.is_gone
        kinds = (SubjectKind.ENTRY, SubjectKind.LEARNING, SubjectKind.RECORD)
        lost = [key for kind in kinds for key in marks.of(kind) if is_gone(key)]
        if lost:
            marks.settle(lost)
            self._dashboard.say(
                f"{len(lost)} marked {'entry is' if len(lost) == 1 else 'entries are'} gone", Tone.WARNING
            )
            self._dashboard.rearrange()

    def _tell(self, notices: Sequence[Notice]) -> None:
        """What happened behind the person's back is said once, and not longer than it is true."""
        told, self._told = self._told, set(notices)
        for notice in told - self._told:
            self._dashboard.take_back(visible(notice.sentence))
        for notice in notices:
            if notice not in told:
                self._dashboard.say(visible(notice.sentence), Tone.WARNING)
