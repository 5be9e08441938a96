"""Keys on the lists behind 9: begin an improvement, look at it again, submit it, remove its worktree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.improvement import ENDED, Course, Stage
from hotwash.core.model.plan import Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.commands.deciding import subject_of
from hotwash.tui.commands.moving import no_rows
from hotwash.tui.improvement_start import open_start
from hotwash.tui.improvement_submission import open_submission
from hotwash.tui.messages import StepEnded
from hotwash.tui.session import OF_IMPROVEMENTS
from hotwash.viewmodels.detail import Tab
from hotwash.viewmodels.naming import counted

if TYPE_CHECKING:
    from hotwash.core.model.improvement import Improvement
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
    """One that can go will do; the others stay."""
    found = _all(dashboard)
    reason = ("" if found else no_rows(dashboard)) or dashboard.desk.read_only or _busy(dashboard)
    reasons = [_why_it_stays(dashboard, each) for each in found]
    return reason or ("" if "" in reasons else reasons[0])


def clean(dashboard: Dashboard) -> None:
    """`d`: the folders go, after one more Enter, as `u` cannot bring them back."""
    found = _all(dashboard)
    going = [each for each in found if not _why_it_stays(dashboard, each)]
    titles = [
        course.title.removeprefix("remove ")
        for each in going
        if isinstance(course := _cleaning(dashboard, each), Course)
    ]
    kept = [each for each in going if each.branch is not None and each.stage is not Stage.MERGED]
    branch = "" if not kept else ", its branch stays" if len(going) == 1 else ", branches that are not merged stay"
    left = f", {len(found) - len(going)} stay" if len(going) < len(found) else ""
    names = tuple(each.id for each in going)
    what = counted(len(names), "improvement") if len(names) > 1 else names[0]
    dashboard.ask(
        f"remove {' and '.join(titles)}{branch}{left}?",
        lambda: dashboard.improving.carry(f"removing {what}", _clean(names)),
    )


def _why_it_stays(dashboard: Dashboard, improvement: Improvement) -> str:
    course = _cleaning(dashboard, improvement)
    if isinstance(course, Refusal):
        return course.reason
    return "" if course.steps else course.done


def _cleaning(dashboard: Dashboard, improvement: Improvement) -> Course | Refusal:
    from hotwash.core.operations.improving.clean import plan_clean

    repository = dashboard.improving.known.repository
    if repository is None:
        return Refusal("the repository is still being read")
    return plan_clean(repository, improvement, dashboard.improving.shop.folder, force=False)


def _all(dashboard: Dashboard) -> list[Improvement]:
    from hotwash.viewmodels.improvements import ImprovementRow

    return [each.improvement for each in subject_of(dashboard).rows if isinstance(each, ImprovementRow)]


def _one(dashboard: Dashboard) -> str:
    """Why there is not exactly one improvement to act on."""
    subject = subject_of(dashboard)
    if not subject.rows:
        return no_rows(dashboard)
    return "one at a time" if subject.count > 1 else ""


def _busy(dashboard: Dashboard) -> str:
    return f"still {dashboard.improving.busy_with}" if dashboard.improving.busy_with else ""


def _chosen(dashboard: Dashboard) -> Improvement:
    (improvement,) = _all(dashboard)
    return improvement


def _look(name: str) -> Step:
    def step(shop: Workshop) -> StepEnded:
        found = shop.find(name)
        looked = found if isinstance(found, Refusal) else shop.check(*found)
        if isinstance(looked, Refusal):
            return StepEnded(str(looked), Tone.WARNING)
        if looked.findings:
            worst = (looked.forbidden or looked.findings)[0]
            return StepEnded(f"{worst.path}: {worst.sentence}", Tone.WARNING)
        return StepEnded(f"{name}: {counted(len(looked.changes), 'changed file')}, nothing wrong", Tone.GOOD)

    return step


def _clean(names: Sequence[str]) -> Step:
    """Planned again on what is there now: what was changed meanwhile is kept."""

    def step(shop: Workshop) -> StepEnded:
        done = {name: _cleaned(shop, name) for name in names}
        refused = [str(each) for each in done.values() if isinstance(each, Refusal)]
        said = {name: each for name, each in done.items() if isinstance(each, str)}
        sentence = " · ".join((*said.values(), *refused))
        return StepEnded(sentence, Tone.WARNING if refused else Tone.GOOD, tuple(said))

    return step


def _cleaned(shop: Workshop, name: str) -> str | Refusal:
    from hotwash.core.operations.improving.clean import plan_clean
    from hotwash.core.storage.improving.carrying import carry_out

    found = shop.find(name)
    if isinstance(found, Refusal):
        return found
    repository, improvement = found
    course = plan_clean(repository, improvement, shop.folder, force=False)
    done = course if isinstance(course, Refusal) else carry_out(course, shop.memory(repository), asks=False)
    return done if isinstance(done, Refusal) else " · ".join((done.sentence, *done.notes))
