"""ACTIONS: every key and command of the dashboard, once. Footer, help, palette and reference pages come from here."""

from hotwash.tui.action import Action
from hotwash.tui.actions import (
    copies,
    decisions,
    details,
    finding,
    history,
    logging,
    marks,
    moving,
    operations,
    places,
    program,
    records,
    reviews,
    workspaces,
)

_CHAPTERS = (
    moving,
    places,
    marks,
    decisions,
    reviews,
    logging,
    records,
    history,
    finding,
    details,
    copies,
    workspaces,
    program,
)
_WITH_KEYS = tuple(action for chapter in _CHAPTERS for action in chapter.ACTIONS)
_COVERED = frozenset(verb for action in _WITH_KEYS for verb in action.verbs)

ACTIONS: tuple[Action, ...] = (*_WITH_KEYS, *operations.actions_without(_COVERED))
BY_ID = {action.id: action for action in ACTIONS}
