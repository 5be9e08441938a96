"""Saying how a risky operation ended."""

from hotwash.tui.action import Action, Group
from hotwash.tui.actions.kinds import RECORD
from hotwash.tui.commands import finishing

ACTIONS: tuple[Action, ...] = (
    Action(
        "wal.committed",
        ("C",),
        "committed",
        "Mark the operation as committed, with the evidence.",
        Group.WAL,
        finishing.finish_record("wal-commit"),
        finishing.can_finish("wal-commit"),
        writes=True,
        verbs=("wal-commit",),
        subjects=frozenset({RECORD}),
        counted=True,
    ),
    Action(
        "wal.rolled_back",
        ("B",),
        "rolled back",
        "Mark the operation as rolled back, with the evidence.",
        Group.WAL,
        finishing.finish_record("wal-rollback"),
        finishing.can_finish("wal-rollback"),
        writes=True,
        verbs=("wal-rollback",),
        subjects=frozenset({RECORD}),
        counted=True,
    ),
)
