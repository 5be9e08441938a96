"""How text gets to the clipboard from here: a program, tmux, or the terminal itself (OSC 52)."""

import os
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from hotwash.core.model.values import dataclass

Which = Callable[[str], str | None]

LIMIT = 74_000

_NATIVE = (
    ("pbcopy", ("pbcopy",), "darwin", ""),
    ("wl-copy", ("wl-copy",), "", "WAYLAND_DISPLAY"),
    ("xclip", ("xclip", "-selection", "clipboard"), "", "DISPLAY"),
    ("xsel", ("xsel", "--clipboard", "--input"), "", "DISPLAY"),
    ("clip.exe", ("clip.exe",), "", ""),
)
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_CONTAINER = ("container", "REMOTE_CONTAINERS", "CODESPACES")
_CONTAINER_FILES = ("/.dockerenv", "/run/.containerenv")


class Channel(StrEnum):
    """What carries the text."""

    NATIVE = "native"
    TMUX = "tmux"
    OSC52 = "osc52"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Route:
    """The way a copy takes.

    `command` reads the text from its standard input; without one, the terminal is asked. `verifiable` is true
    where success is known, not only hoped for.
    """

    channel: Channel
    name: str
    command: tuple[str, ...] = ()

    @property
    def verifiable(self) -> bool:
        return self.channel is Channel.NATIVE

    @property
    def sentence(self) -> str:
        """What may be said after the copy went out."""
        if self.channel is Channel.NATIVE:
            return f"copied ({self.name})"
        if self.channel is Channel.TMUX:
            return "copied into tmux's buffer, sent to the terminal"
        return "sent to the terminal (OSC 52)"


def copy_route(wish: str, environ: Mapping[str, str], which: Which | None = None) -> Route:
    """The route for the `clipboard` setting in this environment.

    Where a wished program is missing, the terminal is asked instead: the sentence says which it was.
    """
    find = which or _which(environ)
    inside_tmux = bool(environ.get("TMUX"))
    tmux = find("tmux") if inside_tmux else None
    terminal = Route(Channel.OSC52, "OSC 52")
    if wish == "none":
        return Route(Channel.NONE, "none")
    if wish == "osc52":
        return terminal
    if tmux is not None and wish in ("auto", "tmux"):
        return Route(Channel.TMUX, "tmux", (tmux, "load-buffer", "-w", "-"))
    if wish == "native" or (wish == "auto" and not inside_tmux and not is_remote(environ)):
        return _native(environ, find) or terminal
    return terminal


def is_remote(environ: Mapping[str, str]) -> bool:
    """True over SSH or in a container, where a program's clipboard is not the person's."""
    if any(environ.get(name) for name in (*_REMOTE, *_CONTAINER)):
        return True
    return any(Path(path).exists() for path in _CONTAINER_FILES)


def send(route: Route, text: str) -> bool:
    """Run the route's program; true if it says that it worked. Routes without a program are the terminal's to send."""
    import subprocess

    try:
        done = subprocess.run(
            route.command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=2,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def fits(text: str) -> bool:
    """False for text that terminals cut: it belongs into a file (`set_aside`)."""
    return len(text.encode("utf-8", "replace")) <= LIMIT


def set_aside(text: str, folder: Path) -> Path:
    """Write text that is too long for a clipboard into a private file in `folder`, over the one before it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "copied.txt"
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(text.encode("utf-8", "replace"))
    return path


def _native(environ: Mapping[str, str], find: Which) -> Route | None:
    for name, command, platform, variable in _NATIVE:
        if platform and platform != sys.platform:
            continue
        if variable and not environ.get(variable):
            continue
        program = find(command[0])
        if program is not None:
            return Route(Channel.NATIVE, name, (program, *command[1:]))
    return None


def _which(environ: Mapping[str, str]) -> Which:
    from shutil import which

    return lambda program: which(program, path=environ.get("PATH"))
