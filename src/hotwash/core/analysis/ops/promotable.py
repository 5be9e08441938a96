"""Entries that count their own recurrence, against the threshold of the skill that they belong to."""

from collections.abc import Iterable, Iterator

from hotwash.core.analysis.gist import gist, recurrence_count
from hotwash.core.analysis.ops.fact import Evidence, OpsFact
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.analysis.thresholds import Threshold, threshold_of
from hotwash.core.model.vocabulary import Status

RULE = "recurrence"


def promotable_facts(entries: Iterable[Reading], least: int) -> Iterator[OpsFact]:
    """Those seen at least `least` times and not promoted yet; one that meets everything its skill asks for fired."""
    for reading in entries:
        field, entry = reading.field("recurrence-count"), reading.entry
        if field is None or recurrence_count(field.value) < least or entry.status is Status.PROMOTED:
            continue
        threshold = threshold_of(entry, gist(reading.document.raw(entry), entry.dialect, entry.kind))
        yield _fact(reading, reading.said(field), threshold, least)


def _fact(reading: Reading, source: Evidence, threshold: Threshold, least: int) -> OpsFact:
    fired = threshold.is_met
    return OpsFact(
        rule=RULE,
        subject=reading.name,
        value=_stated(threshold),
        limit=_asked(threshold, least),
        sources=(source,),
        fired=fired,
        proposal="it may become a rule" if fired else "",
        command=f"hotwash promote {reading.entry.native_id}" if fired and reading.entry.native_id else "",
    )


def _stated(threshold: Threshold) -> str:
    plural = "" if threshold.contexts == 1 else "s"
    contexts = "contexts not stated" if threshold.contexts is None else f"{threshold.contexts} context{plural}"
    days = "" if threshold.days is None else f", within {threshold.days} d"
    return f"{threshold.count} ×, {contexts}{days}"


def _asked(threshold: Threshold, least: int) -> str:
    """What the skill asks for, in words; operations and some others have no numbers of their own."""
    asked = threshold.skill.promotion
    if asked is None:
        return f"{threshold.skill.name}: {least} times, in 2 contexts"
    window = f" within {asked.window_days} d" if asked.window_days else ""
    known = f", known for {asked.min_age_days} d" if asked.min_age_days else ""
    return f"{threshold.skill.name}: {least} times in {asked.contexts} {asked.of}{window}{known}"
