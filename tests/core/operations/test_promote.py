"""Promotion into the files that agents read: what is written, where, and in which order."""

import pytest

from hotwash.core.model.plan import Outcome
from support.operating import BOM, DISGUISES, ERRORS, ISSUES, LEARNINGS, Disguise, Files, outcomes

ID = "ERR-20260920-001"
RULE = "Scan plans for forces replacement"
MARKED = f"- {RULE} <!-- self-improve:{ID} -->\n"
ELIGIBLE = ("**Source**: observed", "**Scope**: project:proj", "**Verified**: 2026-09-20")
PATHS = "**Paths**: modules/**/*.tf, infrastructure/**/*.tf"


def entry_text(*facts: str, status: str = "resolved", name: str = ID, note: str = "") -> str:
    lines = (f"### {name}", f"**Status**: {status}", *([note] if note else []), "**Context**: c", "**Content**: x")
    return "\n".join((*lines, "**Action**: a", *facts)) + "\n\n---\n\n"


def workspace(*facts: str, status: str = "resolved", **files: str) -> Files:
    return Files.of({ERRORS: entry_text(*facts, status=status), **files})


def text_of(files: Files, name: str) -> str:
    return files.contents[name].decode()


# What is written.


def test_an_entry_with_paths_gets_a_rules_file_of_its_domain() -> None:
    files = workspace(*ELIGIBLE[:2], PATHS, ELIGIBLE[2])
    plan = files.write("promote", ID, domain="terraform", rule=RULE)
    assert text_of(files, ".claude/rules/terraform.md") == (
        '---\npaths:\n  - "infrastructure/**/*.tf"\n  - "modules/**/*.tf"\n---\n\n# Terraform rules\n\n' + MARKED
    )
    note = "**Status-Note**: 2026-09-26 promoted to .claude/rules/terraform.md"
    assert text_of(files, ERRORS) == entry_text(*ELIGIBLE[:2], PATHS, ELIGIBLE[2], status="promoted", note=note)
    assert [edit.path for edit in plan.edits] == ["/w/proj/.claude/rules/terraform.md", "/w/proj/.learnings/ERRORS.md"]
    assert plan.obeyed


def test_promoting_again_writes_nothing_and_is_fine() -> None:
    files = workspace(*ELIGIBLE)
    files.write("promote", ID, domain="terraform", rule=RULE)
    again = files.planned("promote", ID, domain="terraform", rule=RULE)
    assert again.changes_nothing
    assert again.done == f"{ID} is already promoted to .claude/rules/terraform.md:3"


def test_a_rule_is_appended_to_a_rules_file_of_the_same_paths() -> None:
    target = '---\npaths: "infrastructure/**/*.tf"\n---\n\n# Terraform rules\n\n- Pin provider versions'
    files = workspace("**Paths**: infrastructure/**/*.tf", *ELIGIBLE)
    files.contents[".claude/rules/terraform.md"] = target.encode()
    files.write("promote", ID, domain="terraform", rule=RULE)
    assert text_of(files, ".claude/rules/terraform.md") == f"{target}\n{MARKED}"


def test_a_global_entry_goes_to_the_rules_of_every_project() -> None:
    files = workspace("**Source**: user", "**Scope**: global", "**Verified**: 2026-01-01")
    plan = files.write("promote", ID, domain="workflow", rule=RULE)
    assert text_of(files, "~/.claude/rules/workflow.md") == f"# Workflow rules\n\n{MARKED}"
    assert "~/.claude/rules/workflow.md reaches every project on this machine" in plan.notes


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_a_rule_goes_below_the_last_line_of_the_rules_section(disguise: Disguise) -> None:
    before = "# Project\n\n## Agent Rules\n\n- Existing rule\n\n## Context\n\ntext\n"
    after = before.replace("- Existing rule\n", f"- Existing rule\n{MARKED}")
    files = workspace(*ELIGIBLE)
    files.contents["CLAUDE.md"] = disguise(before.encode())
    plan = files.write("promote", ID, target="CLAUDE.md", rule=RULE)
    assert files.contents["CLAUDE.md"] == disguise(after.encode())
    assert plan.done == f"promoted {ID} → CLAUDE.md:6 (+1 line)"
    files.write("undo")
    assert files.contents["CLAUDE.md"] == disguise(before.encode())
    assert text_of(files, ERRORS) == entry_text(*ELIGIBLE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Some text\n", f"Some text\n\n## Agent Rules\n\n{MARKED}"),
        ("Some text", f"Some text\n\n## Agent Rules\n\n{MARKED}"),
        ("Some text\n\n", f"Some text\n\n## Agent Rules\n\n{MARKED}"),
        ("", f"## Agent Rules\n\n{MARKED}"),
        ("## Agent Rules\n\n- one", f"## Agent Rules\n\n- one\n{MARKED}"),
        ("## Agent Rules\n", f"## Agent Rules\n\n{MARKED}"),
        ("## Agent Rules\n\n## Next\n", f"## Agent Rules\n\n{MARKED}\n## Next\n"),
        ("## Agent Rules", f"## Agent Rules\n\n{MARKED}"),
        ("## Platform Rules\n- one\n\n# Next\n", f"## Platform Rules\n- one\n{MARKED}\n# Next\n"),
        ("## Platform Rules\n- p\n\n## Agent Rules\n- a\n", f"## Platform Rules\n- p\n\n## Agent Rules\n- a\n{MARKED}"),
        ("## Agent Rules\n- a\n### More\n- b\n\n## Next\n", f"## Agent Rules\n- a\n### More\n- b\n{MARKED}\n## Next\n"),
        (
            "## Agent Rules\n- a\n```\n## Not a heading\n```\n\n## Next\n",
            f"## Agent Rules\n- a\n```\n## Not a heading\n```\n{MARKED}\n## Next\n",
        ),
        ("```\n## Agent Rules\n```\n", f"```\n## Agent Rules\n```\n\n## Agent Rules\n\n{MARKED}"),
    ],
)
def test_the_rules_section_of_a_file(before: str, after: str) -> None:
    files = workspace(*ELIGIBLE, **{"AGENTS.md": before})
    files.write("promote", ID, target="AGENTS.md", rule=RULE)
    assert text_of(files, "AGENTS.md") == after
    files.write("undo")
    assert text_of(files, "AGENTS.md") == before


def test_a_missing_file_is_just_the_section_and_undo_removes_it() -> None:
    files = workspace(*ELIGIBLE)
    plan = files.write("promote", ID, target=".github/copilot-instructions.md", rule=RULE)
    assert text_of(files, ".github/copilot-instructions.md") == f"## Agent Rules\n\n{MARKED}"
    assert "does not exist and is created" in plan.notes[0]
    files.write("undo")
    assert list(files.contents) == [ERRORS]
    files.write("redo")
    assert text_of(files, ".github/copilot-instructions.md") == f"## Agent Rules\n\n{MARKED}"


def test_a_fence_that_is_never_closed_is_no_place_for_a_rule() -> None:
    files = workspace(*ELIGIBLE, **{"AGENTS.md": "text\n```\nnever closed\n"})
    assert files.refused("promote", ID, target="AGENTS.md", rule=RULE).code == 4


def test_a_file_with_a_byte_order_mark_keeps_it() -> None:
    files = workspace(*ELIGIBLE)
    files.contents["CLAUDE.md"] = BOM + b"## Agent Rules\n- a\n"
    files.write("promote", ID, target="CLAUDE.md", rule=RULE)
    assert files.contents["CLAUDE.md"] == BOM + f"## Agent Rules\n- a\n{MARKED}".encode()


def test_rule_and_target_are_chosen_when_nobody_names_them() -> None:
    files = Files.of({ERRORS: entry_text().replace("**Action**: a", "**Action**: Set limits on every container")})
    plan = files.write("promote", ID)
    (line,) = [line for line in text_of(files, "CLAUDE.md").split("\n") if line.startswith("- ")]
    assert line.endswith(f" <!-- self-improve:{ID} -->")
    assert "limits" in line
    assert f"--rule '{line[2:].partition(' <!--')[0]}'" in plan.equivalent


# Groups.


def test_a_group_becomes_one_rule_with_a_marker_for_each_and_one_plan() -> None:
    second, third = "ERR-20260920-002", "ERR-20260920-003"
    files = Files.of({ERRORS: "".join(entry_text(name=name) for name in (ID, second, third)), "CLAUDE.md": ""})
    plan = files.write("promote", f"{ID} {second} {third}", target="CLAUDE.md", rule=RULE)
    markers = " ".join(f"<!-- self-improve:{name} -->" for name in (ID, second, third))
    assert text_of(files, "CLAUDE.md") == f"## Agent Rules\n\n- {RULE} {markers}\n"
    assert text_of(files, ERRORS).count("**Status**: promoted\n") == 3
    assert plan.title == "promote 3 entries as one rule to CLAUDE.md"
    assert plan.done == "promoted ×3 → CLAUDE.md:3 (+3 lines)"
    assert plan.equivalent == (f"hotwash promote {ID} {second} {third} --rule '{RULE}' --target CLAUDE.md --apply")
    undone = files.write("undo")
    assert undone.done == "undid promote 3 entries as one rule to CLAUDE.md: CLAUDE.md −3 lines, 3 entries → resolved"


def test_open_members_are_resolved_on_the_way_when_that_is_wanted() -> None:
    second = "ERR-20260920-002"
    files = Files.of({ERRORS: entry_text() + entry_text(name=second, status="pending"), "CLAUDE.md": ""})
    half = files.planned("promote", f"{ID} {second}", target="CLAUDE.md", rule=RULE)
    assert outcomes(half) == [(ID, Outcome.CHANGED), (second, Outcome.REFUSED)]
    both = files.write("promote", f"{ID} {second}", target="CLAUDE.md", rule=RULE, resolve="yes")
    assert outcomes(both) == [(ID, Outcome.CHANGED), (second, Outcome.CHANGED)]
    assert "1 of 2 are still open: resolved and promoted in one step" in both.notes


def test_a_member_that_is_promoted_already_keeps_its_rule() -> None:
    second = "ERR-20260920-002"
    files = Files.of({ERRORS: entry_text() + entry_text(name=second), "CLAUDE.md": ""})
    files.write("promote", ID, target="CLAUDE.md", rule=RULE)
    plan = files.write("promote", f"{ID} {second}", target="CLAUDE.md", rule="Another rule")
    assert outcomes(plan) == [(ID, Outcome.ALREADY), (second, Outcome.CHANGED)]
    assert text_of(files, "CLAUDE.md").endswith(f"{MARKED}- Another rule <!-- self-improve:{second} -->\n")


def test_a_promotion_that_lost_its_status_only_gets_the_status_back() -> None:
    files = workspace(*ELIGIBLE, **{"CLAUDE.md": f"## Agent Rules\n\n{MARKED}"})
    files.write("promote", ID, target="CLAUDE.md", rule=RULE)
    assert text_of(files, "CLAUDE.md") == f"## Agent Rules\n\n{MARKED}"
    assert "**Status**: promoted\n" in text_of(files, ERRORS)


# Facts.


def test_an_entry_without_facts_is_promoted_by_the_old_rules() -> None:
    files = workspace(**{"CLAUDE.md": "## Agent Rules\n"})
    files.write("promote", ID, target="CLAUDE.md", rule=RULE)
    assert text_of(files, ERRORS) == entry_text(
        status="promoted", note="**Status-Note**: 2026-09-26 promoted to CLAUDE.md"
    )


def test_facts_that_are_given_are_added_in_their_order() -> None:
    files = workspace(**{"CLAUDE.md": "## Agent Rules\n"})
    files.write(
        "promote", ID, target="CLAUDE.md", rule=RULE, verified="2026-09-26", scope="project:proj", source="user"
    )
    assert text_of(files, ERRORS) == entry_text(
        "**Source**: user",
        "**Scope**: project:proj",
        "**Verified**: 2026-09-26",
        status="promoted",
        note="**Status-Note**: 2026-09-26 promoted to CLAUDE.md",
    )


def test_what_an_entry_says_of_itself_wins_but_its_date_is_renewed() -> None:
    files = workspace("**Source**: observed", "**Scope**: project:proj", "**Verified**: 2026-01-01")
    files.write("promote", ID, target="CLAUDE.md", rule=RULE, verified="2026-09-26", source="user")
    text = text_of(files, ERRORS)
    assert "**Source**: observed\n**Scope**: project:proj\n**Verified**: 2026-09-26\n" in text


# Entries with sections.


LEARNING = "## [LRN-20260920-001] toil\n\n**Priority**: low\n**Status**: {}\n**Area**: automation\n"
ISSUE = "## [OPS-20260920-A3F] x\n\n**Status**: {}\n**Severity**: P2\n**Area**: monitoring\n{}\n### Summary\nx\n"


def test_a_learning_says_where_to_directly_below_its_status() -> None:
    files = Files.of({LEARNINGS: LEARNING.format("pending")})
    plan = files.write("promote", "LRN-20260920-001", target="runbook", ref="RUNBOOK-db.md")
    promoted = "promoted\n**Promoted**: runbook (RUNBOOK-db.md)"
    assert text_of(files, LEARNINGS) == LEARNING.format(promoted)
    assert not plan.obeyed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n### Summary\nx\n", "\n**Status**: promoted\n**Promoted**: slo\n\n### Summary\nx\n"),
        ("- Priority: low\n", "- Priority: low\n- Status: promoted\n- Promoted: slo\n"),
        (
            "**Severity**: P2\n**Area**: edge\n",
            "**Status**: promoted\n**Severity**: P2\n**Area**: edge\n**Promoted**: slo\n",
        ),
    ],
)
def test_an_entry_without_a_status_gets_both(before: str, after: str) -> None:
    files = Files.of({ISSUES: f"## [OPS-20260920-A3F] x\n{before}"})
    files.write("promote", "OPS-20260920-A3F", target="slo")
    assert text_of(files, ISSUES) == f"## [OPS-20260920-A3F] x\n{after}"


def test_an_issue_says_so_below_its_area() -> None:
    files = Files.of({ISSUES: ISSUE.format("resolved", "")})
    files.write("promote", "OPS-20260920-A3F", target="slo")
    assert text_of(files, ISSUES) == ISSUE.format("promoted", "**Promoted**: slo\n")


def test_an_entry_with_sections_becomes_a_rule_with_its_marker() -> None:
    files = Files.of({LEARNINGS: LEARNING.format("resolved"), "AGENTS.md": "## Agent Rules\n"})
    files.write("promote", "LRN-20260920-001", target="AGENTS.md", rule=RULE)
    assert f"- {RULE} <!-- self-improve:LRN-20260920-001 -->\n" in text_of(files, "AGENTS.md")
    assert text_of(files, LEARNINGS) == LEARNING.format("promoted\n**Promoted**: AGENTS.md")


def test_an_entry_with_sections_that_is_promoted_is_promoted_already() -> None:
    files = Files.of({LEARNINGS: LEARNING.format("promoted\n**Promoted**: AGENTS.md")})
    plan = files.planned("promote", "LRN-20260920-001", target="runbook")
    assert plan.done == "LRN-20260920-001 is already promoted to AGENTS.md"


def test_an_issue_that_nobody_will_fix_is_reopened_first() -> None:
    files = Files.of({ISSUES: ISSUE.format("wont_fix", "")})
    assert files.refused("promote", "OPS-20260920-A3F", target="slo").code == 1


def test_four_fields_are_promoted_into_files_that_agents_read() -> None:
    assert workspace(*ELIGIBLE).refused("promote", ID, target="runbook").code == 2


def test_a_heal_is_handed_off() -> None:
    head = "## [HEAL-20260920-001] fix-cache\n\n**Status**: verified\n\n### Failure\nx\n"
    files = Files.of({".learnings/HEALS.md": head, "AGENTS.md": ""})
    files.write("promote", "HEAL-20260920-001", target="AGENTS.md", rule=RULE)
    assert text_of(files, ".learnings/HEALS.md") == (
        f"{head}\n### Handoff\n- **Promoted To**: self-improvement at 2026-09-26\n"
        f"- **Promotion Target**: AGENTS.md\n- **Distilled Rule**: {RULE}\n"
    )


def test_the_key_of_a_promoted_entry_says_where_its_rule_is() -> None:
    from hotwash.core.operations import refusal

    files = workspace(status="promoted", **{"CLAUDE.md": f"## Agent Rules\n\n{MARKED}"})
    answer = refusal("promote", files.snapshot, files.target(ID), files.context)
    assert answer is not None
    assert answer.reason == f"{ID} is already promoted to CLAUDE.md:3"


def test_a_preview_begins_with_what_the_entry_vouches_with() -> None:
    plan = workspace(*ELIGIBLE[:2], PATHS, ELIGIBLE[2]).planned("promote", ID, domain="terraform", rule=RULE)
    assert plan.proposal == (
        f"PROMOTION PROPOSAL {ID}",
        "source=observed scope=project:proj verified=2026-09-20 paths=modules/**/*.tf, infrastructure/**/*.tf "
        "target=.claude/rules/terraform.md",
    )


def test_the_message_of_a_commit_is_one_line_with_the_rest_below() -> None:
    plan = workspace().planned("promote", ID, target="CLAUDE.md", rule=RULE, commit="yes")
    assert plan.message == f"docs(memory): promote {ID} — {RULE}\n"[:71].rstrip() + "…\n\n" + f"{RULE}\n"
    assert workspace().planned("promote", ID, target="CLAUDE.md", rule=RULE).message == ""
