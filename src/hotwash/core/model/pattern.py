"""What the learning engine made of its signals: patterns with their occurrences, and when they became rules.

(source: learning engine, `patterns.json` and `promotion-log.jsonl`)
"""

from collections.abc import Mapping

from hotwash.core.model.contents import Count
from hotwash.core.model.span import Span
from hotwash.core.model.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a pattern was seen; `source` is one of the four kinds of signals."""

    date: str | None = None
    service: str | None = None
    file: str | None = None
    pr: str | int | None = None
    context: str | None = None
    source: str | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LearnedPattern:
    """One pattern of the registry, field for field; it begins on `line`.

    `other` are the keys that the schema does not have, and those whose value is of a type that it does not allow.
    """

    name: str
    line: int
    description: str | None = None
    category: str | None = None
    severity: str | None = None
    occurrences: tuple[Occurrence, ...] = ()
    count: int = 0
    first_seen: str | None = None
    last_seen: str | None = None
    trend: str | None = None
    confidence: float | None = None
    source_breakdown: Mapping[str, int] = field(default_factory=dict)
    source_quality_score: float | None = None
    affected_agents: tuple[str, ...] = ()
    affected_services: tuple[str, ...] = ()
    fix_template: str | None = None
    promoted_to_runbook: bool | None = None
    runbook_agents: tuple[str, ...] = ()
    promoted_date: str | None = None
    demoted: bool | None = None
    demoted_date: str | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegistryMeta:
    """What the last analysis said of itself."""

    last_analysis: str | None = None
    total_findings_analyzed: int | None = None
    total_corrections_analyzed: int | None = None
    total_patterns: int | None = None
    services_analyzed: tuple[str, ...] | int | None = None
    analysis_window_days: int | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PatternRegistry:
    """`patterns.json`."""

    patterns: tuple[LearnedPattern, ...]
    meta: RegistryMeta = field(default_factory=RegistryMeta)
    other: Mapping[str, object] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(len(self.patterns), "pattern"),)


@dataclass(frozen=True, slots=True)
class Promotion:
    """One line of the promotion log: a pattern became an entry of these agents' runbooks, and why."""

    span: Span
    line: int
    date: str | None = None
    pattern: str | None = None
    confidence: float | None = None
    occurrences: int | None = None
    promoted_to: tuple[str, ...] = ()
    entry_type: str | None = None
    trigger: str | None = None
    runbook_section: str | None = None
    other: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PromotionLog:
    """`promotion-log.jsonl`, oldest first."""

    promotions: tuple[Promotion, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(len(self.promotions), "promotion"),)
