"""What became of promoted rules: each state with its reason, and what does not count against a rule."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from hotwash.core.analysis.entry_subjects import entry_subjects
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import Query, parse_filter
from hotwash.core.analysis.promoted_rule import Rule, RuleState
from hotwash.core.model.rules import WrittenRule
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal
from support.operating import ERRORS, LEARNINGS, Files

NOW = datetime(2026, 5, 20, 14, 32, tzinfo=UTC)
ID, LATER, LAST = "ERR-20260401-001", "ERR-20260518-001", "ERR-20260519-002"
TEXT = "Set resource limits on every container"
RULE = f"- {TEXT} <!-- self-improve:{ID} -->\n"
NOTE = "**Status-Note**: 2026-05-08 promoted to CLAUDE.md"
WRITTEN = Personal(rules={ID: WrittenRule("2026-05-08", TEXT, (ID,))})


def entry_text(name: str, status: str = "pending", *more: str) -> str:
    context = f"**Context**: Deploying {name[-7:]} with resource limits missing"
    lines = (f"### {name}", f"**Status**: {status}", *more, context, "**Content**: resource limits missing")
    return "\n".join((*lines, "**Action**: Set resource limits")) + "\n\n---\n\n"


PROMOTED = entry_text(ID, "promoted", NOTE)


def rules_of(
    errors: str, files: Mapping[str, str], personal: Personal | None = None, noticed: Noticed | None = None
) -> tuple[Rule, ...]:
    contents = {ERRORS: errors, **files}
    snapshot = Files({name: text.encode() for name, text in contents.items()}, personal or Personal()).snapshot
    return Facts(snapshot, NOW, Settings(), noticed).rules


def state_of(rule: Rule) -> tuple[RuleState, str]:
    return rule.state, rule.reason


def test_a_rule_that_stands_as_it_was_written_is_present() -> None:
    (rule,) = rules_of(PROMOTED, {"CLAUDE.md": f"## Agent Rules\n\n{RULE}"}, WRITTEN)
    assert state_of(rule) == (RuleState.PRESENT, "")
    assert (rule.text, rule.target, rule.line, rule.names) == (TEXT, "CLAUDE.md", 3, (ID,))
    assert (rule.promoted, rule.last_seen) == (date(2026, 5, 8), date(2026, 4, 1))
    assert [origin.entry.native_id for origin in rule.origins] == [ID]


def test_a_suffix_names_the_entry_as_well_as_a_marker() -> None:
    (rule,) = rules_of(PROMOTED, {"CLAUDE.md": f"- {TEXT} ({ID})\n"})
    assert (rule.state, rule.text) == (RuleState.PRESENT, TEXT)


def test_a_changed_text_behind_the_marker_is_edited() -> None:
    edited = RULE.replace("every container", "all pods")
    (rule,) = rules_of(PROMOTED, {"CLAUDE.md": edited}, WRITTEN)
    assert state_of(rule) == (RuleState.EDITED, f"written as “{TEXT}”")
    assert rule.text == "Set resource limits on all pods"


def test_a_rule_that_is_only_wrapped_is_not_edited() -> None:
    (rule,) = rules_of(PROMOTED, {"CLAUDE.md": RULE.replace("on every", "\n  on every")}, WRITTEN)
    assert rule.state is RuleState.PRESENT


def test_a_marker_in_another_file_has_moved() -> None:
    (rule,) = rules_of(PROMOTED, {"AGENTS.md": RULE}, WRITTEN)
    assert state_of(rule) == (RuleState.MOVED, "written to CLAUDE.md, stands in AGENTS.md:1")


def test_the_same_text_without_its_marker_has_moved() -> None:
    (rule,) = rules_of(PROMOTED, {"AGENTS.md": f"# Rules\n- {TEXT}\n"}, WRITTEN)
    assert state_of(rule) == (RuleState.MOVED, "the same text without its marker in AGENTS.md:2")


def test_a_rule_that_is_nowhere_is_missing() -> None:
    (rule,) = rules_of(PROMOTED, {"CLAUDE.md": "# Nothing\n"}, WRITTEN)
    assert state_of(rule) == (RuleState.MISSING, "neither marker nor text is in CLAUDE.md")
    assert (rule.text, rule.line) == (TEXT, 0)


def test_what_comes_back_while_nobody_reads_the_rule_does_not_speak_against_it() -> None:
    (rule,) = rules_of(PROMOTED + entry_text(LATER), {"CLAUDE.md": "# Nothing\n"}, WRITTEN)
    assert state_of(rule) == (
        RuleState.MISSING,
        f"neither marker nor text is in CLAUDE.md; promoted 12 d ago, again {LATER}",
    )
    assert not rule.came_back


def test_what_was_promoted_by_hand_before_there_were_markers_is_not_missed() -> None:
    assert rules_of(entry_text(ID, "promoted"), {"CLAUDE.md": f"- {TEXT}\n"}) == ()


def test_a_new_entry_in_its_group_makes_a_rule_regressed_a_second_one_a_leech() -> None:
    once = PROMOTED + entry_text(LATER)
    (rule,) = rules_of(once, {"CLAUDE.md": RULE}, WRITTEN)
    assert state_of(rule) == (RuleState.REGRESSED, f"promoted 12 d ago, again {LATER}")
    assert rule.last_seen == date(2026, 5, 18)
    (rule,) = rules_of(once + entry_text(LAST), {"CLAUDE.md": RULE}, WRITTEN)
    assert state_of(rule) == (RuleState.LEECH, f"promoted 12 d ago, again {LATER}, {LAST}")


def test_entries_that_were_there_when_it_was_promoted_do_not_count_against_it() -> None:
    known = Personal(rules={ID: WrittenRule("2026-05-19", TEXT, (ID, LAST))})
    errors = entry_text(ID, "promoted") + entry_text(LATER) + entry_text(LAST)
    (rule,) = rules_of(errors, {"CLAUDE.md": RULE}, known)
    assert rule.state is RuleState.PRESENT


def test_without_a_day_of_promotion_only_what_arrives_before_our_eyes_counts() -> None:
    errors = entry_text(ID, "promoted") + entry_text(LATER)
    (rule,) = rules_of(errors, {"CLAUDE.md": RULE})
    assert rule.state is RuleState.PRESENT
    key = Files.of({ERRORS: errors}).entry(LATER).key
    (rule,) = rules_of(errors, {"CLAUDE.md": RULE}, noticed=Noticed(new=frozenset((key,))))
    assert state_of(rule) == (RuleState.REGRESSED, f"again {LATER}")


def test_an_entry_that_counts_itself_was_seen_again_after_its_promotion() -> None:
    entry = (
        "## [LRN-20260401-001] limits\n\n**Status**: promoted\n**Promoted**: AGENTS.md\n\n### Summary\nOne\n\n"
        "### Metadata\n- Recurrence-Count: 4\n- Last-Seen: 2026-05-19\n"
    )
    known = Personal(rules={"LRN-20260401-001": WrittenRule("2026-05-08", "One", ())})
    files = Files({LEARNINGS: entry.encode(), "AGENTS.md": b"- One <!-- self-improve:LRN-20260401-001 -->\n"}, known)
    (rule,) = Facts(files.snapshot, NOW, Settings()).rules
    assert state_of(rule) == (RuleState.REGRESSED, "promoted 12 d ago, again LRN-20260401-001")


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (("**Source**: ci", "**Verified**: 2026-02-19"), ""),
        (("**Source**: ci", "**Verified**: 2026-02-18"), "verified 91 days ago (limit 90)"),
        (("**Source**: inferred", "**Verified**: 2026-04-19"), "verified 31 days ago (limit 30)"),
        (("**Source**: user", "**Verified**: 2024-01-01"), ""),
        (("**Source**: user", "**Expires**: 2026-05-20"), ""),
        (("**Source**: user", "**Expires**: 2026-05-19"), "expired 2026-05-19"),
    ],
)
def test_a_rule_is_stale_as_its_entry_is(facts: tuple[str, ...], reason: str) -> None:
    (rule,) = rules_of(entry_text(ID, "promoted", NOTE, *facts), {"CLAUDE.md": RULE})
    assert state_of(rule) == (RuleState.STALE if reason else RuleState.PRESENT, reason)


def test_a_rule_without_facts_wants_to_be_checked_after_ninety_days_and_again_after_that() -> None:
    old = entry_text(ID, "promoted", "**Status-Note**: 2026-02-18 promoted to CLAUDE.md")
    (rule,) = rules_of(old, {"CLAUDE.md": RULE})
    assert state_of(rule) == (RuleState.STALE, "unchecked for 91 days (limit 90)")
    (rule,) = rules_of(old, {"CLAUDE.md": RULE}, Personal(checked={ID: "2026-05-01"}))
    assert (rule.state, rule.checked) == (RuleState.PRESENT, date(2026, 5, 1))


def test_a_rule_of_a_revoked_entry_is_still_loaded() -> None:
    (rule,) = rules_of(entry_text(ID, "revoked"), {"CLAUDE.md": RULE})
    assert state_of(rule) == (RuleState.STALE, f"{ID} is revoked, and its rule is still loaded")


def test_what_needs_somebody_comes_first_then_the_newest() -> None:
    other = "ERR-20260402-009"
    errors = (
        entry_text(ID, "promoted", NOTE)
        + f"### {other}\n**Status**: promoted\n**Status-Note**: 2026-05-10 promoted to CLAUDE.md\n**Context**: x\n\n"
        + "### ERR-20260403-001\n**Status**: promoted\n**Status-Note**: 2026-05-01 promoted to AGENTS.md\n"
    )
    found = rules_of(errors, {"CLAUDE.md": RULE + f"- Be brief <!-- self-improve:{other} -->\n"})
    assert [(rule.names[0], rule.state) for rule in found] == [
        ("ERR-20260403-001", RuleState.MISSING),
        (other, RuleState.PRESENT),
        (ID, RuleState.PRESENT),
    ]


def test_one_rule_from_several_entries_is_one_row() -> None:
    line = RULE.replace("\n", f" <!-- self-improve:{LATER} -->\n")
    (rule,) = rules_of(PROMOTED + entry_text(LATER, "promoted", NOTE), {"CLAUDE.md": line})
    assert (rule.names, len(rule.keys), rule.state) == ((ID, LATER), 2, RuleState.PRESENT)


def test_what_happened_in_spite_of_a_rule_is_found_as_regressed() -> None:
    contents = {ERRORS: PROMOTED + entry_text(LATER) + entry_text(LAST), "CLAUDE.md": RULE}
    files = Files({name: text.encode() for name, text in contents.items()}, WRITTEN)
    facts = Facts(files.snapshot, NOW, Settings())
    query = parse_filter("is:regressed")
    assert isinstance(query, Query)
    found = [subject.entry.native_id for subject in entry_subjects(facts) if query.matches(subject)]
    assert found == [key.anchor for key in facts.came_back]
    assert LATER in found
