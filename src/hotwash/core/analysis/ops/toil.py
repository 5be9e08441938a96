"""Work by hand: how long it takes each time, and in a month where entries say how often it comes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hotwash.core.analysis.ops.fact import Evidence, OpsFact, hours_text
from hotwash.core.analysis.ops.measures import Measure, Measured
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.text.quantities import times_a_day

RULE = "toil time"

_DAYS_OF_A_MONTH = 30


class _Toil(NamedTuple):
    """What one entry states; `monthly` is `None` where it does not say how often."""

    name: str
    minutes: float
    monthly: float | None
    sources: tuple[Evidence, ...]


def toil_facts(entries: Iterable[Reading]) -> Iterator[OpsFact]:
    """A fact for every entry, and their sum where several know what a month costs. Hours have no limit of their own."""
    found = [
        _toil(each, measure) for each in entries for measure in each.measures if measure.measured is Measured.TOIL_TIME
    ]
    for toil in found:
        yield _fact(toil)
    monthly = [(toil, toil.monthly) for toil in found if toil.monthly is not None]
    if len(monthly) > 1:
        total = sum(minutes for _, minutes in monthly)
        sources = tuple(source for toil, _ in monthly for source in toil.sources)
        yield OpsFact(RULE, f"all {len(monthly)}", f"{hours_text(total)} a month", "", sources)


def _toil(reading: Reading, measure: Measure) -> _Toil:
    field = reading.field("frequency")
    often = times_a_day(field.value) if field is not None else None
    if field is None or often is None:
        return _Toil(reading.name, measure.amount.number, None, (measure.evidence,))
    monthly = measure.amount.number * often.number * _DAYS_OF_A_MONTH
    return _Toil(reading.name, measure.amount.number, monthly, (measure.evidence, reading.said(field)))


def _fact(toil: _Toil) -> OpsFact:
    each_time = f"{hours_text(toil.minutes)} each time"
    if toil.monthly is None:
        return OpsFact(RULE, toil.name, each_time, "", toil.sources)
    return OpsFact(RULE, toil.name, f"{hours_text(toil.monthly)} a month", each_time, toil.sources)
