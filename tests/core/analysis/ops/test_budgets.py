"""Error budgets and delivery metrics: what a target leaves, what is spent, and which band a number is in."""

import pytest

from hotwash.core.analysis.ops.budgets import budget_of
from hotwash.core.analysis.ops.dora import failure_band, frequency_band, lead_band, restore_band
from hotwash.core.analysis.ops.fact import OpsFact, minutes_text
from hotwash.core.analysis.ops.reading import readings
from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.model.settings import Settings
from support.operations_log import NOW, issue, snapshot_of


def facts(rule: str, *issues: str) -> list[OpsFact]:
    return [fact for fact in ops_report(snapshot_of(*issues), NOW, Settings()).facts if fact.rule == rule]


def impact(line: str, service: str = "edge") -> dict[str, str]:
    return {"sections": f"### Impact\n- **{line}\n", "metadata": f"- Services Affected: {service}"}


def test_a_target_of_99_9_percent_leaves_43_2_minutes_in_thirty_days() -> None:
    budget = budget_of(99.9, 30)
    assert (budget.minutes, budget.words, budget.is_exhausted) == (43.2, "43.2 min in 30 days at 99.9 %", False)
    assert (budget_of(99.99, 30).minutes, budget_of(99.5, 7).minutes) == (4.32, 50.4)


def test_what_issues_say_of_outages_is_spent() -> None:
    entries = readings(
        snapshot_of(
            issue(1, **impact("Duration**: 40 min")),
            issue(2, **impact("Duration**: 10 min of slow answers")),
            issue(3, prefix="LRN", **impact("Duration**: 9 h")),
        ),
        NOW,
    )
    budget = budget_of(99.9, 30, entries)
    assert (budget.spent, budget.is_exhausted, round(budget.left, 1)) == (50, True, -6.8)
    assert [source.name for source in budget.sources] == ["OPS-20260920-001", "OPS-20260920-002"]


def test_consumed_percentages_of_a_service_add_up() -> None:
    issues = (
        issue(1, **impact('SLO Impact**: "consumed 40% of monthly budget"')),
        issue(2, **impact("Error Budget Consumed**: 65 %")),
        issue(3, **impact("SLO Impact**: 20 %", "ledger")),
        issue(4, **impact("SLO Impact**: none")),
    )
    edge, ledger = facts("error budget", *issues)
    assert (edge.subject, edge.value, edge.limit, edge.fired) == ("edge", "105 % used", "nothing left", True)
    assert edge.proposal.startswith("the budget is exhausted")
    assert (ledger.value, ledger.limit, ledger.fired, ledger.proposal) == ("20 % used", "80 % left", False, "")


@pytest.mark.parametrize(
    ("percent", "band"), [(15, "elite"), (15.5, "high"), (30, "high"), (45, "medium"), (46, "low")]
)
def test_bands_of_the_change_failure_rate(percent: float, band: str) -> None:
    assert failure_band(percent) == band


def test_bands_of_the_other_metrics_have_no_gaps() -> None:
    assert [restore_band(minutes) for minutes in (59, 60, 1439, 1440, 10080)] == [
        *("elite", "high", "high", "medium", "low"),
    ]
    assert [lead_band(minutes) for minutes in (59, 60, 10080, 10081, 43201)] == [
        *("elite", "high", "high", "medium", "low"),
    ]
    assert [frequency_band(times) for times in (3, 1, 1 / 7, 1 / 30, 1 / 60, 1 / 200)] == [
        *("elite", "elite", "high", "high", "medium", "low"),
    ]


def test_delivery_metrics_are_those_that_entries_state() -> None:
    def metric(number: int, lines: str, metadata: str = "") -> str:
        return issue(number, day=f"2026-09-{10 + number}", sections=f"### Metrics\n{lines}\n", metadata=metadata)

    found = facts(
        "DORA",
        metric(1, "- MTTR: 30 min\n- Change Failure Rate: 40 %", "- DORA Metrics Impact: change_failure_rate, mttr"),
        metric(2, "- MTTR: 2 h 30 min\n- Lead Time: 3 days", "- DORA Metrics Impact: mttr"),
        metric(3, "- Change Failure Rate: 12 %\n- Deployment Frequency: 3 per week"),
    )
    assert [(fact.subject, fact.value, fact.limit, len(fact.sources)) for fact in found] == [
        ("mean MTTR of 2", "1 h 30 min", "band high", 2),
        ("failure rate", "12 %", "band elite", 1),
        ("lead time", "3 d", "band high", 1),
        ("deployments", "0.43 a day", "band high", 1),
        ("failure rate touched", "1 ×", "", 1),
        ("MTTR touched", "2 ×", "", 2),
    ]


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(43.2, "43.2 min"), (5, "5 min"), (312, "5 h 12 min"), (1500, "1 d 1 h"), (60, "1 h"), (4325, "3 d 5 min")],
)
def test_lengths_of_time_in_words(minutes: float, text: str) -> None:
    assert minutes_text(minutes) == text
