"""Panes 2 and 4, and the detail of a candidate."""

import json
from dataclasses import replace

from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import EVERYTHING, Query, parse_filter
from hotwash.core.analysis.harness.confidence import kept
from hotwash.core.analysis.harness.learning import live_learnings
from hotwash.core.model.document import Document
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal
from hotwash.viewmodels.candidates import candidates_listing, waiting
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_candidate import candidate_detail
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.plain import opening_lines, plain_rows
from hotwash.viewmodels.rows import Breadth, News, Pane
from hotwash.viewmodels.rules import rules_listing
from hotwash.viewmodels.vfm import vfm_listing
from support.engine import FINDINGS, REGISTRY, finding, jsonl
from support.learnings import FILE, HEADER
from support.learnings import entry as learning
from support.operating import Files
from support.snapshots import NOW, document, entry, snapshot

LIMITS = {"Context": "resource limits missing on the payments deployment", "Action": "set limits"}
HELM = {"Context": "helm upgrade without a diff beforehand", "Action": "run helm diff"}


def log() -> Document:
    limits = [(entry(f"ERR-2026051{day}-001", "limits"), LIMITS) for day in (7, 8, 9)]
    helm = [(entry(f"ERR-2026051{day}-002", "helm diff"), HELM) for day in (1, 2, 3, 4)]
    pair = {"Context": "certificate renewed by hand twice"}
    twice = [(entry(f"ERR-2026051{day}-003", "cert"), pair) for day in (5, 6)]
    return document(*limits, *helm, *twice, (entry("LRN-20260520-001", "single"), {"Action": "To be determined"}))


def facts(given: Document | None = None, noticed: Noticed | None = None) -> Facts:
    return Facts(snapshot(given or log()), NOW, Settings(), noticed)


def lines(shown: Pane) -> list[str]:
    return [" ".join(cell.text for cell in shown.cells(row)) for row in shown.rows]


def candidates(given: Facts | None = None, view: View | None = None, filtered: str = "") -> Pane:
    query = parse_filter(filtered)
    assert isinstance(query, Query)
    return candidates_listing(given or facts(), view or View()).filtered(query)


def test_candidates_show_how_often_what_and_where_to() -> None:
    shown = candidates()
    assert [line.split()[0] for line in lines(shown)] == ["×4", "×3"]
    assert all("→" in line for line in lines(shown))
    assert (shown.title(), shown.badge.text) == ("2 Candidates · 2", "0")
    assert [len(row.targets) for row in shown.rows] == [4, 3]


def test_medium_lists_tell_which_rule_fired() -> None:
    shown = candidates(view=View(breadth=Breadth.MEDIUM))
    assert [column.head for column in shown.columns] == ["SEEN", "WHAT", "RULE", "TARGET"]
    assert "shared words" in lines(shown)[0]


def test_candidates_are_filtered_by_their_members() -> None:
    assert [line.split()[0] for line in lines(candidates(filtered="helm"))] == ["×4"]
    assert [line.split()[0] for line in lines(candidates(filtered="id:ERR-20260517-001"))] == ["×3"]
    assert [line.split()[0] for line in lines(candidates(filtered="seen:>=4 is:candidate scope:project"))] == ["×4"]


def test_a_new_member_changes_its_candidate() -> None:
    given = log()
    shown = candidates(facts(given, Noticed(new=frozenset({given.entries[0].key}))))
    assert [row.news for row in shown.rows] == [News.NONE, News.CHANGED]


def test_without_candidates_the_nearest_group_is_named() -> None:
    pair = {"Context": "certificate renewed by hand twice"}
    given = document(*((entry(f"ERR-2026051{day}-003", "cert"), pair) for day in (5, 6)))
    calm = candidates(facts(given)).empty
    assert calm[0] == "Nothing has happened 3 times yet."
    assert calm[1].startswith("Nearest: ×2 ")
    assert candidates(facts(document())).empty == ("Nothing has happened 3 times yet.",)


def test_lists_that_hang_on_all_entries_claim_nothing_before_those_are_read() -> None:
    quick = Facts(snapshot(log()), NOW, Settings(), quick=True)
    panes = [listing(quick, View()).pane for listing in (candidates_listing, vfm_listing, rules_listing)]
    assert [(len(pane.rows), pane.empty) for pane in panes] == [(0, ("Still reading.",))] * 3
    assert [pane.title() for pane in panes] == ["2 Candidates · …", "4 VFM · threshold 50", "8 Rules · …"]


def detail(at: int) -> Detail:
    given = facts()
    found = candidate_detail(given, given.candidates[0].id, at, Background(NOW))
    assert found is not None
    return found


def test_the_detail_lists_members_then_the_rule_then_growth() -> None:
    members, why, history = (detail(at) for at in range(3))
    assert [line.key.anchor for line in members.lines if line.key is not None and hasattr(line.key, "anchor")] == [
        f"ERR-2026051{day}-002" for day in (1, 2, 3, 4)
    ]
    assert members.title.startswith("×4 ")
    assert why.lines[0].text.startswith("Rule: shared words")
    assert any(line.text.endswith("again 05-14") for line in history.lines)
    assert candidate_detail(facts(), "gone", 0, Background(NOW)) is None


def test_actions_are_scored_with_the_highest_total_first() -> None:
    shown = vfm_listing(facts(), View()).pane
    totals = [int(line.split()[0]) for line in lines(shown)]
    assert totals == sorted(totals, reverse=True)
    assert shown.title() == "4 VFM · threshold 50"
    assert len(shown.rows) == 9
    assert {row.kind for row in shown.rows} == {"entry"}


def test_a_guess_is_marked_and_a_deferred_action_shows_its_gap() -> None:
    given = log()
    key = given.entries[0].key
    subject = next(action.subject for action in facts(given).actions if action.key == key)
    scores = {f"{subject}/{name}": 1 for name in ("frequency", "failure", "burden", "cost")}
    shown = vfm_listing(Facts(snapshot(given, personal=Personal(scores=scores)), NOW, Settings()), View()).pane
    [row] = [row for row in shown.rows if row.key == key]
    assert [cell.text for cell in shown.cells(row)] == ["10", "defer", "set limits", "(-40)", ""]
    others = [shown.cells(row)[4].text for row in shown.rows if row.key != key]
    assert set(others) == {"g"}


def test_actions_are_filtered_like_the_entries_that_name_them() -> None:
    listing = vfm_listing(facts(), View())
    query = parse_filter("score:>=1 helm")
    assert isinstance(query, Query)
    assert len(listing.filtered(query).rows) == 4
    assert vfm_listing(facts(document()), View()).pane.empty == ("No open entry names an action.",)


def learned(*days: int) -> Files:
    """A learning that is confirmed often enough, one that is not, and a pattern that was seen on some days of May."""
    sure = learning("L-001", confidence="high", occurrences=5, seen="2026-05-10")
    told = [{**finding("blocking"), "date": f"2026-05-{day}"} for day in days]
    log = "".join(f"{ENTRY.format(day=day)}" for day in (7, 8, 9))
    return Files.of(
        {
            FILE: HEADER + sure + learning("L-002", confidence="high", occurrences=2),
            FINDINGS: jsonl(told),
            ".learnings/ERRORS.md": f"# Errors\n\n---\n\n{log}",
        }
    )


ENTRY = """\
### ERR-2026051{day}-001
**Status**: pending
**Context**: resource limits missing on the payments deployment
**Content**: limits
**Action**: set limits

---
"""


def test_learnings_and_patterns_that_are_ready_stand_behind_the_clusters() -> None:
    shown = candidates(Facts(learned(18, 19, 20).snapshot, NOW, Settings()))
    assert [(row.kind, line) for row, line in zip(shown.rows, lines(shown), strict=True)] == [
        ("candidate", "×3 resource limits missing → CLAUDE.md"),
        ("learning", "×5 Seed the database first → instruction"),
        ("pattern", "×3 open-port → runbooks"),
    ]
    assert (shown.title(), shown.badge.text, shown.note) == ("2 Candidates · 3", "2", "")
    assert [row.peek(shown.setting) for row in shown.rows[1:]] == [
        "Seed the database first – ×5 by high confidence → .github/instructions/seed-database.instructions.md",
        "open-port – ×3 by confidence 0.61 → runbooks of api-dev, sre, code-reviewer",
    ]


def test_with_room_learnings_and_patterns_tell_how_sure_one_is() -> None:
    shown = candidates(Facts(learned(18, 19, 20).snapshot, NOW, Settings()), View(breadth=Breadth.MEDIUM))
    assert [shown.cells(row)[2].text for row in shown.rows] == ["shared words", "high confidence", "confidence 0.61"]


def test_other_orders_and_filters_go_through_all_kinds() -> None:
    facts_of_all = Facts(learned(18, 19, 20).snapshot, NOW, Settings())

    def found(sort: str = "", filtered: str = "") -> list[str]:
        return [row.kind for row in candidates(facts_of_all, View(sort=sort), filtered).rows]

    assert found("name") == ["pattern", "candidate", "learning"]
    assert found("count") == ["learning", "candidate", "pattern"]
    assert found("last seen") == ["pattern", "candidate", "learning"]
    assert found(filtered="is:candidate") == ["candidate", "learning", "pattern"]
    assert found(filtered="type:harness") == ["learning"]
    assert found(filtered="agent:api-dev") == ["pattern"]
    assert found(filtered="confidence:>=0.9") == []


def test_a_pattern_that_was_seen_too_seldom_is_no_candidate() -> None:
    shown = candidates(Facts(learned(19, 20).snapshot, NOW, Settings()))
    assert [row.kind for row in shown.rows] == ["candidate", "learning"]


def test_what_is_kept_as_it_is_or_demoted_is_no_candidate() -> None:
    files = learned(18, 19, 20)
    [kept_one] = [each for each in live_learnings(files.snapshot) if each.name == "L-001"]
    personal = Personal(dismissed=frozenset({kept(kept_one)}))
    demoted = {"patterns": {"open-port": {"name": "open-port", "count": 3, "demoted": True}}}
    files = replace(files, contents={**files.contents, REGISTRY: json.dumps(demoted).encode()}, personal=personal)
    shown = candidates(Facts(files.snapshot, NOW, Settings()))
    assert [row.kind for row in shown.rows] == ["candidate"]


def test_a_learning_that_others_wrote_since_is_new() -> None:
    files = learned()
    key = next(each.key for each in live_learnings(files.snapshot))
    shown = candidates(Facts(files.snapshot, NOW, Settings(), Noticed(new=frozenset({key}))))
    assert [row.news for row in shown.rows] == [News.NONE, News.NEW]


def test_learnings_and_patterns_are_not_looked_at_before_everything_is_read() -> None:
    quick = Facts(learned(18, 19, 20).snapshot, NOW, Settings(), quick=True)
    assert candidates(quick).empty == ("Still reading.",)


def test_what_waits_is_counted_alike_in_all_places() -> None:
    facts_of_all = Facts(learned(18, 19, 20).snapshot, NOW, Settings())
    assert len(waiting(facts_of_all)) == 3
    assert rules_listing(facts_of_all, View()).pane.empty[1] == "3 candidates wait in 2"
    assert "3 candidates" in opening_lines(facts_of_all, read_only=False)[0]


def test_plain_lines_of_learnings_and_patterns_have_names_for_commands() -> None:
    rows, _ = plain_rows(Facts(learned(18, 19, 20).snapshot, NOW, Settings()), "candidates", EVERYTHING)
    assert [row.names for row in rows[1:]] == [("L-001",), ("open-port",)]
