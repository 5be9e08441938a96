"""The way back into a task that was interrupted, as text: where it stopped, what was captured, what to look at first.

(source: self-improve, resume)
"""

from collections.abc import Iterator, Mapping, Sequence

from hotwash.core.analysis.resume import HISTORY, checks
from hotwash.core.analysis.session import REVIEW_EVERY, SessionFacts, heartbeat, last_done
from hotwash.core.analysis.wal import PendingRecord, WalFacts
from hotwash.core.model.session import Bullet, NoteSection, StateSection
from hotwash.core.model.values import dataclass, field
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import WalRecord
from hotwash.core.text.visible import visible
from hotwash.viewmodels.rows import shown
from hotwash.viewmodels.wal import LEVEL_WORDS, running_time

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Resumption:
    """What is known when work is taken up again.

    By the base of a workspace: `commits` are the newest of its repository, `files` how affected files look. `force`
    takes an old buffer at its word.
    """

    sessions: tuple[SessionFacts, ...]
    wal: WalFacts
    commits: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    force: bool = False

    @property
    def is_blocked(self) -> bool:
        """Whether a buffer is too old to go on from."""
        return not self.force and any(each.buffer is not None and each.buffer.is_blocked for each in self.sessions)

    @property
    def is_clear(self) -> bool:
        return not self.is_blocked and not self.wal.pending

    def pending_in(self, session: SessionFacts) -> tuple[tuple[int, PendingRecord], ...]:
        """The pending records of a workspace with their numbers."""
        numbers = self.wal.numbers
        here = (each for each in self.wal.pending if each.document.workspace == session.workspace)
        return tuple((numbers[each.record.key], each) for each in here)

    def checks_for(self, session: SessionFacts) -> tuple[str, ...]:
        """What shows the state of what the buffer's records touched."""
        return checks(records_to_check(self.wal, session), self.files.get(session.workspace.base, {}))


def records_to_check(wal: WalFacts, session: SessionFacts) -> tuple[WalRecord, ...]:
    """The pending records of a workspace, else the last that was finished."""
    pending = tuple(each.record for each in wal.pending if each.document.workspace == session.workspace)
    last = next((each.record for each in wal.finished if each.document.workspace == session.workspace), None)
    return pending or ((last,) if last is not None else ())


def resume_text(resumption: Resumption) -> Iterator[str]:
    """The whole procedure for every workspace whose memory says something."""
    for at, session in enumerate(resumption.sessions):
        if at:
            yield ""
        if len(resumption.sessions) > 1:
            yield f"{shown(session.workspace.name)}:"
        yield from _task(session)
        yield from _told(session)
        yield from _state(session)
        yield from _note(session)
        yield from _checks(resumption, session)
        yield from _pending(resumption, session)
        yield from _next(resumption, session)
        yield from counters(session)


def _task(session: SessionFacts) -> Iterator[str]:
    task, buffer = session.task, session.buffer
    if task is None or buffer is None:
        yield "No active task."
        return
    yield f"Task: {shown(task.title) or '(without a title)'}"
    yield from (_INDENT + bullet_text(bullet) for bullet in task.more)
    done = last_done(task)
    if done is not None:
        yield f"Last done: [x] {shown(done.text)}"
    if buffer.is_stale and buffer.age is not None:
        yield f"{buffer.age.sentence} (by {buffer.age.source})"


def _told(session: SessionFacts) -> Iterator[str]:
    task = session.task
    if task is not None:
        yield from _block("Completed so far", [bullet_text(bullet) for bullet in task.completed])
        yield from _block("Found on the way", [bullet_text(bullet) for bullet in task.context])


def _state(session: SessionFacts) -> Iterator[str]:
    if session.state is None:
        return
    document, state = session.state
    updated = f", updated {shown(state.updated)}" if state.updated else ""
    yield from _block(f"Session state ({shown(document.relative)}{updated})", section_lines(state.sections))


def _note(session: SessionFacts) -> Iterator[str]:
    if session.note is not None:
        document, note = session.note
        yield from _block(f"Today ({shown(document.relative)})", section_lines(note.sections))


def section_lines(sections: Sequence[StateSection | NoteSection]) -> list[str]:
    """The bullets of every section below its title; sections without any are left out."""
    lines: list[str] = []
    for section in sections:
        if section.bullets:
            lines += [shown(section.title), *(_INDENT + bullet_text(bullet) for bullet in section.bullets)]
    return lines


def bullet_text(bullet: Bullet) -> str:
    """`2026-05-20  text`; a bullet without a label is its text."""
    return f"{shown(bullet.label)}  {shown(bullet.text)}" if bullet.label else shown(bullet.text)


def _checks(resumption: Resumption, session: SessionFacts) -> Iterator[str]:
    commits = resumption.commits.get(session.workspace.base)
    lines = [shown(check) for check in resumption.checks_for(session)]
    if commits is not None:
        lines += [HISTORY, *(_INDENT + visible(commit) for commit in commits)]
    yield from _block("Verify first", lines)


def _pending(resumption: Resumption, session: SessionFacts) -> Iterator[str]:
    lines: list[str] = []
    for number, pending in resumption.pending_in(session):
        level = LEVEL_WORDS[pending.level]
        lines += [
            f"{'▲' * pending.level} {shown(pending.record.operation) or '(no operation)'}"
            f"  {running_time(pending)}{f' {level}' if level else ''}",
            *(f"{_INDENT}{name + ':':<13} {shown(said) or 'missing'}" for name, said in _claims(pending.record)),
            f"{_INDENT}went through: hotwash wal commit {number} --note 'how you know'",
            f"{_INDENT}was undone:   hotwash wal rollback {number} --note 'how you know'",
        ]
    yield from _block(WalStatus.PENDING.value, lines)


def _claims(record: WalRecord) -> tuple[tuple[str, str | None], ...]:
    """What somebody needs who has to decide whether it went through or is to be undone."""
    return (("blast radius", record.blast_radius), ("rollback", record.rollback))


def _next(resumption: Resumption, session: SessionFacts) -> Iterator[str]:
    task, buffer = session.task, session.buffer
    if task is None or buffer is None:
        return
    step, done = task.first_open_step, sum(step.done for step in task.steps)
    if buffer.is_blocked and not resumption.force:
        yield "Next: nothing, until every resource is verified; then hotwash resume --force"
    elif step is not None:
        yield f"Next: [ ] {shown(step.text)}  ({shown(buffer.document.relative)}:{step.line})"
    elif task.steps:
        yield "Next: every step is ticked"
    if done:
        yield f"{done} ticked {'step' if done == 1 else 'steps'}: never re-run"


def counters(session: SessionFacts) -> Iterator[str]:
    """How far the task is, and how many sessions there were."""
    beat = heartbeat(session.task) if session.task is not None else ""
    if beat:
        yield shown(beat)
    if session.count is not None:
        last = f", last ended {shown(session.count.last)}" if session.count.last else ""
        yield f"Sessions: {session.count.total}{last}; since review: {session.since_review} of {REVIEW_EVERY}"


def _block(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{title}:"
        yield from (_INDENT + line for line in lines)
