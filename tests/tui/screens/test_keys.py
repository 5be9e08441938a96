"""The keys of the sheets: each told once, none forbidden, none that means something else on the dashboard."""

from hotwash.tui.keymap import FORBIDDEN
from hotwash.tui.screens.keys import sheet_keys


def test_every_sheet_tells_its_keys_in_words() -> None:
    told = dict(sheet_keys())
    assert [row.does for row in told["Promote"]] == [
        "choose this file",
        "previous draft",
        "next draft",
        "this advice is fine",
        "beside the rules it speaks of",
        "also git commit",
    ]
    assert all(row.does for rows in told.values() for row in rows)


def test_digits_that_choose_are_one_row() -> None:
    assert [row.keys for row in dict(sheet_keys())["Discard, won't fix"]] == [tuple("123456789")]


def test_no_key_is_one_that_terminals_take() -> None:
    used = {key for _, rows in sheet_keys() for row in rows for key in row.keys}
    assert not used & FORBIDDEN
