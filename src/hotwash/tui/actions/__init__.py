"""ACTIONS: every key and command of the dashboard, once. Footer, help, palette and reference pages come from here."""

from hotwash.tui.action import Action
from hotwash.tui.actions import copies, decisions, details, finding, history, marks, moving, places, program, records

_CHAPTERS = (moving, places, marks, decisions, records, history, finding, details, copies, program)

ACTIONS: tuple[Action, ...] = tuple(action for chapter in _CHAPTERS for action in chapter.ACTIONS)
BY_ID = {action.id: action for action in ACTIONS}
