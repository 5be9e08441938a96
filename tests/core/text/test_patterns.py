"""A pattern is compiled when it is first asked, and then answers like any other."""

import re

from hotwash.core.text.lines import LineCounter
from hotwash.core.text.patterns import Pattern


def test_it_answers_like_the_compiled_one() -> None:
    lazy, eager = Pattern(r"b(\d)", re.IGNORECASE), re.compile(r"b(\d)", re.IGNORECASE)
    for _ in range(2):
        assert [match.span() for match in lazy.finditer("a B1 b2")] == [
            match.span() for match in eager.finditer("a B1 b2")
        ]
        assert lazy.sub("-", "a B1 b2") == "a - -"
        assert lazy.search("a B1", 2) is not None
        assert lazy.match("a B1") is None
        assert lazy.fullmatch("xb1", 1) is not None


def test_lines_are_counted_in_one_pass() -> None:
    lines = LineCounter(b"a\nb\x0c\xc2\x85c\nd")
    assert [lines.at(place) for place in (0, 2, 5, 8)] == [1, 2, 2, 3]
