"""Tells a person's key from typing that landed in the wrong window: writes wait a moment, bursts are thrown away."""

from hotwash.core.model.values import dataclass, field

RELEASE_AFTER = 0.120
RELEASE_AT_LATEST = 0.300
BURST_KEYS = 6
BURST_WINDOW = 0.120
DIFFERENT_WRITES = 3
DIFFERENT_WRITES_WINDOW = 0.300
SILENCE_AFTER_STORM = 0.500
CAUTION_AFTER_WRITE = 0.500
CAUTION_SILENCE = 0.300
HELD_KEY = 0.150
FIRST_REPEAT = 0.700
AFTER_ROWS_MOVED = 0.150


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key as it arrived; `at` is a monotonic second."""

    key: str
    at: float
    writes: bool = False
    printable: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do now: run these keys in order, and how many keys a storm has taken so far (0: there is none)."""

    run: tuple[KeyPress, ...] = ()
    thrown_away: int = 0


NOTHING = Verdict()


@dataclass(slots=True)
class StormGuard:
    """The guard's memory. Time comes in with every call; `deadline` says when to call `release_due` again."""

    enabled: bool = True
    _queue: list[KeyPress] = field(default_factory=list)
    _printable: list[float] = field(default_factory=list)
    _writes: list[KeyPress] = field(default_factory=list)
    _last_press: dict[str, float] = field(default_factory=dict)
    _last_run: KeyPress | None = None
    _cautious: bool = False
    _muted_until: float = 0.0
    _thrown_away: int = 0
    _last_printable: float = 0.0
    _not_before: float = 0.0

    @property
    def deadline(self) -> float | None:
        """When the queue is released if no other key comes; `None` while nothing waits."""
        if not self._queue:
            return None
        if self._cautious:
            return max(self._last_printable + CAUTION_SILENCE, self._not_before)
        due = min(self._last_printable + RELEASE_AFTER, self._queue[0].at + RELEASE_AT_LATEST)
        return max(due, self._not_before)

    def rows_moved(self, now: float) -> None:
        """The person's own write took rows away: the next write key waits until the eye has followed."""
        self._not_before = now + AFTER_ROWS_MOVED

    @property
    def waiting(self) -> tuple[KeyPress, ...]:
        return tuple(self._queue)

    def press(self, press: KeyPress) -> Verdict:
        """Take one key and say what runs because of it."""
        if not self.enabled:
            return Verdict((press,))
        if press.at < self._muted_until:
            return self._swallow(press)
        self._thrown_away = 0
        held = press.at - self._last_press.get(press.key, -1.0) < HELD_KEY
        self._last_press[press.key] = press.at
        if held and press.writes:
            self._drop_first_repeat(press)
            return NOTHING
        released = self.release_due(press.at).run
        self._remember(press, held)
        if self._is_storm(press.at) or self._breaks_caution(press):
            return self._throw_away(press, released)
        if self._queue or press.writes:
            self._enqueue(press)
            return Verdict(released)
        return Verdict((*released, press))

    def release_due(self, now: float) -> Verdict:
        """Run what has waited long enough."""
        deadline = self.deadline
        if deadline is None or now < deadline:
            return NOTHING
        released = tuple(self._queue)
        self._queue.clear()
        self._cautious = False
        written = [press for press in released if press.writes]
        if written:
            self._last_run = KeyPress(written[-1].key, deadline, writes=True)
        return Verdict(released)

    def _remember(self, press: KeyPress, held: bool) -> None:
        if not press.printable:
            return
        self._last_printable = press.at
        if not held:
            self._printable = [at for at in self._printable if press.at - at <= BURST_WINDOW] + [press.at]
        if press.writes:
            recent = [each for each in self._writes if press.at - each.at <= DIFFERENT_WRITES_WINDOW]
            self._writes = [*recent, press]

    def _drop_first_repeat(self, press: KeyPress) -> None:
        """A key held down repeats late the first time and then fast: the late one was no second press either."""
        last = self._last_run
        if last is not None and last.key == press.key:
            self._queue = [each for each in self._queue if each.key != press.key or each.at - last.at >= FIRST_REPEAT]

    def _is_storm(self, now: float) -> bool:
        return (
            len([at for at in self._printable if now - at <= BURST_WINDOW]) >= BURST_KEYS
            or len({each.key for each in self._writes if now - each.at <= DIFFERENT_WRITES_WINDOW}) >= DIFFERENT_WRITES
        )

    def _breaks_caution(self, press: KeyPress) -> bool:
        return self._cautious and press.writes and bool(self._queue)

    def _enqueue(self, press: KeyPress) -> None:
        last = self._last_run
        if press.writes and last is not None and last.key != press.key and press.at - last.at < CAUTION_AFTER_WRITE:
            self._cautious = True
        self._queue.append(press)

    def _swallow(self, press: KeyPress) -> Verdict:
        self._muted_until = press.at + SILENCE_AFTER_STORM
        self._thrown_away += 1
        return Verdict(thrown_away=self._thrown_away)

    def _throw_away(self, press: KeyPress, released: tuple[KeyPress, ...]) -> Verdict:
        burst = len(self._queue) + 1
        self._queue.clear()
        self._printable.clear()
        self._writes.clear()
        self._cautious = False
        self._muted_until = press.at + SILENCE_AFTER_STORM
        self._thrown_away = burst
        return Verdict(released, thrown_away=burst)
