"""What hotwash runs on: versions of programs and libraries, and what is known of the terminal. Imports none of them."""

import os
import platform
import shutil
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

from hotwash import __version__
from hotwash.core.storage.clipboard import copy_route

_LIBRARIES = ("textual", "rich", "watchfiles")
_PROGRAMS = ("git", "gh")
_PATIENCE = 5.0
_UNKNOWN = "not set"
NOT_INSIDE = "nothing"


def versions() -> dict[str, str | None]:
    """By name; `None` for what is not there."""
    found: dict[str, str | None] = {"hotwash": __version__, "Python": platform.python_version()}
    found |= {name: _library(name) for name in _LIBRARIES}
    found |= {name: _program(name) for name in _PROGRAMS}
    return found


def terminal(environ: Mapping[str, str], clipboard: str) -> dict[str, str]:
    """What decides how things look and where copies go; `clipboard` is the setting of that name."""
    route = copy_route(clipboard, environ)
    size = shutil.get_terminal_size()
    told = {name: environ.get(name, _UNKNOWN) for name in ("TERM", "COLORTERM", "NO_COLOR")}
    return {
        **told,
        "size": f"{size.columns}x{size.lines}" if sys.stdout.isatty() else "no terminal",
        "encoding": sys.stdout.encoding or _UNKNOWN,
        "locale": environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or _UNKNOWN,
        "inside": ", ".join(name for name, variable in _AROUND.items() if environ.get(variable)) or NOT_INSIDE,
        "clipboard": f"{route.name}, {'verified' if route.verifiable else 'cannot be verified'}",
    }


_AROUND = {"tmux": "TMUX", "screen": "STY", "ssh": "SSH_CONNECTION"}


def _library(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _program(name: str) -> str | None:
    """The last word of the first line of `NAME --version` that looks like one."""
    found = shutil.which(name)
    if found is None:
        return None
    import subprocess

    try:
        done = subprocess.run(
            (found, "--version"),
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=_PATIENCE,
            env=_bare(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = done.stdout.decode("utf-8", "replace").split("\n", 1)[0].split()
    return next((word for word in words if word[:1].isdigit()), None)


def _bare() -> dict[str, str]:
    """Our environment without what makes programs ask the network for updates."""
    return {**os.environ, "GH_NO_UPDATE_NOTIFIER": "1"}
