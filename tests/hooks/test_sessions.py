"""What hooks do at the beginning, in the middle and at the end of a session."""

import json
from pathlib import Path

import pytest

from hooks.conftest import Answer

LOG = ".learnings/.pending-errors.log"
ERRORS = ".learnings/ERRORS.md"
NOTE = "memory/2026-09-26.md"
BUFFER = """# Working Buffer

## Current Task

Move the database

## Progress

- [x] Snapshot
- [ ] Apply

## WAL Log

## WAL Entry — 2026-09-26 16:40
**Operation**: terraform apply
**Affected resources**: aws_db_instance.payments
**Blast radius**: payments
**Rollback**: terraform apply -target=old
**Status**: PENDING
"""
STATE = """# Session State

Last updated: 2026-09-26 12:00

---

## Corrections and constraints

- 2026-09-25 — Never on Fridays
- 2026-09-26 — Ask before the database is moved
"""


def failures(number: int, tool: str, session: str = "S") -> str:
    return "".join(
        f"2026-09-26T10:{minute:02}:00Z TOOL_FAILURE: {tool} session={session} tool_use_id={tool}-{minute}\n"
        for minute in range(number)
    )


def fill(project: Path, **files: str) -> None:
    (project / "memory").mkdir(exist_ok=True)
    for name, text in files.items():
        place = {"log": LOG, "buffer": "memory/working-buffer.md", "state": "memory/SESSION-STATE.md"}[name]
        (project / place).write_text(text)


def test_failures_become_one_entry_for_each_tool_and_session(project: Path, hook: Answer) -> None:
    fill(project, log=failures(7, "Bash") + failures(3, "Edit"))
    hook("session-end", {})
    text = (project / ERRORS).read_text()
    assert "**Content**: `Bash` failed 7 times (session S, first tool_use_id Bash-0)\n" in text
    assert "**Content**: `Edit` failed 3 times (session S, first tool_use_id Edit-0)\n" in text
    assert "**Source**: observed\n**Scope**: project:proj\n**Verified**: 2026-09-26\n" in text
    assert not (project / LOG).exists()


def test_a_compaction_takes_failures_in_and_does_no_more(project: Path, hook: Answer) -> None:
    fill(project, log=failures(2, "Bash"), buffer=BUFFER)
    hook("precompact", {})
    assert (project / ERRORS).read_text().count("### ERR-") == 1
    assert not (project / NOTE).exists()


def test_an_operation_left_pending_is_logged_once_however_often_sessions_end(project: Path, hook: Answer) -> None:
    fill(project, buffer=BUFFER)
    hook("session-end", {})
    hook("session-end", {})
    text = (project / ERRORS).read_text()
    assert text.count("**Content**: Session closed with a PENDING WAL entry in working-buffer.md\n") == 1


def test_the_note_of_the_day_says_what_was_captured_and_what_is_open(project: Path, hook: Answer) -> None:
    fill(project, buffer=BUFFER.replace("PENDING", "COMMITTED"), state=STATE)
    hook("session-end", {"reason": "logout"})
    note = (project / NOTE).read_text()
    assert note.startswith("# Daily Notes — 2026-09-26\n")
    closed = note[note.index("## Session closed") :]
    head, _, last = closed.partition("- No learnings logged today.")
    assert head == (
        "## Session closed: 17:05 (logout)\n\n### State captured today:\n\n- Ask before the database is moved\n\n"
        "### Incomplete steps (resume next session):\n\n- [ ] Apply\n\n"
    )
    assert last.endswith("log` before the next session.\n")


def test_a_note_that_is_there_is_only_appended_to(project: Path, hook: Answer) -> None:
    fill(project)
    (project / NOTE).write_text("my own diary, no newline at its end")
    hook("session-end", {})
    assert (project / NOTE).read_text().startswith("my own diary, no newline at its end\n\n## Session closed: 17:05\n")


def test_sessions_are_counted_below_the_number_of_the_older_hooks(project: Path, hook: Answer) -> None:
    fill(project)
    (project / "memory/.session-count").write_text("100")
    hook("session-end", {})
    assert (project / "memory/.session-count").read_text() == "100\n2026-09-26T17:05:00Z\n"
    assert (project / "memory/.session-reminder.100").exists()
    assert "### Review reminder (session 100):" in (project / NOTE).read_text()


def test_a_reminder_is_given_once_and_the_next_five_sessions_later(project: Path, hook: Answer) -> None:
    fill(project)
    (project / "memory/.session-count").write_text("99\n")
    for _ in range(7):
        hook("session-end", {})
    assert (project / NOTE).read_text().count("### Review reminder") == 2
    assert [path.name for path in (project / "memory").glob(".session-reminder.*")] == [".session-reminder.105"]


def test_a_session_begins_with_what_to_read_and_what_is_open(project: Path, hook: Answer) -> None:
    fill(project, log=failures(2, "Bash"), buffer=BUFFER, state=STATE)
    said = hook("session-start", {"source": "startup"})
    assert said.splitlines()[:3] == [
        "Learnings of this place: proj (project)",
        "Read before answering: memory/SESSION-STATE.md, memory/working-buffer.md",
        "Active task: Move the database, 1/2 steps done; next: Apply",
    ]
    assert "PENDING: terraform apply – check it" in said
    assert "2 failed tool calls wait" in said
    assert not (project / NOTE).exists()


def test_old_hooks_are_named_as_a_session_begins(project: Path, hook: Answer) -> None:
    (project / ".claude").mkdir()
    (project / ".claude/settings.json").write_text(
        '{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "bash session-end.sh"}]}]}}'
    )
    assert "Old hooks that never work are installed" in hook("session-start", {})


def transcript(project: Path, *outputs: str) -> str:
    path = project / "transcript.jsonl"
    said = {"message": {"role": "user", "content": [{"type": "text", "text": "Error: said by a person"}]}}
    records = [said] + [
        {"message": {"role": "user", "content": [{"type": "tool_result", "content": text}]}} for text in outputs
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records) + "{ torn")
    return str(path)


def sweep(hook: Answer, path: str, session: str = "s1") -> None:
    hook("session-end", {"transcript_path": path, "session_id": session}, "--system", "1")


def test_a_transcript_is_swept_for_failures_that_nobody_logged(project: Path, hook: Answer) -> None:
    sweep(hook, transcript(project, "ok\nModuleNotFoundError: No module named x\n", "Error: exit code 1"))
    text = (project / ERRORS).read_text()
    assert "] openclaw_session_sweep\n\n**Logged**: 2026-09-26T17:05:00Z\n**Priority**: medium\n" in text
    assert "```\nModuleNotFoundError: No module named x\nError: exit code 1\n```\n" in text
    assert "- Pattern-Key: deps.module-not-found\n- Pattern-Key: shell.nonzero-exit\n" in text
    assert "said by a person" not in text


def test_a_sweep_keeps_what_stands_there_and_founds_nothing(
    project: Path, tmp_path: Path, hook: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "# Errors\n\n## [ERR-20260901-001] npm\n\n**Status**: pending\n\n### Summary\nIt broke\n\n---\n"
    (project / ERRORS).write_text(before)
    path = transcript(project, "npm ERR! code E404")
    sweep(hook, path)
    assert (project / ERRORS).read_text().startswith(before)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    sweep(hook, path)
    assert list(elsewhere.iterdir()) == []


def test_a_sweep_writes_beside_the_code_whatever_the_machine_has(project: Path, own_home: Path, hook: Answer) -> None:
    (own_home / ".claude/.learnings").mkdir(parents=True)
    sweep(hook, transcript(project, "fatal: not a repository"))
    assert "fatal: not a repository" in (project / ERRORS).read_text()
    assert not (own_home / ".claude" / ERRORS).exists()


def test_what_is_in_the_file_already_is_not_told_again(project: Path, hook: Answer) -> None:
    path = transcript(project, "fatal: not a repository")
    sweep(hook, path)
    sweep(hook, path)
    assert (project / ERRORS).read_text().count("fatal: not a repository") == 1


def test_secrets_and_fences_of_a_transcript_do_not_get_into_the_file(project: Path, hook: Answer) -> None:
    sweep(hook, transcript(project, "Error: token=hunter2hunter2 \x1b[2J ```\n"))
    text = (project / ERRORS).read_text()
    assert "hunter2" not in text
    assert "\x1b" not in text
    assert text.count("```") == 2


def test_five_excerpts_of_two_hundred_characters_are_enough(project: Path, hook: Answer) -> None:
    sweep(hook, transcript(project, *(f"error: {number} {'x ' * 300}" for number in range(9))))
    found = [line for line in (project / ERRORS).read_text().splitlines() if line.startswith("error: ")]
    assert len(found) == 5
    assert max(map(len, found)) <= 200


@pytest.mark.parametrize("path", ["", "/nowhere", "/dev/zero", "."])
def test_what_is_no_transcript_is_nothing(project: Path, hook: Answer, path: str) -> None:
    sweep(hook, path)
    assert not (project / ERRORS).exists()


def test_the_sessions_of_helpers_are_left_out(project: Path, hook: Answer) -> None:
    sweep(hook, transcript(project, "fatal: x"), "main:subagent:7")
    assert not (project / ERRORS).exists()


def test_failures_that_the_machine_keeps_are_of_the_project_that_is_worked_in(
    project: Path, own_home: Path, hook: Answer
) -> None:
    log = own_home / ".claude/.learnings/.pending-errors.log"
    log.parent.mkdir(parents=True)
    log.write_text("2026-09-26T10:00:00Z TOOL_FAILURE: Bash session=S tool_use_id=U\n")
    hook("precompact", {})
    assert f"**Scope**: project:{project.name}\n" in (log.parent / "ERRORS.md").read_text()
