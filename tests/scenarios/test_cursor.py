"""The cursor follows identity: cursor, detail and the next verb speak of one entry, whatever others do."""

import pytest

from support.driver import Person, Place, at_the_dashboard


def test_rows_that_appear_above_leave_cursor_detail_and_verb_on_the_same_entry(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j", "j")
        assert person.under == "ERR-20260517-001"
        await person.others(lambda: place.log(("ERR-20260520-001", "brand new"), ("ERR-20260520-002", "newer still")))
        assert person.ids[:2] == ["ERR-20260520-002", "ERR-20260520-001"]
        assert person.under == "ERR-20260517-001"
        assert "thing number 7 broke" in person.detail
        await person.press("r")
        assert "resolved ERR-20260517-001" in person.status

    at_the_dashboard(place, scenario)


def test_rows_that_go_above_leave_the_cursor_where_it_was(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j", "j")
        await person.others(lambda: place.remove("ERR-20260519-001"))
        assert person.under == "ERR-20260517-001"
        assert "thing number 7 broke" in person.detail

    at_the_dashboard(place, scenario)


def test_a_row_that_somebody_takes_away_greys_and_nothing_can_be_written_on_it(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j")
        await person.others(lambda: place.remove("ERR-20260518-001"))
        before = place.text()
        assert any("ERR-20260518-001" in line and "gone" in line for line in person.lines)
        await person.press("r", "r", "r", "i")
        assert place.text() == before
        assert "gone" in person.status
        await person.press("j")
        assert person.under == "ERR-20260517-001"
        assert not any("ERR-20260518-001" in line for line in person.lines)

    at_the_dashboard(place, scenario)


def test_a_status_change_elsewhere_says_who_did_it_and_moves_the_row_once(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j")
        await person.others(lambda: place.set_status("ERR-20260518-001", "resolved"))
        assert any("ERR-20260518-001" in line and "resolved by an agent" in line for line in person.lines)
        assert person.ids.count("ERR-20260518-001") == 0
        await person.press("k")
        assert "ERR-20260518-001" not in person.ids
        assert person.under == "ERR-20260519-001"

    at_the_dashboard(place, scenario)


@pytest.mark.parametrize(("via", "said"), [("cli", "resolved by you elsewhere"), ("agent", "resolved by an agent")])
def test_a_status_change_through_another_hotwash_has_the_name_of_who_made_it(place: Place, via: str, said: str) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j")
        await person.others(lambda: place.resolve("ERR-20260518-001", via))
        assert any("ERR-20260518" in line and said in line for line in person.lines)
        assert person.dashboard.desk.news.count == (via == "agent")

    at_the_dashboard(place, scenario)


def test_after_an_own_write_the_cursor_goes_to_the_row_that_follows(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j", "r")
        assert person.under == "ERR-20260517-001"
        await person.press("G", "r")
        assert person.under == "ERR-20260515-001"

    at_the_dashboard(place, scenario)


def test_scroll_places_survive_a_refresh(long_place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("G")
        top = person.dashboard.view.list.scroll_offset.y
        await person.press("J", "J")
        read = person.dashboard.detail.scroll_offset.y
        await person.others(lambda: long_place.log(("ERR-20250101-001", "long ago")))
        assert person.dashboard.view.list.scroll_offset.y in (top, top + 1)
        assert person.dashboard.detail.scroll_offset.y == read

    at_the_dashboard(long_place, scenario, size=(80, 24))


def test_enter_opens_the_detail_over_the_list_on_a_narrow_screen_and_escape_goes_back(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("enter")
        assert "thing number 9 broke" in person.screen
        assert "ERR-0518-001" not in person.screen
        await person.press("escape")
        assert "ERR-0518-001" in person.screen

    at_the_dashboard(place, scenario, size=(60, 20))


def test_that_an_entry_left_is_said_until_it_is_back(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        await person.others(lambda: place.remove("ERR-20260518-001"))
        assert person.status == "1 entry left .learnings/ERRORS.md: ERR-20260518-001"
        await person.others(lambda: place.errors.write_text(before, encoding="utf-8"))
        assert person.status == ""

    at_the_dashboard(place, scenario)
