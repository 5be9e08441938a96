"""What the four files of signals have in common: stamps, severities, and the words that their schemas know."""

from collections.abc import Callable, Iterator, Mapping

from hotwash.core.formats.engine.lines import lines_document
from hotwash.core.formats.engine.typed import Fault, Picked, Typed, typed
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.document import Document
from hotwash.core.model.signal import Signal, Signals, SignalSeverity, SignalSource
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.dates import compact_day
from hotwash.core.text.json_objects import JsonObject

Meaning = Callable[[Mapping[str, object]], Picked]

_SEVERITIES = {
    word: severity
    for severity, words in {
        SignalSeverity.BLOCKING: "blocking critical high p1 p2",
        SignalSeverity.WARNING: "warning medium p3",
        SignalSeverity.NIT: "nit low p4",
    }.items()
    for word in words.split()
}


def signals_document(
    source: DocumentSource, name: str, origin: SignalSource, meaning: Meaning, words: Mapping[str, tuple[str, ...]]
) -> Document:
    """A document of signals. `meaning` finds the fields of a line by its keys, `words` are the closed vocabularies."""

    def value_of(found: JsonObject) -> Typed[Signal]:
        given = meaning(found.values)
        faults = tuple(_faults(given.known, words))
        made = typed(_placed(given, found, origin), Signal)
        return Typed(made.value, faults + made.faults)

    return lines_document(source, name, value_of, lambda signals: Signals(origin, signals))


def severity_of(native: object) -> SignalSeverity | None:
    """Blocking, warning or nit, whatever scale a word is from (source: learning engine, decisions on ambiguities)."""
    return _SEVERITIES.get(native.strip().lower()) if isinstance(native, str) else None


def _placed(given: Picked, found: JsonObject, origin: SignalSource) -> Picked:
    known, other = {**given.known, "source": origin, "span": found.span, "line": found.line}, dict(given.other)
    day, severity = _day(known), severity_of(known.get("native_severity"))
    if "date" in known and _day_in(known["date"]) is None:
        other["date"] = known.pop("date")
    if day is not None:
        known["date"] = day
    if severity is not None:
        known["severity"] = severity
    return Picked(known, other)


def _day(known: Mapping[str, object]) -> str | None:
    """The calendar day as it is written, without asking where on earth that is."""
    return _day_in(known.get("date")) or _day_in(known.get("timestamp"))


def _day_in(stamp: object) -> str | None:
    return compact_day(stamp) if isinstance(stamp, str) else None


def _faults(known: Mapping[str, object], words: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    if _day(known) is None:
        yield Fault("no-date", "this line has no date: trends and confidence leave it out", Severity.WARNING)
    if "text" not in known:
        yield Fault("no-text", "this line does not say what it is about", Severity.WARNING)
    for name, allowed in words.items():
        if name in known and known[name] not in allowed:
            yield Fault("unknown-word", f"`{known[name]}` is not one of {', '.join(allowed)}; it is kept")
    native = known.get("native_severity")
    if native is not None and severity_of(native) is None:
        yield Fault("unknown-word", f"severity `{native}` is not one of {', '.join(SignalSeverity)}; it is kept")
