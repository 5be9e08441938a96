"""Where a rule can go, and in which order."""

from hotwash.core.analysis.rule_targets import RuleTarget, rule_targets
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.snapshot import Snapshot, SourceProblem
from hotwash.core.model.targets import DOCUMENT_KINDS
from hotwash.core.model.vocabulary import Scope
from support.snapshots import GLOBAL, PROJECT
from support.written import file, four_fields, log, opened, sections

FACTS = "**Source**: observed\n**Scope**: {}\n**Verified**: 2026-05-18\n"
OLD = four_fields("ERR-20260518-001", "Deploying", "The pod had no limits, kubectl showed it evicted")
EMPTY_HOME = "/home/o"


def targets(*documents: Document, home: str = "") -> tuple[RuleTarget, ...]:
    snapshot = Snapshot(1, (PROJECT,), documents)
    return rule_targets(snapshot, [entry for document in documents for entry in document.entries], home)


def labels(*documents: Document, home: str = "") -> list[str]:
    return [target.label for target in targets(*documents, home=home)]


def test_an_entry_without_facts_goes_into_the_files_of_its_project() -> None:
    assert labels(log(OLD)) == [
        "CLAUDE.md",
        ".claude/rules/kubernetes.md",
        "AGENTS.md",
        ".github/copilot-instructions.md",
    ]


def test_files_that_exist_come_before_those_that_would_be_created() -> None:
    agents = file("AGENTS.md", "# Agents\n")
    found = labels(log(OLD), agents, home=EMPTY_HOME)
    assert found[:2] == ["AGENTS.md", "~/.claude/CLAUDE.md"]
    assert "CLAUDE.md" in found


def test_the_global_file_is_offered_with_its_reach() -> None:
    shared = file("CLAUDE.md", "# Global\n", GLOBAL)
    target = next(each for each in targets(log(OLD), shared) if each.scope is Scope.GLOBAL)
    assert (target.label, target.path, target.exists) == ("~/.claude/CLAUDE.md", "/home/o/.claude/CLAUDE.md", True)


def test_an_entry_of_the_global_workspace_goes_into_the_global_file() -> None:
    assert labels(log(OLD, workspace=GLOBAL)) == ["~/.claude/CLAUDE.md"]


def test_lines_are_told_now_and_after() -> None:
    with_section = file("CLAUDE.md", "# Project\n\n## Agent Rules\n\n- Existing rule\n\n## Other\n\ntext\n")
    without = file("AGENTS.md", "Some text\n")
    found = {target.label: target for target in targets(log(OLD), with_section, without)}
    assert (found["CLAUDE.md"].lines, found["CLAUDE.md"].lines_after) == (9, 10)
    assert (found["AGENTS.md"].lines, found["AGENTS.md"].lines_after) == (1, 5)
    created = found[".github/copilot-instructions.md"]
    assert (created.would_create, created.lines, created.lines_after) == (True, 0, 3)


def test_the_section_that_is_there_is_named() -> None:
    platform = file("CLAUDE.md", "## Platform Rules\n\n- One\n")
    assert targets(log(OLD), platform)[0].section == "## Platform Rules"
    assert targets(log(OLD))[0].section == "## Agent Rules"


def test_a_global_scope_goes_into_a_global_rules_file() -> None:
    entry = four_fields("LRN-20260518-001", content="kubectl evicted the pod", more=FACTS.format("global"))
    shared = file("CLAUDE.md", "# Global\n", GLOBAL)
    found = targets(log(entry), shared)
    assert [target.label for target in found] == ["~/.claude/rules/kubernetes.md", "~/.claude/CLAUDE.md"]
    assert found[0].scope is Scope.GLOBAL


def test_a_project_scope_goes_into_a_rules_file_and_paths_rule_out_the_others() -> None:
    plain = four_fields("LRN-20260518-001", content="terraform plan", more=FACTS.format("project:payments-api"))
    paths = plain.replace("**Verified**", "**Paths**: infra/**/*.tf, modules/**/*.tf\n**Verified**")
    assert labels(log(plain))[:2] == [".claude/rules/terraform.md", "CLAUDE.md"]
    assert labels(log(paths)) == [".claude/rules/terraform.md"]
    assert targets(log(paths))[0].reason == "read with infra/**/*.tf, modules/**/*.tf"
    assert targets(log(paths))[0].lines_after == 9


def test_a_rules_file_that_the_entry_names_is_preferred() -> None:
    entry = four_fields("LRN-20260518-001", content="The edge gateway drops headers", more=FACTS.format("project:x"))
    edge = file(".claude/rules/edge.md", "# Edge rules\n\n- One\n")
    assert targets(log(entry), edge)[0].label == ".claude/rules/edge.md"
    assert targets(log(entry), edge)[0].lines_after == 4


def test_one_entry_without_facts_makes_the_older_rules_hold_for_all() -> None:
    entry = four_fields("LRN-20260518-001", more=FACTS.format("project:payments-api"))
    assert labels(log(entry, OLD))[0] == "CLAUDE.md"


def test_operations_learnings_go_into_the_files_of_workflows() -> None:
    learning = sections("LRN-20260518-001", "process_bottleneck", summary="Deploys wait for a handoff")
    tools = file("TOOLS.md", "# Tools\n")
    assert labels(log(learning))[:3] == ["AGENTS.md", "CLAUDE.md", ".github/copilot-instructions.md"]
    assert labels(log(learning))[3:] == list(DOCUMENT_KINDS)
    assert labels(log(learning), tools)[0] == "TOOLS.md"


def test_a_nested_workspace_goes_by_the_files_of_its_project() -> None:
    nested = Workspace("nested", "payments-api/edge", Scope.PROJECT, f"{PROJECT.root}/edge", PROJECT.root)
    claude = file("CLAUDE.md", "# Project\n")
    entry = sections("LRN-20260518-001", summary="Deploys wait for a handoff")
    assert labels(log(entry, workspace=nested), claude)[0] == "CLAUDE.md"
    assert labels(log(entry, workspace=nested))[0] == "edge/AGENTS.md"


def test_a_file_that_cannot_be_read_is_not_taken_for_missing() -> None:
    problem = SourceProblem(f"{PROJECT.root}/CLAUDE.md", "permission denied", "", 0.0)
    document = log(OLD)
    snapshot = Snapshot(1, (PROJECT,), (document,), (problem,))
    assert rule_targets(snapshot, document.entries)[0].exists


def test_without_entries_there_is_still_a_place() -> None:
    assert rule_targets(opened(), ())[0].label == "CLAUDE.md"
