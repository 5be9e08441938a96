"""Pane 2: what keeps coming back and could become a rule."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from hotwash.core.analysis.entry_subjects import EntrySubject, entry_subjects
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.harness.learning import learning_files
from hotwash.core.analysis.subjects import PlainSubject, Subject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.viewmodels.engine_tasks import has_engine
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.offer import Offer, Words, last_first, often_first, tells_rule
from hotwash.viewmodels.rows import STILL_READING, Breadth, Cell, Column, Condition, News, Pane, Rows, Setting, shown

if TYPE_CHECKING:
    from hotwash.core.analysis.promotion import Candidate

_WIDEST_TARGET = 26
_WIDEST_RULE = 24


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One cluster of entries; `targets` are its members."""

    id: str
    targets: tuple[Key, ...]
    words: Words
    ready: bool
    news: News

    kind: ClassVar[str] = "candidate"
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return self.id

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        return self.words.cells(setting.breadth, ready=self.ready)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (the same in every setting)
        return self.words.told()


_ORDERS: Orders[Offer] = {
    "name": lambda offer: offer.words.name.casefold(),
    "last seen": last_first,
    "count": lambda offer: -offer.words.count,
}
SORTS = ("ready first", *_ORDERS)


def candidates_listing(facts: Facts, view: View) -> Listing:
    """All that nobody dismissed: clusters, those that are ready first, then learnings and patterns."""
    asleep = {} if view.query.asks_for("snoozed") else facts.snoozes.candidates
    found = arranged(offers(facts, asleep), view, _ORDERS)
    pane = Pane(
        name="candidates",
        digit="2",
        label="Candidates",
        columns=_columns(found, view.breadth),
        rows=Rows([offer.key for offer in found], lambda at: found[at].row()),
        setting=Setting.at(facts.now, view.breadth),
        total=len(found),
        badge=Cell(str(sum(offer.ready for offer in found))),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        empty=() if found else _calm(facts),
        snoozed=sum(each.id in asleep for each in facts.candidates) if asleep else 0,
    )
    return Listing(pane, lambda: _subjects(found, facts))


def waiting(facts: Facts) -> list[Offer]:
    """Everything that waits to be promoted and does not sleep, in the order of the list."""
    return offers(facts, facts.snoozes.candidates)


def offers(facts: Facts, asleep: Container[str]) -> list[Offer]:
    """Clusters but for those that are `asleep`, then learnings and patterns."""
    clusters = [_offer(each, facts) for each in facts.candidates if each.id not in asleep]
    return [*clusters, *sorted(_learned(facts), key=often_first)]


def _learned(facts: Facts) -> Iterator[Offer]:
    """Nothing is loaded, and nothing worked out, where there are no learnings and no learning engine."""
    if facts.quick:
        return
    if any(True for _ in learning_files(facts.snapshot)):
        from hotwash.viewmodels.ready_learnings import learning_offers

        yield from learning_offers(facts)
    if has_engine(facts):
        from hotwash.viewmodels.ready_patterns import pattern_offers

        yield from pattern_offers(facts)


def _offer(candidate: "Candidate", facts: Facts) -> Offer:
    words = Words(candidate.name, candidate.count, candidate.target.label, candidate.rule_fired)
    return Offer(
        key=candidate.id,
        words=words,
        last_seen=candidate.last_seen,
        ready=candidate.ready,
        row=partial(_row, candidate, words, facts),
        subject=partial(_subject, candidate, candidate.id in facts.snoozes.candidates),
    )


def _row(candidate: "Candidate", words: Words, facts: Facts) -> CandidateRow:
    is_new = any(key in facts.noticed.new for key in candidate.members)
    return CandidateRow(
        id=candidate.id,
        targets=candidate.members,
        words=words,
        ready=candidate.ready,
        news=News.CHANGED if is_new else News.NONE,
    )


def _columns(found: Sequence[Offer], breadth: Breadth) -> tuple[Column, ...]:
    target = Column("TARGET", min(_WIDEST_TARGET, _widest((each.words.target for each in found), 6) + 2))
    first = (Column("SEEN", 4, right=True), Column("WHAT"))
    if not tells_rule(breadth):
        return (*first, target)
    return (*first, Column("RULE", min(_WIDEST_RULE, _widest((each.words.rule for each in found), 4))), target)


def _widest(texts: Iterable[str], at_least: int) -> int:
    return max((len(shown(text)) for text in set(texts)), default=at_least)


def _subjects(found: Sequence[Offer], facts: Facts) -> list[Subject]:
    by_key = {subject.entry.key: subject for subject in entry_subjects(facts)}
    return [offer.subject(by_key) for offer in found]


def _subject(candidate: "Candidate", sleeps: bool, by_key: Mapping[Key, EntrySubject]) -> PlainSubject:
    members = [by_key[key] for key in candidate.members if key in by_key]
    words = {
        name: tuple(dict.fromkeys(word for member in members for word in member.words(name)))
        for name in ("scope", "file", "area", "type", "status", "priority", "severity", "id")
    }
    words |= {"cluster": (candidate.name.casefold(), candidate.id), "target": (candidate.target.label.casefold(),)}
    text = " ".join([candidate.name.casefold(), *(word.casefold() for word in candidate.shared)])
    return PlainSubject(
        text=" ".join([text, *(member.text for member in members)]),
        title=candidate.name.casefold(),
        word_fields=words,
        numbers={"seen": candidate.count},
        flags=frozenset({"candidate", "snoozed"} if sleeps else {"candidate"}),
    )


def _calm(facts: Facts) -> tuple[str, ...]:
    if facts.quick:
        return (STILL_READING,)
    from hotwash.core.analysis.promotion import nearest_group

    lines = [f"Nothing has happened {facts.settings.promote.min_count} times yet."]
    nearest = nearest_group(facts.snapshot, facts.settings)
    if nearest is not None:
        lines.append(f"Nearest: ×{nearest.count} {shown(nearest.name)}")
        lines.append("m on two marked entries joins them.")
    return tuple(lines)
