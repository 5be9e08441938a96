"""However the dashboard ends or steps aside, the terminal is left as it was found."""

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from support.terminal import (
    ALTERNATE_SCREEN,
    BRACKETED_PASTE,
    FOCUS_EVENTS,
    INTERRUPT,
    MOUSE,
    Place,
    Terminal,
)

ENTRY = "ERR-20260520-001"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.log(f"{ENTRY} cert expiry", "ERR-20260519-001 disk quota")
    return place


def opened(terminal: Terminal) -> None:
    terminal.shows("1 Pending", "● live")
    assert has_the_terminal(terminal)


def has_the_terminal(terminal: Terminal) -> bool:
    """Whether the dashboard has taken screen, mouse, keys and paste."""
    taken = (terminal.has_mode(ALTERNATE_SCREEN), terminal.has_mode(*MOUSE), terminal.has_mode(BRACKETED_PASTE))
    return all(taken) and terminal.cursor_hidden and terminal.settings != terminal.cooked


def check_left_as_found(terminal: Terminal) -> None:
    assert not terminal.has_mode(ALTERNATE_SCREEN)
    assert not terminal.has_mode(*MOUSE)
    assert not terminal.has_mode(BRACKETED_PASTE, FOCUS_EVENTS)
    assert not terminal.cursor_hidden
    assert terminal.settings == terminal.cooked
    assert b"Traceback" not in terminal.raw


def test_quitting_gives_the_terminal_back(place: Place) -> None:
    with place.dashboard() as terminal:
        opened(terminal)
        terminal.press("q")
        assert terminal.ends() == 0
        check_left_as_found(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_gives_the_terminal_back(place: Place, number: signal.Signals) -> None:
    with place.dashboard() as terminal:
        opened(terminal)
        terminal.send_signal(number)
        assert terminal.ends() in (0, 128 + number)
        check_left_as_found(terminal)


def test_a_signal_while_a_sheet_is_open_gives_the_terminal_back(place: Place) -> None:
    with place.dashboard() as terminal:
        opened(terminal)
        terminal.press("p").shows("Promote")
        terminal.send_signal(signal.SIGTERM)
        assert terminal.ends() in (0, 128 + signal.SIGTERM)
        check_left_as_found(terminal)


def test_a_closed_terminal_ends_the_program(place: Place) -> None:
    before = place.errors.read_bytes()
    with place.dashboard() as terminal:
        opened(terminal)
        terminal.hang_up()
        assert terminal.ends() in (0, 128 + signal.SIGHUP)
    assert place.errors.read_bytes() == before


def test_the_interrupt_key_does_not_quit(place: Place) -> None:
    with place.dashboard() as terminal:
        opened(terminal)
        terminal.press(INTERRUPT).shows("q quits")
        assert has_the_terminal(terminal)


def test_watching_gives_the_terminal_back(place: Place) -> None:
    with place.dashboard("watch") as terminal:
        terminal.until(lambda: has_the_terminal(terminal), "the dashboard")
        terminal.shows("WAL")
        terminal.press("q")
        assert terminal.ends() == 0
        check_left_as_found(terminal)


def test_a_command_touches_no_setting_of_the_terminal(place: Place) -> None:
    with place.dashboard("list") as terminal:
        assert terminal.ends() == 0
        check_left_as_found(terminal)
        assert ENTRY in terminal.text


def editor(place: Place, code: str) -> str:
    """A program of the test as `$EDITOR`; it gets the file as its last argument, in a terminal of its own."""
    script = place.home / "editor"
    script.write_text(f"#!{sys.executable}\nimport pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{code}")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def test_the_editor_gets_a_plain_terminal_and_the_dashboard_takes_it_again(place: Place) -> None:
    before = place.errors.read_bytes()
    wish = editor(place, "print('EDITING', path.name, flush=True)\nsys.stdin.readline()\n")
    with place.dashboard(environment=place.environment(EDITOR=wish, TMPDIR=str(place.home))) as terminal:
        opened(terminal)
        terminal.press("e").shows("EDITING")
        check_left_as_found(terminal)
        terminal.press("\r")
        terminal.until(lambda: has_the_terminal(terminal), "the dashboard to take the terminal again")
        terminal.shows("1 Pending", "nothing changed")
        terminal.press("j").until(lambda: "ERR-20260519-001" in terminal.row, "the cursor to go down")
        terminal.press("q")
        assert terminal.ends() == 0
        check_left_as_found(terminal)
    assert place.errors.read_bytes() == before


def test_what_the_editor_changed_is_one_step_to_take_back(place: Place) -> None:
    before = place.errors.read_bytes()
    wish = editor(place, "path.write_bytes(path.read_bytes().replace(b'cert expiry', b'certificate'))\n")
    with place.dashboard(environment=place.environment(EDITOR=wish, TMPDIR=str(place.home))) as terminal:
        opened(terminal)
        terminal.press("e").shows("edited 1 entry in ERRORS.md · u undo", "certificate")
        assert place.errors.read_bytes() == before.replace(b"cert expiry", b"certificate")
        terminal.press("u").shows("undid edit ERRORS.md", "cert expiry")
        assert place.errors.read_bytes() == before
    assert not list(place.home.glob("hotwash-*"))


def test_what_an_agent_appends_while_the_editor_is_open_stays(place: Place) -> None:
    before = place.errors.read_bytes()
    change = "text = path.read_bytes()\nprint('EDITING', flush=True)\nsys.stdin.readline()\n"
    wish = editor(place, change + "path.write_bytes(text.replace(b'cert expiry', b'certificate'))\n")
    with place.dashboard(environment=place.environment(EDITOR=wish, TMPDIR=str(place.home))) as terminal:
        opened(terminal)
        terminal.press("e").shows("EDITING")
        place.log("ERR-20260521-001 written meanwhile")
        appended = place.errors.read_bytes().removeprefix(before)
        terminal.press("\r").shows("certificate", "written meanwhile")
        assert place.errors.read_bytes() == before.replace(b"cert expiry", b"certificate") + appended


def test_what_clashes_with_an_agent_is_kept_and_the_place_is_named(place: Place) -> None:
    wait = "print('EDITING', flush=True)\nsys.stdin.readline()\n"
    wish = editor(place, wait + "path.write_bytes(path.read_bytes().replace(b'cert expiry', b'certificate'))\n")
    with place.dashboard(environment=place.environment(EDITOR=wish, TMPDIR=str(place.home))) as terminal:
        opened(terminal)
        terminal.press("e").shows("EDITING")
        theirs = place.errors.read_bytes().replace(b"cert expiry", b"agent's words")
        place.errors.write_bytes(theirs)
        terminal.press("\r").shows("Your edit was not written", "changed by somebody else", "what you wrote is kept in")
    assert place.errors.read_bytes() == theirs
    kept = next(place.home.glob("hotwash-*/ERRORS.md"))
    assert b"certificate" in kept.read_bytes()


def test_an_interrupt_in_the_editor_is_the_editors_own(place: Place) -> None:
    # Not print: the interrupt may arrive inside the print below, which cannot be entered twice.
    wait = "import os, signal\nsignal.signal(signal.SIGINT, lambda *_: os.write(1, b'INTERRUPTED'))\n"
    wish = editor(place, wait + "print('EDITING', flush=True)\nsys.stdin.readline()\n")
    with place.dashboard(environment=place.environment(EDITOR=wish, TMPDIR=str(place.home))) as terminal:
        opened(terminal)
        terminal.press("e").shows("EDITING")
        terminal.press(INTERRUPT).shows("INTERRUPTED")
        terminal.press("\r").shows("nothing changed in your editor")
        terminal.until(lambda: has_the_terminal(terminal), "the dashboard to take the terminal again")
        terminal.press("j").until(lambda: "ERR-20260519-001" in terminal.row, "the cursor to go down")


def test_an_editor_that_is_not_there_is_named(place: Place) -> None:
    with place.dashboard(environment=place.environment(EDITOR="no-such-editor")) as terminal:
        opened(terminal)
        terminal.press("e").shows("no-such-editor", "not installed")
        assert has_the_terminal(terminal)


def test_an_editor_setting_is_no_shell_command(place: Place) -> None:
    marker = place.home / "ran"
    wish = f"{editor(place, 'pass')} ; touch {marker}"
    with place.dashboard(environment=place.environment(EDITOR=wish, TMPDIR=str(place.home))) as terminal:
        opened(terminal)
        terminal.press("e").shows("nothing changed")
    assert not os.path.lexists(marker)
