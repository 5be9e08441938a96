"""`state`: a correction, preference, decision or name as a dated bullet, written down before the answer is given.

(source: self-improve, state)
"""

from hotwash.core.formats.first_use import SESSION_STATE, first_text
from hotwash.core.formats.session_state import TITLES, state_section
from hotwash.core.formats.updated import last_updated
from hotwash.core.model.captures import Capture
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Intent, Outcome, Plan, Refusal, Splice, Target, TargetOutcome
from hotwash.core.model.session import Bullet, SessionState
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.memory_place import MemoryFile, memory_file
from hotwash.core.operations.operation import Context
from hotwash.core.operations.section_lines import into_section
from hotwash.core.operations.spoken import left_out, spoken
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import command_line, either
from hotwash.core.text.splice import apply

FILE = SESSION_STATE.rpartition("/")[2]


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    said, text = intent.arguments.get("kind", ""), spoken(intent.arguments.get("text", ""))
    if said not in set(Capture):
        return missing_argument(f"{said or 'nothing'} is nothing to capture", f"one of {either(tuple(Capture))}")
    if not text:
        return missing_argument(f"the {said} is missing", "say it in one line")
    place = memory_file(snapshot, FILE)
    if isinstance(place, Refusal):
        return place
    kind = Capture(said)
    if _is_known(place, kind, text, context.today):
        done = f"{place.shown} says so already"
        return Plan(intent, done, done, outcomes=(TargetOutcome(Key(place.path, kind), Outcome.ALREADY, done),))
    edit = _edit(place, kind, text, context)
    if isinstance(edit, Refusal):
        return edit
    return Plan(
        intent=intent,
        title=f"capture a {kind} in {place.shown}",
        done=f"Captured to `{place.shown}`",
        edits=(edit,),
        outcomes=(TargetOutcome(Key(place.path, kind), Outcome.CHANGED, text),),
        notes=left_out(intent.arguments["text"]),
        equivalent=command_line(intent.verb, (), {"kind": kind.value, "text": text}),
    )


def refusal(snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    place = memory_file(snapshot, FILE)
    return place if isinstance(place, Refusal) else None


def _is_known(place: MemoryFile, kind: Capture, text: str, today: str) -> bool:
    """Whether the same was captured today."""
    return (today, text) in _bullets(place, place.content, kind)


def _bullets(place: MemoryFile, content: bytes, kind: Capture) -> list[tuple[str | None, str]]:
    """Labels and texts of what a file with this content has captured under `kind`."""
    held = place.parsed(content).contents
    found: list[Bullet] = []
    if isinstance(held, SessionState):
        found = [bullet for section in held.sections if section.kind is kind for bullet in section.bullets]
    return [(bullet.label, bullet.text) for bullet in found]


def _edit(place: MemoryFile, kind: Capture, text: str, context: Context) -> FileEdit | Refusal:
    base = place.content if place.document is not None else first_text(SESSION_STATE).encode()
    bullet = f"- {context.today} — {text}"
    splices = [into_section(base, place.newline, state_section(base, kind), TITLES[kind], (bullet,))]
    updated = last_updated(base)
    if updated is not None:
        stamp = f"{context.now:%Y-%m-%d %H:%M}".encode()
        gap = b"" if updated.span.start < updated.span.end or base[: updated.span.start].endswith(b" ") else b" "
        splices.append(Splice(*updated.span, gap + stamp, "Last updated"))
    if (context.today, text) not in _bullets(place, apply(base, splices), kind):
        return place.unreadable
    return place.edit(base, splices)
