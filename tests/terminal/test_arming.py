"""`:rw` in `hotwash watch`: the same terminal, with keys that write."""

from pathlib import Path

import pytest

from support.terminal import ENTER, PATIENCE, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.log("ERR-20260520-001 cert expiry")
    return place


def test_a_watch_becomes_one_that_writes(place: Place) -> None:
    with place.dashboard("watch") as terminal:
        terminal.shows("READ-ONLY", "● live", seconds=PATIENCE)
        terminal.press(":rw", ENTER)
        terminal.shows("RW armed", "5 WAL", "● live", seconds=PATIENCE)


def test_a_read_only_watch_stays_one(place: Place) -> None:
    with place.dashboard("watch", "--read-only") as terminal:
        terminal.shows("READ-ONLY", "● live", seconds=PATIENCE)
        terminal.press(":rw", ENTER)
        terminal.shows("started to write nothing", seconds=PATIENCE)


def test_a_single_look_has_no_keys(place: Place) -> None:
    done = place.run("watch", "--once", "--rw")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "hotwash: --once looks once, and --rw is for keys – leave one out\n"
