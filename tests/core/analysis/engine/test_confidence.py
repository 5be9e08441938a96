"""How sure the engine is of a pattern, and how many more times it must be seen (vectors of the learning engine)."""

import pytest

from hotwash.core.analysis.engine.confidence import Band, Evidence, band, severity_score
from hotwash.core.analysis.engine.eligibility import (
    is_demotion_candidate,
    is_eligible,
    missing_for_promotion,
    needs_more,
)
from hotwash.core.analysis.engine.horizon import SeverityMode
from hotwash.core.analysis.engine.sources import SourceType, effective_weight, source_quality
from hotwash.core.model.signal import SignalSeverity
from support.engine import Line, ago, correction, engine_on, finding, session

B, W, N = SignalSeverity.BLOCKING, SignalSeverity.WARNING, SignalSeverity.NIT


def confidence(**files: list[Line]) -> tuple[float, bool]:
    """Of the one pattern of these lines: how sure it is, and whether it may be promoted."""
    engine = engine_on(files.get("findings"), corrections=files.get("corrections"), sessions=files.get("sessions"))
    (pattern,) = engine.patterns
    return pattern.confidence, is_eligible(pattern)


def test_seven_blocking_findings_in_three_services() -> None:
    lines = [finding("blocking", service=service, file=f"{n}.go") for n, service in enumerate("abcabca")]
    assert confidence(findings=lines) == (0.85, True)


@pytest.mark.parametrize(("service", "expected"), [("ledger", 0.64), (None, 0.61), ("unknown", 0.61)])
def test_a_service_without_a_name_counts_as_none(service: str | None, expected: float) -> None:
    assert confidence(findings=[finding("blocking", service=service)] * 3) == (expected, True)


@pytest.mark.parametrize(
    ("source", "severity", "number", "expected"),
    [
        ("explicit", "high", 3, (0.69, True)),
        ("explicit", "medium", 3, (0.59, False)),
        ("explicit", "medium", 4, (0.62, True)),
        ("implicit", "medium", 3, (0.56, False)),
        ("implicit", "medium", 4, (0.59, False)),
        ("implicit", "medium", 5, (0.63, True)),
    ],
)
def test_corrections(source: str, severity: str, number: int, expected: tuple[float, bool]) -> None:
    assert confidence(corrections=[correction(source, severity, context={"service": "ledger"})] * number) == expected


@pytest.mark.parametrize(
    ("severity", "number", "expected"),
    [
        *(("warning", 3, (0.51, False)), ("warning", 4, (0.55, False)), ("warning", 5, (0.58, False))),
        *(("warning", 6, (0.62, True)), ("nit", 8, (0.58, False)), ("nit", 9, (0.62, True))),
    ],
)
def test_findings_of_less_weight_need_more_of_them(severity: str, number: int, expected: tuple[float, bool]) -> None:
    assert confidence(findings=[finding(severity, service="ledger")] * number) == expected


@pytest.mark.parametrize(("certain", "expected"), [("medium", 0.67), ("high", 0.74)])
def test_ten_session_learnings(certain: str, expected: float) -> None:
    assert confidence(sessions=[session(certain, service="ledger")] * 10) == (expected, True)


def test_three_nits_of_a_quarter_ago() -> None:
    assert confidence(findings=[finding("nit", days=90, service="ledger")] * 3) == (0.26, False)


def test_the_quality_of_sources_is_their_mean_weight() -> None:
    numbers = {
        SourceType.EXPLICIT: 2,
        SourceType.IMPLICIT: 1,
        SourceType.BLOCKING: 5,
        SourceType.WARNING: 3,
        SourceType.SESSION: 1,
    }
    assert round(source_quality(numbers), 2) == 0.68
    assert Evidence({B: 12}, numbers, 2, 12, 0).confidence == 0.92
    assert source_quality({}) == 0.5
    assert round(effective_weight({SourceType.EXPLICIT: 15, SourceType.IMPLICIT: 9}), 1) == 22.2


def test_severity_is_the_most_frequent_one_or_the_mean() -> None:
    numbers = {B: 5, W: 12, N: 3}
    assert severity_score(numbers) == 0.6
    assert severity_score(numbers, SeverityMode.WEIGHTED) == pytest.approx(0.655)
    assert severity_score({W: 2, B: 2, N: 1}) == 1.0
    assert severity_score({}) == 0.3


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.8, Band.HIGH), (0.79, Band.MEDIUM), (0.6, Band.MEDIUM), (0.59, Band.TRACKED), (0.39, Band.NOISE)],
)
def test_bands_begin_at_their_limit(value: float, expected: Band) -> None:
    assert band(value) is expected


def test_terms_add_up_to_the_confidence_and_say_where_they_come_from() -> None:
    (pattern,) = engine_on([finding("warning", days=9, service="ledger")] * 3).patterns
    assert [(term.name, round(term.value, 3), term.words) for term in pattern.evidence.terms] == [
        ("count", 0.105, "3, full at 10"),
        ("severity", 0.15, "warning"),
        ("recency", 0.135, "last seen 9 d ago, forgotten after 90 d"),
        ("services", 0.033, "1, full at 3"),
        ("source quality", 0.075, "3 warning_review"),
    ]
    assert pattern.confidence == 0.5


def test_what_is_in_the_way_of_a_promotion_is_said_and_how_many_more_it_takes() -> None:
    (pattern,) = engine_on([finding("warning", service="ledger")] * 2).patterns
    assert [each.words for each in missing_for_promotion(pattern)] == [
        "seen 2 of 3 times",
        "confidence 0.48 is below 0.60",
    ]
    assert needs_more(pattern) == 4
    (unknown,) = engine_on([finding("blocking", category="style")] * 3).patterns
    assert [each.words for each in missing_for_promotion(unknown)] == ["no agent that it concerns"]


def test_what_was_promoted_once_never_falls_so_low_that_it_goes_by_itself() -> None:
    row: Line = {"count": 3, "severity": "blocking", "last_seen": ago(90), "promoted_to_runbook": True}
    (pattern,) = engine_on(registry={"open-port": {**row, "source_breakdown": {"blocking_review": 3}}}).patterns
    assert (pattern.confidence, is_demotion_candidate(pattern)) == (0.46, True)
    (younger,) = engine_on(registry={"open-port": {**row, "last_seen": ago(89)}}).patterns
    assert not is_demotion_candidate(younger)
