"""Changing the status of one entry in the style it is written in, with the note a change leaves behind."""

from collections.abc import Sequence

from hotwash.core.formats import status_of
from hotwash.core.formats.boxes import is_box
from hotwash.core.formats.slots import Form, Home, box_span
from hotwash.core.formats.vocabulary import letters
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import Refusal, Splice, Target
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already, Change, Conflict, Result
from hotwash.core.operations.edits import add_field_below, add_lines, remove_field, set_value
from hotwash.core.operations.field_style import add_status
from hotwash.core.operations.operation import Context
from hotwash.core.operations.state_move import state_move
from hotwash.core.operations.subject import Subject, by_state
from hotwash.core.operations.wording import box_word
from hotwash.core.operations.words import behind_other_text
from hotwash.core.text.splice import line_end
from hotwash.core.text.visible import decoded

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
    if is_box(entry.native_status) or is_box(wanted):
        return entry.status is status_of(wanted)
    if letters(entry.native_status or "") == letters(wanted):
        return True
    return entry.status is Status.RESOLVED and status_of(wanted) is Status.RESOLVED


def is_waiting(entry: Entry) -> bool:
    """Open in any way: also with a status nobody knows, or none."""
    return entry.status in (Status.OPEN, Status.ACTIVE, Status.BLOCKED, Status.UNKNOWN)


def unchangeable(subject: Subject) -> Refusal | None:
    """A status that cannot be told apart from what stands around it is left alone."""
    if subject.slot.locked is None:
        return None
    reason, instead = subject.slot.locked
    return Refusal(f"{subject.name} {reason}", f"{instead} at {subject.place}")


def unsayable(subject: Subject, status: Status) -> Refusal | None:
    """Why there is nothing between open and done, nor beside it, where a checkbox says the status and none in the file
    says that one.
    """
    if subject.slot.home is not Home.BOX or box_word(subject, status):
        return None
    reason = f"{subject.name} has a checkbox, which is open or done and nothing else"
    return by_state(reason, "resolve it, or give it a Status field")


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
    """Status becomes `wanted`, wherever the entry says it.

    In the four-field dialect the old note is dropped, and a new one stands below. `below` are fields that follow a
    status which has to be added. A checkbox before the entry's title goes along.
    """
    refusal = unchangeable(subject)
    if refusal is not None:
        return refusal
    box = _in_its_box(subject, status_of(wanted))
    if subject.slot.home is Home.BOX and is_box(wanted):
        return box
    if subject.slot.home is Home.GROUP and state_move(subject, status_of(wanted)) is not None:
        return (*box, *add_status(subject, below)) if below else box
    said = _said_in_words(subject, wanted, note, below)
    return (*box, *said)


def _in_its_box(subject: Subject, status: Status) -> tuple[Splice, ...]:
    span = box_span(subject.raw)
    wanted = Status.RESOLVED if status is Status.PROMOTED else status
    if span is None or status_of(decoded(span.of(subject.raw))) is wanted:
        return ()
    box = box_word(subject, wanted)
    place = span.shifted(subject.entry.span.start)
    return (Splice(*place, box.encode(), "Status", subject.entry.key),) if box else ()


def _said_in_words(subject: Subject, wanted: str, note: str, below: Sequence[tuple[str, str]]) -> tuple[Splice, ...]:
    slot = subject.slot
    notes = [("Status-Note", note)] if note and subject.has_four_fields else []
    if slot.home is Home.NEW and subject.form is Form.ROW:
        return (_behind_the_row(subject, wanted), *(add_status(subject, below) if below else ()))
    if slot.home is Home.CELL:
        return (_in_cell(subject, wanted),)
    if slot.home in (Home.NEW, Home.BOX, Home.GROUP):
        added = [("Status", wanted), *notes, *below]
        return (_below_id(subject, added),) if subject.has_four_fields else add_status(subject, added)
    if slot.field is None:
        return (_in_place(subject, wanted),)
    old = subject.body.field("status-note") if subject.has_four_fields else None
    changed = replace(set_value(subject, slot.field, wanted), label="Status")
    if old is not None:
        return changed, set_value(subject, old, note) if note else remove_field(subject, old)
    return changed, *(add_field_below(subject, slot.field, *each) for each in notes)


def dated(note: str, context: Context) -> str:
    """A note as it follows a status: the day of the change, and why; nothing where nothing was said."""
    return f"{context.today} {behind_other_text(note)}" if note else ""


def status_change(subject: Subject, wanted: str) -> Result:
    """`change_status` as a result with its sentence."""
    splices = change_status(subject, wanted)
    return splices if isinstance(splices, Refusal) else changed_to(subject, wanted, splices)


def changed_to(subject: Subject, wanted: str, splices: tuple[Splice, ...]) -> Change:
    """The change with its sentence; where the file keeps its entries by state, the entry goes where it belongs then."""
    before = subject.entry.native_status or "(none)"
    move = state_move(subject, status_of(wanted), splices)
    if move is None:
        return Change(_anchored(subject, splices), f"Status {before} → {wanted}", status_of(wanted), subject.given_id)
    said = "" if subject.slot.home is Home.GROUP else f"Status {before} → {wanted}, "
    return Change(move.splices, f"{said}moved to “{move.heading}”", status_of(wanted), subject.given_id)


def _anchored(subject: Subject, splices: tuple[Splice, ...]) -> tuple[Splice, ...]:
    """Where an entry gets another name, its undo looks for the lines in the file."""
    return splices if subject.given_id is None else tuple(replace(splice, anchor=None) for splice in splices)


def _in_place(subject: Subject, wanted: str) -> Splice:
    """The status in a first line, in front matter or below a heading of its own."""
    base, (start, end) = subject.entry.span.start, subject.slot.span
    gap = b" " if start == end and subject.raw[start - 1 : start] == b":" else b""
    return Splice(base + start, base + end, gap + wanted.encode(), "Status", subject.entry.key)


def _in_cell(subject: Subject, wanted: str) -> Splice:
    """In a table, where a padded cell stays as wide as it is, as far as that goes."""
    base, (start, end) = subject.entry.span.start, subject.slot.span
    blanks = len(subject.raw[end:]) - len(subject.raw[end:].lstrip(b" "))
    grown = len(wanted) - len(decoded(subject.slot.span.of(subject.raw)))
    padding = max(1, blanks - grown) if blanks > 1 else blanks
    text = wanted.encode() + b" " * padding
    return Splice(base + start, base + end + blanks, text, "Status", subject.entry.key)


def _behind_the_row(subject: Subject, wanted: str) -> Splice:
    """One more part between pipes, apart as the last one is."""
    row = subject.raw.partition(b"\n")[0].rstrip()
    at = subject.entry.span.start + len(row)
    text = f" {wanted} |" if row.endswith(b"|") else f" | {wanted}"
    return Splice(at, at, text.encode(), "Status", subject.entry.key)


def _below_id(subject: Subject, fields: Sequence[tuple[str, str]]) -> Splice:
    at = line_end(subject.document.content, subject.entry.span.start)
    lines = [f"**{name}**: {value}".encode() for name, value in fields]
    return add_lines(subject.document, at, lines, "Status", subject.entry.key)
