"""What one run works with: which folder, whose home, which settings, and where hotwash keeps its own state."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.settings import Settings
from hotwash.core.model.values import dataclass, field

GLOBAL_BASE = ".claude"


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a store is told from outside.

    `explicit` says that the person named `root`, so it is taken as it is and everything below it is meant. `more` are
    further folders to open. `alone` opens `root` itself: nothing nested in it, nothing global. `via` is
    the front end (`tui`, `cli`) that the journal names. `read_only` refuses every write, also to the own state.
    `remarks` are what was odd about the configuration. `project` is the folder that is worked in, where that is not
    `root`.
    """

    root: Path
    home: Path
    state_home: Path
    settings: Settings = field(default_factory=Settings)
    via: str = "library"
    explicit: bool = False
    read_only: bool = False
    remarks: tuple[Diagnostic, ...] = ()
    more: tuple[Path, ...] = ()
    alone: bool = False
    project: Path | None = None

    @property
    def opened(self) -> tuple[Path, ...]:
        """The folders that are read and written in."""
        return self.root, *self.more, self.home / GLOBAL_BASE

    @property
    def worked_in(self) -> Path:
        return self.project or self.root

    @property
    def writes_nothing(self) -> bool:
        return self.read_only or self.settings.read_only


def home_folder() -> Path:
    """The person's home directory; the root of everything where the system knows of none."""
    try:
        named = Path.home()
        return named if named.is_absolute() else _home_of_login()
    except (KeyError, RuntimeError):
        return Path(os.sep)


def _home_of_login() -> Path:
    import pwd

    return Path(pwd.getpwuid(os.getuid()).pw_dir)


def config_folder(home: Path, environ: Mapping[str, str]) -> Path:
    """The platform's place for `hotwash/config.toml`."""
    return _platform_folder(home, environ, "XDG_CONFIG_HOME", ".config", "user_config_path")


def state_folder(home: Path, environ: Mapping[str, str]) -> Path:
    """The platform's place for the person's own state."""
    return _platform_folder(home, environ, "XDG_STATE_HOME", ".local/state", "user_state_path")


def _platform_folder(home: Path, environ: Mapping[str, str], variable: str, usual: str, function: str) -> Path:
    if sys.platform in ("darwin", "win32"):
        import platformdirs

        found: Path = getattr(platformdirs, function)("hotwash", appauthor=False)
        return found
    # The XDG rule in two lines: importing platformdirs costs as much as reading a thousand entries.
    named = Path(environ.get(variable, ""))
    return (named if named.is_absolute() else home / usual) / "hotwash"
