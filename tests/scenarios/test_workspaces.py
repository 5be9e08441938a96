"""What the dashboard offers where there is nothing to open."""

from pathlib import Path

import pytest

from hotwash.tui.options import RunOptions
from support.driver import MEDIUM, Person, Place, at_the_dashboard


@pytest.fixture
def nothing(tmp_path: Path) -> Place:
    """A project without the folders that make a workspace."""
    place = Place(tmp_path)
    place.errors.parent.rmdir()
    return place


def files_of(place: Place) -> list[str]:
    return sorted(str(path.relative_to(place.root)) for path in place.root.rglob("*.md"))


def test_four_ways_are_offered_and_escape_leaves_everything_as_it_is(nothing: Place) -> None:
    async def scenario(person: Person) -> None:
        assert person.sheet == "PickSheet"
        assert "No learnings here or in ~/.claude." in person.screen
        for line in ("1  create here", "2  create global", "3  open a folder", "4  demo"):
            assert line in person.screen
        await person.press("escape")
        assert person.sheet == ""
        assert "creates nothing unasked" in person.screen

    at_the_dashboard(nothing, scenario, size=MEDIUM)
    assert files_of(nothing) == []


def test_creating_here_shows_the_files_first_and_can_be_undone(nothing: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("1")
        assert "Create 5 files in ./" in person.screen
        assert files_of(nothing) == []
        await person.press("enter")
        assert person.status.startswith("created 5 files in ./")
        assert "payments-api" in person.header
        assert len(files_of(nothing)) == 5
        await person.press("u")
        assert files_of(nothing) == []

    at_the_dashboard(nothing, scenario)


def test_creating_for_every_project_goes_below_the_home_directory(nothing: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2", "enter")
        assert "~/.claude" in person.header

    at_the_dashboard(nothing, scenario)
    assert (nothing.home / ".claude" / ".learnings" / "ERRORS.md").is_file()
    assert files_of(nothing) == []


def test_another_folder_is_opened_by_starting_again_on_it(nothing: Place) -> None:
    (nothing.home / "billing").mkdir()

    async def scenario(person: Person) -> None:
        await person.press("3")
        await person.type("~/nowhere")
        await person.press("enter")
        assert person.status == f"{nothing.home}/nowhere is no folder"
        await person.press(":")
        await person.type("open or")
        await person.press("enter", "3")
        await person.type("~/billing")
        await person.press("enter")
        assert person.dashboard.again == (f"--root={nothing.home}/billing",)

    at_the_dashboard(nothing, scenario)


def test_the_sample_is_one_key_away(nothing: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("4")
        assert person.dashboard.again == ("--demo",)

    at_the_dashboard(nothing, scenario)


def test_read_only_creates_nothing_and_says_why(nothing: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("1")
        assert person.sheet == "PickSheet"
        assert "read-only" in person.screen

    at_the_dashboard(nothing, scenario, options=RunOptions(frozen=True, read_only=True))
    assert files_of(nothing) == []


def test_migrating_from_the_palette_keeps_the_same_record_as_the_command(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.log(("ERR-20260518-001", "kubectl drain stuck"))
    there = place.home / ".claude"

    async def scenario(person: Person) -> None:
        await person.press(":")
        await person.type("migrate")
        await person.press("enter", ">")
        assert "+ ### ERR-20260518-001" in person.screen
        await person.press("enter")
        assert person.status.startswith("migrated 1 file to ~/.claude/ · u undo")
        record = (there / "memory" / "working-buffer.md").read_text(encoding="utf-8")
        assert "**Operation**: hotwash migrate global\n" in record
        assert "**Status**: COMMITTED\n**Evidence**: 1 of 1 entries are there\n" in record
        await person.press("u")
        assert not (there / ".learnings" / "ERRORS.md").exists()

    at_the_dashboard(place, scenario)
