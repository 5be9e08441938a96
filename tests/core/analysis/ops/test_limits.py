"""A number fires when it is past its limit, and never at it; what is not stated is not judged."""

import pytest

from hotwash.core.analysis.ops.fact import Evidence, OpsFact, log_command
from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from support.growth import is_linear
from support.operations_log import NOW, issue, snapshot_of


def facts(*issues: str) -> tuple[OpsFact, ...]:
    return ops_report(snapshot_of(*issues), NOW, Settings()).facts


def fired(*issues: str) -> list[tuple[str, str]]:
    return [(fact.rule, fact.value) for fact in facts(*issues) if fact.fired]


def metrics(line: str) -> str:
    return f"### Metrics\n- {line}\n"


@pytest.mark.parametrize(
    ("line", "severity", "expected"),
    [
        *(("MTTR: 4 h", "P1", []), ("MTTR: 4 h 1 min", "P1", [("MTTR", "4 h 1 min")])),
        *(("MTTR: 8h", "P2", []), ("MTTR: 8h 1m", "P2", [("MTTR", "8 h 1 min")])),
        *(("MTTR: 24 hours", "P3", []), ("MTTR: 25 hours", "P3", [("MTTR", "1 d 1 h")])),
        *(("MTTR: 90 h", "P4", []), ("MTTR: 90 h", "", [])),
        *(("MTTD: 30 min", "P1", []), ("MTTD: 31 min", "P4", [("MTTD", "31 min")])),
        *(("Change Failure Rate: 15.0 %", "P1", []), ("CFR: 15.1 %", "P1", [("failure rate", "15.1 %")])),
        *(("Alerts: 50 per day", "P1", []), ("Alerts: 51/day", "P1", [("alerts", "51 a day")])),
        *(("Approval Time: 30 min", "", []), ("Approval Time: 45 min", "", [("approval", "45 min")])),
        *(("Toil: 50% of the shift", "", []), ("Toil: 60% of the shift", "", [("toil", "60 %")])),
        *(("CPU: 92% for 20 min", "", [("CPU", "92 %")]), ("CPU: 92% for 10 min", "", []), ("CPU: 92%", "", [])),
        *(("Memory: 90%", "", []), ("Memory: 91%", "", [("memory", "91 %")])),
        *(("Disk: 86 %", "", [("disk", "86 %")]), ("Connection Pool: 81 %", "", [("pool", "81 %")])),
        *(("MTTR: > 4 h", "P1", [("MTTR", "> 4 h")]), ("MTTR: < 6 h", "P1", []), ("MTTR: long", "P1", [])),
    ],
)
def test_what_fires(line: str, severity: str, expected: list[tuple[str, str]]) -> None:
    assert fired(issue(severity=severity, sections=metrics(line))) == expected


def test_a_fact_names_its_entry_its_line_and_what_stands_there() -> None:
    text = issue(sections=metrics("MTTR: 5 h 12 min") + "### Root Cause\nA full disk\n")
    (fact,) = (each for each in facts(text) if each.rule == "MTTR")
    (source,) = fact.sources
    assert (fact.subject, fact.limit) == ("OPS-20260920-001", "at most 4 h for P1")
    assert (source.name, source.place, source.text) == (
        *("OPS-20260920-001", ".learnings/OPERATIONS_ISSUES.md:13", "MTTR: 5 h 12 min"),
    )
    assert text.split("\n")[source.line - 1] == "- MTTR: 5 h 12 min"


@pytest.mark.parametrize(
    ("severity", "cause", "proposal"),
    [
        (
            "P1",
            "### Root Cause\nA full disk\n",
            "OPS-20260920-001 has its severity and root cause: nothing more to log",
        ),
        ("P1", "", "add root cause to OPS-20260920-001"),
        ("", "", "add severity and root cause to OPS-20260920-001"),
    ],
)
def test_what_is_proposed_for_an_incident_is_what_is_missing(severity: str, cause: str, proposal: str) -> None:
    (fact,) = (each for each in facts(issue(severity=severity, sections=metrics("MTTD: 2 h") + cause)) if each.fired)
    assert (fact.proposal, fact.command) == (proposal, "")


def test_what_is_proposed_for_a_learning_is_an_issue() -> None:
    (fact,) = (each for each in facts(issue(prefix="LRN", sections=metrics("MTTD: 2 h"))) if each.fired)
    assert fact.proposal == "log it as an OPS issue with its severity and root cause"
    assert fact.command == 'hotwash log OPS "…" --severity P… --section "Root Cause=…" --see-also "LRN-20260920-001"'


def test_what_is_older_than_the_window_or_rejected_says_nothing() -> None:
    old = issue(1, day="2026-08-01", sections=metrics("MTTD: 2 h"))
    rejected = issue(2, status="wont_fix", sections=metrics("MTTD: 2 h"))
    assert fired(old, rejected) == []
    assert [fact.rule for fact in ops_report(snapshot_of(old), NOW, Settings(), 90).fired] == ["MTTD"]


@pytest.mark.parametrize("text", ["retrying the call", "port 5029 is closed", "TRANSLATE the page", "id 14290"])
def test_words_and_numbers_without_a_field_are_no_facts(text: str) -> None:
    assert facts(issue(sections=f"### Details\n{text}\n")) == ()


TIMELINE = """\
### Timeline
| Time (UTC) | Event |
|------------|-------|
| 23:10 | Deploy started |
| 23:50 | Alert fired for latency |
| 00:20 | Partially mitigated |
| 04:30 | Service restored |
"""


def test_a_timeline_says_when_it_was_noticed_and_when_it_was_over() -> None:
    found = [fact for fact in facts(issue(sections=TIMELINE)) if fact.fired]
    assert [(fact.rule, fact.value, fact.sources[0].text, fact.sources[0].line) for fact in found] == [
        ("MTTD", "40 min", "Timeline: 23:10 → 23:50", 16),
        ("MTTR", "4 h 40 min", "Timeline: 23:50 → 04:30", 18),
    ]


def test_a_field_stands_above_the_timeline() -> None:
    assert fired(issue(sections=TIMELINE + metrics("MTTR: 1 h") + "- MTTD: 5 min\n")) == []


def test_the_rows_of_a_template_are_no_times() -> None:
    template = "### Timeline\n| Time (UTC) | Event |\n|---|---|\n| HH:MM | Issue detected / Mitigated / Restored |\n"
    assert facts(issue(sections=template)) == ()


@pytest.mark.parametrize("piece", ["- MTTR: 5 ", "| 10:00 | alert |\n", "- Service: a, ", "over ", " ", "9", "(", "- "])
def test_the_time_is_linear_in_the_size(piece: str) -> None:
    def work(size: int) -> None:
        text = piece * (size // len(piece))
        timeline = f"### Timeline\n{text}\n### Metrics\n- MTTR: {text}\n"
        ops_report(snapshot_of(issue(sections=timeline, metadata=f"- {text}")), NOW, Settings())

    assert is_linear(work, 50_000)


def test_nothing_but_ids_goes_into_a_command() -> None:
    sources = [Evidence(Key("/a", "x"), name, "f", 1, "t") for name in ("$(reboot)", 'x"; y', "OPS-20260920-001")]
    assert log_command('LRN "…"', sources) == ('hotwash log LRN "…" --skill operations --see-also "OPS-20260920-001"')
    assert log_command('OPS "…"', sources[:2]) == 'hotwash log OPS "…"'
