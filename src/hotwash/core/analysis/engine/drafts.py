"""Entries that the engine wrote are drafts until somebody looked at them, unless it was very sure (source: learning
engine, decisions on ambiguities)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from hotwash.core.analysis.engine.confidence import DIRECT
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.signals import day_of


class EntryState(StrEnum):
    """Where the entry of a promoted pattern stands; `DIRECT` asks for no review."""

    DRAFT = "draft"
    DUE = "review due"
    CONFIRMED = "confirmed"
    DIRECT = "direct"


def confirmation_subject(pattern: EnginePattern) -> str:
    """What the person's confirmation of a pattern is kept under."""
    return f"{pattern.workspace.name}/{pattern.key}"


def entry_state(pattern: EnginePattern, engine: Engine, confirmed: Mapping[str, str]) -> EntryState | None:
    """`None` for a pattern without an entry. A confirmation is of the promotion before it, not of a later one."""
    promoted = pattern.promoted_on
    if not pattern.is_promoted or pattern.is_demoted:
        return None
    day = day_of(confirmed.get(confirmation_subject(pattern)))
    if day is not None and (promoted is None or day >= promoted):
        return EntryState.CONFIRMED
    if _confidence_then(pattern, engine) >= DIRECT:
        return EntryState.DIRECT
    due = pattern.review_due
    return EntryState.DUE if due is not None and engine.horizon.today > due else EntryState.DRAFT


def drafts(engine: Engine, confirmed: Mapping[str, str]) -> tuple[EnginePattern, ...]:
    """The patterns whose entries nobody has looked at yet, the one promoted longest ago first."""
    waiting = (EntryState.DRAFT, EntryState.DUE)
    found = [each for each in engine.patterns if entry_state(each, engine, confirmed) in waiting]
    return tuple(sorted(found, key=lambda each: each.promoted_on or date.min))


def _confidence_then(pattern: EnginePattern, engine: Engine) -> float:
    """How sure the engine was when it was promoted, by the log; without a line there, how sure the registry is."""
    said = [each.confidence for each in engine.promotions if pattern_key(each.pattern or "") == pattern.key]
    told = [each for each in said if each is not None]
    stored = pattern.stored.confidence if pattern.stored is not None else None
    return told[-1] if told else stored or 0.0
