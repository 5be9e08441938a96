"""How a notice gets to the desktop from here: by a sequence that the terminal knows, or a program; never a shell."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from hotwash.core.model.values import dataclass
from hotwash.core.storage.clipboard import is_remote

Which = Callable[[str], str | None]

_ESCAPE, _BELL, _END = "\x1b", "\x07", "\x1b\\"
_PROGRAM = "notify-send"


class NoticeChannel(StrEnum):
    """What carries the notice; the value is the word of the setting."""

    OSC9 = "osc9"
    OSC777 = "osc777"
    OSC99 = "osc99"
    PROGRAM = _PROGRAM
    OFF = "off"


_BY_VARIABLE = (
    ("KITTY_WINDOW_ID", NoticeChannel.OSC99),
    ("VTE_VERSION", NoticeChannel.OSC777),
    ("WEZTERM_PANE", NoticeChannel.OSC777),
    ("ITERM_SESSION_ID", NoticeChannel.OSC9),
    ("GHOSTTY_RESOURCES_DIR", NoticeChannel.OSC9),
)
_BY_TERMINAL = (
    ("xterm-kitty", NoticeChannel.OSC99),
    ("rxvt-unicode", NoticeChannel.OSC777),
    ("foot", NoticeChannel.OSC777),
    ("xterm-ghostty", NoticeChannel.OSC9),
)


@dataclass(frozen=True, slots=True)
class NoticeRoute:
    """The way a notice takes. `program` is the one that shows it, `wrapped` says that tmux stands in between."""

    channel: NoticeChannel
    program: str = ""
    wrapped: bool = False

    def sequence(self, title: str, text: str) -> str:
        """What the terminal is sent; empty where a program or nobody shows the notice. Both texts are visible ones."""
        title, text = title.replace(";", ","), text.replace(";", ",")
        sequences = {
            NoticeChannel.OSC9: f"{_ESCAPE}]9;{title}: {text}{_BELL}",
            NoticeChannel.OSC777: f"{_ESCAPE}]777;notify;{title};{text}{_BELL}",
            NoticeChannel.OSC99: f"{_ESCAPE}]99;;{title}: {text}{_END}",
        }
        found = sequences.get(self.channel, "")
        return f"{_ESCAPE}Ptmux;{found.replace(_ESCAPE, 2 * _ESCAPE)}{_END}" if found and self.wrapped else found


def notice_route(wish: str, environ: Mapping[str, str], which: Which | None = None) -> NoticeRoute:
    """The route for the setting `notify.desktop`: the terminal's own where it is known to have one, else the program.

    Where neither is known, the terminal is asked in the way that most understand, and the others ignore.
    """
    wrapped = bool(environ.get("TMUX"))
    if wish == NoticeChannel.OFF:
        return NoticeRoute(NoticeChannel.OFF)
    if wish in (NoticeChannel.OSC9, NoticeChannel.OSC777, NoticeChannel.OSC99):
        return NoticeRoute(NoticeChannel(wish), wrapped=wrapped)
    known = _known_terminal(environ) if wish == "auto" else None
    program = _program(environ, which) if known is None else ""
    if program:
        return NoticeRoute(NoticeChannel.PROGRAM, program)
    return NoticeRoute(known or NoticeChannel.OSC9, wrapped=wrapped)


def send(route: NoticeRoute, title: str, text: str) -> bool:
    """Have the program show a notice; true if it says that it did."""
    import subprocess

    try:
        done = subprocess.run(
            (route.program, f"--app-name={title}", "--", title, text),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=5,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _known_terminal(environ: Mapping[str, str]) -> NoticeChannel | None:
    by_variable = (channel for name, channel in _BY_VARIABLE if environ.get(name))
    by_name = (channel for name, channel in _BY_TERMINAL if environ.get("TERM", "").startswith(name))
    return next(by_variable, None) or next(by_name, None)


def _program(environ: Mapping[str, str], which: Which | None) -> str:
    """The program, where there is one and a desktop of this machine to show notices on."""
    has_desktop = any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not has_desktop or is_remote(environ):
        return ""
    from shutil import which as found_on_path

    find = which or (lambda program: found_on_path(program, path=environ.get("PATH")))
    return find(_PROGRAM) or ""
