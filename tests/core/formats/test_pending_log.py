"""One line for every failed tool call, in both forms; other lines are said and left alone."""

from hotwash.core.model.vocabulary import Severity
from hotwash.core.model.wal import ToolFailure
from support.reading import document

PATH = ".learnings/.pending-errors.log"
LOG = """\
2026-10-10T14:32:10Z TOOL_FAILURE: Bash
2026-10-10T15:00:00Z TOOL_FAILURE: Edit session=ab12-34 tool_use_id=tu_01
2026-10-10T15:
2026-10-11T07:12:00Z TOOL_FAILURE: mcp__tickets__create session=cd56 tool_use_id=tu_04
2026-10-11T07:12:00Z TOOL_FAILURE: x; rm -rf /
"""


def test_both_forms_are_read() -> None:
    parsed = document(LOG, PATH)
    path = "/work/" + PATH
    assert parsed.format == "pending-log"
    assert parsed.failures == (
        ToolFailure(path, "2026-10-10T14:32:10Z", "Bash", None, None, 1),
        ToolFailure(path, "2026-10-10T15:00:00Z", "Edit", "ab12-34", "tu_01", 2),
        ToolFailure(path, "2026-10-11T07:12:00Z", "mcp__tickets__create", "cd56", "tu_04", 4),
    )


def test_other_lines_are_diagnostics() -> None:
    assert [(each.line, each.severity) for each in document(LOG, PATH).diagnostics] == [
        (3, Severity.WARNING),
        (5, Severity.WARNING),
    ]


def test_a_last_line_without_newline_is_still_being_written() -> None:
    (only,) = document("2026-10-10T14:32:10Z TOOL_FAILURE: Bash\n2026-10-1", PATH).diagnostics
    assert (only.line, only.severity) == (2, Severity.NOTE)


def test_windows_line_ends_and_the_handed_over_file_are_fine() -> None:
    parsed = document(b"2026-10-10T14:32:10Z TOOL_FAILURE: Bash\r\n", ".learnings/.pending-errors.draining")
    assert len(parsed.failures) == 1


def test_of_a_very_long_log_the_end_counts() -> None:
    parsed = document("2026-10-10T14:32:10Z TOOL_FAILURE: Bash\n" * 5000, PATH)
    assert len(parsed.failures) == 1000
    assert parsed.failures[-1].line == 5000
