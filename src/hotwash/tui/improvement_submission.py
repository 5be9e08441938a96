"""`p` on the list of improvements: what the reviewer reads and what goes where, and the step that does it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.improvement import Account, Checked, Course, Improvement, Repository, Stage
from hotwash.core.model.plan import Intent, Plan, Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.tui import screens
from hotwash.tui.improvement_steps import SUBMITS, Facts, allowed, commands_told, hooks_told
from hotwash.tui.messages import StepEnded

if TYPE_CHECKING:
    from hotwash.core.model.git import CommitReadiness
    from hotwash.core.storage.improving.workshop import Workshop
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.improving import Step

_NO, _YES = "no", "yes"


def open_submission(dashboard: Dashboard, improvement: Improvement) -> None:
    """`p`: its files, what the reviewer reads, and what is pushed where."""
    improving = dashboard.improving
    known = improving.known
    looked, repository = known.looked[improvement.id], known.repository
    if repository is None:
        return
    seconds = int(dashboard.desk.clock.now().timestamp())

    def foreseen(given: Mapping[str, str]) -> Course | Refusal:
        return _foreseen(repository, improvement, looked, given, seconds)

    def plan(intent: Intent) -> Plan | Refusal:
        course = foreseen(intent.arguments)
        if isinstance(course, Refusal):
            return course
        return Plan(intent, course.title, course.done, equivalent=_typed(improvement, intent.arguments))

    def facts(intent: Intent) -> Facts:
        course = foreseen(intent.arguments)
        ways = [*commands_told(course), *_place(repository, course)] if isinstance(course, Course) else []
        return [*_files(looked), *ways, *hooks_told(known)]

    def answer(planned: Plan | None) -> None:
        dashboard.resuming.drafts_changed()
        if planned is not None:
            improving.carry(
                f"submitting {improvement.id}", _submit(improvement.id, looked, planned.intent, known.programs)
            )

    heading = f"{'Commit and submit' if improvement.changes else 'Submit'} {improvement.id}"
    context = dashboard.sheets.stepping(plan)
    fields, name = _fields(improvement), improvement.id
    sheet = screens.StepSheet(heading, Intent(SUBMITS), fields, facts, context, verb="submit it", subject=name)
    dashboard.app.push_screen(sheet, answer)


def _fields(improvement: Improvement) -> Sequence[screens.FormField]:
    from hotwash.core.analysis.improving.texts import full_account

    account = full_account(improvement, Account())
    message = (screens.FormField("message", "Commit", hint="what it changes, in one line"),)
    draft = (screens.FormField("draft", "Draft", _NO, choices=(_NO, _YES), unset=_NO),)
    return (
        *(message if improvement.changes else ()),
        screens.FormField("learned", "Learned", _line(account.learned), required=False),
        screens.FormField("changes", "Changes", _line(account.changes), required=False),
        screens.FormField("testing", "Testing", _line(account.testing), required=False),
        *(draft if improvement.stage is not Stage.OPEN else ()),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _told(given: Mapping[str, str], improvement: Improvement) -> Account:
    """What was typed; a text that only stands there as it was before counts as not given."""
    from hotwash.core.analysis.improving.texts import full_account

    before = full_account(improvement, Account())

    def typed(name: str, was: str) -> str:
        text = given.get(name, "").strip()
        return "" if text == _line(was) else text

    return Account(typed("learned", before.learned), typed("changes", before.changes), typed("testing", before.testing))


def _foreseen(
    repository: Repository, improvement: Improvement, looked: Checked, given: Mapping[str, str], at: int
) -> Course | Refusal:
    """The commands of committing and submitting, one after the other."""
    from hotwash.core.operations.improving.commit import as_committed, plan_commit
    from hotwash.core.operations.improving.submit import Submission, plan_submit

    wanted = Submission(_told(given, improvement), is_draft=given.get("draft") == _YES)
    if not improvement.changes:
        return plan_submit(repository, improvement, looked, wanted)
    first = plan_commit(improvement, looked, given.get("message", ""))
    if isinstance(first, Refusal):
        return first
    subject = first.steps[-1].content.strip()
    then = plan_submit(repository, as_committed(improvement, subject, at), looked, wanted)
    if isinstance(then, Refusal):
        return then
    return Course(
        then.title or first.title, then.done, (*first.steps, *then.steps), (*first.notes, *then.notes), body=then.body
    )


def _submit(name: str, seen: Checked, intent: Intent, programs: CommitReadiness) -> Step:
    """Only what the sheet showed is committed and pushed."""
    given = intent.arguments

    def step(shop: Workshop) -> StepEnded:
        said = _carried(shop, name, seen, given, programs)
        return StepEnded(str(said), Tone.WARNING) if isinstance(said, Refusal) else StepEnded(said, Tone.GOOD, (name,))

    return step


def _carried(
    shop: Workshop, name: str, seen: Checked, given: Mapping[str, str], programs: CommitReadiness
) -> str | Refusal:
    from hotwash.core.operations.improving.commit import plan_commit
    from hotwash.core.operations.improving.submit import Submission, plan_submit
    from hotwash.core.storage.improving.carrying import carry_out

    found = shop.find(name)
    if isinstance(found, Refusal):
        return found
    repository, improvement = found
    looked = shop.check(repository, improvement)
    if isinstance(looked, Refusal):
        return looked
    if looked != seen:
        return Refusal(f"{name} changed since you looked", "nothing was done; p shows what it is now")
    refused, told = allowed(shop, repository, programs), _told(given, improvement)
    if refused is not None:
        return refused
    if improvement.changes:
        ready = shop.programs(repository, improvement)
        first = Refusal(ready.refusal) if ready.refusal else plan_commit(improvement, looked, given.get("message", ""))
        done = first if isinstance(first, Refusal) else carry_out(first, shop.memory(repository), asks=False)
        if isinstance(done, Refusal):
            return done
        found = shop.find(name)
        if isinstance(found, Refusal):
            return found
        repository, improvement = found
    course = plan_submit(repository, improvement, looked, Submission(told, is_draft=given.get("draft") == _YES))
    done = course if isinstance(course, Refusal) else carry_out(course, shop.memory(repository), asks=False)
    if isinstance(done, Refusal):
        return done
    return " · ".join(filter(None, (done.sentence, done.answer, done.body_file)))


def _files(looked: Checked) -> Facts:
    from hotwash.core.text.diff import counts, diff_lines

    told = []
    for change in looked.changes:
        more, less = counts(diff_lines(change.before, change.after))
        told.append(f"{change.path}  +{more} -{less}" if more or less else change.path)
    return [("Files", "\n".join(told), Tone.PLAIN)]


def _place(repository: Repository, course: Course) -> Facts:
    """Where it goes, or what happens instead."""
    pushes = any(step.arguments[:2] == ("git", "push") for step in course.steps)
    to = [("To", f"{repository.remote}, {repository.remote_url}", Tone.PLAIN)] if pushes else []
    instead = [("Instead", course.title, Tone.WARNING)] if course.body else []
    return [*to, *instead, *(("Note", note, Tone.WARNING) for note in course.notes)]


def _typed(improvement: Improvement, given: Mapping[str, str]) -> str:
    """The command lines that do the same."""
    told = _told(given, improvement)
    texts = (("learned", told.learned), ("changes", told.changes), ("testing", told.testing))
    flags = "".join(f" --{name} {shlex.quote(text)}" for name, text in texts if text)
    draft = " --draft" if given.get("draft") == _YES else ""
    message = shlex.quote(given.get("message", "").strip())
    commit = f"hotwash improve commit {improvement.id} -m {message} && " if improvement.changes else ""
    return f"{commit}hotwash improve submit {improvement.id}{flags}{draft}"
