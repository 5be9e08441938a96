"""What an agent tells a hook, and where its learnings are."""

import json
import os
import sys

from hotwash.core.model.values import dataclass

_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a hook: what the agent said, and where it works. Values that are no text count as not said."""

    said: dict[str, object]
    folder: str
    home: str

    def text(self, name: str) -> str:
        value = self.said.get(name)
        return value if isinstance(value, str) else ""

    def is_set(self, name: str) -> bool:
        return self.said.get(name) is True

    @property
    def base(self) -> str | None:
        """The folder that holds `.learnings/`: the machine's before the project's, `None` where there is neither.

        (source: self-improve, locations)
        """
        for base in (os.path.join(self.home, ".claude"), self.folder):
            if os.path.isdir(os.path.join(base, ".learnings")):
                return base
        return None


def read_call() -> Call:
    """From standard input and the environment; broken or missing JSON says nothing."""
    raw = b"" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.buffer.read(_MOST_BYTES)
    try:
        said = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        said = {}
    if not isinstance(said, dict):
        said = {}
    named = said.get("cwd")
    folder = os.environ.get("CLAUDE_PROJECT_DIR") or (named if isinstance(named, str) and named else os.getcwd())
    home = os.environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111 (a hook does not wait for pathlib)
    return Call(said, os.path.normpath(os.path.join(os.getcwd(), folder)), home)
