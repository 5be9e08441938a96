"""The detail of a write-ahead record: its five fields with what is wrong, and the checklist for taking over."""

from datetime import datetime

from hotwash.core.analysis.ages import clock_text, seconds_since, spoken_duration, timer_text
from hotwash.core.analysis.buffers import BufferFacts
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.resume import ResumeKind, ResumeLine, resume_lines, unverified
from hotwash.core.analysis.session import session_facts
from hotwash.core.analysis.wal import FinishedRecord, PendingRecord, WalFacts
from hotwash.core.analysis.wal_advice import Advice, missing_fields
from hotwash.core.model.key import Key
from hotwash.core.model.vocabulary import Tone, WalStatus
from hotwash.core.model.wal import WalRecord
from hotwash.viewmodels.detail import (
    BLANK,
    CONTINUED,
    Background,
    Detail,
    DetailLine,
    diff_tab,
    limited,
    parts,
    prose,
    rule,
)
from hotwash.viewmodels.detail_version import CLAIM_TONES, Version, claim
from hotwash.viewmodels.resume import section_lines
from hotwash.viewmodels.rows import Cell, shown
from hotwash.viewmodels.wal import LEVEL_TONES, LEVEL_WORDS, running_time, step_text

TABS = ("Record", "Resume", "Versions", "Diff")

Source = PendingRecord | FinishedRecord


def record_detail(
    facts: Facts,
    key: Key,
    at: int,
    background: Background,
    wal: WalFacts | None = None,
    *,
    versions: tuple[Version, ...] = (),
) -> Detail | None:
    """One tab of a record, counted from 0; `None` when it is gone.

    `wal` are newer facts than those of the minute, `versions` what the buffer said before, newest last.
    """
    known = wal or facts.wal
    records: list[Source] = [*known.pending, *known.finished]
    source = next((each for each in records if each.record.key == key), None)
    if source is None:
        return None
    makers = (
        lambda: record_lines(source, known, background.now),
        lambda: checklist_lines(facts, source.record, known, background),
        lambda: _version_lines(versions, background.now),
        lambda: diff_tab(background, "No earlier version of this buffer was seen."),
    )
    lines, cut = limited(makers[at](), background.full)
    return Detail(
        subject=("record", key, at),
        title=shown(source.record.operation) or "(no operation)",
        tabs=TABS,
        tab=TABS[at],
        lines=lines,
        tone=LEVEL_TONES[source.level] if isinstance(source, PendingRecord) else Tone.PLAIN,
        cut=cut,
        same_as="hotwash wal list",
    )


def record_lines(source: Source, wal: WalFacts, now: datetime) -> list[DetailLine]:
    """How long, what, what it touches, what could break, the way back, and what is wrong with it."""
    record = source.record
    lines = [
        _state(source, now),
        BLANK,
        prose(record.operation or "missing", "Operation", _tone(record.operation)),
        prose(record.affected or "missing", "Resources", _tone(record.affected)),
        prose(record.blast_radius or "missing", "Blast", _tone(record.blast_radius)),
        prose(record.rollback or "missing", "Rollback", _tone(record.rollback)),
    ]
    if record.evidence:
        lines.append(prose(record.evidence, "Evidence"))
    lines += _remarks(record, source.advice)
    buffer = wal.buffer_of(record.path)
    if buffer is not None:
        lines += buffer_lines(buffer, now)
    return lines


def _tone(text: str | None) -> Tone:
    return Tone.PLAIN if text else Tone.WARNING


def _state(source: Source, now: datetime) -> DetailLine:
    if isinstance(source, FinishedRecord):
        status = source.record.status
        word = status.value if status is not WalStatus.UNKNOWN else shown(source.record.native_status) or "no status"
        when = f"  {clock_text(source.at, now)}" if source.at is not None else ""
        return parts(Cell(f"{word}{when}", CLAIM_TONES[status]))
    tone = LEVEL_TONES[source.level]
    word = f"  {LEVEL_WORDS[source.level]}" if LEVEL_WORDS[source.level] else ""
    limits = f"   (warn {_minutes(source.warn)} · alarm {_minutes(source.alarm)})"
    silent = f"   agent silent {spoken_duration(source.silent)}" if source.silent is not None else ""
    return parts(
        Cell(f"{'▲' * source.level} PENDING  {running_time(source)}{word}", tone),
        Cell(limits, Tone.DIM),
        Cell(silent, Tone.WARNING),
    )


def _minutes(seconds: float) -> str:
    """`05:00`; hours only where there are some."""
    return timer_text(seconds).removeprefix("00:")


def _remarks(record: WalRecord, advice: tuple[Advice, ...]) -> list[DetailLine]:
    """`✓ all 5 fields set · ! bit you before: ERR-…`, one remark a line."""
    lines = [] if missing_fields(record) else [prose("✓ all 5 fields set", "Lint", Tone.GOOD)]
    for remark in advice:
        lines.append(prose(f"! {remark.sentence}", CONTINUED if lines else "Lint", remark.tone))
    return lines


def buffer_lines(buffer: BufferFacts, now: datetime) -> list[DetailLine]:
    """When the buffer was written last, how far its task is, and whether it may still be believed."""
    parts_of = []
    if buffer.written is not None:
        parts_of.append(f"last write {spoken_duration(seconds_since(buffer.written, now))} ago")
    if buffer.task is not None and (step := step_text(buffer.task)):
        parts_of.append(step)
    lines = [prose(" · ".join(parts_of), "Buffer")] if parts_of else []
    if buffer.is_stale and buffer.age is not None:
        lines.append(
            prose(f"{buffer.age.sentence} (by {buffer.age.source})", CONTINUED if lines else "Buffer", Tone.WARNING)
        )
    return lines


def checklist_lines(facts: Facts, record: WalRecord, wal: WalFacts, background: Background) -> list[DetailLine]:
    """The checklist for somebody who takes over; hotwash runs none of the commands."""
    buffer = wal.buffer_of(record.path)
    checklist = resume_lines(record, buffer, facts.snapshot.personal.ticks, dict(background.files))
    lines = [rule("Resume checklist (if the agent stops here)"), *(_item(line) for line in checklist)]
    waiting = unverified(checklist, buffer)
    if waiting:
        lines += [BLANK, parts(Cell(f"C and B wait for {waiting} resource ticks: the buffer is too old", Tone.WARNING))]
    elif record.status is WalStatus.PENDING:
        lines += [BLANK, parts(Cell("Then: C COMMITTED or B ROLLED_BACK, with one line of evidence", Tone.DIM))]
    return lines + _remembered(facts, record, wal)


def _remembered(facts: Facts, record: WalRecord, wal: WalFacts) -> list[DetailLine]:
    """What was captured in the same workspace, and today's note."""
    document = facts.snapshot.document(record.path)
    sessions = session_facts(facts.snapshot, wal.buffers, facts.now)
    lines: list[DetailLine] = []
    for session in sessions:
        if document is not None and session.workspace == document.workspace:
            for title, sections in (("Session state", session.state), ("Today", session.note)):
                told = section_lines(sections[1].sections) if sections is not None else []
                lines += [BLANK, rule(title), *map(prose, told)] if told else []
    return lines


def _item(line: ResumeLine) -> DetailLine:
    tone = Tone.WARNING if line.kind is ResumeKind.AGE else Tone.DIM if line.kind is ResumeKind.DONE else Tone.PLAIN
    box = "" if line.tick is None else "[x] " if line.ticked else "[ ] "
    head = "next step: " if line.kind is ResumeKind.STEP else ""
    return DetailLine(
        parts=(Cell(box, Tone.STRONG), Cell(f"{head}{shown(line.text)}", Tone.DIM if line.ticked else tone)),
        key=line.tick,
    )


def _version_lines(versions: tuple[Version, ...], now: datetime) -> list[DetailLine]:
    """What the agent claimed, and when, newest first."""
    if not versions:
        return [parts(Cell("This is the only version seen since hotwash was started.", Tone.DIM))]
    return [_version(version, now) for version in reversed(versions)]


def _version(version: Version, now: datetime) -> DetailLine:
    record = version.record
    rollback = f"  rollback: {shown(record.rollback)}" if record is not None and record.rollback else ""
    return parts(Cell(f"{clock_text(version.seen_at, now)}  ", Tone.DIM), claim(version), Cell(rollback, Tone.DIM))
