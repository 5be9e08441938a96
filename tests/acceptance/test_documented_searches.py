"""What hotwash writes is found by the searches that the systems document, run as they stand there."""

import pytest

from acceptance.conftest import Project
from acceptance.test_operations_entries import ISSUES, grep, sectioned

P1_P2 = r'grep -B5 "Severity\*\*: P1\|Severity\*\*: P2" {} | grep "^## \["'
PENDING = r'grep -h "Status\*\*: pending" .learnings/*.md | wc -l'
HEADING, FIELD = r"^### (LRN|ERR|FEAT)-[0-9]{8}-[0-9]+\s*$", r"^\*\*[A-Za-z-]+\*\*:"


@pytest.fixture
def shift(project: Project) -> Project:
    """A shift of on-call: three issues logged, one started, one resolved, one promoted; a learning and a request."""
    for number, severity in enumerate(("P1", "P2", "P3"), 1):
        text = f"The {number}. thing went wrong"
        slug = ("--slug", f"thing_{number}", "--severity", severity, "--no-dedupe")
        assert project.run("log", "OPS", text, *slug, "--skill", "operations").code == 0
    assert (
        project.run("log", "LRN", "Rotate by hand", "--category", "automation_gap", "--skill", "operations").code == 0
    )
    assert project.run("log", "FEAT", "A rollback button", "--skill", "operations").code == 0
    return project


def test_every_step_of_an_issue_is_found_by_its_severity(shift: Project) -> None:
    def found() -> list[str]:
        return grep(shift, P1_P2.format(ISSUES))

    both = ["## [OPS-20260926-001] thing_1", "## [OPS-20260926-002] thing_2"]
    assert found() == both
    for step in (
        ("start", "OPS-20260926-001"),
        ("note", "OPS-20260926-001", "look at the pool"),
        ("resolve", "OPS-20260926-001", "--ref", "PM-1", "--notes", "alert added"),
        ("promote", "OPS-20260926-001", "--target", "runbook", "--ref", "RUNBOOK-x.md", "--apply"),
        ("unpromote", "OPS-20260926-001", "--apply"),
        ("extract-skill", "thing-one", "--from", "OPS-20260926-001", "--force"),
        ("wont-fix", "OPS-20260926-002", "--reason", "accepted"),
        ("reopen", "OPS-20260926-002"),
    ):
        assert shift.run(*step).code == 0, step
        assert found() == both, step


def test_what_waits_is_counted(shift: Project) -> None:
    assert grep(shift, PENDING) == ["5"]
    shift.run("start", "OPS-20260926-001")
    shift.run("resolve", "OPS-20260926-002")
    shift.run("promote", "LRN-20260926-001", "--target", "automation-backlog", "--apply")
    assert grep(shift, PENDING) == ["2"]


def test_a_category_is_found_above_its_status_whatever_that_is(shift: Project) -> None:
    search = r'grep -B2 "automation_gap\|toil_accumulation" .learnings/LEARNINGS.md | grep "^## \["'
    shift.run("promote", "LRN-20260926-001", "--target", "automation-backlog", "--apply")
    assert grep(shift, search) == ["## [LRN-20260926-001] automation_gap"]


def test_in_a_folder_of_its_own_an_issue_is_found_with_its_skill(bare: Project) -> None:
    issues = ".learnings/operations/OPERATIONS_ISSUES.md"
    skills = ("--skill", "operations", "--skill", "security", "--namespaced")
    assert bare.run("init", "--local", *skills, "--gitignore", "none").code == 0
    assert bare.run("log", "OPS", "The pool ran dry", "--slug", "pool", "--severity", "P1").code == 0
    assert bare.run("promote", "OPS-20260926-001", "--target", "slo", "--apply").code == 0
    assert "**Area**: incident_management\n**Promoted**: slo\n**Skill**: operations\n" in bare.text(issues)
    assert grep(bare, P1_P2.format(issues)) == ["## [OPS-20260926-001] pool"]


def test_known_keys_are_listed_before_one_is_minted(shift: Project) -> None:
    shift.run("log", "OPS", "Dry again", "--pattern-key", "incident_pattern.pool", "--severity", "P2", "--no-dedupe")
    search = 'grep -rh "Pattern-Key:" .learnings/ | sort -u'
    assert grep(shift, search) == ["- Pattern-Key: incident_pattern.pool"]


def test_the_shipped_variant_of_a_file_stays_as_it_is_and_its_example_is_none(project: Project) -> None:
    example = sectioned("OPS-20250415-001", "db_connection_pool", severity="P2")
    shipped = (
        "# Operations Issues Log\n\nIncidents, outages and more.\n\n**Statuses**: pending | resolved\n\n"
        f"## Status Definitions\n\n| Status | Meaning |\n|---|---|\n| pending | open |\n\n"
        f"```markdown\n{example}```\n\n---\n"
    )
    own = sectioned("OPS-20260901-A7B", "pool", "promoted", severity="P1") + sectioned(
        "OPS-20260902-001", "disk", "promoted_to_skill", severity="P3"
    )
    project.write(ISSUES, shipped + "\n" + own)
    listed = project.run("list", "--all", "--json").lists("entries")
    assert [(each["id"], each["native_status"]) for each in listed] == [
        ("OPS-20260901-A7B", "promoted"),
        ("OPS-20260902-001", "promoted_to_skill"),
    ]
    assert project.run("reopen", "OPS-20260901-A7B").code in (1, 4)
    assert project.text(ISSUES) == shipped + "\n" + own
    assert project.run("note", "OPS-20260901-A7B", "seen again").code == 0
    assert project.text(ISSUES).startswith(shipped)


# The four-field system.


def test_headings_and_fields_match_the_patterns_of_its_scripts(project: Project) -> None:
    for kind, text in (("LRN", "Diff before upgrade"), ("ERR", "Forgot the limits"), ("FEAT", "A KEDA domain")):
        assert project.run("log", kind, text, "--source", "user").code == 0
    project.run("resolve", "ERR-20260926-001", "--note", "limits added")
    assert (
        project.run("promote", "ERR-20260926-001", "--target", "CLAUDE.md", "--rule", "Set limits", "--apply").code == 0
    )
    project.run("revoke", "LRN-20260926-001", "was wrong")
    files = " ".join(f".learnings/{name}.md" for name in ("LEARNINGS", "ERRORS", "FEATURE_REQUESTS"))
    assert grep(project, f"grep -hE '{HEADING}' {files}") == [
        "### LRN-20260926-001",
        "### ERR-20260926-001",
        "### FEAT-20260926-001",
    ]
    assert grep(project, "grep -c '^### ERR-20260926-' .learnings/ERRORS.md") == ["1"]
    assert grep(project, f"sed -n '/^### ERR/,/^---/p' .learnings/ERRORS.md | grep -vE '{FIELD}'") == [
        "### ERR-20260926-001",
        "",
        "---",
    ]
    assert grep(project, "grep -A1 '^\\*\\*Status\\*\\*: promoted' .learnings/ERRORS.md") == [
        "**Status**: promoted",
        "**Status-Note**: 2026-09-26 promoted to CLAUDE.md",
    ]
    assert grep(project, "grep -n 'self-improve:ERR-20260926-001' CLAUDE.md") == [
        "3:- Set limits <!-- self-improve:ERR-20260926-001 -->"
    ]


def test_a_pending_operation_and_open_steps_are_found_in_the_buffer(project: Project) -> None:
    begin = ("--operation", "drop", "--affected", "db", "--blast-radius", "reports", "--rollback", "restore x")
    buffer = "memory/working-buffer.md"
    assert project.run("wal", "begin", *begin).code == 0
    assert grep(project, f"grep -c '^\\*\\*Status\\*\\*: PENDING$' {buffer}") == ["1"]
    assert (
        grep(project, f"grep -E '^## WAL Entry — [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} [0-9]{{2}}:[0-9]{{2}}$' {buffer}")
        != []
    )
    assert project.run("wal", "commit", "--note", "seen it").code == 0
    assert grep(project, f"grep -c '^\\*\\*Status\\*\\*: PENDING$' {buffer}") == ["0"]
    assert grep(project, f"grep -h '^- \\[ \\]' {buffer}") == [
        "- [ ] Define task steps here",
        "- [ ] Mark each step with [x] when complete",
    ]


def test_what_is_captured_is_dated_and_found_by_its_section(project: Project) -> None:
    assert project.run("state", "decision", "keep two replicas").code == 0
    assert project.run("daily", "error", "wrong file → restored").code == 0
    state = "sed -n '/^## Decisions/,/^## /p' memory/SESSION-STATE.md | grep -E '^- [0-9]{4}-[0-9]{2}-[0-9]{2} — keep'"
    assert grep(project, state) == ["- 2026-09-26 — keep two replicas"]
    assert grep(project, "head -1 memory/2026-09-26.md") == ["# Daily Notes — 2026-09-26"]
    assert len(grep(project, "grep -E '^- [0-9]{2}:[0-9]{2} — wrong file → restored$' memory/2026-09-26.md")) == 1
