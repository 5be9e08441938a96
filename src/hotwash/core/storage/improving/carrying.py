"""Carries a course out: its commands one after the other, exactly as they were shown; then what is to be remembered."""

from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.improvement import Course, Step
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import replace
from hotwash.core.storage.git_program import Git, GitFailed
from hotwash.core.storage.improving import forge
from hotwash.core.storage.improving.memory import Memory

_ADDS_A_WORKTREE = ("git", "worktree", "add")


class Done(NamedTuple):
    """What came of it: the sentence, what the caller asked for, what else there is to say, and the file of a body."""

    sentence: str
    answer: str
    notes: tuple[str, ...] = ()
    body_file: str = ""


def carry_out(course: Course, memory: Memory, *, asks: bool) -> Done | Refusal:
    """Run every step; the first one that must not fail and does ends it, and says what was done before.

    With `asks` git and what it runs may ask for a password at the terminal; a screen would be written over.
    """
    said, notes = "", list(course.notes)
    for number, step in enumerate(course.steps):
        try:
            said = _run(step, asks) or said
        except (GitFailed, forge.ForgeFailed, OSError) as error:
            if not step.may_fail:
                return _stopped(course, number, f"{_name(step)}: {error}", memory)
            notes.append(f"{_name(step)} refused: {error}")
    try:
        return _remembered(course, said, tuple(notes), memory)
    except WriteFailed as error:
        return Done(course.done, course.answer or said, (*notes, f"it will not be remembered: {error}"))


def _run(step: Step, asks: bool) -> str:
    program, *arguments = step.arguments
    if program == forge.GH:
        return forge.run(step.folder, arguments, step.content)
    if step.arguments[:3] == _ADDS_A_WORKTREE:
        _make_parent(arguments)
    Git(step.folder, asks=asks).write(*arguments, content=step.content.encode(), hooks=step.runs_hooks)
    return ""


def _make_parent(arguments: list[str]) -> None:
    """The folder that a worktree goes into, for its owner alone where it has to be made."""
    path = next(place for each in arguments if (place := Path(each)).is_absolute())
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def _name(step: Step) -> str:
    """`git push`, `gh pr create`."""
    return " ".join(word for word in step.arguments[:3] if not word.startswith("-") and word.isalpha())


def _remembered(course: Course, said: str, notes: tuple[str, ...], memory: Memory) -> Done:
    answer, body_file = course.answer or said, ""
    for known in course.remembered:
        memory.keep(replace(known, url=known.url or (said if said.startswith("http") else "")))
        if course.body:
            body_file = memory.keep_body(known.branch, course.body)
    return Done(course.done, answer, notes, body_file)


def _stopped(course: Course, number: int, failed: str, memory: Memory) -> Refusal:
    done = ", ".join(_name(each) for each in course.steps[:number])
    before = f" – {done} went well before" if done else ""
    kept = _kept_text(course, memory)
    return Refusal(f"{failed}{before}", kept or "nothing else was changed; the same command goes on from there")


def _kept_text(course: Course, memory: Memory) -> str:
    """What was written for the reviewer is not lost with a push that failed."""
    step = next((each for each in course.steps if each.arguments[0] == forge.GH and each.content), None)
    if step is None or not course.remembered:
        return ""
    try:
        memory.keep(course.remembered[0])
        path = memory.keep_body(course.remembered[0].branch, step.content)
    except WriteFailed:
        return ""
    return f"the text is kept in {path}; hotwash improve submit goes on from there"
