"""A person is known by a terminal on any stream; an agent says who it is, or has no terminal."""

import io
from collections.abc import Mapping

import pytest

from hotwash.core.storage.caller import is_person


class Stream(io.StringIO):
    """A stream that is a terminal or not."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("terminals", "environ", "person"),
    [
        ("ioe", {}, True),
        ("io", {}, True),
        ("i", {}, True),
        ("e", {}, True),
        ("", {}, False),
        ("ioe", {"CLAUDECODE": "1"}, False),
        ("ioe", {"AI_AGENT": "custom@2"}, False),
        ("ioe", {"GEMINI_CLI": ""}, True),
        ("ioe", {"HOTWASH_ACTOR": "claude"}, False),
        ("", {"HOTWASH_ACTOR": "person"}, True),
        ("ioe", {"HOTWASH_ACTOR": "person", "CLAUDECODE": "1"}, True),
    ],
)
def test_who_runs_a_command(terminals: str, environ: Mapping[str, str], person: bool) -> None:
    assert is_person(environ, [Stream(name in terminals) for name in "ioe"]) is person
