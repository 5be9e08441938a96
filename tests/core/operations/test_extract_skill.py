"""A skill of what an entry teaches: its name, its text, and what the entry says afterwards."""

import pytest

from hotwash.core.model.plan import ExitCode
from support.operating import DISGUISES, ISSUES, LEARNINGS, Files

OPS = """# Operations Issues Log

---

## [OPS-20260920-A3F] connection_pool_exhausted

**Logged**: 2026-09-20T07:55:00Z
**Priority**: high
**Status**: {status}
**Severity**: P2
**Area**: capacity_planning

### Summary
The batch jobs take 40 of 50 connections at midnight

### Root Cause
Every worker opens a pool of its own

### Mitigation
Lower the parallelism of the batch jobs

### Prevention
Put a proxy in front of the database

### Metadata
- Services Affected: billing, reports
- Pattern-Key: capacity_issue.connection_pool

---
"""
SKILL = "skills/pool-exhausted/SKILL.md"


def test_the_skill_states_what_the_entry_states_and_the_entry_says_where_it_is() -> None:
    files = Files.of({ISSUES: OPS.format(status="resolved")})
    files.write("extract-skill", "OPS-20260920-A3F", name="pool-exhausted")
    assert (
        files.contents[SKILL].decode()
        == """---
name: pool-exhausted
description: "The batch jobs take 40 of 50 connections at midnight"
---

# Pool Exhausted

The batch jobs take 40 of 50 connections at midnight

## Quick Reference

| Situation | Action |
|-----------|--------|
| The batch jobs take 40 of 50 connections at midnight | Lower the parallelism of the batch jobs |

## Symptoms

- [TODO: Observable indicators — alerts, metrics, user reports]

## Response

### Immediate Mitigation
1. Lower the parallelism of the batch jobs

### Permanent Fix
1. Put a proxy in front of the database

## Prevention

### Monitoring
- [TODO: Alert conditions and SLO thresholds]

### Automation
- [TODO: Auto-remediation or scaling rules]

## Source

- Learning ID: OPS-20260920-A3F
- Category: capacity_issue
- Area: capacity_planning
- Original File: .learnings/OPERATIONS_ISSUES.md
"""
    )
    assert (
        "**Status**: promoted_to_skill\n**Severity**: P2\n**Area**: capacity_planning\n"
        "**Skill-Path**: skills/pool-exhausted\n"
    ) in files.contents[ISSUES].decode()


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_undo_takes_the_skill_away_and_the_entry_is_as_before(disguise: object) -> None:
    assert callable(disguise)
    before: bytes = disguise(OPS.format(status="resolved").encode())
    files = Files.of({ISSUES: before})
    files.write("extract-skill", "OPS-20260920-A3F", name="pool-exhausted")
    files.write("undo")
    assert files.contents == {ISSUES: before}


def test_without_an_entry_everything_is_still_to_be_written() -> None:
    files = Files.of({})
    files.write("extract-skill", name="a-b1", output_dir="docs/skills")
    text = files.contents["docs/skills/a-b1/SKILL.md"].decode()
    assert "# A B1\n\n[TODO: Brief introduction — what operational problem this solves]\n" in text
    assert (
        'description: "[TODO: Describe the operational pattern, incident response, or automation this skill addresses]"'
        in text
    )


def test_an_entry_that_is_still_open_is_refused_unless_somebody_insists() -> None:
    files = Files.of({ISSUES: OPS.format(status="pending")})
    refusal = files.refused("extract-skill", "OPS-20260920-A3F", name="pool-exhausted")
    assert refusal.code is ExitCode.REFUSED_BY_STATE
    assert str(refusal) == "OPS-20260920-A3F is not resolved with a root cause – resolve it first, or say --force"
    files.write("extract-skill", "OPS-20260920-A3F", name="pool-exhausted", force="yes")
    assert SKILL in files.contents


@pytest.mark.parametrize("name", ["A_b", "a--b", "", "-a", "../x"])
def test_a_name_of_another_form_is_refused(name: str) -> None:
    assert Files.of({}).refused("extract-skill", name=name).code is ExitCode.USAGE


@pytest.mark.parametrize("folder", ["../x", "/tmp", "a/../../b"])
def test_a_place_outside_is_refused(folder: str) -> None:
    assert Files.of({}).refused("extract-skill", name="a-b1", output_dir=folder).code is ExitCode.USAGE


def test_an_entry_of_four_fields_keeps_the_place_in_its_note() -> None:
    four = "### LRN-20260920-001\n**Status**: resolved\n**Context**: c\n**Content**: It works | so\n**Action**: a\n"
    files = Files.of({LEARNINGS: four})
    files.write("extract-skill", "LRN-20260920-001", name="so")
    assert (
        "**Status**: promoted\n**Status-Note**: 2026-09-26 promoted to skills/so\n"
        in files.contents[LEARNINGS].decode()
    )


def test_the_checklist_says_what_can_be_seen_and_what_cannot() -> None:
    made = Files.of({ISSUES: OPS.format(status="resolved")}).planned("extract-skill", "OPS-20260920-A3F", name="x")
    assert made.notes[:3] == (
        "✓ recurring: 0 related entries, 2 services, counted 0×",
        "✓ verified: resolved, with a root cause",
        "? non-obvious: more than a dashboard shows?",
    )


def test_related_incidents_count_as_related_entries() -> None:
    incidents = "Related Incidents: OPS-20260901-001, OPS-20260902-001"
    text = OPS.format(status="resolved").replace("- Services Affected: billing, reports", f"- {incidents}")
    assert incidents in text
    made = Files.of({ISSUES: text}).planned("extract-skill", "OPS-20260920-A3F", name="x")
    assert made.notes[0] == "✓ recurring: 2 related entries, 0 services, counted 0×"


def test_a_secret_in_the_entry_does_not_get_into_the_skill() -> None:
    secret = OPS.format(status="resolved").replace("Lower the parallelism", "export TOKEN=abcdef1234567890; lower it")
    files = Files.of({ISSUES: secret})
    files.write("extract-skill", "OPS-20260920-A3F", name="x")
    assert b"abcdef1234567890" not in files.contents["skills/x/SKILL.md"]
