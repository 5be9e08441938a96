"""Brings what the registry has stored together with the signals of the files, so that nothing counts twice.

A stored occurrence has no mark of the line that it was made of. It is taken for the line of the same source, day, file
and text; else for one of the same source, day and file, as other tools tell it in words of their own. What no line
stands behind any more is kept. (source: learning engine, decisions on ambiguities)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.analysis.engine.signals import EngineSignal, day_of
from hotwash.core.model.pattern import LearnedPattern, Occurrence
from hotwash.core.model.signal import SignalSource


class Seen(NamedTuple):
    """One time that a pattern was seen: as it is or would be stored, and the line behind it, if that still stands."""

    occurrence: Occurrence
    day: date | None
    signal: EngineSignal | None
    is_stored: bool

    @property
    def service(self) -> str | None:
        """As stored, else as the line says."""
        return self.occurrence.service or (self.signal.signal.service if self.signal is not None else None)

    @property
    def file(self) -> str | None:
        return self.occurrence.file or (self.signal.signal.file if self.signal is not None else None)

    @property
    def text(self) -> str | None:
        """What was found."""
        return self.occurrence.context or (self.signal.signal.text if self.signal is not None else None)


class Merged(NamedTuple):
    """All occurrences, the stored ones first and in their order, new ones by day.

    `unlisted` is how many more the registry counts than it lists. `known` are the signals that it has counted.
    """

    seen: tuple[Seen, ...]
    unlisted: int
    known: tuple[EngineSignal, ...]


def merged(stored: LearnedPattern | None, signals: Sequence[EngineSignal]) -> Merged:
    """The same signals and the result of a merge give that result again."""
    rows = stored.occurrences if stored is not None else ()
    lines = _matched(rows, signals)
    known = [signal for signal in lines if signal is not None]
    of_rows = {id(signal) for signal in known}
    others = [signal for signal in signals if id(signal) not in of_rows]
    before, unlisted = _counted_before(stored, others)
    kept = (Seen(row, day_of(row.date), line, True) for row, line in zip(rows, lines, strict=True))
    new = (Seen(each.occurrence, each.day, each, False) for each in others)
    return Merged((*kept, *new), unlisted, (*known, *before))


def _counted_before(
    stored: LearnedPattern | None, others: Sequence[EngineSignal]
) -> tuple[tuple[EngineSignal, ...], int]:
    """Signals that must be among those which the registry counts without listing them, and how many are left then."""
    if stored is None:
        return (), 0
    unlisted, until = max(0, stored.count - len(stored.occurrences)), _unlisted_until(stored)
    if until is None:
        return (), unlisted
    before = tuple(each for each in others if each.day is not None and each.day <= until)[:unlisted]
    return before, unlisted - len(before)


def _unlisted_until(stored: LearnedPattern) -> date | None:
    """The last day on which an unlisted occurrence may have been; a registry that lists the latest lists no older."""
    last = day_of(stored.last_seen)
    listed = [day for row in stored.occurrences if (day := day_of(row.date)) is not None]
    return min(listed) - timedelta(1) if listed and max(listed) == last else last


def _matched(rows: Sequence[Occurrence], signals: Sequence[EngineSignal]) -> list[EngineSignal | None]:
    """For every row the signal behind it; of identical lines each stands behind one row."""
    lines: list[EngineSignal | None] = [None] * len(rows)
    free = list(signals)
    for keys_of_row, keys_of_signal in ((_exact_rows, _exact_signals), (_loose_rows, _loose_signals)):
        waiting: defaultdict[_Key, list[int]] = defaultdict(list)
        for index in reversed(range(len(rows))):
            if lines[index] is None:
                for key in keys_of_row(rows[index]):
                    waiting[key].append(index)
        left = []
        for signal in free:
            place = next((at for key in keys_of_signal(signal) for at in _free(waiting[key], lines)), None)
            if place is None:
                left.append(signal)
            else:
                lines[place] = signal
        free = left
    return lines


_Key = tuple[str | None, ...]


def _free(indexes: list[int], lines: Sequence[EngineSignal | None]) -> Iterator[int]:
    while indexes:
        index = indexes.pop()
        if lines[index] is None:
            yield index


def _exact_rows(row: Occurrence) -> Iterable[_Key]:
    return ((_source(row.source), _day(row.date), row.file, row.context),) if row.context else ()


def _exact_signals(line: EngineSignal) -> Iterable[_Key]:
    signal = line.signal
    return ((signal.source.value, signal.date, signal.file, text) for text in (signal.text, signal.context) if text)


def _loose_rows(row: Occurrence) -> Iterable[_Key]:
    """A row with neither file nor text tells its day alone; one with text but without a file is another one."""
    return ((_source(row.source), _day(row.date), row.file),) if row.file or not row.context else ()


def _loose_signals(line: EngineSignal) -> Iterable[_Key]:
    signal = line.signal
    sources, files = (signal.source.value, None), dict.fromkeys((signal.file, None))
    return ((source, signal.date, file) for file in files for source in sources)


@lru_cache(maxsize=256)
def _source(written: str | None) -> str | None:
    """Which of the four sources the registry means, whatever it calls it."""
    words = (written or "").casefold()
    return next((source.value for source in SignalSource if source.value in words), None)


def _day(stamp: str | None) -> str | None:
    day = day_of(stamp)
    return day.isoformat() if day is not None else None
