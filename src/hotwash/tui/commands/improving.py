"""Keys on the lists behind 9: begin an improvement, look at it again, submit it, remove its worktree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.improvement import ENDED
from hotwash.core.model.plan import Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.commands.moving import no_rows
from hotwash.tui.improvement_start import open_start
from hotwash.tui.improvement_submission import open_submission
from hotwash.tui.session import OF_IMPROVEMENTS
from hotwash.viewmodels.detail import Tab
from hotwash.viewmodels.naming import counted

if TYPE_CHECKING:
    from hotwash.core.model.improvement import Course, Improvement, Repository
    from hotwash.core.storage.improving.workshop import Workshop
    from hotwash.tui.dashboard import Dashboard
    from hotwash.tui.improving import Step


def is_here(dashboard: Dashboard) -> bool:
    """Whether keys are about improvements."""
    return dashboard.session.pane in OF_IMPROVEMENTS


def can_begin(dashboard: Dashboard) -> str:
    known = dashboard.improving.known
    if not known.is_whole:
        return known.reason or "the repository is still being read"
    return dashboard.desk.read_only or _busy(dashboard)


def begin(dashboard: Dashboard) -> None:
    """`A`: who is improved."""
    open_start(dashboard)


def can_look(dashboard: Dashboard) -> str:
    return _one(dashboard) or _busy(dashboard)


def look(dashboard: Dashboard) -> None:
    """`x`: read it again, and say what is wrong with it."""
    name = _chosen(dashboard).id
    dashboard.session.tab = Tab.WHY
    dashboard.rearrange()
    dashboard.improving.carry(f"looking at {name}", _look(name))


def can_submit(dashboard: Dashboard) -> str:
    reason = _one(dashboard) or dashboard.desk.read_only or _busy(dashboard)
    if reason:
        return reason
    improvement = _chosen(dashboard)
    known = dashboard.improving.known
    if not known.is_whole or improvement.id not in known.looked:
        return "it is still being looked at"
    if improvement.stage in ENDED:
        return f"it is {improvement.stage}"
    if not improvement.changes and not improvement.commits:
        return "nothing is changed yet"
    return "there is no branch to submit" if improvement.branch is None else ""


def submit(dashboard: Dashboard) -> None:
    """`p`: what goes where, and what the reviewer reads."""
    open_submission(dashboard, _chosen(dashboard))


def can_clean(dashboard: Dashboard) -> str:
    reason = _one(dashboard) or dashboard.desk.read_only or _busy(dashboard)
    repository = dashboard.improving.known.repository
    if reason or repository is None:
        return reason
    course = _cleaning(repository, _chosen(dashboard), dashboard.improving.shop.folder)
    if isinstance(course, Refusal):
        return course.reason
    return "" if course.steps else course.done


def clean(dashboard: Dashboard) -> None:
    """`d`: the folder goes, after one more Enter, as `u` cannot bring it back."""
    repository, improvement = dashboard.improving.known.repository, _chosen(dashboard)
    if repository is None:
        return
    course = _cleaning(repository, improvement, dashboard.improving.shop.folder)
    if isinstance(course, Refusal):
        dashboard.say(str(course), Tone.WARNING)
        return
    stays = "" if len(course.steps) > 1 or improvement.branch is None else ", its branch stays"
    dashboard.ask(
        f"{course.title}{stays}?",
        lambda: dashboard.improving.carry(f"removing {improvement.id}", _clean(improvement.id)),
    )


def _one(dashboard: Dashboard) -> str:
    """Why there is not exactly one improvement to act on."""
    subject = subject_of(dashboard)
    if not subject.rows:
        return no_rows(dashboard)
    return "one at a time" if subject.count > 1 else ""


def _busy(dashboard: Dashboard) -> str:
    return f"still {dashboard.improving.busy_with}" if dashboard.improving.busy_with else ""


def _chosen(dashboard: Dashboard) -> Improvement:
    from hotwash.viewmodels.improvements import ImprovementRow

    (row,) = (each for each in subject_of(dashboard).rows if isinstance(each, ImprovementRow))
    return row.improvement


def _look(name: str) -> Step:
    def step(shop: Workshop) -> tuple[str, Tone]:
        found = shop.find(name)
        looked = found if isinstance(found, Refusal) else shop.check(*found)
        if isinstance(looked, Refusal):
            return str(looked), Tone.WARNING
        if looked.findings:
            worst = (looked.forbidden or looked.findings)[0]
            return f"{worst.path}: {worst.sentence}", Tone.WARNING
        return f"{name}: {counted(len(looked.changes), 'changed file')}, nothing wrong", Tone.GOOD

    return step


def _clean(name: str) -> Step:
    """Planned again on what is there now: what was changed meanwhile is kept."""

    def step(shop: Workshop) -> tuple[str, Tone]:
        from hotwash.core.storage.improving.carrying import carry_out

        found = shop.find(name)
        if isinstance(found, Refusal):
            return str(found), Tone.WARNING
        repository, improvement = found
        course = _cleaning(repository, improvement, shop.folder)
        done = course if isinstance(course, Refusal) else carry_out(course, shop.memory(repository))
        if isinstance(done, Refusal):
            return str(done), Tone.WARNING
        return " · ".join((done.sentence, *done.notes)), Tone.GOOD

    return step


def _cleaning(repository: Repository, improvement: Improvement, folder: str) -> Course | Refusal:
    from hotwash.core.operations.improving.clean import plan_clean

    return plan_clean(repository, improvement, folder, force=False)
