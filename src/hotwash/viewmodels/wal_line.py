"""The line under the header: the record pending longest, else what was done last."""

from datetime import datetime

from hotwash.core.analysis.ages import clock_text, short_duration
from hotwash.core.analysis.wal import Level, PendingRecord, WalFacts
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.rows import Breadth, Cell, shown
from hotwash.viewmodels.wal import LEVEL_TONES, LEVEL_WORDS, running_time


def wal_line(wal: WalFacts, now: datetime, breadth: Breadth, at: int = 0) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Left and right part of the line; `at` counts the pending records, longest first, for stepping through them."""
    if not wal.pending:
        return _quiet(wal, now), ()
    pending = wal.pending[at % len(wal.pending)]
    tone = LEVEL_TONES[pending.level]
    head = f"{'▲' * pending.level} WAL {'' if breadth is Breadth.NARROW else 'PENDING '}"
    level = f" {LEVEL_WORDS[pending.level]}" if pending.level is not Level.PENDING else ""
    cells = [Cell(f"{head}{running_time(pending)}{level}", tone), Cell(f"  {shown(pending.record.operation) or '?'}")]
    if breadth >= Breadth.WIDE:
        cells += _dangers(pending)
    if pending.silent is not None:
        cells.append(Cell(f" · agent silent {short_duration(pending.silent)}", Tone.WARNING))
    more = f"+{len(wal.pending) - 1} more  " if len(wal.pending) > 1 else ""
    return tuple(cells), (Cell(f"  {more}"), Cell("! go" if breadth is not Breadth.MEDIUM else "! to go", Tone.ACCENT))


def _dangers(pending: PendingRecord) -> list[Cell]:
    """What could break, and whether there is a way back."""
    blast = shown(pending.record.blast_radius)
    rollback = (
        Cell(" · no rollback", Tone.WARNING) if "Rollback" in pending.missing else Cell(" · rollback ✓", Tone.GOOD)
    )
    return [*([Cell(f" · blast: {blast}", Tone.DIM)] if blast else []), rollback]


def _quiet(wal: WalFacts, now: datetime) -> tuple[Cell, ...]:
    last = wal.last_finished
    if last is None:
        return (Cell("WAL quiet", Tone.DIM),)
    when = f" {clock_text(last.at, now)}" if last.at is not None else ""
    return (Cell(f"WAL quiet · last {last.record.status} {shown(last.record.operation) or '?'}{when}", Tone.DIM),)
