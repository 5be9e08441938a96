"""Keys in: the typing guard first, then an open question, then the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key
from textual.timer import Timer

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.actions import BY_ID
from hotwash.tui.keymap import shown, token
from hotwash.tui.reviewing import KEYS
from hotwash.tui.storm import KeyPress, StormGuard, Verdict

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

# A timer may fire a moment before its time; the guard is asked a moment later.
_SLACK = 0.001


class Keyboard:
    """Every key that reaches the dashboard, in order."""

    def __init__(self, dashboard: Dashboard, guard: StormGuard) -> None:
        self._dashboard = dashboard
        self._guard = guard
        self._release: Timer | None = None

    def press(self, event: Key) -> None:
        name = token(event.key, event.character)
        action = BY_ID.get(self.action_of(name))
        writes = action is not None and action.writes
        self._obey(self._guard.press(KeyPress(name, self._now, writes, event.is_printable)))

    def action_of(self, key: str) -> str:
        """The action behind a key; a review has digits, space and Esc for itself."""
        dashboard = self._dashboard
        own = KEYS.get(key, "") if dashboard.reviewing.is_on else ""
        return own or dashboard.keymap.by_key.get(key, "")

    def release(self) -> None:
        """Let keys act that the guard has held long enough."""
        self._obey(self._guard.release_due(self._now + _SLACK))

    def rows_moved(self) -> None:
        """The person's own write took rows away: the guard gives the eye time to follow."""
        self._guard.rows_moved(self._now)

    @property
    def _now(self) -> float:
        return self._dashboard.desk.clock.monotonic()

    def _obey(self, verdict: Verdict) -> None:
        dashboard = self._dashboard
        if verdict.thrown_away:
            done = (
                f"1 done: {dashboard.writer.last_done} · u undo" if dashboard.writer.just_done else "nothing was done"
            )
            dashboard.say(f"That looked like typing – {done} ({verdict.thrown_away} keys)", Tone.WARNING)
        if verdict.run and not self._guard.waiting:
            dashboard.surface.restore_status()
        for press in verdict.run:
            self._run(press.key)
        self._wait_for_the_rest()

    def _wait_for_the_rest(self) -> None:
        if self._release is not None:
            self._release.stop()
        deadline = self._guard.deadline
        if deadline is not None:
            self._release = self._dashboard.set_timer(max(0.0, deadline - self._now), self.release)
            self._dashboard.surface.show_pressed(self._guard.waiting[0].key)

    def _run(self, key: str) -> None:
        """A key that waited behind one that opened a sheet belongs to the sheet."""
        dashboard = self._dashboard
        if dashboard.app.screen is not dashboard:
            dashboard.call_after_refresh(dashboard.app.simulate_key, key)
        elif not self._answers(key):
            if key == "ctrl+c":
                self._copy_selection()
            elif action_id := self.action_of(key):
                dashboard.do(action_id)
            else:
                dashboard.say(f"{shown(key)} does nothing here – ? lists the keys", Tone.DIM)

    def _answers(self, key: str) -> bool:
        """Whether a key is used up by an open question: Enter goes on, Esc does not, others drop it and then act."""
        dashboard = self._dashboard
        question, dashboard.session.question = dashboard.session.question, None
        if question is None:
            return False
        if key == "enter":
            question.go_on()
        else:
            dashboard.say("")
        return key in ("enter", "escape")

    def _copy_selection(self) -> None:
        selected = self._dashboard.get_selected_text()
        if selected:
            self._dashboard.clipboard.copy(selected, "the selected text")
        else:
            self._dashboard.say("q quits", Tone.DIM)
