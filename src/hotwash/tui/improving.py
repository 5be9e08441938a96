"""Reads improvements beside the screen, and runs their steps there: git and the forge take their time.

Where there is no sign of an improvement, a look at a few folders is all that it costs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.model.improvement import Known
from hotwash.core.model.plan import Refusal
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Tone
from hotwash.tui import screens
from hotwash.tui.action import SubjectKind
from hotwash.tui.improvement_steps import SUBMITS
from hotwash.tui.messages import ImprovementsRead, StepEnded
from hotwash.tui.session import OF_FIVE_KEYS, OF_IMPROVEMENTS

if TYPE_CHECKING:
    from hotwash.core.model.improvement import Checked, PullRequest, Repository
    from hotwash.core.storage.improving.workshop import Workshop
    from hotwash.tui.dashboard import Dashboard

GROUP = "improve"

BEAT = 5.0
FORGE_EVERY, ELSEWHERE_EVERY = 12, 6
"""In beats: how often the forge is asked while the lists are on the screen, and git while they are not."""

Step = Callable[["Workshop"], StepEnded]
"""What runs beside the screen."""


class Improving:
    """One reading and one step at a time."""

    def __init__(self, dashboard: Dashboard) -> None:
        self._dashboard = dashboard
        self._shop: Workshop | None = None
        self._has_begun = False
        self._is_reading = False
        self._waiting: bool | None = None
        self._beats = 0
        self._answers: dict[str, PullRequest] = {}
        self.busy_with = ""

    @property
    def known(self) -> Known:
        return self._dashboard.desk.improved

    @property
    def is_shown(self) -> bool:
        return self._dashboard.session.pane in OF_IMPROVEMENTS

    @property
    def shop(self) -> Workshop:
        if self._shop is None:
            from hotwash.core.storage.improving.workshop import Workshop

            store = self._dashboard.desk.store
            self._shop = Workshop(store.config, store.clock, str(store.config.worked_in))
        return self._shop

    # Reading

    def begin(self) -> None:
        """Everything else is on the screen: look for the first time, and again from time to time."""
        if self._has_begun:
            return
        self._has_begun = True
        self.read(asks=False)
        if not self._dashboard.options.frozen:
            self._dashboard.set_interval(BEAT, self.beat)

    def arrived(self) -> None:
        """The person went to the lists: what git knows is there at once, the forge has its time."""
        if self.is_shown:
            self.read(asks=False)
            self.read(asks=True)

    def beat(self) -> None:
        """Some time has passed."""
        self._beats += 1
        if self._dashboard.session.paused:
            return
        if self.is_shown:
            self.read(asks=self._beats % FORGE_EVERY == 0)
        elif self._beats % ELSEWHERE_EVERY == 0:
            self.read(asks=False)

    def read(self, *, asks: bool) -> None:
        """Read again beside the screen; what is asked for meanwhile is done at its end."""
        if self._is_reading:
            self._waiting = asks or bool(self._waiting)
            return
        self._is_reading = True
        shown, before, answers = self.is_shown, self.known, dict(self._answers)

        def work() -> None:
            known, answered = _read(self.shop, before, answers, whole=shown, asks=asks)
            self._dashboard.post_message(ImprovementsRead(known, answered))

        self._dashboard.run_worker(work, thread=True, group=GROUP)

    def finished_reading(self, known: Known, answers: dict[str, PullRequest]) -> None:
        """Show what was read, if it is anything new."""
        self._is_reading = False
        self._answers = answers
        if known != self.known:
            self._dashboard.desk.improved = replace(known, number=self.known.number + 1)
            self._keep_marks()
            if self._dashboard.session.pane not in OF_FIVE_KEYS:
                self._dashboard.rebuild(own=False)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.read(asks=waiting)

    def _keep_marks(self) -> None:
        """What is gone is marked no more."""
        marks, repository = self._dashboard.session.marks, self.known.repository
        if marks.of(SubjectKind.IMPROVEMENT):
            there = repository.improvements if repository is not None else ()
            marks.keep(SubjectKind.IMPROVEMENT, (each.id for each in there if each.is_there))

    # Steps

    def carry(self, what: str, step: Step) -> None:
        """Run a step beside the screen; its sentence is said at its end, and everything read again."""
        self.busy_with = what
        self._dashboard.say(f"{what} …", Tone.DIM)

        def work() -> None:
            self._dashboard.post_message(step(self.shop))

        self._dashboard.run_worker(work, thread=True, group=GROUP)

    def ended(self, message: StepEnded) -> None:
        self.busy_with = ""
        self._dashboard.session.marks.settle(message.settled)
        for name in message.settled:
            screens.forget(self._dashboard.sheets.drafted, SUBMITS, name)
        self._dashboard.resuming.drafts_changed()
        self._dashboard.say(message.sentence, message.tone)
        self._dashboard.surface.show_actions()
        self.read(asks=True)


def _read(
    shop: Workshop, before: Known, answers: dict[str, PullRequest], *, whole: bool, asks: bool
) -> tuple[Known, dict[str, PullRequest]]:
    """What is known now, under the number of `before`; a look at each only where somebody sees it."""
    if not whole and not shop.may_hold_any():
        return Known(before.number), answers
    repository = shop.read(whole=whole, asks=asks, answers=answers)
    if isinstance(repository, Refusal):
        return Known(before.number, reason=f"{repository.reason[0].upper()}{repository.reason[1:]}."), answers
    found = repository.improvements
    answered = {each.branch_name: each.pull_request for each in found if each.pull_request is not None}
    if not whole:
        return Known(before.number, repository, looked=before.looked), {**answers, **answered}
    programs = shop.programs(repository)
    known = Known(before.number, repository, "", True, programs, _looked(shop, repository))
    return known, {**answers, **answered}


def _looked(shop: Workshop, repository: Repository) -> dict[str, Checked]:
    looked = {each.id: shop.check(repository, each) for each in repository.improvements if each.is_there}
    return {name: found for name, found in looked.items() if not isinstance(found, Refusal)}
