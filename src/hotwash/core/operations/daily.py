"""`daily`: a line in today's note, in one of four sections; nothing that stands there is ever changed.

(source: self-improve, daily note; collisions: a free-form diary only gets a section of ours)
"""

from hotwash.core.formats.daily_note import TITLES, first_text, note_section
from hotwash.core.model.captures import NoteKind
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.session import DailyNote
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.memory_place import MemoryFile, memory_file
from hotwash.core.operations.operation import Context
from hotwash.core.operations.section_lines import into_section
from hotwash.core.operations.spoken import left_out, spoken
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import command_line, either
from hotwash.core.text.splice import apply


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    said, text = intent.arguments.get("kind", ""), spoken(intent.arguments.get("text", ""))
    if said not in set(NoteKind):
        return missing_argument(
            f"{said or 'nothing'} has no place in a daily note", f"one of {either(tuple(NoteKind))}"
        )
    if not text:
        return missing_argument("the note is empty", "say it in one line")
    place = memory_file(snapshot, file_name(context))
    if isinstance(place, Refusal):
        return place
    kind = NoteKind(said)
    edit = _edit(place, kind, text, context)
    if isinstance(edit, Refusal):
        return edit
    return Plan(
        intent=intent,
        title=f"note under {TITLES[kind]} in {place.shown}",
        done=f"Noted in `{place.shown}`",
        edits=(edit,),
        outcomes=(TargetOutcome(Key(place.path, kind), Outcome.CHANGED, text),),
        notes=left_out(intent.arguments["text"]),
        equivalent=command_line(intent.verb, (), {"kind": kind.value, "text": text}),
    )


def refusal(snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    place = memory_file(snapshot, file_name(context))
    return place if isinstance(place, Refusal) else None


def file_name(context: Context) -> str:
    return f"{context.today}.md"


def _edit(place: MemoryFile, kind: NoteKind, text: str, context: Context) -> FileEdit | Refusal:
    base = place.content if place.document is not None else first_text(context.today).encode()
    time = f"{context.now:%H:%M}"
    splice = into_section(base, place.newline, note_section(base, kind), TITLES[kind], (f"- {time} — {text}",))
    if (kind, time, text) not in _bullets(place, apply(base, (splice,))):
        return place.unreadable
    return place.edit(base, (splice,))


def _bullets(place: MemoryFile, content: bytes) -> list[tuple[NoteKind | None, str | None, str]]:
    held = place.parsed(content).contents
    found = held.sections if isinstance(held, DailyNote) else ()
    return [(section.kind, bullet.label, bullet.text) for section in found for bullet in section.bullets]
