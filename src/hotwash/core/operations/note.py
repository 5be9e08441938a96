"""`note`: one line more about what to do, added and never replacing anything."""

from hotwash.core.formats.languages import field_name
from hotwash.core.formats.slots import Form
from hotwash.core.model.plan import Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Change, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.edits import add_field_below, add_lines, end_of_text, extend_value
from hotwash.core.operations.operation import Context
from hotwash.core.operations.resolution import NOTES, add_block, add_to_section
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.wording import language_of

_ABOVE_ACTION = ("content", "context", "status-note", "status")
_SECTIONS = (
    "resolution",
    "suggested-action",
    "suggested-fix",
    "suggested-implementation",
    "recommended-action",
    "action-items",
    "remediation",
    "prevention",
    "metadata",
)


def plan(snapshot: Snapshot, intent: Intent, _context: Context) -> Plan | Refusal:
    text = spoken(intent.arguments.get("text", ""))
    if not text:
        return missing_argument("the note is empty", "say what to add")

    def change(subject: Subject, _target: Target) -> Result:
        told = step(subject)
        if told is not None:
            return told
        splice = _noted(subject, text)
        return splice if isinstance(splice, Refusal) else Change((splice,), f"{splice.label} + “{text}”")

    batch = each_entry(snapshot, intent.targets, change)
    if isinstance(batch, Refusal):
        return batch
    return plan_of(batch, snapshot, intent, ("add a note to", "added a note to"))


def step(subject: Subject) -> Already | Refusal | None:
    if subject.entry.status is Status.EXAMPLE:
        return by_state(f"{subject.name} is an example", "examples show the format and are left alone")
    if subject.form is Form.ROW:
        return Refusal(f"{subject.name} is one row and has no place for a note", f"edit it by hand at {subject.place}")
    return None


def _noted(subject: Subject, text: str) -> Splice | Refusal:
    if not subject.has_four_fields:
        return note_line(subject, text)
    action = subject.body.field("action")
    if action is not None:
        return extend_value(subject, action, text)
    model = next((field for name in _ABOVE_ACTION if (field := subject.body.field(name))), None)
    if model is not None:
        return add_field_below(subject, model, "Action", text)
    return Refusal(f"{subject.name} has no field to add a note to", f"edit it by hand at {subject.place}")


def note_line(subject: Subject, text: str) -> Splice:
    """A bullet of its own below the resolution, else below what should be done, else at the end of the entry.

    It begins with its name, so that nothing in the text can become a heading, a fence or a rule.
    """
    lines = [f"- **{field_name('notes', language_of(subject))}**: {text}"]
    if subject.form is Form.LINE:
        content, (start, end) = subject.document.content, subject.entry.span
        at = end_of_text(content, start, end)
        return add_lines(subject.document, at, [f"  {line}".encode() for line in lines], NOTES, subject.entry.key)
    section = next((found for name in _SECTIONS if (found := subject.body.section(name))), None)
    if section is not None:
        return add_to_section(subject, section, lines, NOTES)
    return add_block(subject, None, lines, NOTES)


refusal = entry_refuser(step)
