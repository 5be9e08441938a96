"""`hotwash log` and `hotwash drain`: what they print, what the documented searches find, and two at one time."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import BUFFER, ERRORS, OPERATIONS, Hotwash

HEADING = re.compile(r"^### (LRN|ERR|FEAT)-\d{8}-\d+\s*$", re.MULTILINE)
FIELD = re.compile(r"^\*\*[A-Za-z-]+\*\*:")


@pytest.fixture
def learnings(workspace: Path) -> Path:
    return workspace / ".learnings"


def grep(folder: Path, command: str) -> list[str]:
    """What a documented search prints, with the real programs."""
    ran = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
    return ran.stdout.splitlines()


def test_logging_prints_one_line_and_undo_brings_back_every_byte(hotwash: Hotwash, learnings: Path) -> None:
    ran = hotwash("log", "ERR", "helm upgrade hangs", "--action", "Delete the hook job")
    assert (ran.code, ran.out) == (0, "Logged as `ERR-20260521-001` in `./.learnings/ERRORS.md`\n")
    assert ran.err == "undo: hotwash undo\n"
    assert (learnings / "ERRORS.md").read_text().startswith(ERRORS)
    assert hotwash("undo").code == 0
    assert (learnings / "ERRORS.md").read_text() == ERRORS


def test_the_receipt_as_json_names_the_id_and_the_file(hotwash: Hotwash, learnings: Path) -> None:
    ran = hotwash("log", "OPS", "disk full", "--area", "automation", "--json")
    assert ran.document["kind"] == "receipt"
    (outcome,) = ran.lists("outcomes")
    assert (outcome["id"], outcome["file"]) == ("OPS-20260521-001", str(learnings / "OPERATIONS_ISSUES.md"))


def test_a_dry_run_shows_the_entry_and_writes_nothing(hotwash: Hotwash, learnings: Path) -> None:
    ran = hotwash("log", "FEAT", "summaries of plans", "--dry-run")
    assert ran.code == 0
    assert "+### FEAT-20260521-001\n" in ran.out
    assert not (learnings / "FEATURE_REQUESTS.md").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("log", "ERR"), 2, "there is nothing to log"),
        (("log", "NOPE", "x"), 2, "NOPE cannot be logged"),
        (("log", "ERR", "x", "--supersedes", "ERR-20990101-001"), 4, "there is no entry ERR-20990101-001"),
        (("log", "ERR", "x", "--scope", "global"), 2, "no learnings here or in ~/.claude"),
    ],
)
def test_what_cannot_be_logged_ends_with_its_code(
    hotwash: Hotwash, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = hotwash(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


def test_without_a_workspace_nothing_is_made(hotwash: Hotwash, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert hotwash("log", "ERR", "x", cwd=tmp_path / "empty").code == 2
    assert list((tmp_path / "empty").iterdir()) == []


def test_of_several_learnings_below_one_must_be_named(hotwash: Hotwash, tmp_path: Path) -> None:
    for name in ("api", "web"):
        folder = tmp_path / "all" / name / ".learnings"
        folder.mkdir(parents=True)
        (folder / "ERRORS.md").write_text(ERRORS)
    ran = hotwash("log", "ERR", "x", cwd=tmp_path / "all")
    assert ran.code == 2
    assert ran.err == "hotwash: several have learnings: all/api, all/web – name one with --root\n"
    ran = hotwash("log", "ERR", "x", "--root", "web", cwd=tmp_path / "all")
    assert ran.out == "Logged as `ERR-20260521-001` in `./.learnings/ERRORS.md`\n"


def test_a_section_may_be_given_several_times(hotwash: Hotwash, learnings: Path) -> None:
    hotwash("log", "OPS", "disk full", "--section", "Root Cause=logs", "--section", "Mitigation=rotated them")
    text = (learnings / "OPERATIONS_ISSUES.md").read_text()
    assert "### Root Cause\nlogs\n\n### Mitigation\nrotated them\n" in text


def test_the_documented_searches_find_what_was_logged(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / ".learnings" / "ERRORS.md").unlink()
    hotwash("log", "OPS", "pool exhausted", "--severity", "P1", "--slug", "pool", "--area", "monitoring")
    hotwash("log", "OPS", "slow page", "--severity", "P3", "--slug", "slow", "--area", "monitoring")
    hotwash("log", "LRN", "certificates by hand", "--category", "toil_accumulation", "--area", "automation")
    pending = r'grep -h "Status\*\*: pending" .learnings/*.md | wc -l'
    assert [line.strip() for line in grep(workspace, pending)] == ["4"]
    severe = r'grep -B5 "Severity\*\*: P1\|Severity\*\*: P2" .learnings/OPERATIONS_ISSUES.md | grep "^## \["'
    assert grep(workspace, severe) == ["## [OPS-20260518-A3F] cert_expiry", "## [OPS-20260521-001] pool"]
    gaps = r'grep -B2 "automation_gap\|toil_accumulation" .learnings/LEARNINGS.md | grep "^## \["'
    assert grep(workspace, gaps) == ["## [LRN-20260521-001] toil_accumulation"]


def test_the_heading_is_found_from_the_severity_also_in_a_folder_of_its_own(hotwash: Hotwash, workspace: Path) -> None:
    own = workspace / ".learnings" / "operations"
    own.mkdir()
    (workspace / ".learnings" / "OPERATIONS_ISSUES.md").rename(own / "OPERATIONS_ISSUES.md")
    hotwash("log", "OPS", "pool exhausted", "--severity", "P1", "--slug", "pool", "--area", "monitoring")
    search = r'grep -B5 "Severity\*\*: P1" .learnings/operations/OPERATIONS_ISSUES.md | grep "^## \["'
    assert grep(workspace, search) == ["## [OPS-20260521-001] pool"]
    assert "**Area**: monitoring\n**Skill**: operations\n" in (own / "OPERATIONS_ISSUES.md").read_text()


def test_four_field_entries_are_as_the_original_tool_reads_them(hotwash: Hotwash, learnings: Path) -> None:
    hotwash("log", "ERR", "two\nlines of **Text**: here", "--paths", "a/*.tf")
    text = (learnings / "ERRORS.md").read_text()
    entry = text[list(HEADING.finditer(text))[-1].end() + 1 :].partition("\n\n---\n")[0]
    assert [line.partition("**:")[0] for line in entry.split("\n") if FIELD.match(line)] == [
        "**Status", "**Context", "**Content", "**Action", "**Source", "**Scope", "**Paths", "**Verified"
    ]  # fmt: skip
    assert len(entry.split("\n")) == 8


def test_the_draft_of_an_editor_is_logged(
    hotwash: Hotwash, learnings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nfor last; do :; done\nsed -i "s/^short$/longer, as typed/" "$last"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert hotwash("log", "ERR", "short", "--edit").code == 0
    assert "**Content**: longer, as typed\n" in (learnings / "ERRORS.md").read_text()


def test_a_draft_that_cannot_be_logged_is_kept(
    hotwash: Hotwash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nfor last; do :; done\nsed -i "s/^short$/much longer/" "$last"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = hotwash("log", "ERR", "short", "--source", "hearsay", "--edit")
    assert ran.code == 2
    (draft,) = tmp_path.glob("hotwash-*/ERR.md")
    assert ran.err.endswith(f"hotwash: your draft is kept in {draft}\n")
    assert "much longer\n" in draft.read_text()


def test_without_a_terminal_no_editor_for_people_is_opened(hotwash: Hotwash, learnings: Path) -> None:
    ran = hotwash("log", "ERR", "--edit")
    said = "hotwash: there is no terminal for an editor – leave --edit out, or set EDITOR\n"
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_an_editor_that_fails_writes_nothing(
    hotwash: Hotwash, learnings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "false")
    ran = hotwash("log", "ERR", "short", "--edit")
    assert (ran.code, ran.err) == (1, "hotwash: the editor ended with 1 – nothing was written\n")
    assert (learnings / "ERRORS.md").read_text() == ERRORS


def run_in_parallel(workspace: Path, command: Callable[[int], list[str]], number: int) -> list[str]:
    """Real processes started together; what they print."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "hotwash", *command(at)],
            cwd=workspace,
            env={**os.environ, "HOME": str(workspace.parent)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for at in range(number)
    ]
    said = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0] * number, said
    return [out for out, _ in said]


def test_processes_that_log_at_the_same_instant_get_different_ids(workspace: Path) -> None:
    (workspace / "memory" / "working-buffer.md").write_text(BUFFER)
    (workspace / ".learnings" / "OPERATIONS_ISSUES.md").write_text(OPERATIONS)
    today = ["--today", "2026-05-21", "--no-dedupe"]
    printed = run_in_parallel(workspace, lambda at: ["log", "ERR", f"failure number {at}", *today], 4)
    ids = {f"ERR-20260521-00{at}" for at in range(1, 5)}
    assert {found for line in printed for found in re.findall(r"ERR-\d{8}-\d+", line)} == ids
    text = (workspace / ".learnings" / "ERRORS.md").read_text()
    assert text.startswith(ERRORS)
    assert set(re.findall(r"### (ERR-20260521-\d+)\n", text)) == ids
    assert all(f"**Content**: failure number {at}\n" in text for at in range(4))


def test_a_process_that_finds_the_same_logged_meanwhile_brings_it_up_to_date(workspace: Path) -> None:
    today = ["--today", "2026-05-21"]
    run_in_parallel(workspace, lambda at: ["log", "ERR", "the very same failure", "--action", f"try {at}", *today], 2)
    assert (workspace / ".learnings" / "ERRORS.md").read_text().count("the very same failure") == 2


def test_draining_takes_in_what_waits_and_undo_gives_it_back(hotwash: Hotwash, learnings: Path) -> None:
    log = learnings / ".pending-errors.log"
    lines = "2026-05-20T14:32:10Z TOOL_FAILURE: Bash session=S tool_use_id=U\n" * 12
    log.write_text(lines)
    assert "+**Content**: `Bash` failed 12 times" in hotwash("drain", "--dry-run").out
    assert log.read_text() == lines
    ran = hotwash("drain")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("made 1 entry of 12 failed tool calls: ERR-20260521-001\n")
    assert not log.exists()
    assert hotwash("undo").code == 0
    assert (log.read_text(), (learnings / "ERRORS.md").read_text()) == (lines, ERRORS)


def test_draining_nothing_is_fine(hotwash: Hotwash) -> None:
    ran = hotwash("drain")
    assert (ran.code, ran.err) == (0, "no failed tool call waits\n")


def test_a_finding_is_logged_beside_the_entries_and_nothing_is_written_without_its_file(
    hotwash: Hotwash, workspace: Path
) -> None:
    ran = hotwash("log", "finding", "no Ready condition", "--severity", "nit", "--category", "correctness")
    assert (ran.code, ran.out, ran.err) == (2, "", "hotwash: a finding needs file – add --field file=…\n")
    ran = hotwash(
        *("log", "finding", "no Ready condition", "--severity", "nit", "--category", "correctness"),
        *("--field", "file=types.go:42", "--field", "pr=7"),
    )
    assert (ran.code, ran.out, ran.err) == (
        0,
        "Logged a finding in `./.claude/review-findings.jsonl`\n",
        "undo: hotwash undo\n",
    )
    assert (workspace / ".claude/review-findings.jsonl").read_text() == (
        '{"date": "2026-05-21", "pr": "7", "category": "correctness", "file": "types.go:42", '
        '"finding": "no Ready condition", "severity": "nit"}\n'
    )
    assert hotwash("undo").code == 0
    assert not (workspace / ".claude/review-findings.jsonl").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("log", "finding", "x", "--severity", "nit", "--category", "security", "--field", "file=a.go"),
        ("runbook", "add", "sre", "retry", "--pattern", "once"),
    ],
)
def test_the_first_line_of_a_learning_engine_needs_no_workspace(
    hotwash: Hotwash, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert hotwash("log", "ERR", "x", cwd=empty).code == 2
    ran = hotwash(*arguments, cwd=empty)
    assert (ran.code, len([path for path in (empty / ".claude").rglob("*") if path.is_file()])) == (0, 1)
