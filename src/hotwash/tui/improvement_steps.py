"""What the steps of improvements share: the commands that would run, the hooks that Enter allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hotwash.core.model.plan import Refusal
from hotwash.core.model.vocabulary import Tone

if TYPE_CHECKING:
    from hotwash.core.model.git import CommitReadiness
    from hotwash.core.model.improvement import Course, Known, Repository
    from hotwash.core.storage.improving.workshop import Workshop

SUBMITS = "improve-submit"
"""The verb that what is typed for a reviewer is kept under until it was submitted."""

Facts = Sequence[tuple[str, str, Tone]]


def commands_told(course: Course) -> Facts:
    """What would run, without the folder it runs in."""
    from hotwash.core.analysis.improving.texts import command_of

    runs = [command_of(step).partition(" && ")[2] for step in course.steps]
    return [("Runs", "\n".join(runs), Tone.ACCENT)] if runs else []


def hooks_told(known: Known) -> Facts:
    """Named as long as nobody allowed them."""
    asks = known.programs.asks
    return [("Hooks", f"git may run {' and '.join(known.programs.programs)}", Tone.WARNING)] if asks else []


def allowed(shop: Workshop, repository: Repository, seen: CommitReadiness) -> Refusal | None:
    """Enter on a sheet that named these programs lets them run; others it does not."""
    ready = shop.programs(repository)
    if not ready.asks:
        return None
    if (ready.programs, ready.token) != (seen.programs, seen.token):
        return Refusal("the hooks of the repository changed since you looked", "nothing was done")
    return shop.trust(repository, ready)
