"""Entries with sections: what is written where, in which order, and that the documented searches find it again."""

import subprocess

import pytest

from acceptance.conftest import Project

ISSUES, LEARNINGS = ".learnings/OPERATIONS_ISSUES.md", ".learnings/LEARNINGS.md"
HEALS = ".learnings/HEALS.md"


def sectioned(
    native_id: str, slug: str, status: str = "pending", *, severity: str = "", area: str = "monitoring", **metadata: str
) -> str:
    head = [
        f"## [{native_id}] {slug}",
        "",
        "**Logged**: 2026-09-20T07:55:00Z",
        "**Priority**: high",
        f"**Status**: {status}",
    ]
    head += [f"**Severity**: {severity}"] if severity else []
    head += [
        f"**Area**: {area}",
        "",
        "### Summary",
        "It went wrong",
        "",
        "### Root Cause",
        "A cause",
        "",
        "### Metadata",
    ]
    head += [
        f"- {name.replace('_', '-').title()}: {value}" for name, value in ({"source": "incident"} | metadata).items()
    ]
    return "\n".join(head) + "\n\n---\n\n"


def grep(project: Project, pipeline: str) -> list[str]:
    """The lines that a documented search prints."""
    ran = subprocess.run(["sh", "-c", pipeline], cwd=project.root, capture_output=True, text=True, check=False)
    return ran.stdout.splitlines()


def test_both_forms_of_an_id_are_valid_and_the_next_number_follows(project: Project) -> None:
    project.write(ISSUES, "# Operations Issues Log\n\n---\n\n" + sectioned("OPS-20260926-A3F", "x", severity="P2"))
    project.write(LEARNINGS, sectioned("LRN-20260926-001", "incident_pattern"))
    assert "LRN-20260926-002" in project.run("log", "LRN", "Pools run dry", "--skill", "operations").said
    assert "OPS-20260926-001" in project.run("log", "OPS", "The pool ran dry", "--severity", "P2").said


def test_a_resolution_stands_after_the_metadata_and_before_the_rule(project: Project) -> None:
    project.write(ISSUES, sectioned("OPS-20260920-001", "pool", severity="P2"))
    assert project.run("resolve", "OPS-20260920-001", "--ref", "PM-7", "--notes", "alert added").code == 0
    text = project.text(ISSUES)
    assert "**Status**: resolved\n" in text
    tail = text[text.index("### Resolution") :]
    assert [line.partition(":")[0] for line in tail.splitlines()[1:4]] == [
        "- **Resolved**",
        "- **Postmortem**",
        "- **Notes**",
    ]
    assert text.index("### Metadata") < text.index("### Resolution") < text.rindex("---")


def test_saying_no_wants_a_reason_and_discarding_does_not_exist_here(project: Project) -> None:
    project.write(ISSUES, sectioned("OPS-20260920-001", "pool", severity="P2"))
    assert project.run("wont-fix", "OPS-20260920-001").code == 2
    assert project.run("discard", "OPS-20260920-001", "--reason", "one-off").code == 1
    assert project.run("wont-fix", "OPS-20260920-001", "--reason", "retired next month").code == 0
    assert "**Status**: wont_fix\n" in project.text(ISSUES)


def test_where_a_promotion_stands_depends_on_the_severity(project: Project) -> None:
    project.write(ISSUES, sectioned("OPS-20260920-001", "pool", "resolved", severity="P2"))
    project.write(LEARNINGS, sectioned("LRN-20260920-001", "incident_pattern", "resolved"))
    for name in ("OPS-20260920-001", "LRN-20260920-001"):
        assert project.run("promote", name, "--target", "runbook", "--ref", "RUNBOOK-pool.md", "--apply").code == 0
    assert (
        "**Status**: promoted\n**Severity**: P2\n**Area**: monitoring\n**Promoted**: runbook (RUNBOOK-pool.md)\n"
    ) in project.text(ISSUES)
    assert "**Status**: promoted\n**Promoted**: runbook (RUNBOOK-pool.md)\n" in project.text(LEARNINGS)


def test_the_documented_searches_find_what_was_written(project: Project) -> None:
    project.run(
        "log", "OPS", "The pool ran dry at midnight", "--severity", "P2", "--slug", "pool_dry", "--skill", "operations"
    )
    project.run("log", "LRN", "Rotating certificates by hand", "--category", "automation_gap", "--skill", "operations")
    project.run("promote", "OPS-20260926-001", "--target", "runbook", "--resolve", "--apply")
    assert grep(project, r'grep -h "Status\*\*: pending" .learnings/*.md | wc -l') == ["1"]
    assert grep(
        project,
        r'grep -B5 "Severity\*\*: P1\|Severity\*\*: P2" .learnings/OPERATIONS_ISSUES.md | grep "^## \["',
    ) == ["## [OPS-20260926-001] pool_dry"]
    assert grep(project, r'grep -B2 "automation_gap\|toil_accumulation" .learnings/LEARNINGS.md | grep "^## \["') == [
        "## [LRN-20260926-001] automation_gap"
    ]


def test_a_known_key_counts_one_up_however_it_is_spelled(project: Project) -> None:
    known = {"pattern_key": "incident_pattern.connection_pool", "recurrence_count": "1", "last_seen": "2026-09-01"}
    project.write(ISSUES, sectioned("OPS-20260901-001", "pool", severity="P2", **known))
    ran = project.run("log", "OPS", "Again", "--pattern-key", "Incident-Pattern.connection-pool")
    assert ran.code == 0
    text = project.text(ISSUES)
    assert text.count("## [OPS-") == 1
    assert "- Recurrence-Count: 2\n" in text
    assert "- Last-Seen: 2026-09-26\n" in text
    assert "- Pattern-Key: incident_pattern.connection_pool\n" in text


def test_a_count_in_words_keeps_its_text_and_is_found(project: Project) -> None:
    project.write(ISSUES, sectioned("OPS-20260901-001", "pool", severity="P2", recurrence_count="4 failed attempts"))
    ran = project.run("lint")
    assert any("OPS-20260901-001" in line and "4 failed attempts" in line for line in ran.said.splitlines())
    assert "- Recurrence-Count: 4 failed attempts\n" in project.text(ISSUES)


@pytest.mark.parametrize(
    ("name", "native_id", "status", "known"),
    [
        (".learnings/SECURITY_INCIDENTS.md", "SEC-20260920-001", "contained", True),
        (".learnings/LEGAL_ISSUES.md", "LEG-20260920-001", "escalated", True),
        (ISSUES, "OPS-20260920-001", "contained", False),
    ],
)
def test_words_of_one_skill_are_odd_in_another(
    project: Project, name: str, native_id: str, status: str, known: bool
) -> None:
    project.write(name, sectioned(native_id, "x", status, severity="P2" if name == ISSUES else "high"))
    [entry] = project.run("list", "--all", "--json").lists("entries")
    assert entry["status"] == "active"
    flagged = [line for line in project.run("lint", "--all").said.splitlines() if native_id in line and status in line]
    assert bool(flagged) is not known


def test_a_heal_is_verified_only_with_a_proof(project: Project) -> None:
    heal = (
        "## [HEAL-20260920-001] stale_lock\n\n**Logged**: 2026-09-20T07:55:00Z\n**Status**: pending-verify\n"
        "**Trigger**: tool-failure\n**Area**: build\n**Priority**: medium\n\n### Failure\nThe lock stays\n\n"
        "### Diagnosis\nA crash\n\n### Fix\nRemove it\n\n### Verification\nnot yet\n\n### Metadata\n"
        "- Pattern-Key: build.stale_lock\n\n---\n"
    )
    project.write(HEALS, heal)
    assert project.run("resolve", "HEAL-20260920-001").code == 2
    assert project.text(HEALS) == heal
    assert project.run("resolve", "HEAL-20260920-001", "--proof", "make build passes").code == 0
    assert "**Status**: verified\n" in project.text(HEALS)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("token=xyz", "token=[REDACTED]"),
        ("the key AKIA" + "Q" * 16, "the key [REDACTED]"),
        ("blob " + "a" * 40, "blob [REDACTED-BLOB]"),
        ("blob " + "a" * 39, "blob " + "a" * 39),
    ],
)
def test_secrets_are_redacted_before_they_are_written(project: Project, text: str, kept: str) -> None:
    project.run("log", "OPS", text, "--skill", "operations")
    assert kept in project.text(ISSUES)


@pytest.mark.parametrize(
    ("text", "secret"), [("Authorization: Bearer abc.def", "abc.def"), ("DB_PASSWORD=hunter2", "hunter2")]
)
def test_what_the_original_rules_leave_is_redacted_too(project: Project, text: str, secret: str) -> None:
    project.run("log", "OPS", f"It printed {text} here", "--skill", "operations")
    assert secret not in project.text(ISSUES)


def test_headers_are_written_once_and_never_over_somebodys_own(bare: Project) -> None:
    init = ("init", "--local", "--skill", "operations", "--gitignore", "none")
    assert bare.run(*init).code == 0
    assert bare.text(ISSUES) == (
        "# Operations Issues Log\n\n"
        "Incidents, outages, SLA breaches, capacity problems, and automation failures.\n\n---\n"
    )
    bare.write(LEARNINGS, "# My own header\n")
    before = bare.files()
    assert bare.run(*init).code == 0
    assert bare.files() == before


def test_an_error_budget_is_what_the_objective_leaves(project: Project) -> None:
    assert "43.2 min" in project.run("ops", "budget", "--slo", "99.9", "--days", "30").out


def test_a_skill_needs_a_good_name_and_an_empty_place(project: Project) -> None:
    assert project.run("extract-skill", "a-b1").code == 0
    assert project.run("extract-skill", "a-b1").code == 1
    for bad in (("A_b",), ("a--b",), ("",), ("x", "--output-dir", "../x"), ("x", "--output-dir", "/tmp/x")):
        assert project.run("extract-skill", *bad).code == 2, bad
