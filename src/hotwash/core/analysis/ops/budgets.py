"""Error budgets: what a target leaves for failure, and how much of it entries say is spent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hotwash.core.analysis.ops.fact import Evidence, OpsFact, log_command, minutes_text
from hotwash.core.analysis.ops.measures import Measure, Measured
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.analysis.ops.services import services_of
from hotwash.core.model.values import dataclass

WHOLE = 100.0

_MINUTES_OF_A_DAY = 1440
_EXHAUSTED = "the budget is exhausted: stop deployments that are not critical, and log the breach"
_LOG = 'LRN "…" --category sla_breach --priority critical'


@dataclass(frozen=True, slots=True)
class Budget:
    """The minutes that a target (in percent) allows a service to fail within some days, and the outages stated."""

    slo: float
    days: int
    minutes: float
    spent: float
    sources: tuple[Evidence, ...]

    @property
    def words(self) -> str:
        """`43.2 min in 30 days at 99.9 %`."""
        return f"{minutes_text(self.minutes)} in {self.days} days at {self.slo:g} %"

    @property
    def left(self) -> float:
        return self.minutes - self.spent

    @property
    def share(self) -> float:
        """How much of it is spent, in percent."""
        return self.spent / self.minutes * WHOLE

    @property
    def is_exhausted(self) -> bool:
        return self.spent >= self.minutes


def budget_of(slo: float, days: int, entries: Sequence[Reading] = ()) -> Budget:
    """The budget of a target above 0 and below 100 %: 99.9 % of 30 days leave 43.2 minutes.

    Spent are the durations that issues state; whether they concern the target is for the person to judge.
    """
    outages = [measure for each in entries if each.is_issue for measure in _stated(each, Measured.OUTAGE)]
    minutes = round((WHOLE - slo) / WHOLE * days * _MINUTES_OF_A_DAY, 6)
    spent = sum(measure.amount.number for measure in outages)
    return Budget(slo, days, minutes, spent, tuple(measure.evidence for measure in outages))


def budget_facts(entries: Iterable[Reading]) -> Iterator[OpsFact]:
    """How much of its monthly budget every service consumed, by the percentages that its entries state."""
    by_service: defaultdict[str, list[Measure]] = defaultdict(list)
    for each in entries:
        for measure in _stated(each, Measured.BUDGET):
            for service in services_of(each) or ("all services",):
                by_service[service].append(measure)
    for service, measures in by_service.items():
        percent = sum(measure.amount.number for measure in measures)
        fired = percent >= WHOLE
        sources = tuple(measure.evidence for measure in measures)
        yield OpsFact(
            rule=Measured.BUDGET,
            subject=service,
            value=f"{percent:g} % used",
            limit="nothing left" if fired else f"{WHOLE - percent:g} % left",
            sources=sources,
            fired=fired,
            proposal=_EXHAUSTED if fired else "",
            command=log_command(_LOG, sources) if fired else "",
        )


def _stated(reading: Reading, measured: Measured) -> tuple[Measure, ...]:
    return tuple(measure for measure in reading.measures if measure.measured is measured)
