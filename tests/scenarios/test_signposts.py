"""What tells the person where they are, what the keys do there, and how they get back."""

from dataclasses import replace

import pytest

from support.driver import CALM, MEDIUM, NARROW, WIDE, Person, Place, at_the_dashboard


def test_the_keys_line_tells_the_way_back_only_where_there_is_one(place: Place) -> None:
    async def scenario(person: Person) -> None:
        assert "Enter open" in person.lines[-1]
        assert "Esc" not in person.lines[-1]
        await person.press("P")
        assert "Enter open  Esc back" in person.lines[-1]
        await person.press("1", "enter")
        assert "Esc back" in person.lines[-1]
        assert "Enter" not in person.lines[-1]

    at_the_dashboard(place, scenario)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW, (48, 14)])
def test_the_keys_line_always_ends_with_help_or_quit(place: Place, size: tuple[int, int]) -> None:
    async def scenario(person: Person) -> None:
        for key in ("1", "P", "enter"):
            await person.press(key)
            assert person.lines[-1].rstrip().endswith(("?", "? help", "q quit"))

    at_the_dashboard(place, scenario, size=size)


def test_the_title_names_the_other_lists_of_its_key(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P")
        assert person.title.endswith("│ Quarantine │ Hooks │ Workspaces")
        await person.press("P")
        assert person.title == "P Problems │ Quarantine · 0 │ Hooks │ Workspaces"
        await person.press("P")
        assert person.title == "P Problems │ Quarantine │ Hooks · 4 │ Workspaces"
        await person.press("P")
        assert person.title == "P Problems │ Quarantine │ Hooks │ Workspaces · 1"
        await person.press("8", "8")
        assert person.title == "8 Rules │ Retired · 0"
        await person.press("L")
        assert person.title == "L Journal · 0"

    at_the_dashboard(place, scenario)


def test_the_focused_tab_keeps_its_name_where_the_others_lose_theirs(place: Place) -> None:
    async def scenario(person: Person) -> None:
        for key, name in zip("12345", ("1 Pend", "2 Cand", "3 Stale", "4 VFM", "5 WAL"), strict=True):
            await person.press(key)
            assert f"[{name}" in person.lines[2]
            assert person.lines[2].rstrip().endswith("6-9 D P L")

    at_the_dashboard(place, scenario, size=(48, 14))


def test_a_detail_that_was_hidden_meanwhile_shows_the_row_under_the_cursor(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("enter", "escape", "j")
        under = person.under
        await person.press("enter")
        assert f"─ {under} ──" in person.screen
        await person.press("escape", "P", "P", "P", "P", "enter")
        assert "── Workspace ─" in person.screen
        assert person.detail.startswith("Folder")

    at_the_dashboard(place, scenario, size=NARROW)


def test_a_key_without_an_action_says_so(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("ctrl+g")
        assert person.status == "ctrl+g does nothing here – ? lists the keys"

    at_the_dashboard(place, scenario)


def test_help_and_commands_call_an_action_what_it_does_to_the_row_under_the_cursor(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P", "?")
        await person.type("on a problem")
        assert "repair  Say that it is settled" in person.screen
        await person.press("escape", "1", "?")
        await person.type("on a problem")
        assert "resolve  Say that it is settled" in person.screen

    place.set_status("ERR-20260519-001", "Done")
    at_the_dashboard(place, scenario)


def test_a_detail_of_one_tab_says_that_there_is_no_other(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P", "P", "P", "]")
        assert person.status == "next tab: there is only one here"
        assert "tabs" not in person.screen
        await person.press("1", "]")
        assert "why" in person.dashboard.session.tab.casefold()
        assert "[ ] tabs" in person.screen

    at_the_dashboard(place, scenario)


LEARNING = replace(CALM, learning_mode="on")


def test_what_will_happen_names_the_files_that_change_and_no_others(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r")
        assert person.status.startswith("resolve LRN-20260520-004: Status pending → resolved in LEARNINGS.md:126 · ")
        await person.press("escape", "2", "j", "d")
        assert person.status.startswith(
            "dismiss resource limits missing: suggestion resource limits missing dismissed · "
        )

    at_the_dashboard(sample, scenario, settings=LEARNING)


def test_files_that_the_title_counts_are_not_counted_again(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("space", "space", "r")
        assert person.status.startswith("resolve 2 entries in 2 files: Status pending → resolved · hotwash resolve ")

    at_the_dashboard(sample, scenario, settings=LEARNING)


def test_a_sentence_goes_with_the_next_action_and_stays_while_the_cursor_moves(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r", "j", "J")
        assert person.status.startswith("resolved ERR-20260519-001")
        await person.press("3")
        assert person.status == ""
        await person.press("1", "r")
        assert person.status.startswith("resolved ERR-20260517-001")
        await person.click(10, 25)
        assert person.pane != "pending"
        assert person.status == ""
        await person.press("1", "r")
        await person.wait(7)
        await person.press("j")
        assert person.status == ""

    at_the_dashboard(place, scenario)
