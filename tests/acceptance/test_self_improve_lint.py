"""What lint says of four-field entries, word for word, and when something is stale."""

import pytest

from acceptance.conftest import Project, facts, four

ERRORS, LEARNINGS = ".learnings/ERRORS.md", ".learnings/LEARNINGS.md"
FEATURES = ".learnings/FEATURE_REQUESTS.md"


def lint(project: Project, *entries: str, name: str = ERRORS) -> tuple[int, list[str]]:
    project.write(name, "# Error Log\n\n---\n\n" + "".join(entries))
    ran = project.run("lint")
    return ran.code, ran.out.splitlines()


def test_a_clean_entry_has_nothing_to_say(project: Project) -> None:
    assert lint(project, four("LRN-20260920-001", **facts("user", "global")), name=LEARNINGS) == (
        0,
        ["lint: 1 entries, 0 errors, 0 warnings, 0 expired, 0 stale, 0 without metadata"],
    )


def test_the_shipped_templates_hold_no_entry(bare: Project) -> None:
    assert bare.run("init", "--local", "--gitignore", "none").code == 0
    ran = bare.run("lint")
    assert ran.code == 0
    assert ran.out.splitlines()[-1].startswith("lint: 0 entries")


def test_an_unknown_status_and_a_missing_field_are_errors(project: Project) -> None:
    code, lines = lint(project, four("ERR-20260901-001", "done", content=""))
    assert code == 1
    assert 'ERROR ERR-20260901-001 unknown status "done"' in lines
    assert "ERROR ERR-20260901-001 missing **Content**" in lines


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (facts("guess"), 'unknown source "guess"'),
        (facts(scope="team"), 'bad scope "team"'),
        (facts(scope="global", paths="src/**"), "**Paths** needs a project:<name> scope"),
        (facts(verified="2026-13-01"), 'bad **Verified** date "2026-13-01"'),
        (facts(verified="2026-02-31"), 'bad **Verified** date "2026-02-31"'),
        (facts(expires="soon"), 'bad **Expires** "soon"'),
        (facts(supersedes="LRN-20260101-009"), "supersedes unknown id LRN-20260101-009"),
    ],
)
def test_every_bad_fact_is_named(project: Project, fields: dict[str, str], said: str) -> None:
    code, lines = lint(project, four("ERR-20260901-001", **fields))
    assert code == 1
    assert any(line.startswith(f"ERROR ERR-20260901-001 {said}") for line in lines)


def test_what_is_superseded_and_still_resolved_is_a_warning(project: Project) -> None:
    new, old = four("LRN-20260901-001", supersedes="LRN-20260801-001", **facts()), four("LRN-20260801-001", **facts())
    code, lines = lint(project, old, new, name=LEARNINGS)
    assert code == 0
    assert "WARN LRN-20260901-001 supersedes LRN-20260801-001, which is still resolved" in lines


def test_one_id_in_two_files_is_an_error(project: Project) -> None:
    project.write(FEATURES, four("LRN-20260920-001", **facts()))
    code, lines = lint(project, four("LRN-20260920-001", **facts()), name=LEARNINGS)
    assert code == 1
    assert any(line.startswith("ERROR LRN-20260920-001 duplicate id") for line in lines)


def test_an_empty_number_is_tolerated_flagged_and_can_be_repaired(project: Project) -> None:
    _, lines = lint(project, four("ERR-20261120-", **facts()))
    assert any("ERR-20261120-" in line and "number" in line for line in lines)
    assert project.run("repair", "--all", "--apply").code == 0
    assert "### ERR-20261120-001\n" in project.text(ERRORS)


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        (facts("user", verified="2026-01-01"), "resolved", None),
        (facts("inferred", verified="2026-08-20"), "resolved", "verified 37 days ago (limit 30 for source inferred)"),
        (
            facts(verified="2026-06-01"),
            "promoted",
            "verified 117 days ago (limit 90 for source observed); its promoted rule is still loaded",
        ),
        (facts("repo", verified="2025-09-26"), "resolved", "verified 365 days ago (limit 90 for source repo)"),
        (facts(verified="2025-01-01"), "revoked", None),
        (facts("inferred", verified="2026-08-27"), "resolved", None),
        (facts("inferred", verified="2026-08-26"), "resolved", "verified 31 days ago (limit 30 for source inferred)"),
    ],
)
def test_what_was_verified_too_long_ago_is_stale(
    project: Project, fields: dict[str, str], status: str, said: str | None
) -> None:
    _, lines = lint(project, four("ERR-20260101-001", status, **fields))
    stale = [line for line in lines if line.startswith("STALE")]
    assert stale == ([f"STALE ERR-20260101-001 {said}"] if said else [])


def test_stale_rules_come_before_other_stale_entries(project: Project) -> None:
    resolved = four("ERR-20260101-001", **facts(verified="2026-05-01"))
    promoted = four("ERR-20260101-002", "promoted", **facts(verified="2026-06-01"))
    _, lines = lint(project, resolved, promoted)
    assert [line.split()[1] for line in lines if line.startswith("STALE")] == ["ERR-20260101-002", "ERR-20260101-001"]


def test_expiry_counts_from_the_day_after(project: Project) -> None:
    gone = four("ERR-20260701-001", **facts("ci", verified="2026-09-20", expires="2026-09-25"))
    valid = four("ERR-20260701-002", **facts("user", verified="2026-09-20", expires="2026-09-26"))
    code, lines = lint(project, gone, valid)
    assert code == 0
    assert [line for line in lines if line.startswith("EXPIRED")] == ["EXPIRED ERR-20260701-001 expired 2026-09-25"]


def test_entries_of_the_first_generation_are_counted_and_never_stale(project: Project) -> None:
    assert lint(project, four("ERR-20250101-001")) == (
        0,
        ["lint: 1 entries, 0 errors, 0 warnings, 0 expired, 0 stale, 1 without metadata"],
    )


def test_optional_fields_may_stand_anywhere_and_values_go_on_over_lines(project: Project) -> None:
    project.write(
        ERRORS,
        "# Error Log\n\n### ERR-20260920-001\n**Status**: resolved\n**Context**: c\n**Content**: d\n**Source**: user\n"
        "**Scope**: project:proj\n**Paths**: infrastructure/**/*.tf, modules/**/*.tf\n**Verified**: 2026-09-20\n"
        "**Expires**: never\n**Action**: Recorded\ncontinued on a second line\n\n---\n",
    )
    [line] = [row for row in project.run("review", "--no-drain", "--tsv").out.splitlines() if row.startswith("ERR-")]
    assert "infrastructure/**/*.tf, modules/**/*.tf" in line.split("\t")
    assert line.split("\t")[-1] == "Recorded continued on a second line"
