"""Card review: one entry fills the screen, a digit decides it, and the next one is there."""

from dataclasses import replace

import pytest

from hotwash.tui.options import RunOptions
from hotwash.tui.session import PaneId
from support.driver import CALM, MEDIUM, NARROW, WIDE, Person, Place, at_the_dashboard


def card(person: Person) -> str:
    """The id in the border of the card."""
    return person.dashboard.detail._border_title.plain if person.dashboard.detail._border_title else ""


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_a_digit_decides_and_the_next_card_comes_by_itself(place: Place, size: tuple[int, int]) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T")
        assert "Review 1/6 · pending · worst first" in person.header
        assert "ERR-20260514-001" in card(person)
        assert "1 r resolve" in person.screen
        assert "list-pending" not in person.screen
        await person.press("1")
        assert person.status == "resolved ERR-20260514-001 · u undo"
        assert "Review 2/6" in person.header
        assert "ERR-20260515-001" in card(person)
        await person.press("4", "2")
        assert place.text().count("not actionable") == 1
        await person.press("3", "1", "space", "r")
        assert "Review 6/6" in person.header
        assert "4 decided" in person.screen
        assert "1 Pending" not in person.screen

    at_the_dashboard(place, scenario, size=size)


def test_undo_brings_the_card_back(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        await person.press("T", "1", "1", "u")
        assert "Review 2/6" in person.header
        assert "ERR-20260515-001" in card(person)
        await person.press("u")
        assert "Review 1/6" in person.header
        assert place.text() == before

    at_the_dashboard(place, scenario)


def test_skipped_cards_come_again_and_the_end_sums_up(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T", "space", *"11111")
        assert "Review again 1/1" in person.header
        assert "ERR-20260514-001" in card(person)
        await person.press("space")
        assert person.status == "review done: 5 resolved · 1 skipped · H writes the handoff"
        assert person.pane is PaneId.PENDING
        assert person.ids == ["ERR-20260514-001"]

    at_the_dashboard(place, scenario)


def test_the_last_decision_ends_it_with_the_sum(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T", *"111111")
        assert person.status == "review done: 6 resolved · H writes the handoff"
        assert "Nothing pending" in person.screen
        await person.press("T")
        assert person.status == "review: there are no rows here"

    at_the_dashboard(place, scenario)


def test_who_leaves_goes_on_where_they_were(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T", "space", "1", "escape")
        assert person.status == "review ended at 3/6: 1 resolved · 1 skipped · T goes on"
        assert person.title.startswith("1 Pending · 5")
        await person.press("j", "T")
        assert person.status == "goes on at 3/6"
        assert "ERR-20260516-001" in card(person)

    at_the_dashboard(place, scenario)


def test_marks_are_the_queue_and_a_filter_is_named(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("space", "space", "T")
        assert "Review 1/2 · marks" in person.header
        await person.press("1", "1")
        assert "review done: 2 resolved" in person.status
        await person.press("/")
        await person.type('"number 5"')
        await person.press("enter", "T")
        assert 'Review 1/1 · "number 5" · worst first' in person.header

    at_the_dashboard(place, scenario)


def test_a_card_that_somebody_decides_meanwhile_is_passed_over(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T")
        await person.others(lambda: place.set_status("ERR-20260514-001", "resolved"))
        assert "ERR-20260515-001" in card(person)
        assert person.status == "ERR-20260514-001: resolved by an agent, skipped"
        await person.press(*"11111")
        assert person.status.startswith("review done: 5 resolved · 1 changed by others")

    at_the_dashboard(place, scenario)


def test_text_that_has_just_changed_waits_for_its_reader(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T")
        await person.others(lambda: place.set_status("ERR-20260514-001", "open"))
        for key, name in (("1", "resolve"), ("4", "discard")):
            await person.press(key)
            assert person.status == f"{name}: changed just now – press again"
            assert person.sheet == ""
        await person.wait(0.6)
        await person.press("1")
        assert person.status.startswith("resolved ERR-20260514-001")

    at_the_dashboard(place, scenario)


def test_new_entries_join_at_the_end(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T")
        await person.others(lambda: place.log(("ERR-20260101-001", "an older one")))
        assert "Review 1/7" in person.header
        assert "ERR-20260514-001" in card(person)

    at_the_dashboard(place, scenario)


def test_keys_that_lead_elsewhere_say_how_to_get_there(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T", "5")
        assert person.status == "WAL: Esc ends the review first"
        await person.press("/", "T", "j", "w", "]")
        assert "Review 1/6" in person.header
        await person.press("a")
        assert person.sheet == "FormSheet"

    at_the_dashboard(place, scenario)


def test_read_only_cards_can_be_read_and_skipped(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T", "1")
        assert "read-only" in person.status
        await person.press("space")
        assert "Review 2/6" in person.header

    at_the_dashboard(place, scenario, options=RunOptions(read_only=True))


def test_learning_mode_asks_there_too_and_esc_answers_it_first(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T", "1", "escape")
        assert "Review 1/6" in person.header
        await person.press("1", "enter")
        assert "Review 2/6" in person.header

    at_the_dashboard(place, scenario, settings=replace(CALM, learning_mode="on"))


def test_candidates_are_cards_too(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2", "T")
        assert "Review 1/2 · candidates" in person.header
        await person.press("3", "4", "d")
        assert person.status == "review done: 1 snoozed, 1 dismissed · H writes the handoff"

    at_the_dashboard(sample, scenario)


def test_every_key_of_a_review_is_readable_on_the_smallest_screen(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("T")
        assert person.lines[-3] == " 1 r resolve 2 p promote 3 S snooze 4 d discard"
        assert person.lines[-1] == " space skip u undo e edit w why y copy Esc end"

    at_the_dashboard(place, scenario, size=(48, 14))
