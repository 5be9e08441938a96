"""Taking back and bringing back."""

from hotwash.tui.action import Action, Group
from hotwash.tui.actions.kinds import TRANSACTION
from hotwash.tui.commands import undoing

ACTIONS: tuple[Action, ...] = (
    Action(
        "history.undo",
        ("u", "z"),
        "undo",
        "Take back your newest change; in the journal, the one under the cursor.",
        Group.HISTORY,
        undoing.undo,
        writes=True,
        verbs=("undo",),
        subjects=frozenset({TRANSACTION}),
        counted=True,
    ),
    Action(
        "history.redo",
        ("U", "Z"),
        "redo",
        "Apply again what was undone.",
        Group.HISTORY,
        undoing.redo,
        writes=True,
        verbs=("redo",),
        subjects=frozenset({TRANSACTION}),
        counted=True,
    ),
)
