"""The prompt in place of the screen, where a terminal cannot redraw; news is told between two answers."""

from pathlib import Path

import pytest

from support.terminal import ALTERNATE_SCREEN, ENTER, INTERRUPT, Place

FIRST = "ERR-20260520-001"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.log(f"{FIRST} cert expiry", "ERR-20260519-001 disk quota")
    return place


def test_a_dumb_terminal_gets_a_prompt_that_tells_news_before_the_next_one(place: Place) -> None:
    before = place.errors.read_bytes()
    with place.dashboard(environment=place.environment(TERM="dumb")) as terminal:
        terminal.shows("hotwash plain,", "2 pending, ", f"1. {FIRST}", "pending>")
        assert not terminal.has_mode(ALTERNATE_SCREEN)
        terminal.press("resolve 1", ENTER)
        terminal.shows(f"resolved {FIRST}")
        terminal.press("undo", ENTER)
        terminal.shows(f"undid resolve {FIRST}")
        assert place.errors.read_bytes() == before
        place.log("ERR-20260520-007 queue full")
        terminal.press("stale", ENTER)
        terminal.shows("news: ERR-20260520-007", "stale>")
        terminal.press("quit", ENTER)
        assert terminal.ends() == 0


def test_an_interrupt_leaves(place: Place) -> None:
    with place.dashboard("--plain") as terminal:
        terminal.shows("pending>")
        terminal.press(INTERRUPT)
        assert terminal.ends() == 130
        assert b"Traceback" not in terminal.raw
