"""Why an entry does not become a rule: each guard with its text and exit code, in the order of the original tool."""

import pytest

from support.operating import ERRORS, Files

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


@pytest.mark.parametrize(
    ("facts", "status", "reason"),
    [
        (ELIGIBLE, "pending", f"{ID} is pending; resolve it before promoting"),
        (ELIGIBLE, "revoked", f"{ID} is revoked; only what still holds becomes a rule"),
        (("**Source**: user",), "resolved", f"{ID} has no **Scope** or **Verified**"),
        (("**Paths**: a/**",), "resolved", f"{ID} has no **Source**, **Scope** or **Verified**"),
        (("**Source**: guess", *ELIGIBLE[1:]), "resolved", f'{ID} has the unknown source "guess"'),
        (("**Source**: user", "**Scope**: team", ELIGIBLE[2]), "resolved", f'{ID} has a bad scope "team"'),
        ((*ELIGIBLE[:2], "**Verified**: 2026-02-31"), "resolved", f'{ID} has a bad **Verified** date "2026-02-31"'),
        ((*ELIGIBLE, "**Expires**: soon"), "resolved", f'{ID} has a bad **Expires** "soon"'),
        (
            ("**Source**: user", "**Scope**: global", "**Paths**: a/**", ELIGIBLE[2]),
            "resolved",
            f"{ID}: **Paths** needs a project:<name> scope",
        ),
        ((*ELIGIBLE[:2], '**Paths**: "a/**"', ELIGIBLE[2]), "resolved", f"{ID} has bad **Paths**"),
        (("**Source**: inferred", *ELIGIBLE[1:]), "resolved", f"{ID} is only inferred"),
        ((*ELIGIBLE, "**Expires**: 2026-09-01"), "resolved", f"{ID} expired 2026-09-01"),
        (
            (*ELIGIBLE[:2], "**Verified**: 2026-05-01"),
            "resolved",
            f"{ID} was verified 148 days ago (limit 90 for source observed)",
        ),
    ],
)
def test_an_entry_that_is_no_sound_rule_is_refused(facts: tuple[str, ...], status: str, reason: str) -> None:
    answer = workspace(*facts, status=status).refused("promote", ID, domain="terraform!", rule="")
    assert (answer.code, answer.reason) == (4, reason)


def test_a_stale_entry_names_the_way_out() -> None:
    answer = workspace(*ELIGIBLE[:2], "**Verified**: 2026-05-01").refused("promote", ID, domain="a", rule=RULE)
    assert answer.next_step == "re-verify it and update **Verified** first"


@pytest.mark.parametrize(
    ("source", "verified", "stale"),
    [
        ("user", "2026-01-01", False),
        ("inferred", "2026-08-27", False),
        ("inferred", "2026-08-26", True),
        ("ci", "2026-06-28", False),
        ("ci", "2026-06-27", True),
    ],
)
def test_how_old_a_fact_may_be_depends_on_its_source(source: str, verified: str, stale: bool) -> None:
    files = workspace(f"**Source**: {source}", ELIGIBLE[1], f"**Verified**: {verified}")
    arguments = {"domain": "terraform", "rule": RULE, "allow_inferred": "yes"}
    if stale:
        assert "days ago" in files.refused("promote", ID, **arguments).reason
    else:
        files.write("promote", ID, **arguments)


def test_what_is_inferred_is_allowed_by_the_name_of_its_check() -> None:
    files = workspace("**Source**: inferred", *ELIGIBLE[1:])
    assert files.refused("promote", ID, domain="terraform", rule=RULE).reason == f"{ID} is only inferred"
    files.write("promote", ID, domain="terraform", rule=RULE, allow="inferred")


def test_an_entry_is_valid_on_the_day_it_expires() -> None:
    workspace(*ELIGIBLE, "**Expires**: 2026-09-26").write("promote", ID, domain="terraform", rule=RULE)


def test_an_entry_of_another_project_stays_there() -> None:
    files = workspace("**Source**: user", "**Scope**: project:other-repo", ELIGIBLE[2])
    answer = files.refused("promote", ID, domain="terraform", rule=RULE)
    assert (answer.code, answer.reason) == (4, f"{ID} is scoped to other-repo, but this project is proj")


def test_a_rules_file_of_the_second_generation_needs_facts() -> None:
    answer = workspace().refused("promote", ID, domain="terraform", rule=RULE)
    assert (answer.code, answer.reason) == (4, f"{ID} has no **Source**, **Scope** or **Verified**")


def test_paths_are_never_widened_by_a_file_that_is_read_for_all() -> None:
    answer = workspace(*ELIGIBLE, PATHS).refused("promote", ID, target="CLAUDE.md", rule=RULE)
    assert answer.code == 4


@pytest.mark.parametrize(
    ("facts", "there", "said"),
    [
        (("**Paths**: infrastructure/**/*.tf",), "", "[all files] but {} needs [infrastructure/**/*.tf]"),
        ((), "---\npaths:\n  - a/**\n---\n", "[a/**] but {} needs [all files]"),
    ],
)
def test_paths_of_a_rules_file_stay_as_they_are(facts: tuple[str, ...], there: str, said: str) -> None:
    files = workspace(*ELIGIBLE, *facts, **{".claude/rules/terraform.md": f"{there}# Terraform rules\n"})
    answer = files.refused("promote", ID, domain="terraform", rule=RULE)
    assert answer.code == 4
    assert answer.reason == f".claude/rules/terraform.md applies to paths {said.format(ID)}"


def test_what_is_promoted_to_one_file_is_not_promoted_to_another() -> None:
    files = workspace(*ELIGIBLE)
    files.write("promote", ID, domain="terraform", rule=RULE)
    answer = files.refused("promote", ID, target="CLAUDE.md", rule=RULE)
    assert (answer.code, answer.reason) == (4, f"{ID} is already promoted to .claude/rules/terraform.md:3")


@pytest.mark.parametrize(
    "arguments",
    [
        {"domain": "Terraform!"},
        {"domain": "-x"},
        {"domain": "../x"},
        {"target": "README.md"},
        {"target": "/etc/CLAUDE.md"},
        {"target": "../CLAUDE.md"},
        {"target": ".claude/rules/../../CLAUDE.md"},
        {"target": "CLAUDE.md", "domain": "terraform"},
    ],
)
def test_only_the_files_of_the_format_are_targets(arguments: dict[str, str]) -> None:
    assert workspace(*ELIGIBLE).refused("promote", ID, rule=RULE, **arguments).code == 2


def test_a_target_may_be_named_by_its_whole_path() -> None:
    files = workspace(*ELIGIBLE)
    files.write("promote", ID, rule=RULE, target="/w/proj/CLAUDE.md")
    assert MARKED in text_of(files, "CLAUDE.md")
    assert "2026-09-26 promoted to CLAUDE.md" in text_of(files, ERRORS)


def test_a_target_that_cannot_be_written_is_refused_with_its_reason() -> None:
    files = workspace(*ELIGIBLE, **{"CLAUDE.md": "text\n"})
    files.read_only = {"CLAUDE.md": "no permission"}
    assert files.refused("promote", ID, rule=RULE, target="CLAUDE.md").reason == "CLAUDE.md is read-only: no permission"


@pytest.mark.parametrize(
    ("learned_in", "target", "written"),
    [
        ("edge/.learnings/ERRORS.md", "CLAUDE.md", "CLAUDE.md"),
        ("edge/.learnings/ERRORS.md", "./edge/CLAUDE.md", "edge/CLAUDE.md"),
        ("edge/.learnings/ERRORS.md", "/w/proj/edge/AGENTS.md", "edge/AGENTS.md"),
        ("~/.claude/.learnings/ERRORS.md", "/w/proj/CLAUDE.md", "CLAUDE.md"),
        ("~/.claude/.learnings/ERRORS.md", "~/.claude/CLAUDE.md", "~/.claude/CLAUDE.md"),
        (ERRORS, "/home/ana/.claude/CLAUDE.md", "~/.claude/CLAUDE.md"),
    ],
)
def test_targets_of_nested_and_global_workspaces(learned_in: str, target: str, written: str) -> None:
    files = Files.of({learned_in: entry_text()})
    files.write("promote", ID, target=target, rule=RULE)
    assert MARKED in text_of(files, written)
    assert f"2026-09-26 promoted to {written}\n" in text_of(files, learned_in)


@pytest.mark.parametrize(
    ("learned_in", "written"),
    [
        ("edge/.learnings/ERRORS.md", "edge/.claude/rules/terraform.md"),
        (ERRORS, ".claude/rules/terraform.md"),
        ("~/.claude/.learnings/ERRORS.md", ".claude/rules/terraform.md"),
    ],
)
def test_a_domain_is_a_rules_file_of_the_project_it_is_about(learned_in: str, written: str) -> None:
    files = Files.of({learned_in: entry_text(*ELIGIBLE)})
    files.write("promote", ID, domain="terraform", rule=RULE)
    assert MARKED in text_of(files, written)
