"""Reads `trends.json` in its present and its older form: alerts, improvements, and numbers of two windows of time."""

from hotwash.core.formats.engine.typed import Fault, Typed, picked_by_name, typed
from hotwash.core.formats.engine.whole import whole_document
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Document
from hotwash.core.model.trends import Movement, ServiceTrend, TopPattern, Trends, TrendSummary, Window

NAME = "trends"

_OBJECTS: dict[str, type[object]] = {
    "current_window": Window,
    "previous_window": Window,
    "summary": TrendSummary,
}
_LISTS: dict[str, type[object]] = {"alerts": Movement, "top_patterns": TopPattern, "improvements": Movement}


def parse(source: DocumentSource) -> Document:
    return whole_document(source, NAME, _trends)


def _trends(values: dict[str, object]) -> Typed[Contents]:
    """Every part is typed by itself, so that what is odd in one costs nothing of the others."""
    given = picked_by_name(values, Trends)
    known, faults = given.known, list[Fault]()
    for name, kind in _OBJECTS.items():
        if isinstance(part := known.get(name), dict):
            known[name] = _part(part, kind, name, faults)
    for name, kind in _LISTS.items():
        if isinstance(rows := known.get(name), list):
            known[name] = [_part(row, kind, name, faults) for row in rows if isinstance(row, dict)]
    if isinstance(services := known.get("service_breakdown"), dict):
        rows = [{**row, "name": name} for name, row in services.items() if isinstance(row, dict)]
        known["service_breakdown"] = [_part(row, ServiceTrend, "service_breakdown", faults) for row in rows]
    made = typed(given, Trends)
    return Typed(made.value, (*made.faults, *faults))


def _part(values: dict[str, object], kind: type[object], name: str, faults: list[Fault]) -> object:
    made = typed(picked_by_name(values, kind), kind)
    faults += (each._replace(message=f"{name}: {each.message}") for each in made.faults)
    return made.value
