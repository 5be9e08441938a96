"""The pending log becomes entries, and nothing of it is lost."""

import pytest

from core.operations.test_log import HEAD, KNOWN
from hotwash.core.model.plan import ExitCode
from support.operating import ERRORS, Files

LOG = ".learnings/.pending-errors.log"
DRAINING = ".learnings/.pending-errors.draining"
ACTION = "Run `/platform-skills:self-improve review` to find the root cause in that session's transcript"


def line(tool: str, second: int, session: str = "S", call: str = "U") -> str:
    of = f" session={session} tool_use_id={call}" if session else ""
    return f"2026-05-20T14:32:{second:02}Z TOOL_FAILURE: {tool}{of}\n"


def entry(native_id: str, context: str, content: str) -> str:
    return (
        f"\n### {native_id}\n**Status**: pending\n**Context**: {context}\n**Content**: {content}\n"
        f"**Action**: {ACTION}\n**Source**: observed\n**Scope**: project:proj\n**Verified**: 2026-09-26\n\n---\n"
    )


def test_ten_lines_of_two_tools_become_two_entries_and_the_log_is_gone() -> None:
    lines = "".join(line("Bash" if at % 10 < 7 else "Edit", at, call=f"U{at}") for at in range(10))
    files = Files.of({ERRORS: KNOWN, LOG: lines})
    plan = files.write("drain")
    assert plan.done == "made 2 entries of 10 failed tool calls: ERR-20260926-002, ERR-20260926-003"
    hook = "Tool failure captured by the PostToolUseFailure hook at 2026-05-20T14:32"
    assert files.contents == {
        ERRORS: (
            KNOWN
            + entry("ERR-20260926-002", f"{hook}:00Z", "`Bash` failed 7 times (session S, first tool_use_id U0)")
            + entry("ERR-20260926-003", f"{hook}:07Z", "`Edit` failed 3 times (session S, first tool_use_id U7)")
        ).encode()
    }
    files.write("undo")
    assert files.contents == {ERRORS: KNOWN.encode(), LOG: lines.encode()}


def test_one_failure_of_a_session_is_told_in_the_singular() -> None:
    files = Files.of({LOG: line("Bash", 1)})
    files.write("drain")
    hook = "Tool failure captured by the PostToolUseFailure hook at 2026-05-20T14:32:01Z"
    expected = entry("ERR-20260926-001", hook, "`Bash` failed (session S, tool_use_id U)")
    assert files.contents[ERRORS].decode() == HEAD + expected


def test_lines_without_a_session_are_taken_together_by_tool_and_day() -> None:
    lines = line("Bash", 1, "") + line("Edit", 2, "") + line("Bash", 3, "")
    files = Files.of({LOG: lines})
    files.write("drain")
    hook = "Tool failure captured automatically via PostToolUse hook at 2026-05-20T14:32"
    assert files.contents[ERRORS].decode() == HEAD + entry(
        "ERR-20260926-001", f"{hook}:01Z", "`Bash` returned a non-zero exit code 2 times on 2026-05-20"
    ) + entry("ERR-20260926-002", f"{hook}:02Z", "`Edit` returned a non-zero exit code during this session")


def test_what_a_drain_that_died_left_behind_comes_first() -> None:
    files = Files.of({LOG: line("Bash", 9), DRAINING: line("Bash", 1)})
    files.write("drain")
    assert list(files.contents) == [ERRORS]
    assert b"hook at 2026-05-20T14:32:01Z\n**Content**: `Bash` failed 2 times" in files.contents[ERRORS]


def test_lines_of_another_form_stay_in_the_log() -> None:
    files = Files.of({LOG: "something odd\n" + line("Bash", 1) + "\nanother\n" + line("Bash", 2)})
    files.write("drain")
    assert files.contents[LOG] == b"something odd\n\nanother\n"
    assert b"`Bash` failed 2 times" in files.contents[ERRORS]


def test_a_log_that_lists_only_show_the_end_of_is_taken_in_as_a_whole() -> None:
    files = Files.of({LOG: line("Bash", 1) * 1500})
    assert "1500 failed tool calls" in files.write("drain").done


def test_undo_keeps_what_hooks_wrote_since() -> None:
    files = Files.of({ERRORS: KNOWN, LOG: line("Bash", 1)})
    files.write("drain")
    files.contents[LOG] = line("Edit", 9).encode()
    files.write("undo")
    assert files.contents == {ERRORS: KNOWN.encode(), LOG: (line("Bash", 1) + line("Edit", 9)).encode()}


def test_each_workspace_takes_in_its_own_log() -> None:
    files = Files.of({LOG: line("Bash", 1), "~/.claude/.learnings/.pending-errors.log": line("Edit", 2)})
    files.write("drain")
    assert sorted(files.contents) == [ERRORS, "~/.claude/.learnings/ERRORS.md"]


def test_where_errors_have_sections_so_do_the_new_ones() -> None:
    files = Files.of({ERRORS: "# Errors\n\n## [ERR-20260101-001] x\n\n**Logged**: 2026-01-01\n**Status**: fixed\n"})
    files.contents[LOG] = line("Bash", 1).encode()
    files.write("drain")
    text = files.contents[ERRORS].decode()
    assert "## [ERR-20260926-001] bash\n" in text
    assert "### Summary\n`Bash` failed (session S, tool_use_id U)\n\n### Context\nTool failure captured" in text


@pytest.mark.parametrize("contents", [{}, {LOG: ""}, {LOG: "odd\n"}])
def test_where_nothing_waits_nothing_is_written(contents: dict[str, str]) -> None:
    files = Files.of({ERRORS: KNOWN, **contents})
    plan = files.planned("drain")
    assert (plan.changes_nothing, plan.done) == (True, "no failed tool call waits")


def test_a_log_that_cannot_be_written_is_left_as_it_is() -> None:
    files = Files.of({LOG: line("Bash", 1)})
    files.read_only = {LOG: "no permission to write to it"}
    assert files.refused("drain").code == ExitCode.REFUSED
