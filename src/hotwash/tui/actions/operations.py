"""A command for every operation that no key is about: it opens the form that is made of the operation's parameters."""

from collections.abc import Collection

from hotwash.core.operations import OPERATIONS, Operation
from hotwash.tui.action import Action, Group
from hotwash.tui.actions.kinds import DECIDABLE
from hotwash.tui.commands import operating


def actions_without(covered: Collection[str]) -> tuple[Action, ...]:
    """One action for each operation whose verb is not among `covered`."""
    return tuple(_action(operation) for verb, operation in OPERATIONS.items() if verb not in covered)


def _action(operation: Operation) -> Action:
    about_rows = operation.takes in ("entries", "candidate")
    return Action(
        f"operation.{operation.verb}",
        (),
        f"{operation.title.lower()}…",
        f"{operation.summary}.",
        Group.COMMANDS,
        operating.fill_in(operation),
        operating.can_fill_in(operation),
        writes=True,
        verbs=(operation.verb,),
        subjects=DECIDABLE if about_rows else frozenset(),
    )
