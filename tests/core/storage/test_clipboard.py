"""The way a copy takes, and what may be said about it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hotwash.core.storage import clipboard
from hotwash.core.storage.clipboard import LIMIT, Channel, Route, copy_route, fits, send, set_aside


def having(*programs: str) -> Callable[[str], str | None]:
    return lambda program: f"/usr/bin/{program}" if program in programs else None


@pytest.fixture(autouse=True)
def outside_containers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "_CONTAINER_FILES", ())
    monkeypatch.setattr(sys, "platform", "linux")


def test_over_ssh_the_terminal_is_asked() -> None:
    route = copy_route("auto", {"SSH_CONNECTION": "x", "DISPLAY": ":0"}, having("xclip"))
    assert route == Route(Channel.OSC52, "OSC 52")
    assert not route.verifiable


def test_in_a_container_the_terminal_is_asked() -> None:
    assert copy_route("auto", {"CODESPACES": "true"}, having("xclip")).channel is Channel.OSC52


def test_inside_tmux_its_buffer_is_loaded() -> None:
    route = copy_route("auto", {"TMUX": "/tmp/x", "SSH_TTY": "/dev/pts/1"}, having("tmux"))
    assert route.command == ("/usr/bin/tmux", "load-buffer", "-w", "-")


def test_inside_tmux_without_its_program_the_terminal_behind_it_is_asked() -> None:
    assert copy_route("auto", {"TMUX": "/tmp/x"}, having()) == Route(Channel.OSC52, "OSC 52")


@pytest.mark.parametrize(
    ("environ", "programs", "command"),
    [
        ({"WAYLAND_DISPLAY": "w"}, ("wl-copy", "xclip"), ("/usr/bin/wl-copy",)),
        ({"DISPLAY": ":0"}, ("wl-copy", "xclip"), ("/usr/bin/xclip", "-selection", "clipboard")),
        ({"DISPLAY": ":0"}, ("xsel",), ("/usr/bin/xsel", "--clipboard", "--input")),
        ({}, ("clip.exe",), ("/usr/bin/clip.exe",)),
    ],
)
def test_locally_the_first_program_that_can_reach_the_screen_is_used(
    environ: dict[str, str], programs: tuple[str, ...], command: tuple[str, ...]
) -> None:
    route = copy_route("auto", environ, having(*programs))
    assert route.command == command
    assert route.verifiable
    assert route.sentence == f"copied ({Path(command[0]).name})"


def test_on_a_mac_its_own_program_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert copy_route("auto", {}, having("pbcopy")).command == ("/usr/bin/pbcopy",)


def test_without_any_program_the_terminal_is_asked() -> None:
    assert copy_route("auto", {"DISPLAY": ":0"}, having()).channel is Channel.OSC52


@pytest.mark.parametrize(
    ("wish", "channel"), [("osc52", Channel.OSC52), ("none", Channel.NONE), ("tmux", Channel.OSC52)]
)
def test_a_wish_is_followed_or_falls_back_to_the_terminal(wish: str, channel: Channel) -> None:
    assert copy_route(wish, {"DISPLAY": ":0"}, having("xclip")).channel is channel


def test_the_native_wish_holds_even_over_ssh() -> None:
    route = copy_route("native", {"SSH_TTY": "x", "DISPLAY": ":0"}, having("xclip"))
    assert route.channel is Channel.NATIVE


def test_a_program_gets_the_text_and_its_verdict_counts(tmp_path: Path) -> None:
    target = tmp_path / "copied"
    write = (sys.executable, "-c", f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())")
    assert send(Route(Channel.NATIVE, "own", write), "größe")
    assert target.read_bytes() == "größe".encode()
    assert not send(Route(Channel.NATIVE, "own", (sys.executable, "-c", "raise SystemExit(1)")), "x")
    assert not send(Route(Channel.NATIVE, "own", (str(tmp_path / "missing"),)), "x")


def test_what_terminals_would_cut_is_set_aside_in_a_private_file(tmp_path: Path) -> None:
    text = "ö" * (LIMIT // 2 + 1)
    assert not fits(text)
    assert fits("ö" * (LIMIT // 2))
    path = set_aside(text, tmp_path / "state")
    assert path.read_text(encoding="utf-8") == text
    assert path.stat().st_mode & 0o777 == 0o600
    assert set_aside("shorter", tmp_path / "state") == path
    assert path.read_text(encoding="utf-8") == "shorter"
