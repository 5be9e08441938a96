"""From a candidate to the plan of a rule, by keys, on entries and rule files judged by the core."""

from dataclasses import replace

from hotwash.core.model.plan import Plan
from support.operating import Files
from support.promoting import CLAUDE, DRAFTS, ERRORS, Promoting, promotion_files
from support.sheets import MEDIUM, NARROW, WIDE, Played, play

KEY = "Export ghp_" + "a1B2c3D4" * 4


def arguments(played: Played[Plan]) -> dict[str, str]:
    assert isinstance(played.result, Plan)
    return dict(played.result.intent.arguments)


def target(played: Played[Plan]) -> str:
    assert isinstance(played.result, Plan)
    return played.result.edits[0].path


def test_one_enter_writes_exactly_what_was_shown() -> None:
    played = play(Promoting().sheet(), "enter")
    shown = played.texts[0]
    assert isinstance(played.result, Plan)
    assert f"+ - {DRAFTS[0]}" in shown
    assert "(•) ./CLAUDE.md  ## Agent Rules " in shown
    assert "agent behaviour, this project " in shown
    assert " 6/200 lines" in shown
    assert "+1 -0   6 → 7 lines" in shown
    assert "ERR-20260519-002 and 1 more" in shown
    assert [edit.path.rpartition("/")[2] for edit in played.result.edits] == ["CLAUDE.md", "ERRORS.md"]
    assert arguments(played)["resolve"] == "yes"


def test_drafts_are_stepped_through_and_come_round() -> None:
    played = play(Promoting().sheet(), ">", ">", "<", "enter", size=MEDIUM)
    assert "2 of 3" in played.texts[1]
    assert "3 of 3" in played.texts[2]
    assert arguments(played)["rule"] == DRAFTS[1]


def test_an_edited_rule_is_measured_while_typing_and_written_by_the_second_enter() -> None:
    played = play(Promoting().sheet(), "e", "!", "enter", "enter", size=MEDIUM)
    assert "60/80" in played.texts[2]
    assert arguments(played)["rule"] == f"{DRAFTS[0]}!"


def test_advice_about_the_wording_is_live() -> None:
    played = play(Promoting(rules=("limits are good",)).sheet(), size=MEDIUM)
    assert "! not imperative" in played.text
    assert "✓ imperative" not in played.text


def test_a_rule_above_the_limit_dims_enter() -> None:
    played = play(Promoting(rules=("Always " + "very " * 32,)).sheet(), "enter", size=MEDIUM)
    assert "Enter: the rule has 166 characters" in played.text
    assert not played.dismissed


def test_another_file_is_chosen_with_j_and_space_and_planned_at_once() -> None:
    played = play(Promoting().sheet(), "j", "j", "j", "space", "enter")
    assert "▸( ) ./AGENTS.md" in played.texts[3]
    assert "new file, 3 lines" in played.texts[4]
    assert target(played).endswith("/AGENTS.md")


def test_a_click_chooses_a_file() -> None:
    lines = play(Promoting().sheet()).text.split("\n")
    at = next((line.index("~/.claude"), y) for y, line in enumerate(lines) if "~/.claude" in line)
    assert "(•) ~/.claude/CLAUDE.md" in play(Promoting().sheet(), at).text


def test_a_global_file_names_its_reach_and_wants_a_second_enter() -> None:
    played = play(Promoting(moments=(1.0, 2.0)).sheet(), "j", "space", "enter", "enter")
    assert "! reaches every project on this machine" in played.texts[2]
    assert "reaches every project on this machine – Enter again to allow" in played.texts[3]
    assert target(played) == "/home/ana/.claude/CLAUDE.md"


def test_choosing_anew_takes_back_the_first_enter() -> None:
    keys = ("j", "space", "enter", "k", "space", "j", "space", "enter")
    assert not play(Promoting(moments=(1.0, 2.0)).sheet(), *keys, size=MEDIUM).dismissed


def test_x_settles_advice_from_above_and_tells_the_caller() -> None:
    promoting = Promoting()
    played = play(promoting.sheet(), "x", "x", "x")
    assert "x :6 “Never set CPU limits" in played.texts[1]
    assert "x 2 of 3 entries are still pending" in played.texts[2]
    assert "nothing here waits for an x" in played.text
    assert len(promoting.fine) == 2


def test_what_looks_like_a_secret_stops_the_rule_until_x() -> None:
    played = play(Promoting(rules=(KEY,)).sheet(), "enter", "x", "enter", size=WIDE)
    assert "Enter: the rule looks like a secret" in played.texts[1]
    assert KEY not in played.texts[0]
    assert arguments(played)["allow"] == "github-token"


def test_what_agents_only_inferred_stops_the_rule_until_x() -> None:
    source = "\n**Source**: inferred\n**Scope**: project:proj\n**Verified**: 2026-09-20\n**Status**: resolved"
    inferred = promotion_files(**{".learnings/ERRORS.md": ERRORS.replace("\n**Status**: resolved", source)})
    played = play(Promoting(inferred).sheet(), "enter", "x", "enter", size=WIDE)
    assert "Enter: the rule stands on what is only inferred (ERR-20260518-001) – x if it is fine" in played.texts[1]
    assert arguments(played)["allow"] == "inferred"


def test_equals_shows_the_other_rule_in_full() -> None:
    played = play(Promoting().sheet(), "=", "=")
    assert ":6  - Never set CPU limits on a batch container or its requests." in played.texts[1]
    assert "Beside" not in played.text


def test_escape_keeps_a_typed_rule_and_not_a_draft_of_ours() -> None:
    promoting = Promoting()
    play(promoting.sheet(), ">", "escape", size=MEDIUM)
    assert promoting.drafts == {}
    play(promoting.sheet(), "e", "!", "escape", size=MEDIUM)
    played = play(promoting.sheet(), size=MEDIUM)
    assert f"{DRAFTS[0]}!" in played.text
    assert "yours" in played.text


FACTS = (("source", "user"), ("scope", "project:proj"), ("verified", "2026-09-26"))


def test_facts_appear_where_the_format_demands_them_and_are_written_along() -> None:
    played = play(Promoting(facts=FACTS).sheet(), "j", "j", "space", "k", "space", "j", "space", "enter")
    assert "Facts  source user · scope project:proj · verified 2026-09-26" in played.texts[3]
    assert "new file" in played.texts[3]
    assert not any("Facts" in text for text in (played.texts[2], played.texts[5]))
    assert {name: value for name, value in arguments(played).items() if (name, value) in FACTS} == dict(FACTS)


def test_tab_goes_from_the_rule_to_the_facts_and_refused_facts_say_why() -> None:
    keys = ("j", "j", "space", "tab", "tab", "tab", "backspace", "enter", "enter")
    played = play(Promoting(facts=FACTS).sheet(), *keys)
    assert 'has a bad **Verified** date "2026-09-2"' in played.text
    assert not played.dismissed


def test_without_facts_to_give_the_refusal_is_said() -> None:
    assert "has no **Source**" in play(Promoting().sheet(), "j", "j", "space").text


def test_a_change_on_disk_keeps_rule_and_file_and_shows_the_new_difference() -> None:
    promoting = Promoting()
    sheet = promoting.sheet()

    def grown() -> None:
        promoting.files = promotion_files(**{"CLAUDE.md": CLAUDE + "- Use spot nodes for tests.\n"})
        sheet.replan(replace(promoting.snapshot, generation=2))

    played = play(sheet, "j", "space", "k", "space", "e", "!", grown, "enter", "enter")
    assert "7 → 8 lines" in played.texts[7]
    assert arguments(played)["rule"] == f"{DRAFTS[0]}!"


def test_a_member_that_is_gone_is_said_and_the_rest_can_still_be_promoted() -> None:
    promoting = Promoting()
    sheet = promoting.sheet()

    def shrunk() -> None:
        promoting.files = promotion_files(**{".learnings/ERRORS.md": ERRORS[: ERRORS.rindex("###")]})
        sheet.replan(replace(promoting.snapshot, generation=2))

    played = play(sheet, shrunk)
    assert "1 of 3 entries are gone from their files" in played.text
    assert "~ changed on disk" in played.text


ISSUE = (
    "## [OPS-20260520-001] incident_pattern\n\n**Status**: pending\n**Area**: incident_management\n\n"
    "### Summary\nThe pool ran dry\n\n### Mitigation\nRestart it\n"
)


def operations(**more: str) -> Promoting:
    return Promoting(Files.of({".learnings/OPERATIONS_ISSUES.md": ISSUE, **more}))


def test_a_document_is_chosen_like_a_file_and_asks_for_its_name() -> None:
    played = play(operations().sheet(), "tab", "D", ".", "m", "d", "enter", "enter")
    assert "(•) runbook " in played.texts[0]
    assert "for incident response steps" in played.texts[0]
    assert "File   none: only the entry will say so" in played.texts[0]
    assert "Rule " not in played.texts[0]
    assert "+ ## The pool ran dry <!-- self-improve:OPS-20260520-001 -->" in played.texts[5]
    assert target(played) == "/w/proj/D.md"
    assert arguments(played) == {"resolve": "yes", "target": "runbook", "file": "D.md"}


def test_without_a_name_only_the_entry_is_written() -> None:
    played = play(operations().sheet(), "enter")
    assert arguments(played) == {"resolve": "yes", "target": "runbook"}
    assert target(played).endswith("OPERATIONS_ISSUES.md")


def test_an_item_of_a_list_is_worded_like_a_rule() -> None:
    played = play(operations().sheet(), "j", "j", "j", "j", "j", "space", "enter")
    assert "(•) automation-backlog" in played.texts[6]
    assert f"Rule   {DRAFTS[0]}" in played.texts[6]
    assert arguments(played)["target"] == "automation-backlog"


def test_at_narrow_width_global_is_said_in_capitals() -> None:
    text = play(Promoting().sheet(step="1 of 2"), size=NARROW).text
    assert '╭─ Promote ×3 "resource limits missing" · 1 of 2 ─' in text
    assert "( ) ~/.claude/CLAUDE.md       EVERY PROJECT 3/200" in text
