"""Which kind of document an entry of operations belongs in, and the file of that kind."""

import pytest

from hotwash.core.analysis.rule_targets import rule_targets
from support.operating import ERRORS, ISSUES, LEARNINGS, Files

RUNBOOK = "docs/RUNBOOK.md"
MARKER = "<!-- self-improve:OPS-20260101-001 -->"


def sectioned(name: str, slug: str, area: str = "", pattern: str = "", promoted: str = "") -> str:
    head = [f"## [{name}] {slug}", "", f"**Status**: {'promoted' if promoted else 'resolved'}"]
    head += [f"**Promoted**: {promoted}"] if promoted else []
    head += [f"**Area**: {area}"] if area else []
    metadata = ["", "### Metadata", f"- Pattern-Key: {pattern}"] if pattern else []
    return "\n".join([*head, "", "### Summary", "It went wrong", *metadata, "", "---", "", ""])


def first(files: dict[str, str], *names: str) -> tuple[str, str, str]:
    snapshot = Files.of({name: text.encode() for name, text in files.items()}).snapshot
    entries = [entry for _, entry in snapshot.entries() if not names or entry.anchor in names]
    best = rule_targets(snapshot, entries)[0]
    return best.id, best.file, best.reason


@pytest.mark.parametrize(
    ("slug", "area", "pattern", "kind"),
    [
        ("incident_pattern", "monitoring", "", "runbook"),
        ("sla_breach", "monitoring", "", "slo"),
        ("toil_accumulation", "on_call", "", "automation-backlog"),
        ("automation_gap", "", "", "automation-backlog"),
        ("capacity_issue", "", "", "capacity-model"),
        ("pool_dry", "monitoring", "capacity-issue.disk", "capacity-model"),
        ("pool_dry", "incident_management", "", "runbook"),
        ("handover_gap", "on_call", "", "on-call-checklist"),
        ("slow_disk", "capacity_planning", "net.timeout", "capacity-model"),
    ],
)
def test_the_sort_of_thing_says_which_and_the_area_where_it_does_not(
    slug: str, area: str, pattern: str, kind: str
) -> None:
    assert first({ISSUES: sectioned("OPS-20260901-001", slug, area, pattern)})[0] == kind


@pytest.mark.parametrize(("slug", "area"), [("process_bottleneck", "on_call"), ("slow", "change_management")])
def test_a_workflow_goes_to_agents(slug: str, area: str) -> None:
    assert first({LEARNINGS: sectioned("LRN-20260901-001", slug, area)})[0] == "/w/proj/AGENTS.md"


def test_what_is_not_of_operations_has_no_documents() -> None:
    snapshot = Files.of({ERRORS: sectioned("ERR-20260901-001", "npm", "build")}).snapshot
    targets = rule_targets(snapshot, [entry for _, entry in snapshot.entries()])
    assert [target.kind for target in targets] == ["", "", ""]


def test_the_document_of_the_last_time_is_offered_again() -> None:
    before = sectioned("OPS-20260101-001", "incident_pattern", promoted=f"runbook ({RUNBOOK})")
    files = {ISSUES: before + sectioned("OPS-20260901-001", "incident_pattern"), RUNBOOK: f"# R\n\n## Old {MARKER}\n"}
    assert first(files, "OPS-20260901-001") == ("runbook", RUNBOOK, "incident response steps")
    del files[RUNBOOK]
    assert first(files, "OPS-20260901-001")[1] == ""


def test_without_a_target_the_command_names_the_document_that_it_found() -> None:
    before = sectioned("OPS-20260101-001", "incident_pattern", promoted=f"runbook ({RUNBOOK})")
    issues = before + sectioned("OPS-20260901-001", "incident_pattern")
    files = Files.of({ISSUES: issues, RUNBOOK: f"# R\n\n## Old {MARKER}\n"})
    plan = files.planned("promote", "OPS-20260901-001")
    assert plan.equivalent == f"hotwash promote OPS-20260901-001 --target runbook --file {RUNBOOK} --apply"
    assert plan.title == "promote OPS-20260901-001 to runbook"


def test_a_rule_in_the_persons_words_goes_where_agents_read_it() -> None:
    files = Files.of({ISSUES: sectioned("OPS-20260901-001", "incident_pattern")})
    assert files.planned("promote", "OPS-20260901-001", rule="Cap the pool").edits[0].path == "/w/proj/AGENTS.md"


def test_where_only_the_entry_says_so_the_person_is_told() -> None:
    files = Files.of({ISSUES: sectioned("OPS-20260901-001", "incident_pattern")})
    assert files.planned("promote", "OPS-20260901-001").notes == (
        "only the entry says so; with --file PATH its text goes into a document too",
    )
    assert files.planned("promote", "OPS-20260901-001", target="runbook", ref="RUNBOOK-7").notes == ()
