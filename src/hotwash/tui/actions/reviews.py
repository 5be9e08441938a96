"""Going through a list card by card."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import reviewing

ACTIONS: tuple[Action, ...] = (
    Action(
        "review.start",
        ("T",),
        "review",
        "One card after the other, worst first: 1 resolve, 2 promote, 3 snooze, 4 discard, space skips, Esc ends.",
        Group.DECIDE,
        reviewing.start,
        reviewing.can_start,
    ),
    Action(
        "review.skip",
        (),
        "skip the card",
        "The next card; this one comes again at the end. In a review also space.",
        Group.DECIDE,
        reviewing.skip,
        reviewing.is_off,
    ),
    Action(
        "review.end",
        (),
        "end the review",
        "Back to the list; T goes on there. In a review also Esc.",
        Group.DECIDE,
        reviewing.end,
        reviewing.is_off,
    ),
)
