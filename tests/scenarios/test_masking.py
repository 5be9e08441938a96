"""Key-like strings are masked on every screen; `X` shows those of one entry for ten seconds."""

from pathlib import Path

import pytest

from hotwash.tui.screens.reveal import REVEALED_FOR, RevealSheet
from support.driver import WIDE, Person, Place, at_the_dashboard
from support.planted import SECRETS, leaked, plant


@pytest.fixture
def planted(place: Place) -> Place:
    plant(place.root)
    return place


def test_no_list_no_tab_and_no_sheet_gives_a_secret_away(planted: Place) -> None:
    async def scenario(person: Person) -> None:
        for pane in ("1", "2", "3", "4", "5", "5", "P", "L"):
            await person.press(pane, "g")
            for _ in range(6):
                for tab in range(4):
                    assert leaked(person.screen) == leaked(person.detail) == [], (pane, tab)
                    await person.press("]")
                await person.press("j")
            for sheet in ("p", "r", "H", "a", "d", "A", "I"):
                if pane in ("L", "P"):
                    break
                await person.press(sheet)
                assert leaked(person.screen) == [], (pane, sheet)
                while person.sheet:
                    await person.press("escape")

    at_the_dashboard(planted, scenario, size=WIDE)


def test_what_is_copied_is_masked(planted: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(person: Person) -> None:
        taken: list[str] = []
        monkeypatch.setattr(person.app, "copy_to_clipboard", taken.append)
        for pane in ("1", "2", "5"):
            await person.press(pane, "V", "y", "Y", "c")
        assert taken
        assert leaked("\n".join(taken)) == []

    at_the_dashboard(planted, scenario)


def test_secrets_of_one_entry_are_shown_for_ten_seconds(planted: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("id:ERR-20260510-003")
        await person.press("enter", "X")
        sheet = person.app.screen
        assert isinstance(sheet, RevealSheet)
        assert leaked(person.screen) == ["github"]
        assert "by itself in " in person.screen
        seconds = 0
        while person.sheet and seconds < REVEALED_FOR:
            sheet.second_passed()
            seconds += 1
            await person.settle()
        assert person.sheet == ""
        assert leaked(person.screen) == []
        assert SECRETS["github"] not in "".join(map(str, person.dashboard.surface.said))

    at_the_dashboard(planted, scenario)


def test_where_nothing_is_masked_nothing_is_revealed(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("X")
        assert (person.sheet, person.status) == ("", "reveal secrets for 10 s: nothing is masked here")

    at_the_dashboard(place, scenario)


def test_a_masked_text_is_edited_in_the_editor_only(place: Place, tmp_path: Path) -> None:
    async def scenario(person: Person) -> None:
        await person.press("a", "e")
        await person.type(f"rotate {SECRETS['aws']}")
        await person.press("enter", "j")
        assert leaked(person.screen) == []
        await person.press("e")
        assert "a key-like string is masked here – E edits the text in $EDITOR" in person.screen

    at_the_dashboard(place, scenario)
