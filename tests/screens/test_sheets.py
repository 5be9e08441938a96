"""The sheets as pictures: each at the two sizes where room is short, some also wide, in light and without colour."""

from collections.abc import Callable
from typing import Protocol

import pytest
from textual.app import App

from hotwash.tui.screens import HelpScreen, PaletteScreen
from hotwash.tui.theme import LIGHT
from support.promoting import Promoting
from support.sheet_samples import (
    COMMANDS,
    conflict_sheet,
    discard_sheet,
    evidence_sheet,
    message_sheet,
    note_sheet,
    pick_sheet,
    preview_sheet,
    score_sheet,
)
from support.sheets import MEDIUM, NARROW, WIDE, Stage

STAGES: dict[str, Callable[[], Stage]] = {
    "conflict": lambda: Stage(conflict_sheet()),
    "discard": lambda: Stage(discard_sheet()),
    "evidence": lambda: Stage(evidence_sheet()),
    "form": lambda: Stage(note_sheet()),
    "help": lambda: Stage(HelpScreen(COMMANDS)),
    "message": lambda: Stage(message_sheet()),
    "palette": lambda: Stage(PaletteScreen(COMMANDS)),
    "pick": lambda: Stage(pick_sheet()),
    "promote": lambda: Stage(Promoting().sheet()),
    "preview": lambda: Stage(preview_sheet()),
    "score": lambda: Stage(score_sheet()),
}


class Compare(Protocol):
    """What the snapshot plugin hands to a test."""

    def __call__(self, app: App[None], *, press: tuple[str, ...] = ..., terminal_size: tuple[int, int]) -> bool: ...


@pytest.mark.parametrize("size", [MEDIUM, NARROW], ids=["80x24", "60x20"])
@pytest.mark.parametrize("name", STAGES)
def test_a_sheet_looks_as_accepted(snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    assert snap_compare(STAGES[name](), terminal_size=size)


def test_an_open_field_looks_as_accepted(snap_compare: Compare) -> None:
    assert snap_compare(Stage(discard_sheet()), press=("5", "n", "o"), terminal_size=MEDIUM)


def test_a_light_theme_looks_as_accepted(snap_compare: Compare) -> None:
    assert snap_compare(Stage(Promoting().sheet(), LIGHT), press=("j", "space"), terminal_size=WIDE)


def test_without_colour_the_cursor_is_still_seen(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(Stage(pick_sheet()), press=("j",), terminal_size=MEDIUM)
