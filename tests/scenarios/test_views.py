"""`F`: filters with a name are shown, saved and deleted, and the name stands in the title."""

from dataclasses import replace

from support.driver import CALM, NARROW, Person, Place, at_the_dashboard


def test_a_view_filters_the_list_and_its_name_stands_in_the_title(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("F")
        assert person.sheet == "ViewsSheet"
        await person.press("5", "escape")
        assert person.sheet == ""
        assert person.status == "no filter"
        await person.press("F", "j", "j", "j", "enter")
        assert "· stale" in person.title
        assert person.status.startswith("view stale: ")

    at_the_dashboard(sample, scenario)


def test_the_present_filter_is_saved_under_a_name_and_deleted_again(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("F", "s")
        assert "no filter to save – / types one" in person.screen
        await person.press("escape", "/")
        await person.type('"number 5"')
        await person.press("enter", "F", "s")
        assert person.sheet == "FormSheet"
        await person.press("e")
        await person.type("fifth")
        await person.press("enter", "enter")
        assert person.status == 'saved view fifth: "number 5" · u undo'
        assert "1 of 6 · fifth" in person.title
        await person.press("F", "d")
        assert person.status == "deleted view fifth · u undo"
        await person.press("u")
        await person.press("F")
        assert "fifth" in person.screen

    at_the_dashboard(place, scenario)


def test_built_in_views_and_those_of_files_stay(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("F", "d")
        assert "all is built in" in person.screen
        await person.press("G", "d")
        assert "team (repo) stands in a file" in person.screen

    at_the_dashboard(place, scenario, settings=replace(CALM, views={"team (repo)": "area:infra"}), size=NARROW)
