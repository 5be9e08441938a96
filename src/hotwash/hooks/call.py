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
        return _first_with_learnings(self._of_the_machine, self.folder)

    @property
    def base_of_skills(self) -> str | None:
        """The same for the skills, which log beside the code: the project's before the machine's.

        (source: self-improving skills, files)
        """
        return _first_with_learnings(self.folder, self._of_the_machine)

    @property
    def _of_the_machine(self) -> str:
        return os.path.join(self.home, ".claude")


def _first_with_learnings(*bases: str) -> str | None:
    return next((base for base in bases if os.path.isdir(os.path.join(base, ".learnings"))), None)


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
