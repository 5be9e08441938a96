"""The command line that a plan names does the same when somebody types it, whatever the texts in it begin with."""

from collections.abc import Mapping

import pytest

from hotwash.core.operations.words import all_of, command_line, either


@pytest.mark.parametrize(
    ("verb", "subjects", "arguments", "line"),
    [
        ("note", ["ERR-1"], {"text": "plain"}, "hotwash note ERR-1 plain"),
        ("note", ["ERR-1"], {"text": "-x marks"}, "hotwash note -- ERR-1 '-x marks'"),
        ("resolve", ["ERR-1"], {"note": "-x"}, "hotwash resolve ERR-1 --note=-x"),
        (
            "log",
            [],
            {"type": "ERR", "text": "-rf", "section": "A=b\n-c=d"},
            "hotwash log --section A=b --section=-c=d -- ERR -rf",
        ),
        ("unpromote", ["ERR-1"], {"revoke": "yes", "note": ""}, "hotwash unpromote ERR-1 --revoke"),
    ],
)
def test_the_command_line_of_an_intent(verb: str, subjects: list[str], arguments: Mapping[str, str], line: str) -> None:
    assert command_line(verb, subjects, arguments) == line


def test_names_are_listed_in_words() -> None:
    assert (either(["a"]), either(["a", "b", "c"]), all_of(["a", "b"]), all_of([])) == ("a", "a, b or c", "a and b", "")
