"""The workspaces themselves."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import workspaces

ACTIONS: tuple[Action, ...] = (
    Action(
        "workspace.create",
        (),
        "open or create…",
        "Create a workspace here or for every project, or open another folder.",
        Group.PROGRAM,
        workspaces.create,
        writes=True,
        verbs=("init",),
    ),
)
