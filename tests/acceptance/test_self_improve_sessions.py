"""Recalling, draining, the working buffer, and what is left for the next session."""

import pytest

from acceptance.conftest import Project, facts, four

ERRORS, LOG, BUFFER = ".learnings/ERRORS.md", ".learnings/.pending-errors.log", "memory/working-buffer.md"
RECORD = """
## WAL Entry — 2026-09-26 10:00
**Operation**: terraform apply
**Affected resources**: aws_db_instance.payments
**Blast radius**: payments
**Rollback**: terraform apply -target=old
**Status**: {status}
"""
HEAD = "# Working Buffer\n\n## Current Task\n\n{task}\n\n## Progress\n\n{steps}\n\n## WAL Log\n"


def buffer(
    project: Project, *statuses: str, task: str = "Move it", steps: str = "- [x] One\n- [ ] Two", more: str = ""
) -> None:
    project.write(
        BUFFER, HEAD.format(task=task, steps=steps) + "".join(RECORD.format(status=s) for s in statuses) + more
    )


def test_recall_ranks_excludes_and_counts(project: Project) -> None:
    a = four(
        "ERR-20260901-001",
        context="Deploying karpenter",
        content="karpenter needs pod identity",
        **facts(verified="2026-09-01"),
    )
    b = four("ERR-20260801-001", content="karpenter nodes")
    c = four("ERR-20260802-001", "revoked", content="karpenter pod", **facts())
    d = four("ERR-20260803-001", content="karpenter pod", **facts(scope="project:other"))
    project.write(ERRORS, a + b + c + d)
    out = project.run("recall", "karpenter", "pod").out.splitlines()
    assert (
        out[0] == 'recall: 2 match(es) for "karpenter pod" (2 excluded: 1 revoked, 1 other-project; --all shows them)'
    )
    assert out[1].startswith("[5] ERR-20260901-001 resolved | source=observed verified=2026-09-01 | scope=project:proj")
    [second] = [line for line in out if "ERR-20260801-001" in line]
    assert second.startswith("[2] ERR-20260801-001 resolved | source=unknown verified=unknown | scope=unknown")
    assert second.endswith("| verify before use")


def test_recall_ignores_a_letter_knows_ids_and_cuts_long_content(project: Project) -> None:
    project.write(ERRORS, four("ERR-20260901-001", content="very long " * 16 + "y", **facts()))
    assert project.run("recall", "y").out.startswith("recall: no matches")
    out = project.run("recall", "ERR-20260901-001").out
    assert "[5] ERR-20260901-001" in out
    assert f"    {('very long ' * 16)[:157]}...\n" in out


def failures(number: int, tool: str, session: bool = True) -> str:
    known = f" session=S tool_use_id=U{tool}" if session else ""
    return "".join(f"2026-09-26T10:{minute:02}:00Z TOOL_FAILURE: {tool}{known}\n" for minute in range(number))


def test_a_session_becomes_one_entry_for_each_tool(project: Project) -> None:
    project.write(LOG, failures(7, "Bash") + failures(3, "Edit"))
    assert project.run("drain").code == 0
    text = project.text(ERRORS)
    assert text.count("### ERR-20260926-") == 2
    assert "**Content**: `Bash` failed 7 times (session S, first tool_use_id UBash)\n" in text
    assert "**Source**: observed\n**Scope**: project:proj\n**Verified**: 2026-09-26\n" in text
    assert not project.path(LOG).exists()


def test_lines_without_a_session_are_taken_together_by_tool_and_day(project: Project) -> None:
    project.write(LOG, failures(2, "Bash", session=False) + failures(1, "Edit", session=False))
    assert project.run("drain").code == 0
    assert project.text(ERRORS).count("### ERR-20260926-") == 2


def test_a_template_has_no_record_no_step_and_no_task(bare: Project) -> None:
    bare.run("init", "--local", "--gitignore", "none")
    assert bare.run("watch", "--once").code == 0
    assert "Define task steps here" not in bare.run("resume").out


@pytest.mark.parametrize(("status", "code"), [("PENDING", 1), ("PENDING | COMMITTED | ROLLED_BACK", 0)])
def test_only_a_status_that_was_chosen_is_pending(project: Project, status: str, code: int) -> None:
    buffer(project, status)
    assert project.run("watch", "--once").code == code


@pytest.mark.parametrize(
    ("days", "said", "code"),
    [
        (2, "", 0),
        (3, "Working buffer is 3 days old — state may be stale. Verify resources before resuming.", 0),
        (6, "Working buffer is 6 days old — state may be stale. Verify resources before resuming.", 0),
        (7, "Buffer is 7 days old. Recommended to clear and start fresh unless you can verify all resource state.", 1),
    ],
)
def test_an_old_buffer_warns_and_then_blocks(project: Project, days: int, said: str, code: int) -> None:
    buffer(project, "COMMITTED")
    ran = project.run("resume", today=f"2026-{'09' if days < 5 else '10'}-{26 + days if days < 5 else days - 4:02}")
    assert ran.code == code
    assert said in ran.said
    if code:
        forced = project.run("resume", "--force", today=f"2026-10-{days - 4:02}")
        assert forced.code == 0


def test_a_record_needs_all_its_fields_before_it_begins(project: Project) -> None:
    buffer(project)
    begin = ("wal", "begin", "--operation", "x", "--affected", "y", "--blast-radius", "z")
    assert project.run(*begin).code == 2
    assert project.run(*begin, "--rollback", "undo x").code == 0
    assert (
        "**Operation**: x\n**Affected resources**: y\n**Blast radius**: z\n**Rollback**: undo x\n**Status**: PENDING\n"
        in (project.text(BUFFER))
    )


def test_a_record_ends_once(project: Project) -> None:
    buffer(project)
    assert project.run("wal", "commit", "--note", "seen").code == 1
    buffer(project, "PENDING")
    assert project.run("wal", "commit", "--note", "seen").code == 0
    assert project.run("wal", "commit", "1", "--note", "seen").code == 1


def test_a_record_keeps_its_number_whatever_becomes_of_others(project: Project) -> None:
    buffer(project, "PENDING", "PENDING")
    text = project.text(BUFFER)
    first = text.index("**Operation**")
    project.write(
        BUFFER, text[:first] + text[first:].replace("terraform apply\n", "first\n", 1).replace("10:00", "11:00")
    )
    assert [line[0] for line in project.run("wal", "list").out.splitlines() if "PENDING" in line] == ["1", "2"]
    assert "first" in project.run("wal", "commit", "1", "--note", "seen").said
    assert "terraform apply" in project.run("wal", "rollback", "2", "--note", "seen").said
    assert project.run("wal", "commit", "1", "--note", "seen").code == 1


def test_pending_is_stale_after_a_week_and_resolved_after_thirty_days(project: Project) -> None:
    project.write(
        ERRORS,
        four("ERR-20260919-001", "pending", content="seven days")
        + four("ERR-20260918-001", "pending", content="eight days")
        + four("ERR-20260827-001", content="thirty days")
        + four("ERR-20260826-001", content="one more"),
    )
    out = project.run("review", "--no-drain").out
    assert "Stale pending entries: 1\n" in out
    assert 'ERR-20260918-001 — "eight days" — 8 days old, still pending' in out
    assert 'STALE RESOLVED — ERR-20260826-001: "one more" (31 days in resolved)' in out
    assert "thirty days" not in out
    assert "Errors: 4 total, 2 pending, 2 resolved (1 stale)" in out
