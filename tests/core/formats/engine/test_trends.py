"""Trends in both forms: what moved, where, and in which windows of time."""

from hotwash.core.model.contents import Count
from hotwash.core.model.trends import Movement, ServiceTrend, TopPattern, Trends, TrendSummary, Window
from support.reading import document

PATH = ".claude/patterns/trends.json"

PRESENT = """\
{
  "generated": "2026-10-01T08:00:00Z",
  "window_days": 30,
  "current_window": {"start": "2026-09-01", "end": "2026-10-01"},
  "previous_window": {"start": "2026-08-01", "end": "2026-08-31"},
  "summary": {
    "total_patterns": 2, "total_findings_current": 8, "total_findings_previous": 4, "change_percent": 100,
    "by_trend": {"increasing": 1}, "by_severity": {"nit": 1}, "mood": "good"
  },
  "alerts": [
    {"type": "increasing_pattern", "severity": "high", "pattern": "race", "previous_count": 2, "current_count": 6,
     "change_percent": 200.0, "message": "more", "recommended_action": "look", "owner": "x"},
    "not an alert"
  ],
  "top_patterns": [{"name": "race", "count": 6, "trend": "increasing", "confidence": 0.7}],
  "service_breakdown": {"ledger": {"total_findings": 6, "blocking": 1, "top_pattern": "race"}, "odd": 3},
  "improvements": [{"pattern": "port", "previous_count": 2, "current_count": "none", "message": "gone"}],
  "note": "n"
}
"""
OLDER = """\
{
  "window": "30_days",
  "summary": {"total_findings": 12, "new": 2},
  "alerts": [{"type": "cross_service", "pattern": "race", "source_service": "ledger", "target_service": "edge"}]
}
"""


def test_the_present_form() -> None:
    parsed = document(PRESENT, PATH)
    assert parsed.format == "trends"
    assert parsed.contents == Trends(
        generated="2026-10-01T08:00:00Z",
        window_days=30,
        current_window=Window("2026-09-01", "2026-10-01"),
        previous_window=Window("2026-08-01", "2026-08-31"),
        summary=TrendSummary(2, 8, 4, 100.0, {"increasing": 1}, {"nit": 1}, {"mood": "good"}),
        alerts=(Movement("race", 2, 6, 200.0, "more", "increasing_pattern", "high", "look", other={"owner": "x"}),),
        top_patterns=(TopPattern("race", 6, "increasing", 0.7),),
        service_breakdown=(ServiceTrend("ledger", 6, 1, "race"),),
        improvements=(Movement("port", 2, message="gone", other={"current_count": "none"}),),
        other={"note": "n"},
    )
    assert parsed.contents.counts == (Count(1, "alert"), Count(1, "top pattern"))
    assert [each.message for each in parsed.diagnostics] == [
        "improvements: `current_count`: expected `int | null`, got `str`"
    ]


def test_the_older_form() -> None:
    assert document(OLDER, PATH).contents == Trends(
        window="30_days",
        summary=TrendSummary(other={"total_findings": 12, "new": 2}),
        alerts=(Movement("race", type="cross_service", source_service="ledger", target_service="edge"),),
    )


def test_parts_that_are_something_else_are_kept_and_said() -> None:
    parsed = document('{"alerts": 5, "summary": "fine", "window_days": "30"}', PATH)
    assert parsed.contents == Trends(window_days=30, other={"alerts": 5, "summary": "fine"})
    assert [each.rule for each in parsed.diagnostics] == ["wrong-type", "wrong-type"]


def test_a_file_that_is_no_json_holds_nothing() -> None:
    assert document("generated: today\n", PATH).contents is None
