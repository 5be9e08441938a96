"""`hotwash review`: what it takes in first, and how it ends."""

from pathlib import Path

import pytest

from cli.conftest import ERRORS, Hotwash

LINE = "2026-05-20T14:32:10Z TOOL_FAILURE: Bash session=S tool_use_id=U\n"


@pytest.fixture
def log(workspace: Path) -> Path:
    path = workspace / ".learnings" / ".pending-errors.log"
    path.write_text(LINE * 2)
    return path


def test_what_waits_is_taken_in_first_and_can_be_undone(hotwash: Hotwash, workspace: Path, log: Path) -> None:
    ran = hotwash("review")
    assert ran.code == 1
    assert "\nDrained: made 1 entry of 2 failed tool calls: ERR-20260521-001\n" in ran.out
    assert "\nErrors: 3 total, 2 pending, 1 resolved\n" in ran.out
    assert ran.err == "undo: hotwash undo\n"
    assert not log.exists()
    assert hotwash("undo").code == 0
    assert (log.read_text(), (workspace / ".learnings" / "ERRORS.md").read_text()) == (LINE * 2, ERRORS)


@pytest.mark.parametrize("arguments", [("--no-drain",), ("--tsv",), ("--read-only",)])
def test_it_writes_nothing_when_told_not_to(hotwash: Hotwash, log: Path, arguments: tuple[str, ...]) -> None:
    ran = hotwash("review", *arguments)
    assert "Drained" not in ran.out
    assert log.read_text() == LINE * 2


def test_it_ends_with_0_where_there_is_nothing_to_do(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / ".learnings" / "OPERATIONS_ISSUES.md").unlink()
    ran = hotwash("review")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "Learnings: 0 total\nErrors: 2 total, 1 pending, 1 resolved\nFeature requests: 0 total\n"
        "Promotion candidates: 0 | Stale resolved: 0\n",
        "",
    )


def test_an_open_incident_is_something_to_do_and_a_limit_leaves_it_out(hotwash: Hotwash) -> None:
    ran = hotwash("review", "--severity", "P1,P2")
    assert ran.code == 1
    assert ran.out.startswith("Open P1 and P2: 1\n")
    assert hotwash("review", "--severity", "p3").code == 0


def test_json_says_whether_there_is_anything_to_do(hotwash: Hotwash) -> None:
    ran = hotwash("review", "--json")
    assert (ran.code, ran.document["kind"], ran.document["todo"]) == (1, "review", True)


def test_the_table_is_for_programs(hotwash: Hotwash) -> None:
    ran = hotwash("review", "--tsv")
    assert ran.code == 0
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == [
        "ERR-20260520-001", "ERR-20260519-001", "OPS-20260518-A3F"
    ]  # fmt: skip
    assert {line.count("\t") for line in ran.out.splitlines()} == {12}
