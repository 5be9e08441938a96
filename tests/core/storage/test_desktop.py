"""The way that a notice takes to the desktop, and what the terminal is sent."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hotwash.core.storage import clipboard
from hotwash.core.storage.desktop import NoticeChannel, NoticeRoute, notice_route, send


def having(*programs: str) -> Callable[[str], str | None]:
    return lambda program: f"/usr/bin/{program}" if program in programs else None


@pytest.fixture(autouse=True)
def outside_containers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_CONTAINER_FILES", ())


@pytest.mark.parametrize(
    ("environ", "channel"),
    [
        ({"KITTY_WINDOW_ID": "1"}, NoticeChannel.OSC99),
        ({"TERM": "xterm-kitty"}, NoticeChannel.OSC99),
        ({"VTE_VERSION": "7600", "DISPLAY": ":0"}, NoticeChannel.OSC777),
        ({"TERM": "rxvt-unicode-256color"}, NoticeChannel.OSC777),
        ({"ITERM_SESSION_ID": "w0"}, NoticeChannel.OSC9),
        ({"TERM": "xterm-256color"}, NoticeChannel.OSC9),
        ({"TERM": "xterm-256color", "DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, NoticeChannel.OSC9),
    ],
)
def test_a_terminal_is_asked_in_its_own_way(environ: dict[str, str], channel: NoticeChannel) -> None:
    assert notice_route("auto", environ, having("notify-send")) == NoticeRoute(channel)


def test_on_a_desktop_of_this_machine_a_program_shows_what_the_terminal_may_not_know() -> None:
    environ = {"TERM": "xterm-256color", "WAYLAND_DISPLAY": "wayland-0"}
    program = NoticeRoute(NoticeChannel.PROGRAM, "/usr/bin/notify-send")
    assert notice_route("auto", environ, having("notify-send")) == program
    assert notice_route("notify-send", {**environ, "KITTY_WINDOW_ID": "1"}, having("notify-send")) == program
    assert notice_route("auto", environ, having()) == NoticeRoute(NoticeChannel.OSC9)


def test_the_wish_wins() -> None:
    assert notice_route("osc777", {"KITTY_WINDOW_ID": "1"}) == NoticeRoute(NoticeChannel.OSC777)
    assert notice_route("off", {"KITTY_WINDOW_ID": "1"}) == NoticeRoute(NoticeChannel.OFF)


def test_a_terminal_gets_title_and_text_in_one_sequence() -> None:
    sequences = [NoticeRoute(each).sequence("hotwash", "LONG: a; b") for each in NoticeChannel]
    assert sequences == [
        "\x1b]9;hotwash: LONG: a, b\x07",
        "\x1b]777;notify;hotwash;LONG: a, b\x07",
        "\x1b]99;;hotwash: LONG: a, b\x1b\\",
        "",
        "",
    ]


def test_tmux_hands_the_sequence_on() -> None:
    route = notice_route("auto", {"TMUX": "/tmp/tmux", "TERM": "tmux-256color"})
    assert route.sequence("hotwash", "LONG: a") == "\x1bPtmux;\x1b\x1b]9;hotwash: LONG: a\x07\x1b\\"
    assert notice_route("off", {"TMUX": "/tmp/tmux"}).sequence("hotwash", "x") == ""


def test_a_program_gets_the_text_as_it_is_and_no_shell_sees_it(tmp_path: Path) -> None:
    program, seen = tmp_path / "notify-send", tmp_path / "seen"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {seen}\n')
    program.chmod(0o755)
    assert send(NoticeRoute(NoticeChannel.PROGRAM, str(program)), "hotwash", "-x $(touch y); `z`")
    assert seen.read_text() == "--app-name=hotwash\n--\nhotwash\n-x $(touch y); `z`\n"


def test_a_program_that_fails_or_is_gone_is_known(tmp_path: Path) -> None:
    assert not send(NoticeRoute(NoticeChannel.PROGRAM, str(tmp_path / "gone")), "hotwash", "x")
    assert not send(NoticeRoute(NoticeChannel.PROGRAM, "/bin/false"), "hotwash", "x")
