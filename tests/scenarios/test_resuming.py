"""Who comes back finds the dashboard as they left it; who wants it fresh gets it fresh, and no draft is lost."""

from datetime import timedelta

from hotwash.core.storage.clock import FixedClock
from hotwash.demo.workspace import FROZEN_NOW
from hotwash.tui.options import RunOptions
from hotwash.tui.session import PaneId
from support.driver import NARROW, Person, Place, at_the_dashboard

RESUMING = RunOptions(resumes=True)


async def quit_program(person: Person) -> None:
    await person.press("q")
    if person.dashboard.session.question is not None:
        await person.press("enter")


def test_list_filter_order_cursor_and_zoom_are_as_they_were(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("o", "j", "enter", "/")
        await person.type("thing")
        await person.press("enter", "g", "j", "j", "+", "3")
        await quit_program(person)

    async def return_(person: Person) -> None:
        assert person.pane is PaneId.STALE
        await person.press("1")
        assert person.under == "ERR-20260516-001"
        assert person.ids[0] == "ERR-20260514-001"
        assert "6 of 6 · thing" in person.title
        await person.press("3", "_")
        assert "1 Pending" in person.screen

    at_the_dashboard(place, leave, options=RESUMING)
    at_the_dashboard(place, return_, options=RESUMING)


def test_a_filter_that_is_still_there_is_said_with_its_age(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("/")
        await person.type("number")
        await person.press("enter", "space", "space")
        await quit_program(person)

    async def return_(person: Person) -> None:
        assert person.status == "filter from 14:32: number – Esc clears · 2 marks"
        assert "2 marked" in person.title
        await person.press("escape", "escape")
        assert "filter" not in person.title

    at_the_dashboard(place, leave, options=RESUMING)
    at_the_dashboard(place, return_, options=RESUMING)


def test_marks_of_another_shift_are_forgotten_until_somebody_asks(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("space", "space")
        await quit_program(person)

    async def return_(person: Person) -> None:
        assert "marked" not in person.title
        assert person.status == ""
        person.dashboard.do("mark.restore")
        assert "2 marked" in person.title
        assert person.status == "2 marks"

    at_the_dashboard(place, leave, options=RESUMING)
    at_the_dashboard(place, return_, options=RESUMING, clock=FixedClock(FROZEN_NOW + timedelta(hours=13)))


def test_a_draft_survives_the_end_of_the_program_and_is_seen_in_its_row(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("j", "a", "e")
        await person.type("waits for chart 2.5")
        await person.press("enter", "escape")
        assert "draft · thing number 8" in person.screen
        await person.press("q")
        assert person.status == "1 draft is kept – quit?"
        await person.press("enter")

    async def return_(person: Person) -> None:
        assert person.status == "1 draft kept – / is:draft"
        assert "draft · thing number 8" in person.screen
        assert person.under == "ERR-20260518-001"
        await person.press("a")
        assert "waits for chart 2.5" in person.screen
        await person.press("enter")
        assert "waits for chart 2.5" in place.text()
        assert "draft ·" not in person.screen
        await quit_program(person)

    async def return_again(person: Person) -> None:
        assert person.status == ""

    at_the_dashboard(place, leave, options=RESUMING)
    at_the_dashboard(place, return_, options=RESUMING)
    at_the_dashboard(place, return_again, options=RESUMING)


def test_an_open_sheet_leaves_its_text_when_the_program_is_told_to_end(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("a", "e")
        await person.type("half a sen")
        person.dashboard.leave()

    async def return_(person: Person) -> None:
        await person.press("a")
        assert "half a sen" in person.screen

    at_the_dashboard(place, leave, options=RESUMING)
    at_the_dashboard(place, return_, options=RESUMING)


def test_fresh_begins_anew_and_keeps_drafts(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("a", "e")
        await person.type("a thought")
        await person.press("enter", "escape", "/")
        await person.type("number 7")
        await person.press("enter")
        await quit_program(person)

    async def return_(person: Person) -> None:
        assert person.title == "1 Pending · 6"
        assert person.status == "1 draft kept – / is:draft"

    at_the_dashboard(place, leave, options=RESUMING)
    at_the_dashboard(place, return_, options=RunOptions(resumes=True, fresh=True))


def test_a_row_that_is_gone_leaves_the_cursor_at_the_top(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("j", "j")
        await quit_program(person)

    async def return_(person: Person) -> None:
        assert person.under == "ERR-20260519-001"

    at_the_dashboard(place, leave, options=RESUMING)
    place.remove("ERR-20260517-001")
    at_the_dashboard(place, return_, options=RESUMING, size=NARROW)


def test_a_still_picture_remembers_nothing(place: Place) -> None:
    async def leave(person: Person) -> None:
        await person.press("a", "e")
        await person.type("lost")
        await person.press("enter", "escape", "q")
        assert person.status == "1 draft will be lost – quit?"
        await person.press("enter")

    at_the_dashboard(place, leave)
    assert not (place.home / ".state").exists()
