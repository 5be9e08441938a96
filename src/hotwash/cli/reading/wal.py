"""`hotwash wal list` and `hotwash watch --once`: the write-ahead records as text."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import zip_longest

from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.ages import clock_text, rough_timer_text, timer_text
from hotwash.core.analysis.resume import ResumeKind, ResumeLine, resume_lines
from hotwash.core.analysis.wal import Level, PendingRecord, WalFacts, heading_moment
from hotwash.core.model.document import Document
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.visible import visible

LEVEL_WORDS = {Level.PENDING: "▲ PENDING", Level.LONG: "▲▲ PENDING LONG", Level.ALARM: "▲▲▲ PENDING ALARM"}


def list_records(session: Session) -> int:
    """Every record: pending ones first, longest first, then the newest."""
    facts = session.facts.wal
    if session.json:
        write_document("wal", {"records": _records_json(facts)})
        return ExitCode.OK
    rows = [
        (str(number), *_row(facts, document, record, session.store.now()))
        for number, (document, record) in _numbered(facts)
    ]
    if rows:
        write_lines(_with_claims(facts, columns(rows)))
    else:
        session.narration.say("no write-ahead records; agents write them under ## WAL Log in memory/working-buffer.md")
    return ExitCode.OK


def _with_claims(facts: WalFacts, rows: Iterable[str]) -> Iterator[str]:
    """Below each pending record what it says of itself; they are the first rows."""
    records = [pending.record for pending in facts.pending]
    for row, record in zip_longest(rows, records):
        yield row
        if record is not None:
            yield from _claims(record)


def look_once(session: Session) -> int:
    """What the live view shows, as text; 1 while anything is pending."""
    if session.arguments.rw:
        return session.refused(Refusal("--once looks once, and --rw is for keys", "leave one out", ExitCode.USAGE))
    facts = session.facts.wal
    if session.json:
        write_document("wal", {"records": _records_json(facts)})
    elif facts.pending:
        for pending in facts.pending:
            write_lines(_pending_lines(facts, pending))
    else:
        last = facts.last_finished
        quiet = "WAL quiet"
        write_lines([f"{quiet} · last {last.record.status} {visible(last.record.operation or '?')}" if last else quiet])
    return ExitCode.REFUSED_BY_STATE if facts.pending else ExitCode.OK


def _numbered(facts: WalFacts) -> list[tuple[int, tuple[Document, WalRecord]]]:
    """Pending records first; a number stays with its record when that is finished."""
    pending = [(each.document, each.record) for each in facts.pending]
    finished = [(each.document, each.record) for each in facts.finished]
    numbers = facts.numbers
    return [(numbers[record.key], (document, record)) for document, record in pending + finished]


def _row(facts: WalFacts, document: Document, record: WalRecord, now: datetime) -> tuple[str, ...]:
    pending = next((each for each in facts.pending if each.record is record), None)
    moment = heading_moment(record)
    word = LEVEL_WORDS[pending.level] if pending else visible(record.native_status or "?")
    time = _timer(pending) if pending else clock_text(moment, now) if moment else "–"
    return (word, time, visible(record.operation or "–"), f"{visible(document.relative)}:{record.line}")


def _timer(pending: PendingRecord) -> str:
    return timer_text(pending.seconds) if pending.exact else rough_timer_text(pending.seconds)


def _pending_lines(facts: WalFacts, pending: PendingRecord) -> list[str]:
    record, buffer = pending.record, facts.buffer_of(pending.record.path)
    lines = [f"{LEVEL_WORDS[pending.level]} {_timer(pending)}  {visible(pending.document.relative)}:{record.line}"]
    lines += [f"  {'Operation':<10} {visible(record.operation or 'missing')}", *_claims(record)]
    lines += [f"  {'!':<10} {visible(remark.sentence)}" for remark in pending.advice]
    lines += [f"  {_box(line):<10} {visible(line.command or line.text)}" for line in resume_lines(record, buffer)]
    return lines


def _claims(record: WalRecord) -> list[str]:
    fields = {"Resources": record.affected, "Blast": record.blast_radius, "Rollback": record.rollback}
    return [f"  {name:<10} {visible(value or 'missing')}" for name, value in fields.items()]


def _box(line: ResumeLine) -> str:
    return "[x]" if line.ticked or line.kind is ResumeKind.DONE else "[ ]"


def _records_json(facts: WalFacts) -> list[dict[str, Json]]:
    times = {each.record.key: each for each in facts.pending}
    return [
        _record_json(number, document, record, times.get(record.key)) for number, (document, record) in _numbered(facts)
    ]


def _record_json(number: int, document: Document, record: WalRecord, pending: PendingRecord | None) -> dict[str, Json]:
    return {
        "number": number,
        "file": document.relative,
        "line": record.line,
        "workspace": document.workspace.name,
        "at": record.at,
        "operation": record.operation,
        "affected": record.affected,
        "blast_radius": record.blast_radius,
        "rollback": record.rollback,
        "status": record.status.value,
        "native_status": record.native_status,
        "evidence": record.evidence,
        "pending_seconds": round(pending.seconds) if pending else None,
        "level": pending.level.name.lower() if pending else None,
        "missing": list(pending.missing) if pending else [],
    }
