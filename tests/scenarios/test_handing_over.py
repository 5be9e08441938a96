"""`H`: the report is looked at, noted upon, handed over, and taken back."""

from hotwash.core.analysis.handoff_cursor import since_cursor
from hotwash.core.model.handoff import HandoffCursor
from support.driver import Person, Place, at_the_dashboard


def test_a_note_stands_in_the_report_at_once_and_enter_hands_over(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("H")
        assert person.sheet == "HandoffSheet"
        await person.press("a")
        await person.type("waits for chart 2.5")
        await person.press("enter")
        await person.until("– note:")
        assert "– note:" in person.screen
        assert "waits for chart 2.5" in person.screen
        await person.press("enter")
        assert person.sheet == ""
        assert "last handoff" in person.screen
        await person.press("u")
        assert "last handoff" not in person.screen

    place.log(("ERR-20260510-001", "the rollback hangs"))
    at_the_dashboard(place, scenario)


def test_what_was_handed_over_is_no_news_any_more(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.others(lambda: place.log(("ERR-20260519-881", "the queue is full")))
        assert "1 new" in person.screen
        await person.press("H", "enter")
        assert "1 new" not in person.screen
        await person.others(lambda: place.log(("ERR-20260519-882", "the queue is full again")))
        assert "1 new" in person.screen

    at_the_dashboard(place, scenario)


def test_a_file_of_its_own_is_written_and_taken_back(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("H", "1", "enter")
        await person.until("wrote handoff-")
        [report] = place.root.glob("handoff-*.md")
        assert report.read_text().startswith("# Handoff payments-api")
        await person.press("u")
        assert not report.exists()

    at_the_dashboard(place, scenario)


def test_escape_leaves_everything_as_it_is(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("H", "escape")
        assert person.sheet == ""
        assert "last handoff" not in person.screen

    at_the_dashboard(place, scenario)


def test_what_the_person_changed_is_no_news_until_an_agent_writes_there_too(place: Place) -> None:
    async def scenario(person: Person) -> None:
        def changed() -> set[str]:
            desk = person.dashboard.desk
            return {key.anchor for key in since_cursor(person.store.snapshot, _cursor(person), desk.past)[1]}

        await person.press("H", "enter")
        await person.press("r")
        await person.type("limits are set")
        await person.press("enter")
        assert "**Status**: resolved" in place.text()
        assert changed() == set()
        await person.others(lambda: place.errors.write_text(place.text().replace("hangs", "hangs at night")))
        assert changed() == {"ERR-20260510-001"}

    place.errors.write_text("# Error Log\n\n---\n")
    place.log(("ERR-20260510-001", "the rollback hangs"))
    at_the_dashboard(place, scenario)


def _cursor(person: Person) -> HandoffCursor:
    cursor = person.store.snapshot.personal.handoff
    assert cursor is not None
    return cursor
