"""Changing the status of one entry in the style it is written in, with the note a change leaves behind."""

from collections.abc import Sequence

from hotwash.core.model.body import Field, Place
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Refusal, Splice, Target
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Change, Conflict, Result
from hotwash.core.operations.edits import add_field_below, add_lines, remove_field, set_value
from hotwash.core.operations.subject import Subject, by_state
from hotwash.core.text.splice import line_end

_ABOVE_STATUS = ("priority", "logged")
_BELOW_STATUS = ("severity", "area", "context")
_NOTHING = "no status"


def seen_differently(subject: Subject, target: Target, wanted: str) -> Already | Conflict | None:
    """What became of the status since the person saw it: as wanted by somebody else's hand, or a third value."""
    now = subject.entry.native_status
    if target.seen is None or target.seen == (now or ""):
        return None
    if is_so(subject.entry, wanted):
        return Already(f"{subject.name} is already {now}")
    return Conflict(
        f"{subject.name} was {target.seen or _NOTHING} and is now {now or _NOTHING}",
        field="Status",
        seen=target.seen,
        now=now or "",
        wanted=wanted,
    )


def is_so(entry: Entry, wanted: str) -> bool:
    """Whether an entry has a status already, also where the file says it in other words (`✅ fixed`)."""
    if _letters(entry.native_status or "") == _letters(wanted):
        return True
    return entry.status is Status.RESOLVED and wanted == "resolved"


def _letters(word: str) -> str:
    """`Won't fix`, `wont_fix` and `wontfix` are one word."""
    return "".join(filter(str.isalnum, word.casefold()))


def is_waiting(entry: Entry) -> bool:
    """Open in any way: also with a status nobody knows, or none."""
    return entry.status in (Status.OPEN, Status.ACTIVE, Status.BLOCKED, Status.UNKNOWN)


def unchangeable(subject: Subject) -> Refusal | None:
    """A status that is said somewhere else than in a field of its own is left alone."""
    if subject.entry.native_status is None or subject.status_field is not None:
        return None
    return Refusal(f"{subject.name} says its status outside a field", f"edit it by hand at {subject.place}")


def no_step(subject: Subject, wanted: str) -> Refusal:
    """Why there is no way from where an entry is to where it should go, and the way around."""
    entry = subject.entry
    if entry.status is Status.EXAMPLE:
        return by_state(f"{subject.name} is an example", "examples show the format and are left alone")
    if entry.status is Status.PROMOTED:
        reason = f"{subject.name} is promoted, and agents still read its rule"
        return by_state(reason, "undo the promotion first")
    return by_state(f"{subject.name} is {entry.native_status}: no way from there to {wanted}", "reopen it first")


def change_status(
    subject: Subject, wanted: str, note: str = "", below: Sequence[tuple[str, str]] = ()
) -> tuple[Splice, ...] | Refusal:
    """Status becomes `wanted`. In the four-field dialect the old note is dropped, and a new one stands below.

    `below` are fields that follow a status which has to be added.
    """
    refusal = unchangeable(subject)
    if refusal is not None:
        return refusal
    field = subject.status_field
    notes = [("Status-Note", note)] if note and subject.has_four_fields else []
    if field is None:
        return _added(subject, [("Status", wanted), *notes, *below])
    old = subject.body.field("status-note") if subject.has_four_fields else None
    changed = set_value(subject, field, wanted)
    if old is not None:
        return changed, set_value(subject, old, note) if note else remove_field(subject, old)
    return changed, *(add_field_below(subject, field, *each) for each in notes)


def status_change(subject: Subject, wanted: str, note: str = "") -> Result:
    """`change_status` as a result with its sentence."""
    splices = change_status(subject, wanted, note)
    if isinstance(splices, Refusal):
        return splices
    return Change(splices, f"Status {subject.entry.native_status or '(none)'} → {wanted}")


def _added(subject: Subject, fields: Sequence[tuple[str, str]]) -> tuple[Splice, ...]:
    """A status where the entry has none: in the order and the style of its other fields."""
    model = next((field for name in _ABOVE_STATUS if (field := _head_field(subject, name))), None)
    if model is not None:
        return tuple(add_field_below(subject, model, *each) for each in fields)
    at = line_end(subject.document.content, subject.entry.span.start)
    lines = [f"**{name}**: {value}" for name, value in fields]
    if not subject.has_four_fields:
        at, lines = _below_heading(subject, at, lines)
    return (add_lines(subject.document, at, [line.encode() for line in lines], "Status", subject.entry.key),)


def _head_field(subject: Subject, canonical: str) -> Field | None:
    field = subject.body.field(canonical)
    return field if field is not None and field.place is Place.HEAD else None


def _below_heading(subject: Subject, at: int, lines: list[str]) -> tuple[int, list[str]]:
    """Above the first head field, else between the heading and the text, each with one blank line around."""
    first = next((field for name in _BELOW_STATUS if (field := _head_field(subject, name))), None)
    if first is not None:
        return subject.entry.span.start + first.span.start, lines
    content, end = subject.document.content, subject.entry.span.end
    blank_follows = at < end and not content[at : line_end(content, at)].strip()
    return at, ["", *lines] if blank_follows or at >= end else ["", *lines, ""]
