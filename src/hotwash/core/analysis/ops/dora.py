"""The four delivery metrics: what the entries of the last days state of them, and in which band that is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from hotwash.core.analysis.ops.fact import Evidence, OpsFact, minutes_text
from hotwash.core.analysis.ops.limits import value_text
from hotwash.core.analysis.ops.measures import Measure, Measured
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.analysis.ops.services import names_in

RULE = "DORA"
ELITE, HIGH, MEDIUM, LOW = "elite", "high", "medium", "low"

_HOUR, _DAY, _WEEK, _MONTH = 60.0, 1440.0, 10080.0, 43200.0
_HALF_A_YEAR = 1 / 182.5
_METRICS = {
    "deployment-frequency": Measured.FREQUENCY.value,
    "lead-time": Measured.LEAD.value,
    "change-failure-rate": Measured.FAILURES.value,
    "mttr": Measured.RESTORE.value,
}


def failure_band(percent: float) -> str:
    """15 % itself is still elite; the bands have no gaps between them."""
    return ELITE if percent <= 15 else HIGH if percent <= 30 else MEDIUM if percent <= 45 else LOW


def restore_band(minutes: float) -> str:
    return ELITE if minutes < _HOUR else HIGH if minutes < _DAY else MEDIUM if minutes < _WEEK else LOW


def lead_band(minutes: float) -> str:
    return ELITE if minutes < _HOUR else HIGH if minutes <= _WEEK else MEDIUM if minutes <= _MONTH else LOW


def frequency_band(times_a_day: float) -> str:
    """Once a day and more is on demand."""
    if times_a_day >= 1:
        return ELITE
    return HIGH if times_a_day >= 1 / 30 else MEDIUM if times_a_day >= _HALF_A_YEAR else LOW


def dora_facts(entries: Sequence[Reading]) -> Iterator[OpsFact]:
    """The mean time to restore, the latest of the other metrics, and how often incidents touched each of them."""
    restored = _stated(entries, Measured.RESTORE)
    if restored:
        mean = sum(measure.amount.number for measure in restored) / len(restored)
        subject = f"mean MTTR of {len(restored)}" if len(restored) > 1 else "MTTR"
        sources = tuple(measure.evidence for measure in restored)
        yield OpsFact(RULE, subject, minutes_text(mean), f"band {restore_band(mean)}", sources)
    for measured, band in (
        (Measured.FAILURES, failure_band),
        (Measured.LEAD, lead_band),
        (Measured.FREQUENCY, frequency_band),
    ):
        stated = _stated(entries, measured)
        if stated:
            latest = stated[-1]
            words = f"band {band(latest.amount.number)}"
            yield OpsFact(RULE, measured, value_text(latest), words, (latest.evidence,))
    yield from _touched(entries)


def _touched(entries: Iterable[Reading]) -> Iterator[OpsFact]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for each in entries:
        field = each.field("dora-metrics-impact")
        for name in names_in(field.value) if field is not None else ():
            metric = _METRICS.get(name.replace("_", "-").replace(" ", "-"))
            if field is not None and metric is not None:
                found[metric].append(each.said(field))
    for metric, sources in found.items():
        yield OpsFact(RULE, f"{metric} touched", f"{len(sources)} ×", "", tuple(sources))


def _stated(entries: Iterable[Reading], measured: Measured) -> list[Measure]:
    """What dated entries state, the latest last."""
    dated = sorted((each for each in entries if each.day is not None), key=lambda each: str(each.day))
    return [measure for each in dated for measure in each.measures if measure.measured is measured]
