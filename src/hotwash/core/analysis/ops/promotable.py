"""Entries that count their own recurrence, against the threshold of the skill that they belong to."""

from collections.abc import Iterable, Iterator

from hotwash.core.analysis.gist import gists
from hotwash.core.analysis.ops.fact import OpsFact
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.analysis.thresholds import Threshold, threshold_of
from hotwash.core.model.document import Document
from hotwash.core.model.vocabulary import Status

RULE = "recurrence"


def promotable_facts(entries: Iterable[Reading], least: int) -> Iterator[OpsFact]:
    """Those seen at least `least` times and not promoted yet; one that meets everything its skill asks for fired."""
    by_document: dict[str, tuple[Document, dict[int, Reading]]] = {}
    for each in entries:
        by_document.setdefault(each.document.path, (each.document, {}))[1][each.entry.line] = each
    for document, readings in by_document.values():
        for entry, gist in zip(document.entries, gists(document), strict=True):
            reading = readings.get(entry.line)
            if reading is not None and gist.recurrences >= least and entry.status is not Status.PROMOTED:
                yield _fact(reading, threshold_of(entry, gist), least)


def _fact(reading: Reading, threshold: Threshold, least: int) -> OpsFact:
    field = reading.field("recurrence-count")
    fired = threshold.is_met
    return OpsFact(
        rule=RULE,
        subject=reading.name,
        value=_stated(threshold),
        limit=_asked(threshold, least),
        sources=(reading.said(field) if field is not None else reading.head,),
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
