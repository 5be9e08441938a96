"""One key decides, one key takes it back; marks act together; nothing that cannot be done stays silent."""

from dataclasses import replace

from hotwash.core.model.settings import Settings
from hotwash.tui.options import RunOptions
from support.driver import CALM, NARROW, Person, Place, at_the_dashboard


def test_one_key_resolves_and_one_key_takes_it_back_to_the_byte(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.errors.read_bytes()
        await person.press("r")
        assert person.status.startswith("resolved ERR-20260519-001 · u undo")
        assert "ERR-20260519-001" not in person.ids
        await person.press("u")
        assert person.status.startswith("undid resolve ERR-20260519-001")
        assert place.errors.read_bytes() == before
        await person.press("U")
        assert "ERR-20260519-001" not in person.ids

    at_the_dashboard(place, scenario)


def test_marks_are_taken_together_and_undone_in_one_step(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.errors.read_bytes()
        await person.press("space", "space", "j", "space")
        assert "3 marked" in person.title
        assert " 3 marked:  r resolve (3)" in person.screen
        await person.press("r")
        assert "resolved 3" in person.status
        assert "marked" not in person.title
        assert person.ids == ["ERR-20260517-001", "ERR-20260515-001", "ERR-20260514-001"]
        await person.press("u")
        assert place.errors.read_bytes() == before

    at_the_dashboard(place, scenario)


def test_a_marked_row_behind_the_filter_is_acted_on_and_named(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("space", "space")
        await person.press("/")
        await person.type('"number 7"')
        await person.press("enter")
        assert "2 marked (2 hidden)" in person.title
        await person.press("r")
        assert "resolved 2" in person.status
        assert place.text().count("**Status**: resolved") == 2
        assert "ERR-20260517-001" in person.ids

    at_the_dashboard(place, scenario)


def test_of_a_bulk_that_is_half_refused_the_rest_is_done_and_the_refused_stay_marked(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("V")
        await person.others(lambda: place.set_status("ERR-20260516-001", "promoted"))
        await person.wait(1.0)
        await person.press("r")
        assert place.text().count("**Status**: resolved") == 5
        assert person.status.startswith("resolved 5 entries, left 1 (first: ERR-20260516-001 is promoted")
        assert "1 marked (1 hidden)" in person.title
        await person.press("u")
        assert place.text().count("**Status**: resolved") == 0

    at_the_dashboard(place, scenario)


def test_more_than_ten_ask_first(long_place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("V", "r")
        assert person.sheet == "PreviewSheet"
        assert "resolved" not in long_place.text()
        await person.press("enter")
        assert long_place.text().count("**Status**: resolved") == 40
        assert "Nothing pending" in person.screen

    at_the_dashboard(long_place, scenario)


def test_a_range_is_marked_between_two_presses(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("j", "v", "j", "j", "v", "j")
        assert "3 marked" in person.title
        await person.press("escape")
        assert "marked" not in person.title

    at_the_dashboard(place, scenario)


def test_an_action_that_has_nothing_to_act_on_says_why(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("no such words")
        await person.press("enter")
        before = place.text()
        for key in ("r", "p", "d", "i", "a", "s", "e", "y"):
            await person.press(key)
            assert "the filter hides all 6 – Esc clears it" in person.status, key
        assert place.text() == before
        assert "0 of 6 match no such words" in person.detail
        await person.press("5", "C")
        assert "no PENDING record" in person.status
        await person.press(".")
        assert "nothing to repeat" in person.status

    at_the_dashboard(place, scenario)


def test_nothing_is_written_read_only_and_every_write_key_says_so(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        for key in ("r", "i", "u"):
            await person.press(key)
            assert "read-only" in person.status, key
        assert "RO" in person.header
        assert place.text() == before

    at_the_dashboard(place, scenario, options=RunOptions(read_only=True))


def test_what_is_so_already_is_said_and_not_written(place: Place) -> None:
    async def scenario(person: Person) -> None:
        place.set_status("ERR-20260519-001", "resolved")
        before = place.errors.read_bytes()
        await person.press("r")
        assert "already" in person.status
        assert place.errors.read_bytes() == before

    at_the_dashboard(place, scenario)


def test_repeat_does_the_last_thing_again_with_its_answers(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("d", "2")
        assert person.sheet == ""
        await person.press(".")
        assert place.text().count("**Status**: discarded") == 2
        assert place.text().count("not actionable") == 2

    at_the_dashboard(place, scenario)


def test_text_that_changed_a_moment_ago_is_not_acted_on_unread(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.others(lambda: place.set_status("ERR-20260519-001", "open"))
        await person.press("r")
        assert person.status == "changed just now – press again"
        await person.wait(0.6)
        await person.press("r")
        assert "resolved ERR-20260519-001" in person.status

    at_the_dashboard(place, scenario)


def test_learning_mode_says_first_what_a_key_would_do(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        await person.press("r")
        assert "hotwash resolve ERR-20260519-001" in person.status
        assert place.text() == before
        await person.press("j")
        assert place.text() == before
        await person.press("r", "enter")
        assert "resolved ERR-20260518-001" in person.status

    at_the_dashboard(place, scenario, settings=replace(CALM, learning_mode="on"))


def test_what_was_only_foretold_is_not_repeated(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        await person.press("r", "j", ".")
        assert "nothing to repeat" in person.status
        assert place.text() == before

    at_the_dashboard(place, scenario, settings=replace(CALM, learning_mode="on"))


def test_learning_mode_gets_out_of_the_way_after_three_uses(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r", "enter", "r", "enter", "r", "enter")
        assert place.text().count("**Status**: resolved") == 3
        await person.press("r")
        assert place.text().count("**Status**: resolved") == 4

    at_the_dashboard(place, scenario, settings=Settings(storm=False))


def test_the_journal_takes_back_any_one_transaction(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r", "r", "L")
        assert person.title.startswith("L Journal · 2")
        await person.press("j", "u")
        assert place.text().count("**Status**: resolved") == 1
        assert "undid resolve ERR-20260519-001" in person.status
        await person.press("escape")
        assert "ERR-20260519-001" in person.ids

    at_the_dashboard(place, scenario)


def test_undo_leaves_what_somebody_else_changed_since(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r")
        await person.others(lambda: place.set_status("ERR-20260519-001", "superseded"))
        await person.press("u")
        assert "superseded" in place.text()
        assert person.status or person.sheet

    at_the_dashboard(place, scenario, size=NARROW)


def test_a_third_value_on_disk_asks_and_keeping_the_disk_writes_nothing(place: Place) -> None:
    async def scenario(person: Person) -> None:
        place.set_status("ERR-20260519-001", "superseded")
        before = place.errors.read_bytes()
        await person.press("r")
        assert person.sheet == "ConflictSheet"
        assert "superseded" in person.screen
        await person.press("enter")
        assert person.sheet == ""
        assert place.errors.read_bytes() == before

    at_the_dashboard(place, scenario)


def test_undo_after_a_change_by_somebody_else_keeps_theirs_unless_told_otherwise(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r")
        await person.others(lambda: place.set_status("ERR-20260519-001", "promoted"))
        await person.wait(1.0)
        before = place.errors.read_bytes()
        await person.press("u")
        assert place.errors.read_bytes() == before
        assert person.sheet == "ConflictSheet" or "changed" in person.status

    at_the_dashboard(place, scenario)


def test_an_open_sheet_stays_and_plans_again_when_its_entry_changes(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("a", "e")
        await person.type("look at the limits")
        await person.others(lambda: place.set_status("ERR-20260519-001", "in_progress"))
        assert person.sheet == "FormSheet"
        assert "look at the limits" in person.screen
        assert "~ changed on disk" in person.screen
        await person.press("enter", "enter")
        assert "press Enter again" in person.screen
        await person.wait(1.0)
        await person.press("enter")
        assert "look at the limits" in place.text()
        assert "in_progress" in place.text()

    at_the_dashboard(place, scenario)


def test_an_entry_of_text_is_decided_about_in_place_and_its_dim_keys_say_why(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.errors.read_bytes()
        await person.press("/")
        await person.type("disk full")
        await person.press("enter", "i")
        assert person.status.startswith("start: Disk full has a checkbox, which is open or done and nothing else")
        await person.press("r")
        assert person.status.startswith("resolved Disk full · u undo")
        assert "## [x] 2026-05-19 Disk full" in place.text()
        await person.press("u")
        assert place.errors.read_bytes() == before

    with place.errors.open("a", encoding="utf-8") as out:
        out.write("## [ ] 2026-05-19 Disk full\n\nLogs grew.\n")
    at_the_dashboard(place, scenario)


def test_a_box_is_begun_with_the_mark_that_the_file_has_for_it(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("disk full")
        await person.press("enter", "i")
        assert person.status.startswith("started Disk full · u undo")
        assert "## [/] 2026-05-19 Disk full" in place.text()

    with place.errors.open("a", encoding="utf-8") as out:
        out.write("## [/] 2026-05-18 Mail stuck\n\nQueue grew.\n\n## [ ] 2026-05-19 Disk full\n\nLogs grew.\n")
    at_the_dashboard(place, scenario)
