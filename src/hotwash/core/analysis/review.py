"""What a review of the learnings has to look at, in its order, and how much of everything there is.

(source: self-improve, review; operations, review and its searches)
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from hotwash.core.analysis.domains import domain_of
from hotwash.core.analysis.entry_subjects import EntrySubject, entry_subjects
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.lifecycle import PENDING, is_pending
from hotwash.core.analysis.promotion import Candidate
from hotwash.core.analysis.rule_text import rule_draft
from hotwash.core.analysis.skills import skill_of_entry
from hotwash.core.analysis.staleness import StaleItem
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Kind, Severity, Status

GRAVE = ("P1", "P2", "critical", "high")
TOIL = frozenset(("automation_gap", "toil_accumulation"))

_AGED = ("expired", "unverified")
_USUAL = (Kind.LEARNING, Kind.ERROR, Kind.FEATURE)


@dataclass(frozen=True, slots=True)
class ReviewFilter:
    """What the review is limited to; an empty set is no limit. All words are case-folded."""

    severities: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()

    @property
    def is_everything(self) -> bool:
        return not (self.severities or self.categories or self.areas or self.skills)

    def takes(self, subject: EntrySubject, paths: Collection[str]) -> bool:
        entry = subject.entry
        return (
            _among(((entry.severity or "").casefold(),), self.severities)
            and _among(subject.words("category"), self.categories)
            and _among(((entry.area or "").casefold(),), self.areas)
            and (not self.skills or skill_of_entry(entry, paths).name in self.skills)
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate for promotion, and the rule that its entries suggest; empty where none can be drafted."""

    candidate: Candidate
    rule: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A wish that a file of rules may be about already."""

    document: Document
    entry: Entry
    rules: str


@dataclass(frozen=True, slots=True)
class Total:
    """How many entries of one kind there are, by status, and how many resolved ones are too old."""

    kind: Kind
    counts: Mapping[Status, int]
    stale: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def pending(self) -> int:
        return sum(self.counts.get(status, 0) for status in PENDING)


class Review:
    """One review of what `facts` know; every part is worked out when somebody asks."""

    def __init__(self, facts: Facts, limits: ReviewFilter | None = None) -> None:
        self.facts = facts
        self.limits = limits or ReviewFilter()

    @cached_property
    def subjects(self) -> tuple[EntrySubject, ...]:
        """The entries that are looked at; examples are none."""
        paths = {document.path for document in self.facts.snapshot.documents}
        found = (each for each in entry_subjects(self.facts) if each.entry.status is not Status.EXAMPLE)
        return tuple(each for each in found if self.limits.is_everything or self.limits.takes(each, paths))

    @cached_property
    def keys(self) -> frozenset[Key]:
        return frozenset(subject.entry.key for subject in self.subjects)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Errors, and claims that are expired or were not checked for too long."""
        return tuple(
            each
            for each in self.facts.findings
            if (each.severity is Severity.ERROR or each.rule in _AGED)
            and (self.limits.is_everything or each.key in self.keys)
        )

    @cached_property
    def suggestions(self) -> tuple[Suggestion, ...]:
        snapshot = self.facts.snapshot
        wanted = (each for each in self.facts.candidates if not self.keys.isdisjoint(each.members))
        return tuple(Suggestion(each, rule_draft(snapshot, each.entries)) for each in wanted)

    @cached_property
    def stale_pending(self) -> tuple[StaleItem, ...]:
        return tuple(item for item in self._stale if item.entry is not None and is_pending(item.entry))

    @cached_property
    def stale_resolved(self) -> tuple[StaleItem, ...]:
        return tuple(item for item in self._stale if item.entry is not None and not is_pending(item.entry))

    @property
    def _stale(self) -> Iterable[StaleItem]:
        return (item for item in self.facts.stale if item.key in self.keys and not item.is_learning)

    @cached_property
    def grave(self) -> tuple[EntrySubject, ...]:
        """Open issues of the two worst grades."""
        return tuple(each for each in self.subjects if is_pending(each.entry) and each.entry.severity in GRAVE)

    @cached_property
    def toil(self) -> tuple[EntrySubject, ...]:
        """Open entries about what should be automated."""
        waiting = (each for each in self.subjects if is_pending(each.entry))
        return tuple(each for each in waiting if not TOIL.isdisjoint(each.words("category")))

    @cached_property
    def covered(self) -> tuple[Covered, ...]:
        """Open wishes about something that there are rules for."""
        return tuple(self._covered())

    def _covered(self) -> Iterator[Covered]:
        domains = {
            document.path.rpartition("/")[2].removesuffix(".md").casefold(): document.relative
            for document in self.facts.snapshot.documents
            if document.format == "rules" and "/rules/" in f"/{document.relative}"
        }
        for subject in self.subjects if domains else ():
            if subject.entry.kind is Kind.FEATURE and is_pending(subject.entry):
                raw = subject.document.raw(subject.entry)
                named = next((name for name in domains if name in subject.text.split()), domain_of(raw) or "")
                if named in domains:
                    yield Covered(subject.document, subject.entry, domains[named])

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """The usual three kinds always, others where there are any."""
        counts = {kind: Counter[Status]() for kind in _USUAL}
        for subject in self.subjects:
            counts.setdefault(subject.entry.kind, Counter())[subject.entry.status] += 1
        stale = Counter(item.entry.kind for item in self.stale_resolved if item.entry is not None)
        return tuple(Total(kind, found, stale[kind]) for kind, found in counts.items())

    @property
    def finds_anything(self) -> bool:
        """Whether there is something to do."""
        return bool(
            self.findings or self.suggestions or self.stale_pending or self.stale_resolved or self.grave or self.covered
        )


def _among(words: Iterable[str], wanted: frozenset[str]) -> bool:
    return not wanted or not wanted.isdisjoint(words)
