"""Evolving: everything worked out anew from the signals, in one step, and the second time there is nothing to do."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from hotwash.core.model.plan import ExitCode, Intent, Outcome, Plan
from hotwash.core.operations import plan
from support.engine import (
    CORRECTIONS,
    FINDINGS,
    INCIDENTS,
    REGISTRY,
    SESSIONS,
    Line,
    correction,
    finding,
    jsonl,
    session,
)
from support.operating import Disguise, Files, crlf, outcomes, with_bom

LOG = ".claude/patterns/promotion-log.jsonl"
TRENDS = ".claude/patterns/trends.json"
SRE = ".claude/skills/runbooks/sre/RUNBOOK.md"
BLOCKING = [finding("blocking", days=day, file=f"{day}.go", service="ledger") for day in (0, 3, 40)]
EVERYTHING = {
    FINDINGS: jsonl(
        [*BLOCKING, finding("nit", pattern="odd_name"), finding("nit", pattern=None, finding="Race condition")]
    ),
    SESSIONS: jsonl([session(days=2), session("high", name="lock-first", days=4)]),
    CORRECTIONS: jsonl([correction(days=day, pattern_inferred="use-helpers") for day in range(3)]),
    INCIDENTS: jsonl([{"date": "2026-09-20", "title": "Ledger down", "severity": "P1", "pattern": "odd-name"}]),
}


def rows(files: Files) -> dict[str, Line]:
    found: dict[str, Line] = json.loads(files.contents[REGISTRY].decode("utf-8-sig"))["patterns"]
    return found


def test_everything_is_written_in_one_step_and_undo_leaves_the_signals_alone() -> None:
    files = Files.of(EVERYTHING)
    before = dict(files.contents)
    made = files.write("evolve")
    assert made.done == "evolved: 5 new patterns, 0 updated, 2 promoted"
    assert outcomes(made) == [("open-port", Outcome.CHANGED), ("use-helpers", Outcome.CHANGED)]
    assert set(rows(files)) == {"open-port", "odd-name", "concurrency-race", "lock-first", "use-helpers"}
    assert {name: row["count"] for name, row in rows(files).items()}["odd-name"] == 2
    assert [json.loads(line)["trigger"] for line in files.contents[LOG].splitlines()] == ["evolve_command"] * 2
    assert json.loads(files.contents[REGISTRY])["meta"] == {
        "last_analysis": "2026-09-26T12:00:00Z",
        "total_findings_analyzed": 5,
        "total_corrections_analyzed": 3,
        "total_patterns": 5,
        "services_analyzed": ["ledger"],
        "analysis_window_days": 30,
    }
    files.write("undo")
    assert files.contents == before


def test_a_second_time_changes_nothing_and_says_so() -> None:
    files = Files.of(EVERYTHING)
    files.write("evolve")
    again = files.planned("evolve")
    assert again.edits == ()
    assert again.done == "No new patterns detected since last analysis. Pattern registry is up to date."
    files.write("runbook-demote", pattern="open-port", reason="wrong")
    assert rows(files)["open-port"]["demoted"] is True
    after = files.write("evolve")
    assert {each.path.rpartition("/")[2] for each in after.edits} <= {"trends.json"}
    assert files.planned("evolve").edits == ()


def test_another_line_is_added_to_what_is_stored_and_nothing_counts_twice() -> None:
    files = Files.of({FINDINGS: jsonl(BLOCKING)})
    files.write("evolve")
    files.contents[FINDINGS] += jsonl([finding("blocking", pr="9")]).encode()
    made = files.write("evolve")
    assert made.done == "evolved: 0 new patterns, 1 updated, 0 promoted"
    row = rows(files)["open-port"]
    assert (row["count"], [each.get("pr") for each in row["occurrences"]]) == (4, [None, None, None, "9"])  # type: ignore[attr-defined]  # plain JSON
    assert "**Occurrences**: 4 |" in files.contents[SRE].decode()
    assert files.contents[SRE].decode().count("### open-port") == 1


def test_signals_that_are_gone_from_their_files_stay_in_the_registry() -> None:
    files = Files.of({FINDINGS: jsonl(BLOCKING)})
    files.write("evolve")
    files.contents[FINDINGS] = jsonl([finding("nit", pattern="other")]).encode()
    files.write("evolve")
    assert rows(files)["open-port"]["count"] == 3


@pytest.mark.parametrize("since", ["14", "1"])
def test_looking_back_only_some_days_shrinks_nothing_that_is_stored(since: str) -> None:
    files = Files.of({FINDINGS: jsonl(BLOCKING)})
    files.write("evolve")
    before = dict(files.contents)
    assert files.planned("evolve", since=since).edits == ()
    assert files.contents == before


def test_a_filter_leaves_other_patterns_the_totals_and_the_trends_alone() -> None:
    files = Files.of(EVERYTHING)
    made = files.write("evolve", pattern="Odd_Name")
    assert set(rows(files)) == {"odd-name"}
    assert TRENDS not in files.contents
    assert made.notes[-1] == "only some patterns were looked at: the totals and trends of all stay as they are"
    files.write("evolve", agent="sre")
    assert set(rows(files)) == {"odd-name", "open-port", "concurrency-race"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ({"pattern": "nope"}, 4, "no pattern nope"),
        ({"agent": "nobody"}, 2, "no pattern concerns nobody"),
        ({"since": "x"}, 2, "--since x is no number of days"),
        ({"window": "0"}, 2, "--window 0 is no number of days"),
    ],
)
def test_what_cannot_be_looked_at_is_refused(arguments: dict[str, str], code: int, said: str) -> None:
    refused = Files.of({FINDINGS: jsonl(BLOCKING)}).refused("evolve", **arguments)
    assert (refused.code, refused.reason) == (ExitCode(code), said)


def test_without_any_file_of_signals_there_is_nothing_to_analyse() -> None:
    refused = Files.of({REGISTRY: '{"patterns": {}}'}).refused("evolve")
    assert (refused.code, refused.reason, refused.next_step) == (
        ExitCode.USAGE,
        "No findings found at .claude/review-findings.jsonl",
        "Run code reviews to generate findings, then try again.",
    )


@pytest.mark.parametrize("disguise", [crlf, with_bom])
def test_rows_of_others_and_unknown_keys_keep_every_byte(disguise: Disguise) -> None:
    theirs = b'"theirs": {"name": "theirs", "z": [1,2]}'
    registry = disguise(b'{\n "by": "x",\n "patterns": {\n  ' + theirs + b',\n  "open-port": {"count": 1}\n }\n}\n')
    trends = disguise(b'{\n "mine": [ 1 ],\n "window": "30_days"\n}\n')
    files = Files.of({FINDINGS: jsonl(BLOCKING), REGISTRY: registry, TRENDS: trends})
    files.write("evolve")
    assert theirs in files.contents[REGISTRY]
    assert b'"mine": [ 1 ]' in files.contents[TRENDS]
    for name, before in ((REGISTRY, registry), (TRENDS, trends)):
        after = files.contents[name]
        assert after.count(b"\r\n") == (after.count(b"\n") if b"\r\n" in before else 0)
        assert after.startswith(before[:4])
    files.write("undo")
    assert (files.contents[REGISTRY], files.contents[TRENDS]) == (registry, trends)


def test_a_day_later_only_what_depends_on_the_day_is_another() -> None:
    files = Files.of({FINDINGS: jsonl(BLOCKING)})
    files.write("evolve")
    later = replace(files.context, now=files.context.now + timedelta(days=8))
    made = plan(files.snapshot, Intent("evolve"), later)
    assert isinstance(made, Plan)
    changed = {each.path.rpartition("/")[2]: [splice.label for splice in each.splices] for each in made.edits}
    assert changed["patterns.json"] == ["open-port: confidence", "meta: last_analysis"]
    assert "promotion-log.jsonl" not in changed


def test_trends_are_written_in_the_form_of_the_schema() -> None:
    files = Files.of({FINDINGS: jsonl(BLOCKING)})
    files.write("evolve")
    told = json.loads(files.contents[TRENDS])
    assert list(told) == [
        *("generated", "window_days", "current_window", "previous_window", "summary", "alerts", "top_patterns"),
        *("service_breakdown", "improvements"),
    ]
    assert told["summary"] == {
        "total_patterns": 1,
        "total_findings_current": 2,
        "total_findings_previous": 1,
        "change_percent": 100,
        "by_trend": {"increasing": 1, "new": 0, "stable": 0, "decreasing": 0, "resolved": 0},
        "by_severity": {"blocking": 2, "warning": 0, "nit": 0},
    }
    assert told["alerts"] == [
        {
            "type": "increasing_pattern",
            "severity": "high",
            "pattern": "open-port",
            "previous_count": 1,
            "current_count": 2,
            "change_percent": 100,
            "message": "open-port is increasing (1 → 2)",
        }
    ]
    assert told["service_breakdown"] == {"ledger": {"total_findings": 2, "blocking": 2, "top_pattern": "open-port"}}


def test_advice_that_is_stored_stays_with_its_alert() -> None:
    stored = {"alerts": [{"type": "increasing_pattern", "pattern": "open-port", "recommended_action": "Look at sre"}]}
    files = Files.of({FINDINGS: jsonl(BLOCKING), TRENDS: json.dumps(stored)})
    files.write("evolve")
    assert json.loads(files.contents[TRENDS])["alerts"][0]["recommended_action"] == "Look at sre"


def test_what_a_person_wrote_under_the_same_name_is_kept_and_the_opposite_is_told() -> None:
    before = "# SRE\n\n## Patterns That Work\n\n### open-port\n\nAlways open it.\n"
    files = Files.of({FINDINGS: jsonl(BLOCKING), SRE: before})
    made = files.write("evolve")
    assert files.contents[SRE].decode() == before
    assert f"{SRE} says the opposite of open-port: somebody has to decide" in made.notes


def test_lines_that_cannot_be_used_are_told_and_keep_every_byte() -> None:
    lines = jsonl([*BLOCKING, {"finding": "no day", "pattern": "x"}, finding(days=-3), finding(pattern="a b: c")])
    files = Files.of({FINDINGS: lines + "{broken\n"})
    made = files.write("evolve")
    assert files.contents[FINDINGS].decode() == lines + "{broken\n"
    assert made.notes[:4] == (
        "cannot be read and are left alone: 1 line, hotwash lint names them",
        f"of no day, so they count nowhere: 1 line, first {FINDINGS}:4",
        f"of a day to come, taken for today: 1 line, first {FINDINGS}:5",
        "a b: c is no name for the registry: lower-case words with dashes",
    )
    assert set(rows(files)) == {"open-port"}


def test_the_mean_of_all_severities_is_taken_where_that_is_asked_for() -> None:
    lines = [*[finding("blocking")] * 5, *[finding("warning")] * 12, *[finding("nit")] * 3]
    plain, weighted = (Files.of({FINDINGS: jsonl(lines)}) for _ in range(2))
    plain.write("evolve")
    weighted.write("evolve", severity_mode="weighted")
    assert (rows(plain)["open-port"]["confidence"], rows(weighted)["open-port"]["confidence"]) == (0.73, 0.74)


def test_the_plan_depends_on_every_signal() -> None:
    files = Files.of(EVERYTHING)
    made = files.planned("evolve")
    assert {path.rpartition("/")[2] for path in made.basis} == {name.rpartition("/")[2] for name in EVERYTHING}
