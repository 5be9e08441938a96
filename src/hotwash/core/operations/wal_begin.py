"""`wal begin`: a PENDING record, written before something risky is done.

(source: self-improve, working buffer: the template of an entry; WAL)
"""

from hotwash.core.formats.first_use import BUFFER, first_text
from hotwash.core.formats.wal import names_log
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.operations.memory_place import MemoryFile, memory_file
from hotwash.core.operations.operation import Context
from hotwash.core.operations.section_lines import at_the_end
from hotwash.core.operations.spoken import left_out, spoken
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import all_of, command_line
from hotwash.core.text.outline import outline
from hotwash.core.text.sections import sections
from hotwash.core.text.splice import apply, line_end

FIELDS = {
    "operation": "Operation",
    "affected": "Affected resources",
    "blast-radius": "Blast radius",
    "rollback": "Rollback",
}
_FILE = BUFFER.rpartition("/")[2]
_TOP = 1


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    said = {name: spoken(intent.arguments.get(name, "")) for name in FIELDS}
    missing = [f"--{name}" for name, value in said.items() if not value]
    if missing:
        return missing_argument(
            f"{all_of(missing)} {'is' if len(missing) == 1 else 'are'} missing",
            "a record without all four fields helps nobody",
        )
    place = memory_file(snapshot, _FILE)
    if isinstance(place, Refusal):
        return place
    edit = _edit(place, said, context)
    if isinstance(edit, Refusal):
        return edit
    operation = said["operation"]
    return Plan(
        intent=intent,
        title=f"begin {operation} in {place.shown}",
        done=f"{operation} is PENDING in {place.shown}",
        edits=(edit,),
        outcomes=(TargetOutcome(Key(place.path, operation), Outcome.CHANGED, "Status PENDING"),),
        notes=(*left_out(*(intent.arguments[name] for name in FIELDS)), *_notes(place)),
        equivalent=command_line(intent.verb, (), said),
    )


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    place = memory_file(snapshot, _FILE)
    return place if isinstance(place, Refusal) else None


def _edit(place: MemoryFile, said: dict[str, str], context: Context) -> FileEdit | Refusal:
    base = place.content if place.document is not None else first_text(BUFFER).encode()
    stamp = f"{context.now:%Y-%m-%d %H:%M}"
    record = [f"## WAL Entry — {stamp}", *(f"**{label}**: {said[name]}" for name, label in FIELDS.items())]
    splice = record_splice(base, place.newline, [*record, f"**Status**: {WalStatus.PENDING}"])
    read = [(each.at, each.operation, each.status) for each in place.parsed(apply(base, (splice,))).records]
    if (stamp, said["operation"], WalStatus.PENDING) not in read:
        return place.unreadable
    return place.edit(base, (splice,))


def record_splice(content: bytes, newline: bytes, record: list[str]) -> Splice:
    """The record below the last one of the log, between blank lines; a buffer without a log gets one at its end."""
    at = _end_of_log(content)
    if at is None:
        return at_the_end(content, newline, ("## WAL Log", "", *record), "WAL Log")
    start = newline if content[at - 1 : at] == b"\n" else newline * 2
    text = newline.join(line.encode() for line in record) + newline
    follows = content[at : line_end(content, at)]
    return Splice(at, at, start + text + (newline if follows.strip() else b""), "WAL record")


def _end_of_log(content: bytes) -> int | None:
    """Where the text of the log's last record ends, or of the log's own section without one."""
    place = None
    for section in sections(content, outline(content)):
        if section.level > _TOP and names_log(section.title):
            place = section.insert_at
        elif place is not None and section.level <= 2:
            break
    return place


def _notes(place: MemoryFile) -> tuple[str, ...]:
    pending = [each for each in place.parsed(place.content).records if each.status is WalStatus.PENDING]
    if not pending:
        return ()
    others = "another record is" if len(pending) == 1 else f"{len(pending)} other records are"
    return (f"{others} PENDING; finish what is done with hotwash wal commit or rollback",)
