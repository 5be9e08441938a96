"""What the four files of signals have in common: stamps, severities, and the words that their schemas know."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.formats.engine.lines import lines_document, objects_of
from hotwash.core.formats.engine.typed import Fault, Picked, Typed, typed
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
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


class SignalKeys(NamedTuple):
    """How the lines of one file are read.

    `names` says for every field under which keys it may stand, `meaning` finds all fields of a line, `words` are the
    closed vocabularies by field.
    """

    origin: SignalSource
    names: Mapping[str, str]
    meaning: Meaning
    words: Mapping[str, tuple[str, ...]]


def signals_document(source: DocumentSource, name: str, keys: SignalKeys) -> Document:
    """A document of signals. There may be very many lines: of those that are plainly right none is taken apart yet."""
    content, plain = source.content, _Plain(keys)

    def faults_of(found: JsonObject) -> tuple[Fault, ...]:
        return () if plain.holds(found.values) else _signal(found, keys).faults

    def contents_of(number: int) -> Contents:
        return Signals(keys.origin, number, read)

    def read() -> tuple[Signal, ...]:
        return tuple(_signal(each, keys).value for each in objects_of(content))

    return lines_document(source, name, faults_of, contents_of)


class _Plain:
    """Knows at a glance lines without any fault: texts only, with a date, about something, in known words."""

    def __init__(self, keys: SignalKeys) -> None:
        self._texts = keys.names.get("text", "").split()
        self._words = {keys.names[name].split()[0]: frozenset(allowed) for name, allowed in keys.words.items()}

    def holds(self, values: Mapping[str, object]) -> bool:
        if not all(type(value) is str for value in values.values()):
            return False
        if not any(map(values.get, self._texts)) or _day_in(values.get("date") or values.get("timestamp")) is None:
            return False
        if any(values.get(key, "") not in allowed and values.get(key) for key, allowed in self._words.items()):
            return False
        return not values.get("severity") or severity_of(values["severity"]) is not None


def _signal(found: JsonObject, keys: SignalKeys) -> Typed[Signal]:
    given = keys.meaning(found.values)
    faults = tuple(_faults(given.known, keys.words))
    made = typed(_placed(given, found, keys.origin), Signal)
    return Typed(made.value, faults + made.faults)


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
    return _day_of(stamp) if isinstance(stamp, str) else None


@lru_cache(maxsize=4096)
def _day_of(stamp: str) -> str | None:
    return compact_day(stamp)


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
