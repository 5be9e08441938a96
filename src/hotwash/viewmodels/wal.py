"""Pane 5: write-ahead records, those that are pending first."""

from datetime import datetime
from typing import ClassVar

from hotwash.core.analysis.ages import (
    rough_timer_text,
    seconds_since,
    short_duration,
    spoken_duration,
    timer_text,
)
from hotwash.core.analysis.buffers import BufferFacts
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject, Subject
from hotwash.core.analysis.wal import FinishedRecord, Level, PendingRecord, WalFacts
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone, WalStatus
from hotwash.core.model.wal import Task, WalRecord
from hotwash.viewmodels.listing import Listing, View
from hotwash.viewmodels.naming import names_projects, project_note
from hotwash.viewmodels.rows import Cell, Column, Condition, News, Pane, Setting, shown

SORTS = ("pending first", "newest", "state")
LEVEL_TONES = {Level.PENDING: Tone.ACCENT, Level.LONG: Tone.WARNING, Level.ALARM: Tone.ALARM}
LEVEL_WORDS = {Level.PENDING: "", Level.LONG: "LONG", Level.ALARM: "ALARM"}

_STATE_WIDTH = 17
_STEPS = {
    WalStatus.COMMITTED: Cell("✓", Tone.GOOD),
    WalStatus.ROLLED_BACK: Cell("↺", Tone.DIM),
    WalStatus.UNKNOWN: Cell("?", Tone.WARNING),
}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as it stands this second; `time` is its running time or the time of its heading."""

    key: Key
    step: Cell
    word: str
    time: str
    operation: str

    kind: ClassVar[str] = "record"
    news: ClassVar[News] = News.NONE
    condition: ClassVar[Condition] = Condition.NONE

    @property
    def targets(self) -> tuple[Key, ...]:
        return (self.key,)

    @property
    def state(self) -> str:
        """Word and time, the time at the right end: `PENDING  00:07:41`."""
        return f"{self.word} {self.time:>{max(0, _STATE_WIDTH - len(self.word) - 1)}}"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:  # noqa: ARG002 (a record row is of one second)
        return Cell(self.state, self.step.tone), Cell(self.operation)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (as above)
        return f"{self.operation} – {self.word} {self.time}"


def wal_listing(facts: Facts, view: View, now: datetime | None = None) -> Listing:
    """All records at `now`, the moment of the facts unless told: running times have seconds."""
    known = facts.wal if now is None else facts.wal_at(now)
    now = now or facts.now
    sources: list[PendingRecord | FinishedRecord] = [*known.pending, *known.finished]
    sort = view.sort or SORTS[0]
    if sort == "newest":
        sources.sort(key=lambda source: source.record.at or "", reverse=True)
    elif sort == "state":
        sources.sort(key=lambda source: source.record.status.value)
    if view.reverse:
        sources.reverse()
    named = names_projects(facts.snapshot)
    rows = tuple(record_row(source, now, project_note(source.document, named)) for source in sources)
    pane = Pane(
        name="wal",
        digit="5",
        label="WAL",
        columns=(Column("STATE", max([_STATE_WIDTH, *(len(row.state) for row in rows)])), Column("OPERATION")),
        rows=rows,
        setting=Setting.at(now, view.breadth),
        total=len(rows),
        badge=_badge(known),
        sort=sort,
        sorts=SORTS,
        detail=_detail(known, now),
        empty=() if rows else _calm(known, now),
    )
    return Listing(pane, lambda: [_subject(source) for source in sources])


def record_row(source: PendingRecord | FinishedRecord, now: datetime, project: str = "") -> RecordRow:
    """One record as a row; `project` stands behind it where several are open."""
    record = source.record
    operation = (shown(record.operation) or "(no operation)") + project
    if isinstance(source, PendingRecord):
        step = Cell("▲" * source.level, LEVEL_TONES[source.level])
        return RecordRow(record.key, step, "PENDING", running_time(source), operation)
    word = record.status.value if record.status is not WalStatus.UNKNOWN else shown(record.native_status) or "no status"
    return RecordRow(record.key, _STEPS[record.status], word, _time_of(source, now), operation)


def running_time(pending: PendingRecord) -> str:
    """`00:07:41`; `~7m` when counted from a heading; `clock?` in front when the heading cannot be true."""
    text = timer_text(pending.seconds) if pending.exact or pending.clock_is_odd else rough_timer_text(pending.seconds)
    return f"clock? {text}" if pending.clock_is_odd else text


def _time_of(finished: FinishedRecord, now: datetime) -> str:
    if finished.at is None:
        return "–"
    local = finished.at.astimezone(now.tzinfo) if finished.at.tzinfo is not None else finished.at
    if local.date() == now.date():
        return f"{local:%H:%M}"
    return f"{local:%m-%d}" if local.year == now.year else f"{local:%Y}"


def _badge(wal: WalFacts) -> Cell:
    if wal.level is None:
        return Cell("")
    return Cell("▲" * wal.level + str(len(wal.pending)), LEVEL_TONES[wal.level])


def _detail(wal: WalFacts, now: datetime) -> str:
    """`1 PENDING · buffer 9s old`."""
    parts = [f"{len(wal.pending)} PENDING"] if wal.pending else []
    used = [buffer for buffer in wal.buffers if buffer.is_used]
    if used:
        parts.append(buffer_age_text(_leading(used, wal), now))
    return " · ".join(part for part in parts if part)


def _leading(buffers: list[BufferFacts], wal: WalFacts) -> BufferFacts:
    """The buffer of the record pending longest, else the one written last."""
    first = wal.buffer_of(wal.pending[0].record.path) if wal.pending else None
    stamp = [buffer for buffer in buffers if buffer.written is not None]
    newest = max(stamp, key=lambda buffer: buffer.written.timestamp() if buffer.written else 0.0, default=buffers[0])
    return first or newest


def buffer_age_text(buffer: BufferFacts, now: datetime) -> str:
    """`buffer 9s old`: days once its claims are stale, else since its file was written."""
    if buffer.is_stale and buffer.age is not None:
        return f"buffer {buffer.age.days}d old{'!' if buffer.is_blocked else ''}"
    if buffer.written is not None:
        return f"buffer {short_duration(seconds_since(buffer.written, now))} old"
    return f"buffer {buffer.age.days}d old" if buffer.age is not None else ""


def _calm(wal: WalFacts, now: datetime) -> tuple[str, ...]:
    """`No WAL records in memory/working-buffer.md. Task "Upgrade edge", step 4 of 5, written 41 m ago`."""
    if not wal.buffers:
        return ("No working buffer. Agents write one to memory/working-buffer.md", "before they do something risky.")
    lines = [f"No WAL records in {', '.join(shown(buffer.document.relative) for buffer in wal.buffers)}."]
    return (*lines, *(sentence for buffer in wal.buffers if (sentence := task_sentence(buffer, now))))


def task_sentence(buffer: BufferFacts, now: datetime) -> str:
    """What a buffer is about and how far it got; empty for one without a task."""
    task = buffer.task
    if task is None or task.title is None:
        return ""
    parts = [f'Task "{shown(task.title)}"']
    if task.steps:
        parts.append(_progress(task))
    if buffer.written is not None:
        parts.append(f"written {spoken_duration(seconds_since(buffer.written, now))} ago")
    return ", ".join(parts)


def _progress(task: Task) -> str:
    step = task.first_open_step
    return (
        f"all {len(task.steps)} steps done"
        if step is None
        else f"step {task.steps.index(step) + 1} of {len(task.steps)}"
    )


def step_text(task: Task) -> str:
    """`step 3 of 5 · "Apply module 3"`; empty for a task without steps."""
    step = task.first_open_step
    if not task.steps:
        return ""
    return _progress(task) if step is None else f'{_progress(task)} · "{shown(step.text)}"'


def _subject(source: PendingRecord | FinishedRecord) -> Subject:
    record, workspace = source.record, source.document.workspace
    words = {
        "status": (record.status.value.casefold(), (record.native_status or "").casefold()),
        "type": ("wal", "record"),
        "file": (source.document.relative.casefold(),),
        "scope": (workspace.scope.value, workspace.name.casefold()),
        **{name: (text.casefold(),) for name, text in _fields(record).items() if text},
    }
    text = " ".join(text for text in _fields(record).values() if text).casefold()
    return PlainSubject(text, (record.operation or "").casefold(), words)


def _fields(record: WalRecord) -> dict[str, str | None]:
    return {
        "operation": record.operation,
        "affected": record.affected,
        "blast": record.blast_radius,
        "rollback": record.rollback,
        "evidence": record.evidence,
    }
