"""`hotwash doctor --keys` in a real terminal: what arrives is shown, and what does not is told at the end."""

from pathlib import Path

import pytest

from support.terminal import Place

UP = "\x1b[A"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_keys_are_asked_for_one_by_one_and_a_swallowed_one_is_a_finding(place: Place) -> None:
    with place.dashboard("doctor", "--keys") as terminal:
        terminal.shows("1 of", "Press ↓   (cursor.down)")
        terminal.press(" ")
        terminal.shows("2 of", "Swallowed  ↓", "Press ↑   (cursor.up)")
        terminal.press("x")
        terminal.shows("x arrives: entry.check")
        terminal.press(UP)
        terminal.shows("3 of", "Arrive     ↑", "↑ arrives: cursor.up")
        terminal.press("q")
        assert terminal.ends() == 1
        told = terminal.raw.decode().rpartition("Terminal      ")[2].replace("\r\n", "\n")
        assert told.partition("\n")[2] == (
            "Arrive        ↑\nSwallowed     1 key\n  ↓ (cursor.down): press j in its place\n"
        )


def test_without_a_terminal_there_is_nothing_to_try(place: Place) -> None:
    ran = place.run("doctor", "--keys")
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (
        2,
        b"",
        "hotwash: keys are tried in a terminal\nnext: run hotwash doctor --keys in the one you use\n",
    )
