"""What the screen itself promises: shapes, layers, hostile text, trouble with files, and the small watch screen."""

from pathlib import Path

import pytest

from hotwash.tui.options import RunOptions
from hotwash.viewmodels.detail import Tab
from support.driver import MEDIUM, NARROW, WIDE, Person, Place, at_the_dashboard

SIZES = [WIDE, MEDIUM, NARROW, (48, 14), (160, 50)]


def test_too_small_says_so_and_nothing_else(place: Place) -> None:
    async def scenario(person: Person) -> None:
        assert person.lines[:2] == ["have 44×12, need 48×14", "q quits"]
        assert not any(person.lines[2:])

    at_the_dashboard(place, scenario, size=(44, 12))


def test_a_resize_through_every_shape_keeps_cursor_marks_filter_and_place(long_place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("thing")
        await person.press("enter", *"jjjjjjjjjjjj", "space")
        under, title = person.under, person.title
        for width, height in [*SIZES, (44, 12), WIDE]:
            await person.resize(width, height)
            assert person.under == under
            assert "1 marked" in person.title
            assert person.dashboard.session.filters
        assert person.title == title

    at_the_dashboard(long_place, scenario)


@pytest.mark.parametrize("keys", [("p",), ("d",), ("a",), ("s",), ("?",), (":",), ("o",)])
def test_a_resize_with_a_sheet_open_and_half_a_sentence_typed_loses_nothing(
    place: Place, keys: tuple[str, ...]
) -> None:
    async def scenario(person: Person) -> None:
        await person.press(*keys)
        sheet = person.sheet
        assert sheet
        if sheet in ("PromoteSheet", "FormSheet"):
            await person.press("e")
            await person.type("half a sen")
        for width, height in SIZES:
            await person.resize(width, height)
            assert person.sheet == sheet
        if sheet in ("PromoteSheet", "FormSheet"):
            assert "half a sen" in person.screen
            await person.press("escape")
        await person.press("escape")
        assert person.sheet == ""

    at_the_dashboard(place, scenario)


def test_escape_closes_one_layer_at_a_time(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("broke")
        await person.press("enter", "space", "P", "+", "escape")
        assert person.pane == "problems"
        await person.press("escape")
        assert (person.pane, "1 marked" in person.title) == ("pending", True)
        await person.press("escape")
        assert "marked" not in person.title
        await person.press("escape")
        assert person.status == "no filter"
        await person.press("escape")
        assert person.status == "nothing to close – q quits"

    at_the_dashboard(place, scenario)


def test_zoom_goes_from_five_lists_to_one_and_to_nothing_else(place: Place) -> None:
    async def scenario(person: Person) -> None:
        assert "2 Candidates" in person.screen
        await person.press("+")
        assert "2 Candidates" not in person.screen
        assert "thing number 9 broke" in person.detail
        await person.press("+")
        assert "─ 0 ERR" not in person.screen
        await person.press("_", "_")
        assert "2 Candidates" in person.screen

    at_the_dashboard(place, scenario)


HOSTILE = (
    "ok [prod] x",
    "a [/] b [/nope]",
    "[@click=app.exit]evil[/]",
    "\x1b]52;c;aGk=\x07copied",
    "\x1b[31mred",
    "right\u202eto left",
    "zero\u200bwidth",
    "日本語のタイトル and é combining e\u0301",
    "🔥 fire",
)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_text_from_files_is_shown_and_never_obeyed(place: Place, size: tuple[int, int]) -> None:
    async def scenario(person: Person) -> None:
        place.log(*((f"ERR-2026052{at}-001", text) for at, text in enumerate(HOSTILE)))
        await person.others(lambda: None)
        for _ in range(len(HOSTILE) + 2):
            await person.press("j")
            for forbidden in ("\x1b", "\x07", "\u202e", "\u200b"):
                assert forbidden not in person.screen
        await person.press("g", "p", "escape", "y", "w", "]")
        assert "[prod]" in person.screen or size != WIDE

    at_the_dashboard(place, scenario, size=size)


def test_wide_letters_keep_the_borders_aligned(place: Place) -> None:
    from rich.cells import cell_len

    async def scenario(person: Person) -> None:
        place.log(*((f"ERR-2026052{at}-001", text) for at, text in enumerate(HOSTILE)))
        await person.others(lambda: None)
        assert {cell_len(line) for line in person.lines[2:37]} == {120}

    at_the_dashboard(place, scenario)


def test_a_file_that_cannot_be_read_keeps_its_rows_and_says_so(place: Place) -> None:
    def replace_by_a_folder() -> None:
        place.errors.unlink()
        place.errors.mkdir()

    async def scenario(person: Person) -> None:
        await person.others(replace_by_a_folder)
        assert len(person.ids) == 6
        assert "✗ error 1" in person.header
        await person.press("w")
        assert person.sheet == "MessageSheet"
        await person.press("escape", "P")
        assert "ERRORS.md" in person.screen

    at_the_dashboard(place, scenario)


def test_a_file_that_vanishes_is_called_missing_and_comes_back(place: Place) -> None:
    aside = place.errors.with_suffix(".aside")

    async def scenario(person: Person) -> None:
        await person.others(lambda: place.errors.rename(aside))
        assert "▲ missing 1" in person.header
        assert len(person.ids) == 6
        await person.others(lambda: aside.rename(place.errors))
        assert "● live" in person.header

    at_the_dashboard(place, scenario)


def test_a_folder_that_appears_later_fills_the_screen(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.errors.parent.rmdir()

    def appear() -> None:
        place.errors.parent.mkdir()
        place.log(("ERR-20260520-001", "the first one"))

    async def scenario(person: Person) -> None:
        assert person.ids == []
        await person.others(appear)
        assert person.ids == ["ERR-20260520-001"]

    at_the_dashboard(place, scenario)


def test_a_pause_holds_the_lists_and_then_shows_everything(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("f")
        await person.others(lambda: place.log(("ERR-20260520-001", "meanwhile")))
        assert len(person.ids) == 6
        assert "‖ paused +1" in person.header
        await person.press("f")
        assert len(person.ids) == 7
        assert person.status == "live again, 1 change shown"

    at_the_dashboard(place, scenario)


def test_problems_are_listed_with_their_lines(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P")
        assert "ERRORS.md:19" in person.screen
        assert "missing **Status**" in person.detail
        await person.press("1")
        assert person.pane == "pending"

    at_the_dashboard(sample, scenario)


def test_a_click_moves_two_open_and_control_marks(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.click(20, 6)
        assert person.under == "ERR-20260517-001"
        await person.click(20, 5, control=True)
        assert "1 marked" in person.title
        await person.click(10, 20)
        assert person.pane == "candidates"

    at_the_dashboard(place, scenario)


def test_the_wheel_looks_around_and_leaves_the_cursor_where_it_is(long_place: Place) -> None:
    async def scenario(person: Person) -> None:
        under, first = person.under, person.lines[4]
        await person.wheel(20, 6)
        assert not any(line.startswith(first[:40]) for line in person.lines)
        assert person.under == under
        await person.wheel(20, 6, down=False)
        assert person.lines[4].startswith(first[:40])

    at_the_dashboard(long_place, scenario)


def test_the_wheel_scrolls_the_detail_and_with_shift_sideways(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.wheel(40, 18)
        assert person.dashboard.detail.scroll_offset == (0, 3)
        await person.wheel(40, 18, down=False)
        await person.press("W")
        await person.wheel(40, 18, shift=True)
        assert person.dashboard.detail.scroll_offset == (3, 0)

    at_the_dashboard(sample, scenario, size=MEDIUM)


def test_a_click_on_a_tab_of_the_detail_shows_it(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        line = next(at for at, text in enumerate(person.lines) if " Entry │ Why" in text)
        await person.click(person.lines[line].index("Why") + 1, line)
        assert person.dashboard.session.tab is Tab.WHY

    at_the_dashboard(sample, scenario)


def test_help_runs_what_is_picked_and_shows_reasons(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("?")
        assert person.sheet == "HelpScreen"
        await person.type("journal")
        await person.press("enter")
        assert person.pane == "journal"

    at_the_dashboard(place, scenario)


def test_candidates_are_promoted_with_two_keys_and_taken_back_with_one(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        before = {path: path.read_bytes() for path in sample.root.rglob("*.md")}
        await person.press("2", "p")
        assert person.sheet == "PromoteSheet"
        await person.press("enter")
        assert person.status.startswith("promoted ×4 → AGENTS.md")
        await person.press("u")
        assert {path: path.read_bytes() for path in sample.root.rglob("*.md")} == before

    at_the_dashboard(sample, scenario)


def test_an_operation_is_marked_committed_with_its_evidence(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("5", "C")
        assert person.sheet == "EvidenceSheet"
        await person.press("e")
        await person.type("terraform plan is empty")
        await person.press("enter", "tab", "enter")
        text = (sample.root / "memory" / "working-buffer.md").read_text()
        assert "**Status**: COMMITTED" in text
        assert "terraform plan is empty" in text

    at_the_dashboard(sample, scenario)


def test_the_watch_screen_shows_one_operation_and_writes_nothing(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        assert "READ-ONLY" in person.screen
        assert "terraform apply" in person.screen
        assert "Resume checklist" in person.screen
        before = {path: path.read_bytes() for path in sample.root.rglob("*.md")}
        await person.type("please resolve")
        assert {path: path.read_bytes() for path in sample.root.rglob("*.md")} == before

    at_the_dashboard(sample, scenario, size=(80, 20), options=RunOptions(watch=True, read_only=True))


def test_the_watch_screen_lets_an_answer_stand_until_it_is_read(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r")
        await person.others(lambda: sample.log(("ERR-20260520-007", "meanwhile")))
        assert person.lines[-2].startswith(" read-only: only y, c, !, q do something here")
        person.clock.advance(6)
        await person.others(lambda: sample.log(("ERR-20260520-008", "later")))
        assert person.lines[-2].startswith(" log: ")

    at_the_dashboard(sample, scenario, size=(80, 20), options=RunOptions(watch=True, read_only=True))


def test_an_entry_that_was_seen_to_arrive_counts_from_then(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.others(lambda: place.log(("ERR-20260520-001", "just now")))
        line = next(line for line in person.lines if "ERR-20260520-001" in line)
        assert " 0m ERR-20260520-001" in line

    at_the_dashboard(place, scenario)
