"""`wal tick`: a line of a record's checklist was looked at; kept in the person's own state, never in the buffer."""

from hotwash.core.analysis.buffers import BufferFacts
from hotwash.core.analysis.resume import ResumeLine, resume_lines
from hotwash.core.model.document import Document
from hotwash.core.model.plan import Intent, Outcome, PersonalChange, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.wal import WalRecord
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import by_state, gone, missing_argument
from hotwash.core.operations.words import command_line

TABLE = "ticks"


def plan(snapshot: Snapshot, intent: Intent, _context: Context) -> Plan | Refusal:
    found = _find(snapshot, intent.targets[0] if intent.targets else None)
    if isinstance(found, Refusal):
        return found
    lines = _lines(snapshot, *found)
    line = _chosen(lines, intent.arguments.get("line", ""))
    if isinstance(line, Refusal):
        return line
    done = f"ticked {line.text}"
    return Plan(
        intent=intent,
        title=f"tick {line.text}",
        done=done,
        personal=(PersonalChange(TABLE, line.tick or "", None, "true"),),
        outcomes=(TargetOutcome(found[1].key, Outcome.CHANGED, done),),
        equivalent=command_line(intent.verb, (), {"line": str(lines.index(line) + 1)}),
    )


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    found = _find(snapshot, target)
    if isinstance(found, Refusal):
        return found
    chosen = _chosen(_lines(snapshot, *found), "")
    return chosen if isinstance(chosen, Refusal) else None


def _find(snapshot: Snapshot, target: Target | None) -> tuple[Document, WalRecord] | Refusal:
    """Also in a buffer that cannot be written: the tick is the person's own."""
    if target is None:
        return by_state("no PENDING record", "a record is written before something risky begins")
    return snapshot.record(target.key) or gone(snapshot, target.key)


def _lines(snapshot: Snapshot, document: Document, record: WalRecord) -> list[ResumeLine]:
    """The lines of the checklist that can be ticked, in its order."""
    buffer = BufferFacts(document, document.task, None, None)
    return [line for line in resume_lines(record, buffer, snapshot.personal.ticks) if line.tick is not None]


def _chosen(lines: list[ResumeLine], number: str) -> ResumeLine | Refusal:
    """The line of that number; without one, the next that is not ticked."""
    if not number:
        following = next((line for line in lines if not line.ticked), None)
        return following or by_state("every line of the checklist is ticked", "hotwash undo takes a tick back")
    if not number.isdecimal() or not 1 <= int(number) <= len(lines):
        return missing_argument(f"there is no line {number}", f"1 to {len(lines)}")
    line = lines[int(number) - 1]
    return by_state(f"{line.text} is ticked already", "hotwash undo takes a tick back") if line.ticked else line
