"""What in the patterns wants to be looked at."""

from hotwash.core.analysis.engine.corrections import corrections_of
from hotwash.core.model.signal import SignalSource
from support.engine import Line, correction, engine_on, finding


def test_alerts_come_by_how_soon_somebody_should_look() -> None:
    rising = [finding("blocking", days=d, pattern="race", file=f"{d}.go", service="a") for d in (1, 2, 3, 40, 50)]
    new = [finding("nit", pattern="odd-name", days=d) for d in (0, 1)] + [finding("nit", pattern="seen-once")]
    assert [(each.type, each.severity, each.message) for each in engine_on([*rising, *new]).alerts] == [
        ("increasing_pattern", "high", "race is increasing (2 → 3)"),
        ("threshold_exceeded", "medium", "race is sure enough to be promoted (×5, 0.71)"),
        ("new_pattern", "low", "odd-name is new (×2)"),
    ]


def test_a_service_that_shares_two_patterns_may_have_the_third() -> None:
    shared = [finding(pattern=p, service=s, days=40) for p in ("x", "y") for s in ("edge", "ledger")]
    alerts = engine_on([*shared, finding("nit", pattern="race", service="ledger")]).alerts
    assert [(each.service, each.other, each.message) for each in alerts if each.type == "cross_service"] == [
        ("ledger", "edge", "race is found in ledger; edge shares 2 patterns with it")
    ]


def test_a_demoted_pattern_alerts_nobody() -> None:
    row: Line = {"count": 0, "demoted": True}
    assert engine_on([finding("blocking")] * 5, registry={"open-port": row}).alerts == ()


def test_corrections_are_counted_by_everything_they_say() -> None:
    lines = [
        correction(days=2),
        correction("implicit", "medium", days=1, agent="sre", correction_type="approach_rejection"),
        correction("implicit", "low", days=3),
    ]
    found = corrections_of(engine_on(corrections=lines).of_source(SignalSource.CORRECTION))
    assert [each.signal.line for each in found.signals] == [2, 1, 3]
    assert found.by_type == {"code_quality": 2, "approach_rejection": 1}
    assert found.by_agent == {"api-dev": 2, "sre": 1}
    assert found.by_severity == {"high": 1, "medium": 1, "low": 1}
    assert list(found.by_severity) == ["high", "medium", "low"]
    assert (found.by_source, found.effective_weight) == (
        *({"explicit_user_correction": 1, "implicit_user_correction": 2}, 2.6),
    )
    assert found.by_pattern == {"open-port": 3}
