"""Logging what is known already, and what takes the place of something else."""

import pytest

from core.operations.test_log import ISSUE, KNOWN
from support.operating import ERRORS, ISSUES, Files

# What is known already


def test_the_same_context_again_renews_action_and_verified_and_keeps_the_id() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.write(
        "log", type_="LRN", text="Again", context="deploying Karpenter to edge clusters", action="Add pod identity"
    )
    assert plan.done == (
        "Updated `ERR-20260926-001` in `./.learnings/ERRORS.md`: it tells this already, Action and Verified brought "
        "up to date"
    )
    assert files.contents[ERRORS].decode() == KNOWN.replace("To be determined", "Add pod identity").replace(
        "2026-09-01", "2026-09-26"
    )


def test_what_is_dealt_with_again_stays_pending_and_that_is_said() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.planned("log", type_="ERR", text="Deploying karpenter to the edge cluster", fixed="yes")
    assert plan.notes[1:] == ("ERR-20260926-001 stays pending; hotwash resolve ERR-20260926-001 closes it",)


def test_details_of_what_is_known_that_are_not_written_are_named() -> None:
    files = Files.of({ISSUES: ISSUE})
    said = {"pattern_key": "incident_pattern.connection_pool", "priority": "high", "severity": "P4"}
    plan = files.planned("log", type_="OPS", text="Exhausted again", section="Root Cause=a batch job", **said)
    name = plan.outcomes[0].key.anchor
    assert plan.notes[1:] == (
        f"not written: --severity, --section; {name} keeps what it says, and hotwash note adds to it",
    )


def test_another_number_makes_another_context() -> None:
    files = Files.of({ERRORS: KNOWN})
    files.write("log", type_="ERR", text="The gateway answered 502")
    assert files.planned("log", type_="ERR", text="The gateway answered 504").title == "log ERR-20260926-003"
    assert files.planned("log", type_="ERR", text="gateway answers 502").title.startswith("update ERR-20260926-002")


def test_the_same_twice_a_day_is_left_as_it_is() -> None:
    files = Files.of({ERRORS: ""})
    files.write("log", type_="ERR", text="kubectl drain stuck on a budget")
    plan = files.planned("log", type_="ERR", text="kubectl drain stuck on a budget")
    assert plan.done == "Left `ERR-20260926-001` in `./.learnings/ERRORS.md`: it tells this already, nothing new"
    assert not plan.edits


def test_one_word_alone_makes_no_two_contexts_the_same() -> None:
    files = Files.of({ERRORS: ""})
    files.write("log", type_="ERR", text="default goes global")
    files.write("log", type_="ERR", text="this is a global thing")
    assert files.contents[ERRORS].count(b"### ERR-") == 2
    files.write("log", type_="ERR", text="This is a global thing")
    assert files.contents[ERRORS].count(b"### ERR-") == 2


def test_without_a_new_action_the_old_one_stays() -> None:
    files = Files.of({ERRORS: KNOWN})
    files.write("log", type_="ERR", text="Deploying karpenter to the edge cluster")
    assert files.contents[ERRORS].decode() == KNOWN.replace("2026-09-01", "2026-09-26")


@pytest.mark.parametrize("status", ["example", "superseded", "revoked", "discarded"])
def test_an_entry_that_is_over_is_not_brought_up_to_date(status: str) -> None:
    files = Files.of({ERRORS: KNOWN.replace("pending\n", f"{status}\n", 1)})
    plan = files.planned("log", type_="ERR", text="Deploying karpenter to the edge cluster")
    assert plan.title == "log ERR-20260926-002"


def test_no_dedupe_logs_it_again() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.planned("log", type_="ERR", text="Deploying karpenter to the edge cluster", no_dedupe="yes")
    assert plan.title == "log ERR-20260926-002"


@pytest.mark.parametrize("key", ["incident_pattern.connection_pool", "INCIDENT-pattern.connection-pool"])
def test_a_known_pattern_key_counts_up_and_adds_no_entry(key: str) -> None:
    files = Files.of({ISSUES: ISSUE})
    plan = files.write(
        "log", type_="OPS", text="Exhausted again", pattern_key=key, bump="yes", see_also="OPS-20260901-A3F"
    )
    assert plan.done.endswith("it tells this already, seen 5 times")
    assert files.contents[ISSUES].decode() == ISSUE.replace("4 failed attempts", "5 failed attempts").replace(
        "2026-09-20", "2026-09-26"
    ).replace("**Priority**: high", "**Priority**: critical").replace(
        "connection-pool\n", "connection-pool\n- See Also: OPS-20260901-A3F\n"
    )


def test_priority_rises_only_when_asked_and_never_above_critical() -> None:
    files = Files.of({ISSUES: ISSUE.replace("**Priority**: high", "**Priority**: critical")})
    files.write("log", type_="OPS", text="Again", pattern_key="incident_pattern.connection_pool", bump="yes")
    assert b"**Priority**: critical\n" in files.contents[ISSUES]
    files = Files.of({ISSUES: ISSUE})
    files.write("log", type_="OPS", text="Again", pattern_key="incident_pattern.connection_pool")
    assert b"**Priority**: high\n" in files.contents[ISSUES]


def test_a_key_seen_for_the_second_time_gets_its_count() -> None:
    files = Files.of({ISSUES: ISSUE.replace("- Recurrence-Count: 4 failed attempts\n", "")})
    files.write("log", type_="LRN", text="Again", pattern_key="incident_pattern.connection_pool")
    assert b"connection-pool\n- Recurrence-Count: 2\n- First-Seen" in files.contents[ISSUES]


def test_an_error_and_its_heal_may_have_the_same_key() -> None:
    files = Files.of({ISSUES: ISSUE})
    plan = files.planned("log", type_="HEAL", text="Pool", pattern_key="incident_pattern.connection_pool")
    assert plan.title == "log HEAL-20260926-001"


# Superseding


def test_superseding_writes_both_entries_in_one_step() -> None:
    files = Files.of({ERRORS: KNOWN})
    files.write("log", type_="ERR", text="Pod identity came late", supersedes="err-20260926-001")
    text = files.contents[ERRORS].decode()
    assert (
        "### ERR-20260926-001\n**Status**: superseded\n**Status-Note**: 2026-09-26 superseded by ERR-20260926-002\n"
        in text
    )
    assert text.endswith("**Verified**: 2026-09-26\n**Supersedes**: ERR-20260926-001\n\n---\n")
    files.write("undo")
    assert files.contents[ERRORS].decode() == KNOWN


def test_an_entry_may_be_superseded_by_one_that_tells_the_same() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.write(
        "log", type_="ERR", text="Deploying karpenter to the edge cluster", supersedes="ERR-20260926-001"
    )
    assert plan.title == "log ERR-20260926-002"
    assert b"**Status**: superseded\n" in files.contents[ERRORS]


def test_superseding_reaches_into_another_file() -> None:
    files = Files.of({ERRORS: KNOWN})
    plan = files.write("log", type_="LRN", text="Pod identity first", supersedes="ERR-20260926-001")
    assert [edit.path.rpartition("/")[2] for edit in plan.edits] == ["LEARNINGS.md", "ERRORS.md"]
    assert b"**Status**: superseded\n" in files.contents[ERRORS]


def test_an_entry_that_is_named_is_brought_up_to_date_whatever_it_tells() -> None:
    files = Files.of({ERRORS: KNOWN})
    files.write("log", type_="ERR", text="Something else", action="Add pod identity", into="err-20260926-001")
    assert b"**Action**: Add pod identity\n" in files.contents[ERRORS]
    assert files.refused("log", type_="ERR", text="x", into="ERR-1").reason == "there is no entry ERR-1"


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (
            "### Metadata\n- Tags: pool\n",
            "### Metadata\n- Tags: pool\n- Recurrence-Count: 2\n- Last-Seen: 2026-09-26\n",
        ),
        ("### Metadata\n", "### Metadata\n- Recurrence-Count: 2\n- Last-Seen: 2026-09-26\n"),
        ("", "### Metadata\n- Recurrence-Count: 2\n- Last-Seen: 2026-09-26\n"),
    ],
    ids=["fields", "empty", "missing"],
)
def test_an_entry_without_a_key_counts_as_well_when_it_is_named(metadata: str, expected: str) -> None:
    before = f"{ISSUE.partition('### Metadata')[0]}{metadata}\n---\n"
    files = Files.of({ISSUES: before})
    files.write("log", type_="OPS", text="Again", into="OPS-20260926-001")
    assert expected in files.contents[ISSUES].decode()
    files.write("undo")
    assert files.contents[ISSUES].decode() == before
