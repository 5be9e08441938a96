"""What is remembered of the session, and the way back into it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cli.conftest import Hotwash

TASK = """\
# Working Buffer

Last updated: {updated}

## Current Task

Upgrade the database

## Progress

- [x] Snapshot
- [ ] Apply
- [ ] Compare
{more}"""


def write_buffer(workspace: Path, updated: str, more: str = "") -> None:
    (workspace / "memory/working-buffer.md").write_text(TASK.format(updated=updated, more=more))


def test_state_prints_and_captures(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("state")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no session state yet; hotwash state decision TEXT writes the first\n"
    ran = hotwash("state", "decision", "cold", "storage")
    assert (ran.code, ran.out, ran.err) == (0, "Captured to `./memory/SESSION-STATE.md`\n", "undo: hotwash undo\n")
    assert hotwash("state").out == "memory/SESSION-STATE.md:\n  Decisions\n    2026-05-21  cold storage\n"
    assert hotwash("undo").code == 0
    assert not (workspace / "memory/SESSION-STATE.md").exists()


def test_state_as_a_document_masks_secrets(hotwash: Hotwash, workspace: Path) -> None:
    text = "## Decisions\n\n- use ghp_abcdefghijklmnopqrstuvwxyz0123456789\n"
    (workspace / "memory/SESSION-STATE.md").write_text(text)
    ran = hotwash("state", "--json")
    assert ran.document["kind"] == "state"
    assert "ghp_abcdef" not in ran.out


def test_state_refuses_what_it_does_not_know(hotwash: Hotwash) -> None:
    assert hotwash("state", "rumour", "x").code == 2
    ran = hotwash("state", "decision")
    assert (ran.code, ran.err) == (2, "hotwash: the decision is missing – say it in one line\n")


def test_daily_prints_and_appends_to_today(hotwash: Hotwash, workspace: Path) -> None:
    assert hotwash("daily").err == "no note today yet; hotwash daily discovery TEXT writes the first\n"
    assert hotwash("daily", "error", "wrong → right").code == 0
    assert (workspace / "memory/2026-05-21.md").exists()
    lines = hotwash("daily").out.splitlines()
    assert lines[:2] == ["memory/2026-05-21.md:", "  Errors"]
    assert lines[2].endswith("  wrong → right")


def test_a_dry_run_shows_the_diff_and_writes_nothing(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("daily", "error", "x", "--dry-run")
    assert "+## Errors" in ran.out
    assert not (workspace / "memory/2026-05-21.md").exists()


def test_wal_begin_writes_a_pending_record(hotwash: Hotwash) -> None:
    fields = ("--operation", "drop the table", "--affected", "db", "--blast-radius", "reports", "--rollback", "restore")
    ran = hotwash("wal", "begin", *fields)
    assert (ran.code, ran.err) == (
        0,
        "drop the table is PENDING in ./memory/working-buffer.md\n"
        "note: another record is PENDING; finish what is done with hotwash wal commit or rollback\n"
        "undo: hotwash undo\n",
    )
    assert [record["operation"] for record in hotwash("wal", "list", "--json").lists("records")] == [
        "terraform apply",
        "drop the table",
    ]


def test_wal_begin_names_what_is_missing(hotwash: Hotwash) -> None:
    ran = hotwash("wal", "begin", "--operation", "drop", "--affected", "db", "--blast-radius", "reports")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "hotwash: --rollback is missing – a record without all four fields helps nobody\n"


def test_resume_tells_where_work_stopped_and_refuses_while_something_is_pending(
    hotwash: Hotwash, workspace: Path
) -> None:
    state = "Last updated: 2026-05-21 12:00\n\n## Preferences\n\n- 2026-05-21 — small changes\n"
    (workspace / "memory/SESSION-STATE.md").write_text(state)
    ran = hotwash("resume")
    assert ran.code == 1
    assert re.sub(r"~\S+( \d\d:\d\d)?", "~TIME", ran.out).splitlines() == [
        "Task: Upgrade the database",
        "Last done: [x] Snapshot",
        "Session state (memory/SESSION-STATE.md, updated 2026-05-21 12:00):",
        "  Preferences",
        "    2026-05-21  small changes",
        "Verify first:",
        "  terraform state list | grep payments",
        "  aws rds describe-db-instances --db-instance-identifier payments",
        "PENDING:",
        "  ▲▲▲ terraform apply  ~TIME ALARM",
        "    blast radius: payments",
        "    rollback:     terraform apply -target=old",
        "    went through: hotwash wal commit 1 --note 'how you know'",
        "    was undone:   hotwash wal rollback 1 --note 'how you know'",
        "Next: [ ] Apply  (memory/working-buffer.md:12)",
        "1 ticked step: never re-run",
        "[Heartbeat] Completed 1/2 steps. Currently: Apply.",
    ]


def test_all_that_is_said_of_the_task_is_told(hotwash: Hotwash, workspace: Path) -> None:
    write_buffer(workspace, "2026-05-20 10:00")
    buffer = workspace / "memory/working-buffer.md"
    told = "Upgrade the database\n\n- Ticket: OPS-12\nWindow 02:00–04:00\n"
    buffer.write_text(buffer.read_text().replace("Upgrade the database\n", told))
    assert hotwash("resume").out.splitlines()[:4] == [
        "Task: Upgrade the database",
        "  Ticket: OPS-12",
        "  Window 02:00–04:00",
        "Last done: [x] Snapshot",
    ]


@pytest.mark.parametrize(
    ("updated", "code", "sentence", "following"),
    [
        ("2026-05-19 10:00", 0, None, "Next: [ ] Apply  (memory/working-buffer.md:12)"),
        (
            "2026-05-18 10:00",
            0,
            "Working buffer is 3 days old — state may be stale. Verify resources before resuming. (by Last updated)",
            "Next: [ ] Apply  (memory/working-buffer.md:12)",
        ),
        (
            "2026-05-14 10:00",
            1,
            "Buffer is 7 days old. Recommended to clear and start fresh unless you can verify all resource state. "
            "(by Last updated)",
            "Next: nothing, until every resource is verified; then hotwash resume --force",
        ),
    ],
)
def test_the_age_of_the_buffer_warns_and_blocks(
    hotwash: Hotwash, workspace: Path, updated: str, code: int, sentence: str | None, following: str
) -> None:
    write_buffer(workspace, updated)
    ran = hotwash("resume")
    lines = ran.out.splitlines()
    assert (ran.code, [line for line in lines if "uffer is" in line]) == (code, [sentence] if sentence else [])
    assert following in lines


def test_force_takes_an_old_buffer_at_its_word(hotwash: Hotwash, workspace: Path) -> None:
    write_buffer(workspace, "2026-05-01 10:00")
    ran = hotwash("resume", "--force")
    assert ran.code == 0
    assert "Next: [ ] Apply  (memory/working-buffer.md:12)" in ran.out.splitlines()


def test_resume_knows_the_count_of_sessions_and_the_last_commits(hotwash: Hotwash, workspace: Path) -> None:
    git = shutil.which("git")
    assert git is not None
    write_buffer(workspace, "2026-05-20 10:00")
    (workspace / "memory/.session-count").write_text("11\n2026-05-20T17:02:40Z\n")
    author = ("-c", "user.name=ana", "-c", "user.email=ana@box")
    for arguments in (("init", "-q"), (*author, "commit", "-q", "--allow-empty", "-m", "raise \x1b[31mlimits")):
        subprocess.run((git, *arguments), cwd=workspace, check=True)
    ran = hotwash("resume")
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[lines.index("  git log --oneline -5") + 1].endswith("raise ␛[31mlimits")
    assert lines[-2:] == [
        "[Heartbeat] Completed 1/3 steps. Currently: Apply. Next: Compare.",
        "Sessions: 12, last ended 2026-05-20T17:02:40Z; since review: 2 of 5",
    ]


def test_resume_as_a_document(hotwash: Hotwash, workspace: Path) -> None:
    write_buffer(workspace, "2026-05-13 10:00", "\n## Context\n\n- reports lag by a day\n")
    ran = hotwash("resume", "--json")
    assert (ran.code, ran.document["kind"], ran.document["blocked"], ran.document["clear"]) == (
        1,
        "resume",
        True,
        False,
    )
    (session,) = ran.lists("sessions")
    assert session["task"] == "Upgrade the database"
    assert session["context"] == ["reports lag by a day"]
    assert session["age"] == {"days": 8, "source": "Last updated", "level": "block"}
    assert session["heartbeat"] == "[Heartbeat] Completed 1/3 steps. Currently: Apply. Next: Compare."


def test_with_nothing_to_resume_one_is_told_so(hotwash: Hotwash, workspace: Path) -> None:
    (workspace / "memory/working-buffer.md").unlink()
    ran = hotwash("resume")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("nothing to resume: no task, state or note in memory/")
