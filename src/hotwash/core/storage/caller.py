"""Who runs this process: a person, or an agent under the person's login."""

from collections.abc import Iterable, Mapping
from typing import TextIO

ACTOR = "HOTWASH_ACTOR"
_SET_BY_AGENTS = ("AI_AGENT", "CLAUDECODE", "CODEX_SANDBOX", "CODEX_THREAD_ID", "CURSOR_AGENT", "GEMINI_CLI")
"""What agents put into the environment of the commands that they run."""


def is_person(environ: Mapping[str, str], streams: Iterable[TextIO]) -> bool:
    """Whether a person typed this command.

    A person who redirects one stream still has another on the terminal. Agents have none, or one that is no person's:
    they say who they are. `HOTWASH_ACTOR` has the last word, for scripts of either.
    """
    said = environ.get(ACTOR, "")
    if said:
        return said == "person"
    return not any(environ.get(name) for name in _SET_BY_AGENTS) and any(stream.isatty() for stream in streams)
