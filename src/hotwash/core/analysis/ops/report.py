"""Everything that is known about how the services are run, what is past its limit first."""

from datetime import datetime

from hotwash.core.analysis.ops.budgets import budget_facts
from hotwash.core.analysis.ops.changes import change_facts
from hotwash.core.analysis.ops.dora import dora_facts
from hotwash.core.analysis.ops.fact import OpsFact
from hotwash.core.analysis.ops.limits import limit_facts
from hotwash.core.analysis.ops.promotable import promotable_facts
from hotwash.core.analysis.ops.reading import DAYS, readings
from hotwash.core.analysis.ops.recurring import recurring_facts
from hotwash.core.analysis.ops.toil import toil_facts
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class OpsReport:
    """The facts of the last `days`, and from how many `entries` they could have come."""

    facts: tuple[OpsFact, ...]
    days: int
    entries: int

    @property
    def fired(self) -> tuple[OpsFact, ...]:
        return tuple(fact for fact in self.facts if fact.fired)


def ops_report(snapshot: Snapshot, now: datetime, settings: Settings, days: int = DAYS) -> OpsReport:
    """The facts in a stable order: what fired, then numbers of single entries, then sums over several."""
    entries = readings(snapshot, now, days)
    facts = (
        *(fact for each in entries for fact in limit_facts(each)),
        *change_facts(entries),
        *recurring_facts(entries),
        *budget_facts(entries),
        *promotable_facts(entries, settings.promote.min_count),
        *toil_facts(entries),
        *dora_facts(entries),
    )
    return OpsReport(tuple(sorted(facts, key=lambda fact: not fact.fired)), days, len(entries))
