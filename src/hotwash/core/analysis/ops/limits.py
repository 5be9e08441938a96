"""Numbers of one entry against their limits; the limits are those of the detection triggers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.analysis.ops.fact import OpsFact, log_command, minutes_text
from hotwash.core.analysis.ops.measures import Measure, Measured
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.quantities import duration_in

RESTORE_LIMITS = {"P1": 240.0, "P2": 480.0, "P3": 1440.0}
DETECT_LIMIT = 30.0
FAILURE_LIMIT = 15.0
ALERT_LIMIT = 50.0
APPROVAL_LIMIT = 30.0
TOIL_LIMIT = 50.0
CPU_LIMIT, CPU_MINUTES = 85.0, 15.0
MEMORY_LIMIT, DISK_LIMIT, POOL_LIMIT = 90.0, 85.0, 80.0

_SEVERITY = Pattern(r"\bP[1-4]\b", re.IGNORECASE)
_CAPACITY = 'OPS "…" --pattern-key capacity_issue.…'


class Limit(NamedTuple):
    """What a number may be at most, what it is called in words, and what goes into the log when it is more."""

    at_most: float
    words: str
    proposal: str
    log: str


def limit_facts(reading: Reading) -> Iterator[OpsFact]:
    """A fact for every number of an entry that has a limit; the others are only asked together."""
    for measure in reading.measures:
        limit = _limit_of(measure)
        if limit is not None:
            yield _fact(reading, measure, limit)


def _fact(reading: Reading, measure: Measure, limit: Limit) -> OpsFact:
    fired = measure.amount.exceeds(limit.at_most) and _lasts(measure)
    sources = (measure.evidence,)
    incident = measure.measured in (Measured.RESTORE, Measured.DETECT)
    proposal = _of_incident(reading) if incident else limit.proposal
    return OpsFact(
        rule=measure.measured,
        subject=reading.name,
        value=value_text(measure),
        limit=limit.words,
        sources=sources,
        fired=fired,
        proposal=proposal if fired else "",
        command=log_command(limit.log, sources) if fired and not (incident and reading.is_issue) else "",
    )


def value_text(measure: Measure) -> str:
    """The number of a measure as people say it."""
    bound = f"{measure.amount.bound} " if measure.amount.bound else ""
    if measure.measured in _MINUTES:
        return bound + minutes_text(measure.amount.number)
    unit = " a day" if measure.measured in (Measured.ALERTS, Measured.FREQUENCY) else " %"
    return f"{bound}{round(measure.amount.number, 2):g}{unit}"


def _limit_of(measure: Measure) -> Limit | None:
    if measure.measured is not Measured.RESTORE:
        return _LIMITS.get(measure.measured)
    severity = _SEVERITY.search(measure.entry.severity or "")
    at_most = RESTORE_LIMITS.get(severity[0].upper()) if severity else None
    if severity is None or at_most is None:
        return None
    words = f"at most {at_most / 60:g} h for {severity[0].upper()}"
    return Limit(at_most, words, "", 'OPS "…" --severity P… --section "Root Cause=…"')


def _lasts(measure: Measure) -> bool:
    """A busy processor counts only when it is said to have been busy for long enough."""
    if measure.measured is not Measured.CPU:
        return True
    lasted = duration_in(measure.evidence.text.partition("%")[2])
    return lasted is not None and lasted.exceeds(CPU_MINUTES)


def _of_incident(reading: Reading) -> str:
    """What is still missing of an incident that took too long: it is to be an issue with severity and root cause."""
    if not reading.is_issue:
        return "log it as an OPS issue with its severity and root cause"
    missing = [
        name
        for name, is_there in (
            ("severity", bool(reading.entry.severity)),
            ("root cause", bool(reading.inside.text("root-cause"))),
        )
        if not is_there
    ]
    if missing:
        return f"add {' and '.join(missing)} to {reading.name}"
    return f"{reading.name} has its severity and root cause: nothing more to log"


_MINUTES = frozenset(
    (Measured.RESTORE, Measured.DETECT, Measured.OUTAGE, Measured.LEAD, Measured.APPROVAL, Measured.TOIL_TIME)
)
_LIMITS = {
    Measured.DETECT: Limit(DETECT_LIMIT, "at most 30 min", "", 'OPS "…" --severity P… --section "Root Cause=…"'),
    Measured.FAILURES: Limit(
        FAILURE_LIMIT,
        "at most 15 % over seven days",
        "log a learning about change management",
        'LRN "…" --area change_management',
    ),
    Measured.ALERTS: Limit(
        ALERT_LIMIT, "at most 50 a day from one monitor", "log a learning about monitoring", 'LRN "…" --area monitoring'
    ),
    Measured.APPROVAL: Limit(
        APPROVAL_LIMIT, "at most 30 min", "log an automation gap", 'LRN "…" --category automation_gap'
    ),
    Measured.TOIL_SHARE: Limit(
        TOIL_LIMIT, "at most half of a shift", "log the toil", 'LRN "…" --category toil_accumulation'
    ),
    Measured.CPU: Limit(CPU_LIMIT, "at most 85 % for 15 min", "log a capacity issue", _CAPACITY),
    Measured.MEMORY: Limit(MEMORY_LIMIT, "at most 90 %", "log a capacity issue", _CAPACITY),
    Measured.DISK: Limit(DISK_LIMIT, "at most 85 %", "log a capacity issue", _CAPACITY),
    Measured.POOL: Limit(POOL_LIMIT, "at most 80 % at peak", "log a capacity issue", _CAPACITY),
}
