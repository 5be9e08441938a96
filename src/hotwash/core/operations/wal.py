"""`wal commit` and `wal rollback`: a claim about the world, so each needs one line of evidence."""

from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import WalRecord
from hotwash.core.operations.batch import Already, Conflict, outcome_of
from hotwash.core.operations.edits import add_lines
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import left_out, spoken
from hotwash.core.operations.subject import by_state, gone, missing_argument, unwritable
from hotwash.core.operations.words import command_line

_WANTED = {"wal-commit": WalStatus.COMMITTED, "wal-rollback": WalStatus.ROLLED_BACK}


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    wanted = _WANTED[intent.verb]
    if len(intent.targets) > 1:
        return missing_argument("one at a time", "each record needs its own evidence")
    found = _find(snapshot, intent.targets[0] if intent.targets else None)
    if isinstance(found, Refusal):
        return found
    document, record = found
    told = _seen_differently(record, intent.targets[0], wanted) or _final(record)
    if isinstance(told, Refusal):
        return told
    if told is not None:
        return Plan(intent, told.sentence, told.sentence, outcomes=(outcome_of(record.key, told),))
    evidence = spoken(intent.arguments.get("evidence", ""))
    if not evidence:
        return missing_argument("no evidence given", "say how you know with --note")
    edit = _edit(document, record, wanted, evidence)
    if isinstance(edit, Refusal):
        return edit
    sentence = f"Status {record.native_status} → {wanted.value}"
    return Plan(
        intent=intent,
        title=f"mark {_name(record)} {wanted.value}",
        done=f"marked {_name(record)} {wanted.value}",
        edits=(edit,),
        outcomes=(TargetOutcome(record.key, Outcome.CHANGED, sentence),),
        notes=left_out(intent.arguments["evidence"]),
        equivalent=command_line(intent.verb, _number(snapshot, record, context), {"evidence": evidence}),
    )


def refusal(snapshot: Snapshot, target: Target | None, _context: Context) -> Refusal | None:
    found = _find(snapshot, target)
    return found if isinstance(found, Refusal) else _final(found[1])


def _find(snapshot: Snapshot, target: Target | None) -> tuple[Document, WalRecord] | Refusal:
    if target is None:
        return by_state("no PENDING record", "a record is written before something risky begins")
    document = snapshot.document(target.key.path)
    refusal = unwritable(document) if document is not None else None
    return refusal or snapshot.record(target.key) or gone(snapshot, target.key)


def _seen_differently(record: WalRecord, target: Target, wanted: WalStatus) -> Already | Conflict | None:
    now = record.native_status or ""
    if target.seen is None or target.seen == now:
        return None
    if record.status is wanted:
        return Already(f"{_name(record)} is already {now}")
    sentence = f"{_name(record)} was {target.seen} and is now {now or 'without a status'}"
    return Conflict(sentence, "Status", target.seen, now, wanted.value)


def _final(record: WalRecord) -> Refusal | None:
    if record.status is WalStatus.PENDING:
        return None
    if record.status is WalStatus.UNKNOWN:
        said = f"has the status {record.native_status}" if record.native_status else "has no status"
        return by_state(f"{_name(record)} {said}, not PENDING", f"correct it by hand at line {record.line}")
    reason = f"{_name(record)} is already {record.native_status}, which is final"
    return by_state(reason, "what comes next has a record of its own: hotwash wal begin")


def _edit(document: Document, record: WalRecord, wanted: WalStatus, evidence: str) -> FileEdit | Refusal:
    """The state where the record says it, and the evidence where a record of its shape keeps it."""
    slot = record.slot
    if slot is None:
        return Refusal(f"{_name(record)} says its status nowhere", f"edit it by hand at line {record.line}")
    proof = slot.lead + (evidence if slot.is_line else evidence.replace("|", "\\|")).encode() + slot.tail
    splices = (
        Splice(slot.state.start, slot.state.end, wanted.value.encode(), "Status", record.key),
        add_lines(document, slot.at, [proof], "Evidence", record.key)
        if slot.is_line
        else Splice(slot.at, slot.at, proof, "Evidence", record.key),
    )
    return FileEdit(document.path, document.content, splices)


def _number(snapshot: Snapshot, record: WalRecord, context: Context) -> list[str]:
    """The record's number in `hotwash wal list`; none is needed where only one is PENDING."""
    from hotwash.core.analysis.wal import wal_facts

    facts = wal_facts(snapshot, context.now, context.settings)
    return [str(facts.numbers[record.key])] if len(facts.pending) > 1 else []


def _name(record: WalRecord) -> str:
    return record.operation or record.at or f"the record at line {record.line}"
