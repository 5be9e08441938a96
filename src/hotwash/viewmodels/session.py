"""The second list of key 5: the task and its steps, what was captured, today's note, how many sessions there were."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.session import SessionFacts, session_facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.session import Bullet, NoteSection, StateSection
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.model.wal import Task
from hotwash.viewmodels.listing import Listing, View, arranged
from hotwash.viewmodels.naming import names_projects, project_note
from hotwash.viewmodels.resume import counters
from hotwash.viewmodels.rows import Breadth, Cell, Column, Pane, PlainRow, Setting, shown
from hotwash.viewmodels.wal import step_text

SORTS = ("as written",)

_COLUMNS = (Column("WHAT", 10), Column("WHEN", 10), Column("TEXT"))
_DONE, _OPEN = "[x]", "[ ]"


@dataclass(frozen=True, slots=True)
class SessionRow(PlainRow):
    """One line of what `memory/` says: `what` it is, `when` or whether it is done, and the text; all visible."""

    key: Key
    line: int
    what: str
    when: str
    text: str
    tone: Tone = Tone.PLAIN

    kind: ClassVar[str] = "session"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        """Where there is little room, the day is left to the detail; a step keeps its box."""
        what, text = Cell(self.what, Tone.DIM), Cell(self.text, self.tone)
        if setting.breadth is Breadth.NARROW:
            return what, Cell(f"{self.when} {self.text}", self.tone) if self.when in (_DONE, _OPEN) else text
        return what, Cell(self.when, self.tone), text

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        return f"{self.what}: {self.text}"


def session_listing(facts: Facts, view: View) -> Listing:
    """Everything in the order it is written, one workspace after the other."""
    sessions = session_facts(facts.snapshot, facts.wal.buffers, facts.now)
    named = names_projects(facts.snapshot)
    rows = arranged(_distinct(row for session in sessions for row in _rows(session, named)), view, {})
    pane = Pane(
        name="session",
        digit="5",
        label="Session",
        columns=_COLUMNS[:1] + _COLUMNS[2:] if view.breadth is Breadth.NARROW else _COLUMNS,
        rows=tuple(rows),
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(""),
        sort=SORTS[0],
        sorts=SORTS,
        detail=next((step_text(session.task) for session in sessions if session.task is not None), ""),
        empty=(
            "No task, state or note in memory/ yet. Agents write the task;",
            ": captures a decision or notes the day (hotwash state, hotwash daily).",
        ),
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _rows(session: SessionFacts, named: bool) -> Iterator[SessionRow]:
    if session.buffer is not None and session.task is not None:
        yield from _task_rows(session.buffer.document, session.task, named)
    if session.state is not None:
        yield from _bullet_rows(session.state[0], session.state[1].sections)
    if session.note is not None:
        yield from _bullet_rows(session.note[0], session.note[1].sections)
    path = session.buffer.document.path if session.buffer is not None else session.workspace.base
    for text in counters(session):
        yield SessionRow(Key(path, f"count {text}"), 0, "count", "", text, Tone.DIM)


def _task_rows(document: Document, task: Task, named: bool) -> Iterator[SessionRow]:
    title = (shown(task.title) or "(without a title)") + project_note(document, named)
    yield SessionRow(Key(document.path, "task"), 0, "task", "", title, Tone.STRONG)
    following = task.first_open_step
    for step in task.steps:
        tone = Tone.DIM if step.done else Tone.ACCENT if step is following else Tone.PLAIN
        key = Key(document.path, f"step {step.text}")
        yield SessionRow(key, step.line, "step", _DONE if step.done else _OPEN, shown(step.text), tone)
    yield from _told_rows(document, "completed", task.completed)
    yield from _told_rows(document, "context", task.context)


def _told_rows(document: Document, what: str, told: tuple[Bullet, ...]) -> Iterator[SessionRow]:
    for bullet in told:
        yield SessionRow(Key(document.path, f"{what} {bullet.text}"), bullet.line, what, "", shown(bullet.text))


def _bullet_rows(document: Document, sections: tuple[StateSection | NoteSection, ...]) -> Iterator[SessionRow]:
    for section in sections:
        what = section.kind.value if section.kind is not None else shown(section.title)
        for bullet in section.bullets:
            key = Key(document.path, f"{what} {bullet.text}")
            when, text = _dated(bullet)
            yield SessionRow(key, bullet.line, what, shown(when), shown(text))


def _dated(bullet: Bullet) -> tuple[str, str]:
    """Its day or time, and the text; the name of a thing belongs to the text."""
    label = bullet.label or ""
    return (label, bullet.text) if not label or label[0].isdigit() else ("", f"{label}: {bullet.text}")


def _distinct(rows: Iterator[SessionRow]) -> Iterator[SessionRow]:
    """The same text may stand in a file twice; the cursor tells them apart by their number."""
    seen: Counter[Key] = Counter()
    for row in rows:
        seen[row.key] += 1
        key = Key(row.key.path, row.key.anchor, seen[row.key])
        yield SessionRow(key, row.line, row.what, row.when, row.text, row.tone)


def _subject(row: SessionRow) -> PlainSubject:
    words = {"type": (row.what.casefold(),), "file": (row.key.path.casefold(),)}
    return PlainSubject(f"{row.when} {row.text}".casefold(), row.text.casefold(), words)
