"""Marking rows."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import marking
from hotwash.tui.commands.moving import no_rows

ACTIONS: tuple[Action, ...] = (
    Action("mark.toggle", ("space",), "mark", "Mark or unmark, and go down.", Group.MARK, marking.toggle, no_rows),
    Action(
        "mark.range",
        ("v",),
        "mark a range",
        "Begin a range here; again ends it.",
        Group.MARK,
        marking.mark_range,
        no_rows,
    ),
    Action(
        "mark.all",
        ("V",),
        "mark all",
        "Mark everything the filter shows; again: nothing.",
        Group.MARK,
        marking.mark_all,
        no_rows,
    ),
    Action(
        "mark.restore",
        (),
        "restore last marks",
        "Mark again what was marked before Esc, or when the last session ended.",
        Group.MARK,
        marking.restore,
        marking.can_restore,
    ),
)
