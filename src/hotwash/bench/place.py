"""Workspaces, commands and environments that the measurements share."""

import compileall
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import hotwash
from hotwash.bench.terminal import Terminal
from hotwash.bench.workspaces import make_workspace
from hotwash.core.model.values import dataclass, field
from hotwash.core.storage.opening import configured
from hotwash.core.storage.store import Store

PLAIN = (sys.executable, "-m", "hotwash.bench.plain_app")
HOTWASH = (sys.executable, "-m", "hotwash")
AN_ENTRY = rb"(?:LRN|ERR|FEAT|OPS)-\d{4}"
LIVE = rb"(?:live|poll \d+s) "
PLAIN_READY = rb"plain-app-ready"

_UNWANTED = ("XDG_", "TEXTUAL", "HOTWASH", "PYTHONDONTWRITEBYTECODE", "NO_COLOR")


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of the benchmark: a scratch folder and how many rounds each comparison takes."""

    scratch: Path
    rounds: int
    _made: dict[int, Path] = field(default_factory=dict)

    def workspace(self, count: int) -> Path:
        """A workspace of that many entries, made once; measurements leave it as it is."""
        if count not in self._made:
            self._made[count] = self.own_workspace(count)
        return self._made[count]

    def own_workspace(self, count: int) -> Path:
        """Such a workspace for one measurement that writes to it."""
        return make_workspace(self.empty_folder(f"entries-{count}"), count, date.today())

    def empty_folder(self, name: str) -> Path:
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.scratch))

    @property
    def home(self) -> Path:
        home = self.scratch / "home"
        home.mkdir(exist_ok=True)
        return home

    def environment(self) -> dict[str, str]:
        """The caller's environment with a home of its own and compiled modules allowed."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
        return {**kept, "HOME": str(self.home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}

    def store(self, root: Path) -> Store:
        """A loaded store on a workspace."""
        store = Store(configured(root, self.home, {}, explicit=True))
        store.load()
        return store

    def dashboard(self, root: Path) -> Terminal:
        return Terminal((*HOTWASH, "--root", str(root)), self.environment(), root)

    def plain(self, *arguments: str) -> Terminal:
        return Terminal((*PLAIN, *arguments), self.environment(), self.scratch)


def compile_modules() -> None:
    """Compile what is measured, as an installation does; else every start would compile it anew."""
    compileall.compile_dir(Path(hotwash.__file__).parent, quiet=2)
