"""One pattern as of today: what the registry says of it and what the signals add, brought together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from hotwash.core.analysis.engine.agents import agents_of, promotion_targets
from hotwash.core.analysis.engine.confidence import Evidence, dominant
from hotwash.core.analysis.engine.horizon import Horizon
from hotwash.core.analysis.engine.merging import Merged, Seen, merged
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.analysis.engine.signals import EngineSignal, day_of, known_services
from hotwash.core.analysis.engine.sources import SourceType, review_type
from hotwash.core.analysis.engine.trend import Trend, change_percent, trend_of
from hotwash.core.formats.engine.signals import severity_of
from hotwash.core.model.document import Workspace
from hotwash.core.model.pattern import LearnedPattern
from hotwash.core.model.signal import SignalSeverity, SignalSource
from hotwash.core.model.values import dataclass

_ANTI_PATTERN = "anti-pattern"

DRAFT_DAYS = 7
"""How long an entry of a runbook may wait for somebody to look at it."""


@dataclass(frozen=True)
class EnginePattern:
    """`key` is what it is known by, `name` how it is written. `stored` is its row of the registry, if it has one.

    `registry` is the path of that file.
    """

    workspace: Workspace
    key: str
    name: str
    stored: LearnedPattern | None
    found: Merged
    horizon: Horizon
    registry: str = ""

    @property
    def seen(self) -> tuple[Seen, ...]:
        return self.found.seen

    @property
    def signals(self) -> tuple[EngineSignal, ...]:
        """The lines behind it that still stand in the files, oldest first."""
        return tuple(each.signal for each in self.seen if each.signal is not None)

    @property
    def is_new(self) -> bool:
        """Whether the registry does not know it yet."""
        return self.stored is None

    @property
    def news(self) -> int:
        """How many of its occurrences the registry does not know yet."""
        return sum(not each.is_stored for each in self.seen)

    @property
    def count(self) -> int:
        return len(self.seen) + self.found.unlisted

    @cached_property
    def first_seen(self) -> date | None:
        return min(self._days(day_of(self.stored.first_seen) if self.stored else None), default=None)

    @cached_property
    def last_seen(self) -> date | None:
        return max(self._days(day_of(self.stored.last_seen) if self.stored else None), default=None)

    @property
    def age(self) -> int | None:
        """Days since it was last seen."""
        return self.horizon.age(self.last_seen) if self.last_seen is not None else None

    # What it is about

    @cached_property
    def description(self) -> str | None:
        """What the registry says, else the first signal; a correction says it better if it says more."""
        told = [each.signal for each in self.signals if each.signal.text]
        first = next((each.text for each in told if each.source is not SignalSource.CORRECTION), None)
        base = (self.stored.description if self.stored else None) or first or ""
        corrected = [each.text or "" for each in told if each.source is SignalSource.CORRECTION]
        return max((base, *corrected), key=len) or None

    @cached_property
    def category(self) -> str | None:
        """What the registry says, else what most findings and incidents say; others do not say it themselves."""
        if self.stored and self.stored.category:
            return self.stored.category
        told = [each.signal for each in self.signals if each.signal.category]
        direct = [each for each in told if each.source in (SignalSource.REVIEW, SignalSource.INCIDENT)]
        return _most_frequent(each.category for each in direct or told)

    @cached_property
    def fix_template(self) -> str | None:
        """What the registry says, else the latest fix that a signal suggests."""
        if self.stored and self.stored.fix_template:
            return self.stored.fix_template
        fixes = (each.signal.suggested_fix or each.signal.code_example for each in reversed(self.signals))
        return next(filter(None, fixes), None)

    @property
    def entry_type(self) -> str:
        """What it would be in a runbook: something to avoid, unless agents learned it as something to do."""
        kinds = [each.signal.kind for each in self.signals if each.signal.source is SignalSource.SESSION]
        kind = _most_frequent(kinds) if len(kinds) == len(self.signals) else None
        return kind or _ANTI_PATTERN

    @cached_property
    def agents(self) -> tuple[str, ...]:
        """Whom it concerns: as stored, as the signals say, and for findings also whom their category is a matter of."""
        stored = self.stored.affected_agents if self.stored else ()
        named = [agent for each in self.signals for agent in each.signal.agents]
        by_reviews = [each.signal for each in self.signals if each.signal.source is SignalSource.REVIEW]
        files = [each.file for each in by_reviews if each.file]
        mapped = agents_of(self.category, files) if by_reviews or not (stored or named) else ()
        return tuple(dict.fromkeys((*stored, *mapped, *named)))

    @property
    def targets(self) -> tuple[str, ...]:
        """The agents whose runbooks it goes to."""
        stored = self.stored.runbook_agents if self.stored else ()
        return stored or promotion_targets(self.category, self.agents)

    @cached_property
    def services(self) -> Mapping[str, int]:
        """How often it was seen in every service that has a name, the most frequent first."""
        stored = dict.fromkeys(known_services(self.stored.affected_services if self.stored else ()), 0)
        seen = Counter(known_services(each.service for each in self.seen))
        return dict(sorted({**stored, **seen}.items(), key=lambda each: (-each[1], each[0])))

    # How sure it is

    @cached_property
    def severities(self) -> Mapping[SignalSeverity, int]:
        """How many signals of each severity; what only the registry knows counts as the registry says."""
        numbers = Counter(each.signal.severity for each in self.signals if each.signal.severity is not None)
        stored = severity_of(self.stored.severity) if self.stored else None
        if stored is not None:
            numbers[stored] += self._only_stored
        return {each: numbers[each] for each in SignalSeverity if numbers[each]}

    @property
    def severity(self) -> SignalSeverity | None:
        return dominant(self.severities)

    @cached_property
    def breakdown(self) -> Mapping[SourceType, int]:
        """How many signals of each kind; of what only the registry knows, as many as its own breakdown leaves."""
        numbers = Counter(each.source_type for each in self.signals)
        for kind, number in self._stored_breakdown():
            numbers[kind] += number
        return {each: numbers[each] for each in SourceType if numbers[each]}

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.severities, self.breakdown, len(self.services), self.count, self.age, self.horizon.mode)

    @cached_property
    def confidence(self) -> float:
        """As of today; where the registry does not say what it depends on, as it is stored."""
        stored = self.stored
        is_plain = not self.signals and (self.age is None or not self.severities)
        if stored is not None and stored.confidence is not None and is_plain:
            return stored.confidence
        return self.evidence.confidence

    # How it moves

    @cached_property
    def current(self) -> int:
        return sum(each.day is not None and self.horizon.is_current(each.day) for each in self.seen)

    @cached_property
    def previous(self) -> int:
        return sum(each.day is not None and self.horizon.is_previous(each.day) for each in self.seen)

    @property
    def change(self) -> int | None:
        """In percent from the previous window to the present one."""
        return change_percent(self.previous, self.current)

    @cached_property
    def trend(self) -> Trend:
        """What was seen in neither window is resolved still. Without the days of its occurrences, as it is stored."""
        stored = self.stored
        is_told = any(each.day for each in self.seen) and (self.news or not self.found.unlisted)
        if stored is not None and stored.trend in set(Trend) and not is_told and self._may_be_recent:
            return Trend(stored.trend)
        return trend_of(self.previous, self.current) or Trend.RESOLVED

    @property
    def resolved_days(self) -> int | None:
        """For how many days it has not been seen, if it is resolved."""
        return self.age if self.trend is Trend.RESOLVED else None

    # What became of it

    @property
    def is_promoted(self) -> bool:
        return bool(self.stored and self.stored.promoted_to_runbook)

    @property
    def is_demoted(self) -> bool:
        return bool(self.stored and self.stored.demoted)

    @property
    def promoted_on(self) -> date | None:
        return day_of(self.stored.promoted_date) if self.stored and self.is_promoted else None

    @property
    def review_due(self) -> date | None:
        """By when somebody should have looked at its entry."""
        return self.promoted_on + timedelta(DRAFT_DAYS) if self.promoted_on is not None else None

    def _days(self, stored: date | None) -> list[date]:
        days = [each.day for each in self.seen if each.day is not None]
        return [*days, stored] if stored is not None else days

    @property
    def _may_be_recent(self) -> bool:
        return self.last_seen is None or self.horizon.is_current(self.last_seen)

    @property
    def _only_stored(self) -> int:
        """How many occurrences no line stands behind."""
        return self.count - len(self.signals)

    def _stored_breakdown(self) -> Iterator[tuple[SourceType, int]]:
        """The kinds of those that no line stands behind."""
        left = self._only_stored
        told = Counter(self.stored.source_breakdown if self.stored else {})
        told.subtract(each.source_type.value for each in self.found.known)
        for kind in SourceType:
            number = min(left, max(0, told[kind.value]))
            left -= number
            yield kind, number
        guesses = Counter(_guessed(each.occurrence.source, self.stored) for each in self.seen if each.signal is None)
        untold = guesses - Counter({kind: max(0, told[kind.value]) for kind in SourceType})
        for kind in [*untold.elements(), *[SourceType.OTHER] * left][:left]:
            yield kind, 1


def engine_pattern(
    workspace: Workspace,
    stored: LearnedPattern | None,
    signals: Sequence[EngineSignal],
    horizon: Horizon,
    registry: str = "",
) -> EnginePattern:
    """The pattern of a row of the registry and the signals of that name; one of the two there must be."""
    ordered = sorted(signals, key=lambda each: (each.day or date.min, each.signal.timestamp or ""))
    named = next((each.pattern.name for each in ordered if each.pattern is not None), "")
    name = stored.name if stored is not None else named
    return EnginePattern(workspace, pattern_key(name), name, stored, merged(stored, ordered), horizon, registry)


def _guessed(source: str | None, stored: LearnedPattern | None) -> SourceType:
    """What kind of signal a stored occurrence was, by its source and the severity of its pattern."""
    words = (source or "").casefold()
    if SignalSource.SESSION in words:
        return SourceType.SESSION
    is_review = SignalSource.REVIEW in words
    return review_type(severity_of(stored.severity)) if is_review and stored is not None else SourceType.OTHER


def _most_frequent(words: Iterable[str | None]) -> str | None:
    """Of several equally frequent words the first."""
    numbers = Counter(word for word in words if word)
    return max(numbers, key=lambda word: numbers[word]) if numbers else None
