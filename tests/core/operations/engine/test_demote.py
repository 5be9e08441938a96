"""Demoting a pattern: its entries move to the archive, the registry and the log say why, undo brings it all back."""

import json

import pytest

from hotwash.core.model.plan import ExitCode, Outcome
from support.engine import FINDINGS, REGISTRY, finding, jsonl
from support.operating import DISGUISES, Disguise, Files, outcomes

LOG = ".claude/patterns/promotion-log.jsonl"
SRE = ".claude/skills/runbooks/sre/RUNBOOK.md"
ROW = '"count": 4, "occurrences": [], "promoted_to_runbook": true, "runbook_agents": ["sre"]'
PATTERNS = f'{{"patterns": {{"race": {{{ROW}, "promoted_date": "2026-09-01"}}}}}}\n'
BEFORE = """\
# SRE Runbook

Last updated: 2026-09-01
Auto-generated patterns: 2

## Auto-Generated Patterns

### race (Auto-generated)

**Anti-Pattern**: Two at once

---

### storage-init-race (Auto-generated)

text

---

## Common Mistakes

- none
"""
AFTER = """\
# SRE Runbook

Last updated: 2026-09-26
Auto-generated patterns: 1

## Auto-Generated Patterns

### storage-init-race (Auto-generated)

text

---

## Common Mistakes

- none

## Archived Patterns

### race (Auto-generated)

**Anti-Pattern**: Two at once

*Archived on 2026-09-26: a linter finds it*

---
"""


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_the_entry_moves_to_the_archive_with_the_reason_and_comes_back(disguise: Disguise) -> None:
    before = disguise(BEFORE.encode())
    files = Files.of({REGISTRY: PATTERNS, SRE: before})
    made = files.write("runbook-demote", pattern="race", reason="a linter finds it")
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    bom = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    assert files.contents[SRE] == bom + AFTER.encode().replace(b"\n", newline)
    assert made.done == "demoted race, archived in the runbook of sre"
    assert made.obeyed
    files.write("undo")
    assert files.contents == {REGISTRY: PATTERNS.encode(), SRE: before}


def test_an_archive_that_is_there_takes_it_at_its_end_and_the_last_entry_of_a_file_leaves_no_gap() -> None:
    before = "# SRE\n\n## Archived Patterns\n\n### old\n\ntext\n\n---\n\n## Patterns\n\n### race\n\ntext\n"
    files = Files.of({REGISTRY: PATTERNS, SRE: before})
    files.write("runbook-demote", pattern="race", reason="wrong")
    assert files.contents[SRE].decode() == (
        "# SRE\n\n## Archived Patterns\n\n### old\n\ntext\n\n---\n\n### race\n\ntext\n\n"
        "*Archived on 2026-09-26: wrong*\n\n---\n\n## Patterns\n\n"
    )


def test_where_the_last_entry_of_a_file_is_archived_the_new_section_stands_in_its_place() -> None:
    files = Files.of({REGISTRY: PATTERNS, SRE: "# SRE\n\n## Patterns\n\n### race\n\ntext"})
    files.write("runbook-demote", pattern="race", reason="wrong")
    assert files.contents[SRE].decode() == (
        "# SRE\n\n## Patterns\n\n## Archived Patterns\n\n### race\n\ntext\n\n*Archived on 2026-09-26: wrong*\n\n---\n"
    )


def test_the_registry_and_the_log_say_since_when_and_why() -> None:
    files = Files.of({REGISTRY: PATTERNS, SRE: BEFORE})
    files.write("runbook-demote", pattern="race", reason="superseded by lock-order")
    row = json.loads(files.contents[REGISTRY])["patterns"]["race"]
    assert (row["demoted"], row["demoted_date"], row["promoted_to_runbook"]) == (True, "2026-09-26", True)
    (line,) = files.contents[LOG].splitlines()
    told = json.loads(line)
    assert (told["pattern"], told["promoted_to"], told["demoted_from"], told["reason"], told["runbook_section"]) == (
        "race",
        [],
        ["sre"],
        "superseded by lock-order",
        "Archived Patterns",
    )


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_demoted_without_a_reason(reason: str) -> None:
    refused = Files.of({REGISTRY: PATTERNS}).refused("runbook-demote", pattern="race", reason=reason)
    assert (refused.code, refused.reason) == (ExitCode.USAGE, "the reason is missing")


def test_a_pattern_that_is_in_no_runbook_is_demoted_in_the_registry_alone() -> None:
    files = Files.of({FINDINGS: jsonl([finding("nit")])})
    made = files.write("runbook-demote", pattern="open-port", reason="noise")
    assert made.done == "demoted open-port"
    assert set(files.contents) == {FINDINGS, REGISTRY, LOG}
    row = json.loads(files.contents[REGISTRY])["patterns"]["open-port"]
    assert (row["count"], row["demoted"]) == (1, True)


def test_demoting_again_changes_nothing_unless_agents_still_read_it() -> None:
    files = Files.of({REGISTRY: PATTERNS, SRE: BEFORE})
    files.write("runbook-demote", pattern="race", reason="wrong")
    again = files.planned("runbook-demote", pattern="race", reason="wrong")
    assert again.changes_nothing
    assert outcomes(again) == [("race", Outcome.ALREADY)]
    files.contents[SRE] = BEFORE.encode()
    files.write("runbook-demote", pattern="race", reason="wrong")
    assert files.contents[SRE].decode() == AFTER.replace("a linter finds it", "wrong")


def test_what_was_demoted_may_be_promoted_again_by_hand_if_it_has_what_it_takes() -> None:
    files = Files.of({FINDINGS: jsonl([finding("blocking", days=day) for day in range(3)])})
    files.write("runbook-promote", pattern="open-port", agent="sre")
    files.write("runbook-demote", pattern="open-port", reason="wrong")
    made = files.write("runbook-promote", pattern="open-port", agent="sre")
    assert "open-port was demoted on 2026-09-26" in made.notes
    row = json.loads(files.contents[REGISTRY])["patterns"]["open-port"]
    assert (row["demoted"], row["runbook_agents"]) == (False, ["sre"])
    assert files.contents[SRE].decode().count("### open-port (Auto-generated)") == 2
