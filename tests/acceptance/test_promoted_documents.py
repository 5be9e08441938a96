"""What was promoted into a runbook, a backlog or a guide: followed by the list of rules, and taken out again."""

import pytest

from acceptance.conftest import Project
from acceptance.test_operations_entries import ISSUES, LEARNINGS, sectioned

ID, OTHER = "OPS-20260920-001", "LRN-20260920-001"
RUNBOOK, BACKLOG = "docs/RUNBOOK-pool.md", "BACKLOG.md"


@pytest.fixture
def promoted(project: Project) -> Project:
    """A section in a runbook that had another one, and an item in a backlog."""
    project.write(ISSUES, sectioned(ID, "pool", severity="P2"))
    project.write(LEARNINGS, sectioned(OTHER, "automation_gap").replace("It went wrong", "Rotate by hand"))
    project.write(RUNBOOK, "# Runbooks\n\n## Disk full\n\nDelete old logs.\n")
    assert project.run("promote", ID, "--target", "runbook", "--file", RUNBOOK, "--apply").code == 0
    assert project.run("promote", OTHER, "--target", "automation-backlog", "--file", BACKLOG, "--apply").code == 0
    return project


def states(project: Project) -> dict[str, tuple[object, ...]]:
    rows = project.run("rules", "--json").lists("rules")
    return {str(row["target"]): (row["state"], row["line"], row["rule"], row["ids"]) for row in rows}


def test_a_section_and_an_item_are_rules_that_stand_somewhere(promoted: Project) -> None:
    assert states(promoted) == {
        RUNBOOK: ("present", 7, "It went wrong", [ID]),
        BACKLOG: ("present", 3, "Rotate by hand", [OTHER]),
    }
    assert "document" in promoted.run("files").out


def test_what_somebody_changed_or_removed_there_is_told(promoted: Project) -> None:
    promoted.write(RUNBOOK, promoted.text(RUNBOOK).replace("## It went wrong", "## Pool runs dry"))
    promoted.write(BACKLOG, "# Automation backlog\n")
    assert {name: row[0] for name, row in states(promoted).items()} == {RUNBOOK: "edited", BACKLOG: "missing"}


def test_a_ticked_item_is_the_same_item(promoted: Project) -> None:
    promoted.write(BACKLOG, promoted.text(BACKLOG).replace("- [ ]", "- [x]"))
    assert states(promoted)[BACKLOG] == ("present", 3, "Rotate by hand", [OTHER])


def test_taking_it_out_leaves_the_document_as_it_was(promoted: Project) -> None:
    ran = promoted.run("unpromote", ID, OTHER, "--apply")
    assert ran.code == 0
    assert promoted.text(RUNBOOK) == "# Runbooks\n\n## Disk full\n\nDelete old logs.\n"
    assert promoted.text(BACKLOG) == "# Automation backlog\n\n"
    assert f"unpromoted (removed from {RUNBOOK})" in promoted.text(ISSUES)
    assert f"unpromoted (removed from {BACKLOG})" in promoted.text(LEARNINGS)
    assert states(promoted) == {}


def test_a_section_between_others_goes_alone(promoted: Project) -> None:
    promoted.write(RUNBOOK, promoted.text(RUNBOOK) + "\n## Certificates\n\nRenew.\n")
    assert promoted.run("revoke", ID, "wrong", "--apply").code == 0
    assert promoted.text(RUNBOOK) == "# Runbooks\n\n## Disk full\n\nDelete old logs.\n\n## Certificates\n\nRenew.\n"


def test_a_document_without_any_marker_is_not_opened(project: Project) -> None:
    project.write(
        ISSUES, sectioned(ID, "pool", "promoted").replace("**Area**", "**Promoted**: runbook (R.md)\n**Area**")
    )
    project.write("R.md", "# Runbook\n\n## Pool\n")
    assert "R.md" not in project.run("files").out
    assert states(project) == {}


def test_a_document_outside_of_the_project_is_never_opened(project: Project) -> None:
    said = "**Promoted**: runbook (../R.md)\n**Area**"
    project.write(ISSUES, sectioned(ID, "pool", "promoted").replace("**Area**", said))
    project.write("../R.md", f"# Runbook\n\n## Pool <!-- self-improve:{ID} -->\n")
    assert "R.md" not in project.run("files").out


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("runbook", ["Root cause", "Mitigation"]),
        ("postmortem", ["Timeline", "Impact", "Root cause", "Mitigation", "Action items"]),
        ("slo", ["Impact", "Root cause", "Mitigation"]),
    ],
)
def test_a_kind_of_document_tells_what_it_is_for(project: Project, kind: str, parts: list[str]) -> None:
    told = (
        "### Timeline\n| Time (UTC) | Event |\n|---|---|\n| 09:00 | Detected |\n\n### Impact\n- **Duration**: 4 h\n\n"
        "### Root Cause\nA cause\n\n### Mitigation\nRestart\n\n"
    )
    text = sectioned(ID, "pool", severity="P2").replace("### Root Cause\nA cause\n\n", told)
    more = "### Action Items\n- [ ] Cap it\n\n" if kind == "postmortem" else ""
    project.write(ISSUES, text.replace("### Metadata", f"{more}### Metadata"))
    assert project.run("promote", ID, "--target", kind, "--file", "D.md", "--apply").code == 0
    headings = [line[4:] for line in project.text("D.md").splitlines() if line.startswith("### ")]
    assert headings == parts
