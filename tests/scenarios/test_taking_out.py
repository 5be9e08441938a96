"""What leaves the dashboard: copies, and files in the person's editor."""

from dataclasses import replace
from pathlib import Path

import pytest

from hotwash.tui.app import HotwashApp
from support.driver import CALM, Person, Place, at_the_dashboard

ON_THE_TERMINAL = replace(CALM, clipboard="osc52")


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What reached the terminal's clipboard."""
    pieces: list[str] = []
    monkeypatch.setattr(HotwashApp, "copy_to_clipboard", lambda _app, text: pieces.append(text))
    return pieces


def test_an_id_is_copied_and_the_way_it_went_is_said(place: Place, copied: list[str]) -> None:
    async def scenario(person: Person) -> None:
        await person.press("y")
        assert copied == ["ERR-20260519-001"]
        assert person.status == "sent to the terminal (OSC 52): ERR-20260519-001"

    at_the_dashboard(place, scenario, settings=ON_THE_TERMINAL)


def test_marked_rows_are_copied_one_per_line_in_list_order(place: Place, copied: list[str]) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j", "space", "k", "k", "space", "y", "Y", "c")
        assert copied[0] == "ERR-20260519-001\nERR-20260518-001"
        assert copied[1].startswith("### ERR-20260519-001\n**Status**: pending")
        assert "\n---\n" in copied[1]
        assert copied[2] == "hotwash show ERR-20260519-001\nhotwash show ERR-20260518-001"

    at_the_dashboard(place, scenario, settings=ON_THE_TERMINAL)


def test_what_looks_like_a_key_is_masked_and_what_acts_is_made_visible(place: Place, copied: list[str]) -> None:
    place.log(("ERR-20260520-001", "token \x1b[31mghp_16C7e42F292c6912E7710c838347Ae178B4a leaked"))

    async def scenario(person: Person) -> None:
        await person.press("Y")
        assert "ghp_16C7" not in copied[0]
        assert "\x1b" not in copied[0]
        assert "••••" in copied[0]

    at_the_dashboard(place, scenario, settings=ON_THE_TERMINAL)


def test_the_rollback_of_an_operation_and_its_check_are_copied(sample: Place, copied: list[str]) -> None:
    async def scenario(person: Person) -> None:
        await person.press("5", "y", "c")
        assert copied[0].startswith("aws rds restore-db-instance-from-db-snapshot")
        assert "terraform state list" in copied[1] or "aws" in copied[1]

    at_the_dashboard(sample, scenario, settings=ON_THE_TERMINAL)


def test_an_editor_that_is_missing_is_named_with_the_ways_to_set_one(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("e")
        assert "no-such-editor, which is not installed" in person.status

    at_the_dashboard(place, scenario, settings=replace(CALM, editor="no-such-editor"))


def test_a_screen_is_saved_as_a_picture(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press(":")
        await person.type("save screen")
        await person.press("enter")
        assert person.status.startswith("saved ")

    at_the_dashboard(place, scenario)
