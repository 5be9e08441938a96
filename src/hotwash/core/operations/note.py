"""`note`: one line more about what to do, added and never replacing anything."""

import re
from itertools import takewhile

from hotwash.core.formats.languages import field_name
from hotwash.core.formats.slots import Form
from hotwash.core.model.plan import Intent, Plan, Refusal, Splice, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Change, Result, each_entry, entry_refuser, plan_of
from hotwash.core.operations.edits import add_field_below, add_lines, continue_text, end_of_text
from hotwash.core.operations.field_style import last_field, own_line
from hotwash.core.operations.operation import Context
from hotwash.core.operations.resolution import NOTES, add_block, add_to_section
from hotwash.core.operations.spoken import spoken
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.wording import language_of
from hotwash.core.text.splice import line_end

_BARE = (Form.LINE, Form.ROW, Form.PARAGRAPH)
_BLANK = re.compile(rb"\n[ \t\r]*\n")
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
    return None


def _noted(subject: Subject, text: str) -> Splice | Refusal:
    if not subject.has_four_fields:
        return note_line(subject, text)
    action = subject.body.field("action")
    if action is not None:
        return continue_text(subject, action, text)
    model = next((field for name in _ABOVE_ACTION if (field := subject.body.field(name))), None)
    if model is not None:
        return add_field_below(subject, model, "Action", text)
    return Refusal(f"{subject.name} has no field to add a note to", f"edit it by hand at {subject.place}")


def note_line(subject: Subject, text: str) -> Splice:
    """A line of its own below the resolution, else below what should be done, else at the end of the entry: written
    like the field or the list that the entry ends with, else a bullet.

    It begins with its name, so that nothing in the text can become a heading, a fence or a rule.
    """
    name = field_name("notes", language_of(subject))
    line = f"- **{name}**: {text}"
    content, (start, end) = subject.document.content, subject.entry.span
    section = next((found for each in _SECTIONS if (found := subject.body.section(each))), None)
    if section is not None and subject.form not in _BARE:
        place = end_of_text(content, start + section.span.start, start + section.span.end)
        apart = [] if _ends_a_list(content, start + section.span.start, place) else [""]
        return add_to_section(subject, section, [*apart, line], NOTES)
    at = end_of_text(content, start, end)
    last = last_field(subject, at)
    if last is not None:
        return replace(add_field_below(subject, last, name, text), label=NOTES)
    if subject.form in _BARE and not _BLANK.search(content, start, at):
        return add_lines(subject.document, at, [own_line(subject, name, text)], NOTES, subject.entry.key)
    if _ends_a_list(content, start, at):
        return add_lines(subject.document, at, [line.encode()], NOTES, subject.entry.key)
    return add_block(subject, None, [line], NOTES)


def _ends_a_list(content: bytes, start: int, at: int) -> bool:
    """Whether the last lines before a place, up to a blank one or the entry's first, are a list of bullets."""
    lines = content[line_end(content, start) : at].rstrip().split(b"\n")
    block = list(takewhile(bytes.strip, reversed(lines)))
    return bool(block) and block[-1].startswith((b"- ", b"* ", b"+ "))


refusal = entry_refuser(step)
