"""Entries with sections are judged by their skill's own words."""

import pytest

from support.linting import ISSUES, LEARNINGS, found, issue, lint, rules_of


def one(text: str, file: str = ISSUES) -> str:
    """The only thing that is said, without the summary."""
    (line, _) = lint(text, file)
    return line


def test_an_entry_as_the_skill_writes_it_has_no_fault() -> None:
    assert rules_of(issue(), ISSUES) == []


def test_a_count_with_words_is_read_by_its_number_and_told() -> None:
    assert one(issue(more="- Recurrence-Count: 4 failed attempts\n")) == (
        '.learnings/OPERATIONS_ISSUES.md:14: warning bad-count: OPS-20260901-001 Recurrence-Count "4 failed attempts" '
        "is no whole number, read as 4 (fix: keep the number there, and its words in the text)"
    )


def test_a_word_of_another_skill_is_told_and_its_own_is_not() -> None:
    security = ".learnings/SECURITY_INCIDENTS.md"
    incident = issue("SEC-20260901-001", status="contained").replace("**Severity**: P2\n", "")
    assert one(issue(status="contained")) == (
        '.learnings/OPERATIONS_ISSUES.md:5: warning foreign-status: OPS-20260901-001 status "contained" is a word of '
        "SEC entries "
        "(fix: one of pending, in_progress, resolved, wont_fix, promoted, promoted_to_skill)"
    )
    assert "foreign-status" not in [rule for rule, _ in rules_of(incident, security)]


@pytest.mark.parametrize(
    ("status", "severity", "says"),
    [
        (
            "✅ resolved (2026-09-17 15:05)",
            "warning",
            ", read as resolved (fix: write resolved, and keep 2026-09-17 15",
        ),
        ("open", "warning", ", read as open (fix: write pending)"),
        ("✅ In progress", "note", ", read as active (fix: write in_progress)"),
        (
            "frobnicated",
            "warning",
            " (fix: one of pending, in_progress, resolved, wont_fix, promoted, promoted_to_skill)",
        ),
        ("Pending", "note", ", read as open (fix: write pending)"),
    ],
)
def test_a_status_in_other_words_keeps_them_and_is_told(status: str, severity: str, says: str) -> None:
    place = f".learnings/OPERATIONS_ISSUES.md:5: {severity} unknown-status: OPS-20260901-001"
    assert one(issue(status=status)).startswith(f'{place} unknown status "{status}"{says}')


def test_resolved_without_a_resolution_is_told() -> None:
    assert rules_of(issue(status="resolved"), ISSUES) == [("resolved-without-resolution", 5)]
    done = issue(status="resolved", more="\n### Resolution\n- **Resolved**: 2026-09-02T07:00:00Z\n")
    assert rules_of(done, ISSUES) == []


def test_a_missing_status_is_an_error_and_other_missing_lines_a_warning() -> None:
    text = issue().replace("**Status**: pending\n", "").replace("**Priority**: high\n", "")
    assert [(each.rule, each.severity) for each in found({ISSUES: text})] == [
        ("missing-field", "error"),
        ("missing-header", "warning"),
    ]


def test_a_missing_line_that_tells_little_is_a_note() -> None:
    (finding,) = found({ISSUES: issue().replace("**Area**: monitoring\n", "")})
    assert (finding.severity, finding.message) == ("note", "has no **Area**")


def test_a_reference_that_leads_nowhere_is_told_once_for_each_id() -> None:
    text = issue(more="- See Also: OPS-20260901-002, OPS-20260101-001, OPS-20260101-002\n") + issue("OPS-20260901-002")
    assert [(each.rule, each.detail) for each in found({ISSUES: text})] == [
        ("orphan-reference", "OPS-20260101-001"),
        ("orphan-reference", "OPS-20260101-002"),
    ]


SKILL = "skills/cert-expiry/SKILL.md"


def became_skill(path: str) -> str:
    line = f"**Skill-Path**: {path}\n" if path else ""
    return issue(status="promoted_to_skill").replace("monitoring\n", f"monitoring\n{line}")


@pytest.mark.parametrize("path", ["skills/cert-expiry", "`skills/cert-expiry/`", "skills/cert-expiry/SKILL.md"])
def test_a_skill_that_is_not_there_is_told_and_one_that_is_there_is_not(path: str) -> None:
    (missing,) = found({ISSUES: became_skill(path)})
    assert (missing.rule, missing.line, missing.message) == (
        "missing-skill",
        8,
        f"became the skill {path}, which is not there",
    )
    assert missing.next_step.endswith("or hotwash unpromote OPS-20260901-001")
    assert found({ISSUES: became_skill(path), SKILL: "---\nname: cert-expiry\n---\n"}) == ()


def test_a_skill_without_a_place_is_told_and_one_outside_the_project_is_not_looked_for() -> None:
    assert [each.message for each in found({ISSUES: became_skill("")})] == [
        "is promoted_to_skill and has no **Skill-Path** that says where"
    ]
    assert found({ISSUES: became_skill("../shared/skills/cert-expiry")}) == ()


def test_words_outside_the_skill_are_notes() -> None:
    text = issue().replace("high", "huge").replace("P2", "P9").replace("monitoring", "kitchen")
    assert [(each.rule, each.severity) for each in found({ISSUES: text})] == [
        ("unknown-priority", "note"),
        ("unknown-severity", "note"),
        ("unknown-area", "note"),
    ]


def test_a_category_is_a_note_only_where_the_skill_is_known() -> None:
    text = issue("LRN-20260901-001").replace("**Severity**: P2\n", "").replace("cert_expiry", "toil_accumulation")
    assert rules_of(text, LEARNINGS) == []
    assert rules_of(text, ".learnings/operations/LEARNINGS.md") == []
    odd = text.replace("toil_accumulation", "gossip")
    assert rules_of(odd, ".learnings/operations/LEARNINGS.md") == [("unknown-category", 1)]


def test_a_key_spelled_unlike_its_siblings_is_a_note() -> None:
    keys = ("incident_pattern.pool", "incident_pattern.pool", "Incident-Pattern.pool")
    text = "".join(issue(f"OPS-20260901-00{at}", more=f"- Pattern-Key: {key}\n") for at, key in enumerate(keys, 1))
    (note,) = found({ISSUES: text})
    assert (note.rule, note.name, note.severity) == ("pattern-key-spelling", "OPS-20260901-003", "note")


def test_two_entries_of_one_id_are_told_at_the_second_and_dialects_apart() -> None:
    text = issue() + issue().replace("Certificate", "Another certificate")
    assert rules_of(text, ISSUES) == [("duplicate-id", 17)]
    both = "### LRN-20260520-001\n**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n\n"
    both += issue("LRN-20260520-001").replace("**Severity**: P2\n", "").replace("cert_expiry", "insight")
    assert "duplicate-id" not in [rule for rule, _ in rules_of(both)]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("## [OPS-20260901-001 cert_expiry", "malformed-id"),
        ("## [OPS-2026-09-01-001] cert_expiry", "malformed-id"),
        ("## [OPS-20260901-] cert_expiry", "malformed-id"),
        ("## [OPS-20261399-001] cert_expiry", "bad-date"),
        ("##[OPS-20260901-001] cert_expiry", "broken-heading"),
    ],
)
def test_a_heading_that_tools_do_not_find_is_told(heading: str, rule: str) -> None:
    text = issue("OPS-20260801-001") + issue().replace("## [OPS-20260901-001] cert_expiry", heading)
    assert (rule, 17) in rules_of(text, ISSUES)


def test_dates_that_are_none_or_still_to_come_are_told() -> None:
    assert rules_of(issue().replace("2026-09-01T07:00:00Z", "yesterday"), ISSUES) == [("bad-date", 3)]
    assert rules_of(issue().replace("2026-09-01T07:00:00Z", "2026-10-01T07:00:00Z"), ISSUES) == [("future-date", 3)]


def test_fields_in_prose_and_in_fences_are_no_claims() -> None:
    text = issue().replace("Certificate expires", "**Priority**: none\n\n```\n**Area**: kitchen\n```")
    assert rules_of(text, ISSUES) == []


def test_a_template_and_prose_are_left_alone() -> None:
    assert rules_of("## [LRN-YYYYMMDD-XXX] category\n\n**Status**: whatever\n") == []
    assert rules_of("## 2026-03-01 some title\n\nText.\n") == []
