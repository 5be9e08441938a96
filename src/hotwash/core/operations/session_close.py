"""The end of a session: what was captured and what is open goes into the day's note, and the session is counted.

(source: self-improve, daily note and hooks). Notes are only appended to.
"""

import os

from hotwash.core.formats.daily_note import first_text
from hotwash.core.model.captures import Capture
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.plan import FileEdit, Intent, Plan, Refusal, Splice
from hotwash.core.model.session import SessionCount, SessionMark, SessionState
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.memory_place import FOLDER, MemoryFile, memory_file
from hotwash.core.operations.operation import Context
from hotwash.core.operations.section_lines import at_the_end
from hotwash.core.text.visible import visible

VERB = "session-close"
SESSIONS_TO_REVIEW = 5

_COUNT = ".session-count"
_REMINDER = ".session-reminder."
_NO_LEARNINGS = "- No learnings logged today. Consider `{program} log` before the next session."
_REVIEW = "Review is due: run `{program} review`."


def plan_session_close(snapshot: Snapshot, reason: str, context: Context) -> Plan | Refusal:
    """The note of today with the session's end, one more session counted, and a review reminder when one is due."""
    note = memory_file(snapshot, f"{context.today}.md")
    count = memory_file(snapshot, _COUNT)
    if isinstance(note, Refusal):
        return note
    if isinstance(count, Refusal):
        return count
    total = _total(count) + 1
    reminder = total - total % SESSIONS_TO_REVIEW
    claims = _claims(snapshot, count)
    is_due = reminder > 0 and reminder not in claims
    lines = _lines(snapshot, reason, reminder if is_due else 0, context)
    edits = [_note_edit(note, lines, context), _count_edit(count, context)]
    if is_due:
        edits += _reminder_edits(count, reminder, claims)
    return Plan(
        intent=Intent(VERB),
        title="close the session",
        done=f"Session {total} closed in `{note.shown}`",
        edits=tuple(edits),
    )


def _lines(snapshot: Snapshot, reason: str, review: int, context: Context) -> list[str]:
    lines = [f"## Session closed: {context.now:%H:%M}" + (f" ({visible(reason)})" if reason else ""), ""]
    captured, steps = _captured(snapshot, context), _open_steps(snapshot)
    if captured:
        lines += ["### State captured today:", "", *(f"- {text}" for text in captured), ""]
    if steps:
        lines += ["### Incomplete steps (resume next session):", "", *(f"- [ ] {text}" for text in steps), ""]
    if review:
        lines += [f"### Review reminder (session {review}):", "", _REVIEW.format(program=context.program), ""]
    if not any(_is_of(entry, context.today) for _, entry in snapshot.entries()):
        lines += [_NO_LEARNINGS.format(program=context.program), ""]
    return lines[:-1]


def _captured(snapshot: Snapshot, context: Context) -> list[str]:
    """What was captured today, from every section of the session state."""
    states = (document.contents for document in snapshot.documents if isinstance(document.contents, SessionState))
    return [
        bullet.text
        for state in states
        for section in state.sections
        if section.kind in set(Capture)
        for bullet in section.bullets
        if bullet.label == context.today
    ]


def _open_steps(snapshot: Snapshot) -> list[str]:
    tasks = (document.task for document in snapshot.documents if document.task is not None)
    return [visible(step.text) for task in tasks for step in task.steps if not step.done]


def _is_of(entry: Entry, day: str) -> bool:
    return (entry.logged or "").startswith(day)


def _note_edit(note: MemoryFile, lines: list[str], context: Context) -> FileEdit:
    base = note.content if note.document is not None else first_text(context.today).encode()
    return note.edit(base, (at_the_end(base, note.newline, lines, "session"),))


def _total(count: MemoryFile) -> int:
    held = count.document.contents if count.document is not None else None
    return held.total if isinstance(held, SessionCount) else 0


def _count_edit(count: MemoryFile, context: Context) -> FileEdit:
    """One line with the moment; an integer on the first line stays there."""
    content, newline = count.content, count.newline
    line = context.stamp.encode() + newline
    gap = newline if content and not content.endswith(b"\n") else b""
    return count.edit(content, (Splice(len(content), len(content), gap + line, "session"),))


def _claims(snapshot: Snapshot, count: MemoryFile) -> dict[int, Document]:
    """The reminders that were given already, each a file of its own."""
    beside = (document for document in snapshot.documents if document.workspace == count.workspace)
    return {
        document.contents.reminder: document
        for document in beside
        if isinstance(document.contents, SessionMark) and document.contents.reminder is not None
    }


def _reminder_edits(count: MemoryFile, reminder: int, claims: dict[int, Document]) -> list[FileEdit]:
    """The claim of this reminder; only the newest is kept."""
    path = os.path.join(count.workspace.base, FOLDER, f"{_REMINDER}{reminder}")
    return [
        FileEdit(path, None, (Splice(0, 0, b"", "reminder"),)),
        *(FileEdit(each.path, each.content, delete=True) for each in claims.values()),
    ]
