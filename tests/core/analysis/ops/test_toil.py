"""What is done by hand costs so much each time, and so much a month where it is said how often."""

from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.model.settings import Settings
from support.operations_log import NOW, issue, snapshot_of


def toil(number: int, *lines: str) -> str:
    return issue(number, prefix="LRN", sections="### Metrics\n" + "".join(f"- {line}\n" for line in lines))


def test_work_is_counted_in_hours_however_long() -> None:
    found = ops_report(snapshot_of(toil(1, "Toil Hours: 12", "Frequency: 3 times per week")), NOW, Settings()).facts
    assert [(fact.value, fact.limit) for fact in found] == [("154 h 17 min a month", "12 h each time")]


def test_hours_times_how_often_are_hours_a_month() -> None:
    found = ops_report(
        snapshot_of(
            toil(1, "Toil Hours: 2 h per release", "Frequency: 3 times per month"),
            toil(2, "Toil Hours: 0.5", "Frequency: weekly"),
            toil(3, "Toil Hours: 45 min", "Frequency: now and then"),
        ),
        NOW,
        Settings(),
    ).facts
    assert [(fact.rule, fact.subject, fact.value, fact.limit, fact.fired) for fact in found] == [
        ("toil time", "LRN-20260920-001", "6 h a month", "2 h each time", False),
        ("toil time", "LRN-20260920-002", "2 h 9 min a month", "30 min each time", False),
        ("toil time", "LRN-20260920-003", "45 min each time", "", False),
        ("toil time", "all 2", "8 h 9 min a month", "", False),
    ]
    assert [source.text for source in found[0].sources] == [
        *("Toil Hours: 2 h per release", "Frequency: 3 times per month"),
    ]
    assert len(found[3].sources) == 4
