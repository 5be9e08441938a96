"""Promotion into documents that people keep: what is written into them, and which files are none."""

import pytest

from support.operating import DISGUISES, ERRORS, ISSUES, LEARNINGS, Disguise, Files

ID = "OPS-20260901-001"
MARKER = f"<!-- self-improve:{ID} -->"
ISSUE = (
    f"## [{ID}] pool\n\n**Logged**: 2026-09-01T10:00:00Z\n**Priority**: high\n**Status**: resolved\n"
    "**Severity**: P2\n**Area**: incident_management\n\n"
    "### Summary\nConnection pool exhausted\n\n### Root Cause\nThe batch job takes 40 connections.\n\n"
    "### Mitigation\n1. Look at `pg_stat_activity`\n2. Lower the parallelism\n\n"
    "### Prevention\nPut PgBouncer in front\n\n---\n"
)
SECTION = (
    f"## Connection pool exhausted {MARKER}\n\n"
    "### Root cause\n\nThe batch job takes 40 connections.\n\n"
    "### Mitigation\n\n1. Look at `pg_stat_activity`\n2. Lower the parallelism\n\n"
    f"### Prevention\n\nPut PgBouncer in front\n\nFrom {ID} in .learnings/OPERATIONS_ISSUES.md.\n"
)


def workspace(**files: str | bytes) -> Files:
    return Files.of({ISSUES: ISSUE, **files})


def text_of(files: Files, name: str) -> str:
    return files.contents[name].decode()


def test_a_new_runbook_gets_a_title_and_the_section() -> None:
    files = workspace()
    plan = files.write("promote", ID, target="runbook", file="docs/RUNBOOK-pool.md")
    assert text_of(files, "docs/RUNBOOK-pool.md") == f"# Runbook\n\n{SECTION}"
    assert "**Area**: incident_management\n**Promoted**: runbook (docs/RUNBOOK-pool.md)\n" in text_of(files, ISSUES)
    assert plan.done == f"promoted {ID} → docs/RUNBOOK-pool.md:3 (+18 lines)"
    assert (plan.obeyed, plan.notes) == (False, ("docs/RUNBOOK-pool.md does not exist and is created",))
    files.write("undo")
    assert list(files.contents) == [ISSUES]


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_section_is_appended_in_the_style_of_the_document(disguise: Disguise) -> None:
    before = "# Runbooks\n\n## Disk full\n\nDelete old logs.\n"
    files = workspace(**{"docs/runbooks.md": disguise(before.encode())})
    files.write("promote", ID, target="runbook", file="docs/runbooks.md", ref="pool recovery")
    written = disguise(f"{before}\n{SECTION}".encode())
    ending = b"\r\n" if b"\r\n" in written else b"\n"
    assert files.contents["docs/runbooks.md"] == written.removesuffix(ending) + ending
    assert "**Promoted**: runbook (pool recovery, docs/runbooks.md)\n" in text_of(files, ISSUES)
    files.write("undo")
    assert files.contents["docs/runbooks.md"] == disguise(before.encode())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Backlog\n\n- [ ] one\n", "# Backlog\n\n- [ ] one\n{}"),
        ("# Backlog\n\n- [ ] one", "# Backlog\n\n- [ ] one\n{}"),
        ("# Backlog\n", "# Backlog\n\n{}"),
        ("", "{}"),
    ],
)
def test_a_backlog_gets_one_open_item(before: str, after: str) -> None:
    files = workspace(**{"BACKLOG.md": before})
    files.write("promote", ID, target="automation-backlog", file="BACKLOG.md")
    assert text_of(files, "BACKLOG.md") == after.format(f"- [ ] Put PgBouncer in front {MARKER}\n")


def test_an_item_says_what_it_is_told_to() -> None:
    files = workspace()
    files.write("promote", ID, target="on-call-checklist", file="ONCALL.md", rule="Check the pool at shift start")
    assert text_of(files, "ONCALL.md") == f"# On call checklist\n\n- [ ] Check the pool at shift start {MARKER}\n"


def test_four_fields_go_into_a_guide_of_the_team() -> None:
    fields = "**Status**: resolved\n**Context**: Planning\n**Content**: It replaces\n**Action**: Look\n"
    entry = f"### ERR-20260920-001\n{fields}"
    files = Files.of({ERRORS: entry, "references/terraform.md": "# Terraform\n"})
    files.write("promote", "ERR-20260920-001", file="references/terraform.md")
    assert text_of(files, "references/terraform.md") == (
        "# Terraform\n\n## It replaces <!-- self-improve:ERR-20260920-001 -->\n\n### Action\n\nLook\n\n"
        "From ERR-20260920-001 in .learnings/ERRORS.md.\n"
    )
    assert "**Status-Note**: 2026-09-26 promoted to references/terraform.md\n" in text_of(files, ERRORS)


def test_without_a_file_only_the_entry_says_where_to() -> None:
    files = workspace()
    plan = files.write("promote", ID, target="slo", ref="SLO-12")
    assert [edit.path for edit in plan.edits] == [f"/w/proj/{ISSUES}"]
    assert "**Promoted**: slo (SLO-12)\n" in text_of(files, ISSUES)


def test_a_document_that_has_the_section_already_gets_none() -> None:
    files = workspace(**{"docs/runbook.md": f"# Runbook\n\n{SECTION}"})
    plan = files.planned("promote", ID, target="runbook", file="docs/runbook.md")
    assert [edit.path for edit in plan.edits] == [f"/w/proj/{ISSUES}"]


@pytest.mark.parametrize(
    ("file", "target", "code"),
    [
        ("../elsewhere.md", "runbook", 4),
        ("/etc/motd.md", "runbook", 4),
        ("docs/../../x.md", "runbook", 4),
        ("docs/runbook.txt", "runbook", 2),
        ("CLAUDE.md", "runbook", 2),
        (".learnings/NOTES.md", "runbook", 2),
        (".git/hooks/x.md", "runbook", 2),
        ("docs/runbook.md", "AGENTS.md", 2),
    ],
)
def test_only_a_document_of_the_project_is_written_into(file: str, target: str, code: int) -> None:
    assert workspace().refused("promote", ID, target=target, file=file).code == code


def test_a_secret_does_not_travel_into_a_document() -> None:
    files = Files.of({ISSUES: ISSUE.replace("PgBouncer", "AKIAIOSFODNN7EXAMPL0")})
    answer = files.refused("promote", ID, target="runbook", file="docs/r.md")
    assert answer.reason.startswith("the section looks like it holds a secret")


HEAL = "HEAL-20260901-001"
HEALED = (
    f"## [{HEAL}] lock_file\n\n**Logged**: 2026-09-01T10:00:00Z\n**Status**: verified\n**Area**: build\n\n"
    "### Failure\nThe lock file was stale\n\n### Metadata\n- Recurrence-Count: {count}\n\n---\n"
)


def test_a_heal_is_handed_over_once() -> None:
    files = Files.of({".learnings/HEALS.md": HEALED.format(count=3)})
    plan = files.write("promote", HEAL, target="new-skill", rule="Delete the lock file first")
    assert plan.notes == ()
    assert (
        "### Handoff\n- **Promoted To**: self-improvement at 2026-09-26\n- **Promotion Target**: new-skill\n"
        "- **Distilled Rule**: Delete the lock file first\n"
    ) in text_of(files, ".learnings/HEALS.md")
    again = files.planned("promote", HEAL, target="new-skill")
    assert (again.changes_nothing, again.done) == (
        True,
        f"{HEAL} was handed over already; without its section Handoff it can be once more",
    )


def test_a_heal_that_was_seen_once_is_handed_over_with_a_word() -> None:
    files = Files.of({".learnings/HEALS.md": HEALED.format(count=1)})
    plan = files.planned("promote", HEAL, target="CLAUDE.md", rule="Delete the lock file first")
    assert f"{HEAL} was seen 1×; heals are handed over from 3 on" in plan.notes


@pytest.mark.parametrize(("name", "target"), [(HEAL, "runbook"), (ID, "new-skill")])
def test_a_heal_has_targets_of_its_own(name: str, target: str) -> None:
    files = workspace(**{".learnings/HEALS.md": HEALED.format(count=3)})
    assert files.refused("promote", name, target=target).code == 2


def several() -> Files:
    """Two issues with the same cause, and a learning about them."""
    other = ISSUE.replace("-001]", "-002]").replace("Connection pool exhausted", "Pool exhausted again")
    other = other.replace("Put PgBouncer in front", "Alert at 80 %")
    learning = "## [LRN-20260902-001] incident_pattern\n\n**Status**: resolved\n\n### Summary\nCap the pool\n\n---\n"
    return Files.of({ISSUES: ISSUE + "\n" + other, LEARNINGS: learning})


def test_several_entries_are_one_section_that_says_each_thing_once() -> None:
    files = several()
    other, learning = "OPS-20260901-002", "LRN-20260902-001"
    plan = files.write("promote", f"{ID} {other} {learning}", target="runbook", file="R.md")
    markers = f"{MARKER} <!-- self-improve:{other} --> <!-- self-improve:{learning} -->"
    assert text_of(files, "R.md") == (
        f"# Runbook\n\n## Connection pool exhausted {markers}\n\nPool exhausted again\n\nCap the pool\n\n"
        "### Root cause\n\nThe batch job takes 40 connections.\n\n"
        "### Mitigation\n\n1. Look at `pg_stat_activity`\n2. Lower the parallelism\n\n"
        "### Prevention\n\nPut PgBouncer in front\n\nAlert at 80 %\n\n"
        f"From {ID}, {other} in .learnings/OPERATIONS_ISSUES.md and {learning} in .learnings/LEARNINGS.md.\n"
    )
    assert plan.done == "promoted ×3 → R.md:3 (+24 lines)"
    files.write("unpromote", other)
    assert text_of(files, "R.md") == "# Runbook\n"
    assert text_of(files, ISSUES).count("**Status**: resolved") == 2


def test_several_entries_are_one_item() -> None:
    files = several()
    files.write("promote", f"{ID} OPS-20260901-002", target="automation-backlog", file="B.md")
    item = f"- [ ] Put PgBouncer in front {MARKER} <!-- self-improve:OPS-20260901-002 -->\n"
    assert text_of(files, "B.md") == f"# Automation backlog\n\n{item}"


def test_every_incident_has_a_postmortem_of_its_own() -> None:
    files = several()
    files.write("promote", f"{ID} OPS-20260901-002", target="postmortem", file="P.md")
    headings = [line for line in text_of(files, "P.md").splitlines() if line.startswith("## ")]
    assert headings == [
        f"## Connection pool exhausted {MARKER}",
        "## Pool exhausted again <!-- self-improve:OPS-20260901-002 -->",
    ]
