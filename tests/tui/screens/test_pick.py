"""One of several."""

from hotwash.tui.screens import PickRow, PickSheet
from support.sheet_samples import pick_sheet
from support.sheets import MEDIUM, NARROW, play


def test_the_present_one_is_marked_and_under_the_cursor() -> None:
    assert "▸2  (•) oldest" in play(pick_sheet("oldest"), size=MEDIUM).text


def test_a_digit_takes_a_row() -> None:
    assert play(pick_sheet(), "2", size=MEDIUM).result == "oldest"


def test_j_and_enter_take_a_row() -> None:
    assert play(pick_sheet(), "j", "enter", size=MEDIUM).result == "oldest"


def test_a_click_takes_a_row() -> None:
    rows = play(pick_sheet(), size=MEDIUM).text.split("\n")
    at = next((line.index("oldest"), y) for y, line in enumerate(rows) if "oldest" in line)
    assert play(pick_sheet(), at, size=MEDIUM).result == "oldest"


def test_a_dim_row_answers_with_its_reason() -> None:
    played = play(pick_sheet(), "3", size=MEDIUM)
    assert "this list has no severity" in played.text
    assert not played.dismissed


def test_the_cursor_stays_in_view_in_a_long_list() -> None:
    rows = tuple(PickRow(str(at), f"ERR-{at:03}") for at in range(60))
    played = play(PickSheet("Go to 001", rows), "G", "k", "enter", size=NARROW)
    assert "▸   ERR-058" in played.texts[2]
    assert played.result == "58"


def test_an_empty_list_says_so() -> None:
    played = play(PickSheet("Go to 9", (), empty="no such id"), "enter", size=MEDIUM)
    assert "no such id" in played.text
    assert not played.dismissed


def test_the_name_stays_where_its_detail_is_too_long() -> None:
    rows = (PickRow("p1p2", "p1p2", "severity:>=P2 or priority:critical or something longer still"),)
    line = play(PickSheet("Views", rows), size=NARROW).text.split("\n")[2]
    assert line.startswith("│ ▸1  p1p2 severity:>=P2 or priority:critical")
    assert line.endswith("… │")
