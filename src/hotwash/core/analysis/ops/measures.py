"""Finds the numbers in the fields of entries: times to detect and to restore, rates, toil, budgets, utilisation."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from hotwash.core.analysis.ops.fact import Evidence
from hotwash.core.analysis.ops.timeline import timeline_of
from hotwash.core.formats import body
from hotwash.core.model.body import Body, Field
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.values import dataclass
from hotwash.core.text.quantities import Amount, count_in, duration_in, percentage_in, times_a_day


class Measured(StrEnum):
    """What a number measures; the value is what people call it."""

    RESTORE = "MTTR"
    DETECT = "MTTD"
    OUTAGE = "duration"
    FAILURES = "failure rate"
    FREQUENCY = "deployments"
    LEAD = "lead time"
    ALERTS = "alerts"
    APPROVAL = "approval"
    TOIL_SHARE = "toil"
    TOIL_TIME = "toil time"
    BUDGET = "error budget"
    CPU = "CPU"
    MEMORY = "memory"
    DISK = "disk"
    POOL = "pool"


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that an entry states."""

    measured: Measured
    amount: Amount
    entry: Entry
    evidence: Evidence


Read = Callable[[str], Amount | None]


def _hours_in(text: str) -> Amount | None:
    """A length of time; a bare number of `Toil Hours` are hours."""
    bare = count_in(text) if text.strip().replace(".", "", 1).isdigit() else None
    return Amount(bare.number * 60) if bare is not None else duration_in(text)


_FIELDS: tuple[tuple[Measured, Read, str], ...] = (
    (Measured.RESTORE, duration_in, "mttr time-to-resolve time-to-restore time-to-recover time-to-recovery ttr"),
    (Measured.DETECT, duration_in, "mttd time-to-detect time-to-detection ttd"),
    (Measured.OUTAGE, duration_in, "duration downtime outage-duration"),
    (Measured.FAILURES, percentage_in, "change-failure-rate cfr"),
    (Measured.FREQUENCY, times_a_day, "deployment-frequency deploy-frequency"),
    (Measured.LEAD, duration_in, "lead-time lead-time-for-changes change-lead-time"),
    (Measured.ALERTS, times_a_day, "alerts alerts-per-day alerts/day alert-volume alert-rate"),
    (Measured.APPROVAL, duration_in, "approval-time manual-approval approval-wait approval"),
    (Measured.TOIL_SHARE, percentage_in, "toil toil-hours toil-share manual-work"),
    (Measured.TOIL_TIME, _hours_in, "toil-hours toil"),
    (Measured.BUDGET, percentage_in, "error-budget-consumed error-budget slo-impact budget-consumed"),
    (Measured.CPU, percentage_in, "cpu cpu-utilization cpu-usage"),
    (Measured.MEMORY, percentage_in, "memory memory-utilization memory-usage"),
    (Measured.DISK, percentage_in, "disk disk-utilization disk-usage"),
    (Measured.POOL, percentage_in, "connection-pool pool pool-utilization connection-pool-utilization"),
)
_BY_FIELD: dict[str, list[tuple[Measured, Read]]] = {}
for _measured, _read, _names in _FIELDS:
    for _name in _names.split():
        _BY_FIELD.setdefault(_name, []).append((_measured, _read))


def measures_of(document: Document, entry: Entry) -> Iterator[Measure]:
    """Every number of an entry; times to detect and restore from its timeline, where no field states them."""
    inside, stated = body(document, entry), set()
    for field in inside.fields:
        for measured, read in _BY_FIELD.get(plain_name(field), ()):
            amount = read(field.value)
            if amount is not None and measured not in stated:
                stated.add(measured)
                yield Measure(measured, amount, entry, field_evidence(document, entry, field))
    yield from (measure for measure in _from_timeline(document, entry, inside) if measure.measured not in stated)


def plain_name(field: Field) -> str:
    """The canonical name of a field without that of its section."""
    return field.canonical.rpartition("/")[2].partition("#")[0]


def field_evidence(document: Document, entry: Entry, field: Field) -> Evidence:
    return evidence(document, entry, field.span.start, f"{field.name}: {field.value}")


def evidence(document: Document, entry: Entry, at: int, text: str) -> Evidence:
    """What stands at a place that is counted from the entry's first byte."""
    start = entry.span.start
    line = entry.line + document.content.count(b"\n", start, start + at)
    return Evidence(entry.key, entry.native_id or entry.title, document.relative, line, text)


def _from_timeline(document: Document, entry: Entry, inside: Body) -> Iterator[Measure]:
    found = timeline_of(document.raw(entry), inside)
    for measured, stretch in ((Measured.DETECT, found.until_detected), (Measured.RESTORE, found.until_restored)):
        if stretch is not None:
            text = f"Timeline: {stretch.first} → {stretch.last}"
            yield Measure(measured, Amount(stretch.minutes), entry, evidence(document, entry, stretch.at, text))
