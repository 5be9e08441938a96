"""An index is ours between its two markers, and otherwise only shown."""

from hotwash.core.model.learnings_index import IndexRow, LearningsIndex
from support.reading import document

PATH = ".learnings/INDEX.md"
TABLE = """\
# Index

<!-- hotwash:index -->

| ID | Skill | Status | Priority | Summary | File |
|---|---|---|---|---|---|
| OPS-20261005-A3F | operations | pending | high | drain a \\| b first | OPERATIONS_ISSUES.md |

<!-- /hotwash:index -->

| Not | ours |
"""


def test_the_rows_between_the_markers_are_read() -> None:
    parsed = document(TABLE, PATH)
    assert (parsed.format, parsed.read_only) == ("index", None)
    cells = ("OPS-20261005-A3F", "operations", "pending", "high", "drain a | b first", "OPERATIONS_ISSUES.md")
    assert parsed.contents == LearningsIndex((IndexRow(cells, 7),), is_own=True)


def test_an_index_without_both_markers_is_never_written() -> None:
    for text in ("# Index\n\n- [errors](ERRORS.md)\n", TABLE.replace("<!-- /hotwash:index -->", "")):
        parsed = document(text, PATH)
        assert parsed.contents == LearningsIndex((), is_own=False)
        assert parsed.read_only == "this index has no table of hotwash's between markers; it is shown, never written"
