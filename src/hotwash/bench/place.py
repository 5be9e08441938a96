"""Workspaces, commands and environments that the measurements share."""

import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from hotwash.bench.terminal import Terminal
from hotwash.bench.workspaces import make_workspace

PLAIN = (sys.executable, "-m", "hotwash.bench.plain_app")
HOTWASH = (sys.executable, "-m", "hotwash")
AN_ENTRY = rb"(?:LRN|ERR|FEAT|OPS)-\d{4}"
LIVE = rb"(?:live|poll \d+s) "
PLAIN_READY = rb"plain-app-ready"


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of the benchmark: a scratch folder and how many rounds each comparison takes."""

    scratch: Path
    rounds: int

    def workspace(self, count: int) -> Path:
        """A workspace of that many entries, made once."""
        return _workspace(self.scratch, count)

    def environment(self) -> dict[str, str]:
        """The caller's environment with a home of its own and compiled modules allowed."""
        home = self.scratch / "home"
        home.mkdir(exist_ok=True)
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "TEXTUAL", "HOTWASH"))
        }
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        kept.pop("NO_COLOR", None)
        return {**kept, "HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}

    def dashboard(self, root: Path) -> Terminal:
        return Terminal((*HOTWASH, "--root", str(root), "--fresh"), self.environment(), root)

    def plain(self, *arguments: str) -> Terminal:
        return Terminal((*PLAIN, *arguments), self.environment(), self.scratch)


@lru_cache(maxsize=8)
def _workspace(scratch: Path, count: int) -> Path:
    return make_workspace(Path(tempfile.mkdtemp(prefix=f"entries-{count}-", dir=scratch)), count, date.today())
