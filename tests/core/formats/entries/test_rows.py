"""Equal headings one below the other do what each of them would do if it were looked at by itself."""

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core.formats.entries import nesting
from support.grammar import PIECES, TEXTS
from support.reading import document, entries

TITLES = st.sampled_from(
    [
        "",
        "x",
        "1. x",
        "[bug] x",
        "Summary",
        "Open",
        "Fixed: x",
        "2026-01-01",
        "2026-01-01 x",
        "E014: x",
        "**",
        "YYYY",
        "P1: x",
    ]
)
HEADINGS = st.builds("{} {}\n".format, st.integers(1, 4).map("#".__mul__), TITLES)
ROWS = st.builds(str.__mul__, HEADINGS, st.integers(1, 6))
LOGS = st.lists(st.one_of(ROWS, ROWS, ROWS, TEXTS, PIECES.map("{}\n".format)), max_size=8).map("".join)


@settings(max_examples=600)
@given(LOGS)
def test_a_row_is_read_as_each_of_its_headings_would_be(log: str) -> None:
    content = log.encode()
    with patch.object(nesting, "_goes_on", lambda before, line, below: False):
        one_by_one = document(content)
    assert document(content) == one_by_one


def test_all_of_a_row_below_a_state_are_entries_of_that_state() -> None:
    log = "# Errors\n\n## Fixed\n" + "### The build\n" * 5 + "## Open\n" + "### The build\n" * 4
    assert [(entry.line, entry.native_status) for entry in entries(log)] == [
        *((line, "Fixed") for line in range(4, 9)),
        *((line, "Open") for line in range(10, 14)),
    ]
