"""Filter, go to, hits, order, and what needs a human."""

from support.driver import NARROW, Person, Place, at_the_dashboard


def test_a_filter_narrows_while_it_is_typed_and_escape_brings_back_what_was(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j", "j", "/")
        await person.type('"number 5"')
        assert person.ids == ["ERR-20260515-001"]
        assert "thing number 5 broke" in person.detail
        await person.press("escape")
        assert len(person.ids) == 6
        assert person.under == "ERR-20260517-001"

    at_the_dashboard(place, scenario)


def test_a_wrong_filter_says_what_and_where_and_cannot_be_kept(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("number stauts:x ")
        assert "unknown field stauts" in person.status
        assert person.dashboard.line("status").left_text.index("^") == 3 + len("number ")
        await person.press("enter")
        assert person.dashboard.prompt.is_open
        await person.press("escape")
        assert len(person.ids) == 6

    at_the_dashboard(place, scenario)


def test_a_filter_belongs_to_its_list(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("type:ERR")
        await person.press("enter")
        assert "type:ERR" in person.title
        await person.press("3")
        assert "type:ERR" not in person.title
        await person.press("1", "escape")
        assert person.status == "no filter"

    at_the_dashboard(sample, scenario)


def test_an_id_is_found_by_its_last_digits(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("#")
        await person.type("0516-001")
        await person.press("enter")
        assert person.under == "ERR-20260516-001"
        await person.press("#")
        await person.type("ERR-20260516-002")
        await person.press("enter")
        assert person.status.startswith("no such ID; nearest ERR-20260516-001")

    at_the_dashboard(place, scenario)


def test_several_entries_of_one_ending_are_offered(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("#")
        await person.type("001")
        await person.press("enter")
        assert person.sheet == "PickSheet"
        await person.press("2")
        assert person.under == "ERR-20260518-001"

    at_the_dashboard(place, scenario, size=NARROW)


def test_an_entry_behind_the_filter_is_reached_with_a_second_enter(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type('"number 5"')
        await person.press("enter", "#")
        await person.type("0518-001")
        await person.press("enter")
        assert "the filter hides ERR-20260518-001" in person.status
        await person.press("enter")
        assert person.under == "ERR-20260518-001"

    at_the_dashboard(place, scenario)


def test_the_order_is_chosen_from_a_menu_and_turned_around(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("o")
        assert person.sheet == "PickSheet"
        await person.press("2")
        assert person.ids[0] == "ERR-20260514-001"
        assert person.under == "ERR-20260519-001"
        await person.press("O")
        assert person.ids[0] == "ERR-20260519-001"

    at_the_dashboard(place, scenario)


def test_the_next_thing_that_needs_a_human_is_the_operation_under_way(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("!")
        assert person.pane == "wal"
        assert "terraform apply" in person.status

    at_the_dashboard(sample, scenario)


def test_hits_of_the_filter_words_are_found_in_the_detail_and_then_in_the_next_row(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("n")
        assert "no filter words" in person.status
        await person.press("/")
        await person.type("broke")
        await person.press("enter", "n")
        assert person.under == "ERR-20260518-001"

    at_the_dashboard(place, scenario)


def test_what_others_wrote_can_be_looked_at_alone(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.others(lambda: place.log(("ERR-20260520-001", "brand new")))
        assert "1 new" in person.screen
        await person.press("t")
        assert person.ids == ["ERR-20260520-001"]
        await person.press("t")
        assert len(person.ids) == 7

    at_the_dashboard(place, scenario)
