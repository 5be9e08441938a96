"""Copying and editing."""

from hotwash.tui.action import Action, Group
from hotwash.tui.actions.kinds import ANYTHING, IN_A_FILE
from hotwash.tui.commands import copying

ACTIONS: tuple[Action, ...] = (
    Action(
        "entry.edit",
        ("e", "E"),
        "edit",
        "Open your editor at the line; what you change there becomes one step for undo.",
        Group.COPY,
        copying.edit,
        copying.can_edit,
        writes=True,
        subjects=IN_A_FILE,
        counted=True,
    ),
    Action(
        "copy.short",
        ("y",),
        "copy",
        "Copy the ID, the rollback, the rule or file:line.",
        Group.COPY,
        copying.copy("short"),
        copying.can_copy("short"),
        subjects=ANYTHING,
        counted=True,
    ),
    Action(
        "copy.long",
        ("Y",),
        "copy all",
        "Copy the whole text as Markdown.",
        Group.COPY,
        copying.copy("long"),
        copying.can_copy("long"),
    ),
    Action(
        "copy.command",
        ("c",),
        "copy command",
        "Copy the command: what verifies a record, what does the same in a shell.",
        Group.COPY,
        copying.copy("command"),
        copying.can_copy("command"),
    ),
)
