"""Everything that the learning engine knows of one workspace, as of one day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import is_
from typing import TypeVar

from hotwash.core.analysis.engine.alerts import Alert, alerts_of
from hotwash.core.analysis.engine.horizon import Horizon
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.pattern import EnginePattern, engine_pattern
from hotwash.core.analysis.engine.signals import EngineSignal, engine_signals
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.pattern import LearnedPattern, PatternRegistry, Promotion, PromotionLog
from hotwash.core.model.runbook import Runbook
from hotwash.core.model.signal import Signals, SignalSource
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.trends import Trends
from hotwash.core.model.values import dataclass

Held = TypeVar("Held")

_KINDS = (Signals, PatternRegistry, PromotionLog, Trends, Runbook)


@dataclass(frozen=True)
class Engine:
    """One workspace's files of the engine and what follows from them; without files everything is empty."""

    workspace: Workspace
    documents: tuple[Document, ...]
    horizon: Horizon

    @cached_property
    def all_signals(self) -> tuple[EngineSignal, ...]:
        """Every line of the four files."""
        return tuple(engine_signals(self.documents))

    @cached_property
    def signals(self) -> tuple[EngineSignal, ...]:
        """Those that count: with a day, and within `since` where that is given."""
        return tuple(each for each in self.all_signals if each.day is not None and self.horizon.counts(each.day))

    def of_source(self, source: SignalSource) -> tuple[EngineSignal, ...]:
        return tuple(each for each in self.signals if each.signal.source is source)

    @property
    def undated(self) -> tuple[EngineSignal, ...]:
        """Lines without a day: they count nowhere."""
        return tuple(each for each in self.all_signals if each.day is None)

    @property
    def ahead(self) -> tuple[EngineSignal, ...]:
        """Lines of a day to come, which count as of today."""
        return tuple(each for each in self.signals if each.day is not None and each.day > self.horizon.today)

    @property
    def unnamed(self) -> tuple[EngineSignal, ...]:
        """Lines that name no pattern, and whose words suggest none."""
        return tuple(each for each in self.signals if each.pattern is None)

    @property
    def registry(self) -> PatternRegistry | None:
        return next(self._holding(PatternRegistry), None)

    @property
    def trends(self) -> Trends | None:
        """As the last analysis stored them."""
        return next(self._holding(Trends), None)

    @property
    def runbooks(self) -> tuple[tuple[Document, Runbook], ...]:
        return tuple((each, each.contents) for each in self.documents if isinstance(each.contents, Runbook))

    @property
    def promotions(self) -> tuple[Promotion, ...]:
        """The log, oldest first."""
        return tuple(each for log in self._holding(PromotionLog) for each in log.promotions)

    @cached_property
    def patterns(self) -> tuple[EnginePattern, ...]:
        """The most frequent first, then the surest, then by name."""
        return tuple(sorted(self._patterns(), key=lambda each: (-each.count, -each.confidence, each.key)))

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        return alerts_of(self.patterns, self.trends)

    def pattern(self, name: str) -> EnginePattern | None:
        """The pattern of that name, however it is spelled."""
        return self._by_key.get(pattern_key(name))

    @cached_property
    def _by_key(self) -> Mapping[str, EnginePattern]:
        return {each.key: each for each in reversed(self.patterns)}

    def _patterns(self) -> Iterator[EnginePattern]:
        by_key: defaultdict[str, list[EngineSignal]] = defaultdict(list)
        for signal in self.signals:
            if signal.pattern is not None:
                by_key[signal.pattern.key].append(signal)
        for path, stored in self._stored():
            signals = by_key.pop(pattern_key(stored.name), [])
            yield engine_pattern(self.workspace, stored, signals, self.horizon, path)
        for signals in by_key.values():
            yield engine_pattern(self.workspace, None, signals, self.horizon)

    def _stored(self) -> Iterator[tuple[str, LearnedPattern]]:
        """The rows of the registry and the path of their file."""
        for document in self.documents:
            if document.contents is self.registry and self.registry is not None:
                yield from ((document.path, each) for each in self.registry.patterns)

    def _holding(self, kind: type[Held]) -> Iterator[Held]:
        return (each.contents for each in self.documents if isinstance(each.contents, kind))


def engine_of(snapshot: Snapshot, workspace: Workspace, horizon: Horizon) -> Engine:
    """The engine of that workspace; with nothing in it where there are no files of it.

    It is the same as before as long as its files are: verbs ask for it with every move of the cursor.
    """
    documents = tuple(_documents(snapshot, workspace))
    known = _LATEST.get((workspace.id, horizon))
    if known is not None and known.workspace == workspace and _are_same(known.documents, documents):
        return known
    if len(_LATEST) >= _MOST_ENGINES:
        _LATEST.clear()
    found = _LATEST[workspace.id, horizon] = Engine(workspace, documents, horizon)
    return found


def engines(snapshot: Snapshot, horizon: Horizon) -> tuple[Engine, ...]:
    """The engines of all workspaces that have signals, a registry or runbooks, in the order in which those are open."""
    found = (engine_of(snapshot, workspace, horizon) for workspace in snapshot.workspaces)
    return tuple(engine for engine in found if engine.documents)


_LATEST: dict[tuple[str, Horizon], Engine] = {}
_MOST_ENGINES = 32


def _are_same(before: tuple[Document, ...], after: tuple[Document, ...]) -> bool:
    return len(before) == len(after) and all(map(is_, before, after))


def _documents(snapshot: Snapshot, workspace: Workspace) -> Iterable[Document]:
    return (
        document
        for document in snapshot.documents
        if document.workspace.id == workspace.id and isinstance(document.contents, _KINDS)
    )
