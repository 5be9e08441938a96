"""The signals of a workspace as they count: with their day, their pattern and what their source is worth."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.analysis.engine.naming import PatternName, pattern_name
from hotwash.core.analysis.engine.sources import SourceType, source_type
from hotwash.core.analysis.per_document import PerDocument
from hotwash.core.model.document import Document
from hotwash.core.model.pattern import Occurrence
from hotwash.core.model.signal import Signal, Signals
from hotwash.core.text.dates import compact_day

_NO_SERVICES = frozenset(("", "-", "–", "n/a", "none", "unknown"))


class EngineSignal(NamedTuple):
    """One line of one file. `day` is `None` where it has none: then it counts nowhere. So is `pattern`."""

    document: Document
    signal: Signal
    day: date | None
    pattern: PatternName | None
    source_type: SourceType

    @property
    def place(self) -> str:
        return f"{self.document.relative}:{self.signal.line}"

    @property
    def occurrence(self) -> Occurrence:
        """The signal as the registry keeps it."""
        signal = self.signal
        return Occurrence(signal.date, signal.service, signal.file, signal.pr, signal.text, signal.source.value)


def engine_signals(documents: Iterable[Document]) -> Iterator[EngineSignal]:
    """Every signal of these documents, file by file."""
    for document in documents:
        if isinstance(document.contents, Signals):
            yield from _OF_DOCUMENTS.of(document)


def known_services(services: Iterable[str | None]) -> Iterator[str]:
    """Those that are the name of one."""
    return (name for name in services if name is not None and name.strip().casefold() not in _NO_SERVICES)


@lru_cache(maxsize=8192)
def day_of(stamp: str | None) -> date | None:
    """The calendar day that a stamp begins with."""
    day = compact_day(stamp) if stamp else None
    return date.fromisoformat(day) if day is not None else None


def _of_document(document: Document) -> tuple[EngineSignal, ...]:
    contents = document.contents
    signals = contents.signals if isinstance(contents, Signals) else ()
    return tuple(
        EngineSignal(document, each, day_of(each.date), pattern_name(each), source_type(each)) for each in signals
    )


_OF_DOCUMENTS = PerDocument(_of_document)
