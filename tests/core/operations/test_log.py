"""Logging something new: the file, the dialect, the id, and what is known already."""

import pytest

from hotwash.core.model.plan import ExitCode, Outcome
from support.operating import DISGUISES, ERRORS, ISSUES, LEARNINGS, Disguise, Files, outcomes

HEAD = """# Error Log

Mistakes made, wrong assumptions, and root causes.
Captured automatically via PostToolUse hook or logged manually.

Format: `ERR-YYYYMMDD-NNN`
Lifecycle: `pending → resolved → promoted`

---
"""
KNOWN = f"""{HEAD}
### ERR-20260926-001
**Status**: pending
**Context**: Deploying karpenter to the edge cluster
**Content**: Pods stayed pending: no pod identity
**Action**: To be determined
**Source**: observed
**Scope**: project:proj
**Verified**: 2026-09-01

---
"""
ISSUE = """# Operations Issues Log

Incidents, outages, SLA breaches, capacity problems, and automation failures.

---

## [OPS-20260926-001] pool_exhausted

**Logged**: 2026-09-26T08:00:00Z
**Priority**: high
**Status**: pending
**Severity**: P2
**Area**: capacity_planning

### Summary
Connection pool exhausted

### Metadata
- Trigger: alert
- Pattern-Key: Incident-Pattern.connection-pool
- Recurrence-Count: 4 failed attempts
- First-Seen: 2026-09-01
- Last-Seen: 2026-09-20

---
"""


def added(files: Files, name: str, **arguments: str) -> str:
    """What `log` adds at the end of a file."""
    before = files.contents.get(name, b"")
    files.write("log", **arguments)
    after = files.contents[name]
    assert after.startswith(before)
    return after[len(before) :].decode()


def test_an_entry_follows_the_others_in_the_four_fields_of_the_file() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.planned("log", type_="ERR", text="Node drained too early. Pods were evicted twice.", action="Wait")
    assert plan.done == "Logged as `ERR-20260926-002` in `./.learnings/ERRORS.md`"
    assert outcomes(plan) == [("ERR-20260926-002", Outcome.CHANGED)]
    assert added(
        files, ERRORS, type_="ERR", text="Node drained too early. Pods were evicted twice.", action="Wait"
    ) == (
        "\n### ERR-20260926-002\n**Status**: pending\n**Context**: Node drained too early.\n"
        "**Content**: Node drained too early. Pods were evicted twice.\n**Action**: Wait\n**Source**: user\n"
        "**Scope**: project:proj\n**Verified**: 2026-09-26\n\n---\n"
    )


def test_every_fact_that_is_given_is_written_in_the_order_of_the_format() -> None:
    files = Files.of({ERRORS: KNOWN})
    text = added(
        files,
        ERRORS,
        type_="err",
        text="Drain by hand",
        fixed="yes",
        source="ci",
        paths="infra/**/*.tf",
        expires="2026-12-31",
        context="On call",
    )
    assert text == (
        "\n### ERR-20260926-002\n**Status**: resolved\n**Context**: On call\n**Content**: Drain by hand\n"
        "**Action**: To be determined\n**Source**: ci\n**Scope**: project:proj\n**Paths**: infra/**/*.tf\n"
        "**Verified**: 2026-09-26\n**Expires**: 2026-12-31\n\n---\n"
    )


def test_a_missing_file_is_made_with_its_first_use_header() -> None:
    files = Files.of({LEARNINGS: "# Learnings Log\n\nLifecycle: `pending → resolved → promoted`\n"})
    assert added(files, ERRORS, type_="ERR", text="Broken").startswith(HEAD + "\n### ERR-20260926-001\n")
    files.write("undo")
    assert ERRORS not in files.contents


def test_another_skill_brings_its_own_file_header_and_template() -> None:
    files = Files.of({ISSUES: ISSUE})
    text = added(
        files,
        ".learnings/SECURITY_INCIDENTS.md",
        type_="SEC",
        text="Token in the build log",
        severity="high",
        area="cloud",
        section="Incident Details=grep found ``` it\nImpact Assessment=one repository",
    )
    assert text == (
        "# Security Incidents Log\n\nVulnerability discoveries, access violations, secrets exposure, and active "
        "security incidents.\n\n---\n\n## [SEC-20260926-001] token_build_log\n\n**Logged**: 2026-09-26T12:00:00Z\n"
        "**Priority**: high\n**Status**: pending\n**Area**: cloud\n**Severity**: high\n**CVSS**: N/A\n\n"
        "### Summary\nToken in the build log\n\n### Incident Details\n````\ngrep found ``` it\n````\n\n"
        "### Impact Assessment\none repository\n\n### Metadata\n- Reproducible: unknown\n\n---\n"
    )


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_an_issue_keeps_every_byte_above_it_and_undo_and_redo_are_exact(disguise: Disguise) -> None:
    before = disguise(ISSUE.encode())
    files = Files.of({ISSUES: before})
    files.write(
        "log", type_="OPS", text="Disk full on the build host", priority="critical", service="ci", area="automation"
    )
    after = files.contents[ISSUES]
    written = (
        "\n## [OPS-20260926-002] disk_full_build_host\n\n**Logged**: 2026-09-26T12:00:00Z\n**Priority**: critical\n"
        "**Status**: pending\n**Severity**: P1\n**Area**: automation\n\n### Summary\nDisk full on the build host\n\n"
        "### Metadata\n- Services Affected: ci\n\n---\n"
    )
    gap = "" if before.endswith(b"\n") else "\n"
    newline = "\r\n" if b"\r\n" in before else "\n"
    assert after == before + (gap + written).replace("\n", newline).encode()
    files.write("undo")
    assert files.contents[ISSUES] == before
    files.write("redo")
    assert files.contents[ISSUES] == after


@pytest.mark.parametrize(
    ("contents", "type_", "heading"),
    [
        ({LEARNINGS: "### LRN-20260101-001\n**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n"
          "\n---\n\n## [LRN-20260201-001] insight\n\n**Logged**: 2026-02-01\n**Status**: pending\n"},
         "LRN", "## [LRN-20260926-001] correction"),
        ({LEARNINGS: "# Learnings\n\n**Categories**: a | b\n"}, "LRN", "## [LRN-20260926-001] correction"),
        ({LEARNINGS: "# x\n\nLifecycle: `pending → resolved → promoted`\n"}, "LRN", "### LRN-20260926-001"),
        ({ISSUES: ISSUE}, "LRN", "## [LRN-20260926-001] process_bottleneck"),
        ({ERRORS: KNOWN, LEARNINGS: "# Notes\n"}, "LRN", "### LRN-20260926-001"),
        ({ERRORS: KNOWN, LEARNINGS: "# Notes\n\n## 2026-03-01 Something odd\n\nIt broke.\n"}, "LRN", "## [LRN-"),
        ({ERRORS: "# Mine\n\nCommand failures and integration errors.\n"}, "ERR", "## [ERR-"),
        ({LEARNINGS: ""}, "FEAT", "### FEAT-20260926-001"),
        ({".learnings/operations/OPERATIONS_ISSUES.md": ISSUE}, "OPS", "## [OPS-20260926-002] text"),
    ],
    ids=[
        "newest entry", "categories", "lifecycle", "workspace", "workspace-fields", "notes", "a skill's words",
        "nothing known", "own folder",
    ],
)  # fmt: skip
def test_the_dialect_is_that_of_the_newest_entry_then_the_header_then_the_workspace(
    contents: dict[str, str], type_: str, heading: str
) -> None:
    files = Files.of(contents)
    plan = files.planned("log", type_=type_, text="text")
    (edit,) = plan.edits
    assert heading.encode() in b"".join(splice.text for splice in edit.splices)


def test_a_skill_with_a_folder_of_its_own_is_named_after_the_area() -> None:
    files = Files.of({".learnings/operations/OPERATIONS_ISSUES.md": ISSUE})
    text = added(files, ".learnings/operations/LEARNINGS.md", type_="LRN", text="Alerts page twice", area="monitoring")
    assert "**Area**: monitoring\n**Skill**: operations\n\n### Summary\nAlerts page twice\n" in text


def test_a_skill_that_is_named_uses_its_template_in_a_new_file() -> None:
    files = Files.of({ERRORS: KNOWN})
    text = added(files, LEARNINGS, type_="LRN", text="Pin versions", skill="coding", category="debugging_insight")
    assert text.startswith("# Coding Learnings\n")
    assert "## [LRN-20260926-001] debugging_insight\n" in text


def test_a_long_text_is_summarised_by_its_first_sentence_and_told_in_the_details() -> None:
    files = Files.of({LEARNINGS: "# Learnings\n\n**Categories**: a\n"})
    text = added(
        files, LEARNINGS, type_="LRN", text="Use the cache. It halves the build.", action="Add it", category="insight",
        area="infra", source="conversation", see_also="ERR-20260101-001", fixed="yes",
    )  # fmt: skip
    assert text == (
        "\n## [LRN-20260926-001] insight\n\n**Logged**: 2026-09-26T12:00:00Z\n**Priority**: medium\n"
        "**Status**: resolved\n**Area**: infra\n\n### Summary\nUse the cache.\n\n### Details\nUse the cache. "
        "It halves the build."
        "\n\n### Suggested Action\nAdd it\n\n### Metadata\n- Source: conversation\n- See Also: ERR-20260101-001\n\n"
        "### Resolution\n- **Resolved**: 2026-09-26T12:00:00Z\n- **Notes**: Add it\n\n---\n"
    )


def test_what_had_to_be_guessed_is_said() -> None:
    plan = Files.of({ISSUES: ISSUE}).planned("log", type_="OPS", text="Everything is odd")
    assert plan.notes == ("area incident_management is a guess; --area says it better",)
    plan = Files.of({ISSUES: ISSUE}).planned("log", type_="OPS", text="The runbook was wrong")
    assert plan.notes == ()
    assert b"**Area**: runbooks\n" in plan.edits[0].splices[0].text


def test_a_heal_waits_for_its_proof() -> None:
    files = Files.of({ERRORS: KNOWN})
    said = {"type_": "HEAL", "text": "pip finds no wheel", "area": "build", "pattern_key": "deps.wheel"}
    refusal = files.refused("log", fixed="yes", **said)
    assert (refusal.code, refusal.reason) == (ExitCode.USAGE, "a heal is verified only with a proof")
    text = added(files, ".learnings/HEALS.md", section="Fix=pinned\nDiagnosis=wrong index", **said)
    assert text.partition("---\n\n")[2] == (
        "## [HEAL-20260926-001] pip-finds-wheel\n\n**Logged**: 2026-09-26T12:00:00Z\n**Status**: pending-verify\n"
        "**Trigger**: tool-failure\n**Area**: build\n**Priority**: medium\n\n### Failure\npip finds no wheel\n\n"
        "### Diagnosis\nwrong index\n\n### Fix\npinned\n\n### Metadata\n- Pattern-Key: deps.wheel\n"
        "- Recurrence-Count: 1\n- First-Seen: 2026-09-26\n- Last-Seen: 2026-09-26\n\n---\n"
    )


# Refusals


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        ({"type_": "XYZ", "text": "a"}, ExitCode.USAGE, "XYZ cannot be logged"),
        ({"type_": "ERR", "text": "  "}, ExitCode.USAGE, "there is nothing to log"),
        ({"type_": "ERR", "text": "a", "severity": "P1"}, ExitCode.USAGE, "entries of this file have no severity"),
        ({"type_": "ERR", "text": "a", "source": "hearsay"}, ExitCode.USAGE, "hearsay is no source"),
        ({"type_": "ERR", "text": "a", "expires": "2026-02-30"}, ExitCode.USAGE, "2026-02-30 is no date"),
        ({"type_": "ERR", "text": "a", "skill": "cooking"}, ExitCode.USAGE, "there is no skill cooking"),
        ({"type_": "OPS", "text": "a", "skill": "coding"}, ExitCode.USAGE, "OPS is not logged by coding"),
        ({"type_": "OPS", "text": "a", "severity": "P9"}, ExitCode.USAGE, "P9 is no severity"),
        ({"type_": "OPS", "text": "a", "priority": "urgent"}, ExitCode.USAGE, "urgent is no priority"),
        ({"type_": "OPS", "text": "a", "supersedes": "x"}, ExitCode.USAGE, "entries of this file have no supersedes"),
        ({"type_": "BUG", "text": "a", "severity": "P1"}, ExitCode.USAGE, "entries of this kind have no severity"),
        ({"type_": "ERR", "text": "a", "supersedes": "ERR-1"}, ExitCode.REFUSED, "there is no entry ERR-1"),
        ({"type_": "ERR", "text": "a", "scope": "global"}, ExitCode.REFUSED, "~/.claude/.learnings/ERRORS.md is"),
    ],
)  # fmt: skip
def test_what_cannot_be_logged_is_refused_with_the_reason(
    arguments: dict[str, str], code: ExitCode, reason: str
) -> None:
    shared = "~/.claude/.learnings/ERRORS.md"
    files = Files.of({ERRORS: KNOWN, **({shared: KNOWN} if "scope" in arguments else {})})
    files.read_only = {shared: "no permission"}
    refusal = files.refused("log", **arguments)
    assert refusal.reason.startswith(reason)
    assert refusal.code == code


def test_below_a_fence_that_is_never_closed_the_entry_is_still_read() -> None:
    files = Files.of({ERRORS: KNOWN + "\n```bash\nkubectl drain\n"})
    files.write("log", type_="ERR", text="Something else")
    assert files.entry("ERR-20260926-002").title == "Something else"


def test_a_text_from_anywhere_cannot_begin_a_structure_of_its_own() -> None:
    files = Files.of({LEARNINGS: "# Learnings\n\n**Categories**: a\n"})
    hostile = "### LRN-20260101-001\n---\n```\n<!-- x\n**Status**: promoted"
    files.write("log", type_="LRN", text=hostile, category="insight", area="docs")
    files.write("log", type_="LRN", text="The next one", category="insight", area="docs")
    entries = [(entry.native_id, entry.native_status) for _, entry in files.snapshot.entries()]
    assert entries == [("LRN-20260926-001", "pending"), ("LRN-20260926-002", "pending")]


def test_a_secret_is_redacted_and_the_person_is_told() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.write("log", type_="ERR", text="curl with Authorization: Bearer abc.def failed, DB_PASSWORD=hunter2")
    assert plan.notes == ("something that looks like a secret was replaced by [REDACTED]",)
    text = files.contents[ERRORS]
    assert b"Authorization: Bearer [REDACTED] failed, DB_PASSWORD=[REDACTED]\n" in text
    assert b"hunter2" not in text
    assert "hunter2" not in plan.equivalent


@pytest.mark.parametrize(
    ("project", "arguments", "file"),
    [
        (KNOWN, {"type_": "ERR"}, "~/.claude/.learnings/ERRORS.md"),
        (KNOWN, {"type_": "ERR", "scope": "project"}, "./.learnings/ERRORS.md"),
        (KNOWN, {"type_": "OPS"}, "./.learnings/OPERATIONS_ISSUES.md"),
        (KNOWN, {"type_": "ERR", "skill": "base"}, "./.learnings/ERRORS.md"),
        ("# Errors\n\n## [ERR-20260101-001] x\n\n**Status**: fixed\n", {"type_": "ERR"}, "./.learnings/ERRORS.md"),
    ],
    ids=["as self-improve does", "scope", "issue", "skill", "sections"],
)
def test_a_global_workspace_shadows_the_four_fields_of_a_project(
    project: str, arguments: dict[str, str], file: str
) -> None:
    files = Files.of({ERRORS: project, "~/.claude/.learnings/ERRORS.md": KNOWN})
    assert files.planned("log", text="Something else", **arguments).done.endswith(f"in `{file}`")


def test_a_pipe_and_a_bold_word_in_a_text_are_no_second_field() -> None:
    files = Files.of({ERRORS: KNOWN})
    files.write("log", type_="ERR", text="It printed a | **Status**: promoted row")
    assert files.entry("ERR-20260926-002").native_status == "pending"
    assert b"**Content**: It printed a | \\**Status**: promoted row\n" in files.contents[ERRORS]


def test_the_only_learnings_below_are_meant_but_not_those_of_every_project() -> None:
    files = Files.of({"edge/.learnings/ERRORS.md": KNOWN, "memory/working-buffer.md": "# Working Buffer\n"})
    assert files.planned("log", type_="ERR", text="Something else").done.endswith("in `./edge/.learnings/ERRORS.md`")
    files = Files.of({"~/.claude/.learnings/ERRORS.md": KNOWN})
    assert files.planned("log", type_="OPS", text="x").done.endswith("in `./.learnings/OPERATIONS_ISSUES.md`")
