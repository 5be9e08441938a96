"""Which entries of runbooks are drafts, and until when somebody should have read them."""

from datetime import date

import pytest

from hotwash.core.analysis.engine.drafts import EntryState, confirmation_subject, drafts, entry_state
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.horizon import Horizon
from support.engine import REGISTRY, TODAY, Line, ago, engine_on
from support.reading import WORKSPACE, document

LOG = ".claude/patterns/promotion-log.jsonl"


def promoted(days: int, **more: object) -> dict[str, Line]:
    return {"race": {"count": 5, "promoted_to_runbook": True, "promoted_date": ago(days), "confidence": 0.7, **more}}


def state(engine: Engine, confirmed: dict[str, str] | None = None) -> EntryState | None:
    (pattern,) = engine.patterns
    known = {confirmation_subject(pattern): day for day in (confirmed or {}).values()}
    return entry_state(pattern, engine, known)


@pytest.mark.parametrize(
    ("registry", "expected"),
    [
        (promoted(7), EntryState.DRAFT),
        (promoted(8), EntryState.DUE),
        (promoted(8, confidence=0.9), EntryState.DIRECT),
        (promoted(8, demoted=True), None),
        (promoted(8, promoted_to_runbook=False), None),
    ],
)
def test_an_entry_is_a_draft_for_a_week_unless_the_engine_was_very_sure(
    registry: dict[str, Line], expected: EntryState | None
) -> None:
    assert state(engine_on(registry=registry)) is expected


@pytest.mark.parametrize(("days", "expected"), [(8, EntryState.CONFIRMED), (9, EntryState.DUE)])
def test_a_confirmation_is_of_the_promotion_before_it(days: int, expected: EntryState) -> None:
    assert state(engine_on(registry=promoted(8)), {"on": ago(days)}) is expected


def test_how_sure_it_was_is_what_the_log_says_of_that_day() -> None:
    log = f'{{"date": "{ago(8)}", "pattern": "Race", "confidence": 0.91}}\n{{"date": "{ago(8)}", "pattern": "x"}}\n'
    files = engine_on(registry=promoted(8)).documents
    engine = Engine(WORKSPACE, (*files, document(log.encode(), LOG)), Horizon(TODAY))
    assert state(engine) is EntryState.DIRECT


def test_drafts_come_in_the_order_of_their_promotion() -> None:
    rows = {**promoted(3), "port": promoted(9)["race"], "sure": promoted(1, confidence=0.95)["race"]}
    assert [each.key for each in drafts(engine_on(registry=rows, today=date(2026, 9, 26)), {})] == ["port", "race"]
    assert engine_on(registry=rows).documents[0].relative == REGISTRY
