"""Pane 2: what keeps coming back and could become a rule."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from hotwash.core.analysis.entry_subjects import EntrySubject, entry_subjects
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.harness.confidence import is_suggested
from hotwash.core.analysis.harness.learning import live_learnings
from hotwash.core.analysis.subjects import PlainSubject, Subject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.engine_tasks import ready_patterns
from hotwash.viewmodels.listing import STILL_READING, Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Breadth, Cell, Column, Condition, News, Pane, Rows, Setting, shown

if TYPE_CHECKING:
    from hotwash.core.analysis.promotion import Candidate

_WIDEST_TARGET = 26
_WIDEST_RULE = 24


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One candidate; `targets` are its members."""

    id: str
    targets: tuple[Key, ...]
    name: str
    count: int
    target: str
    rule: str
    ready: bool
    news: News

    kind: ClassVar[str] = "candidate"
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> str:
        return self.id

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        tone = Tone.PLAIN if self.ready else Tone.DIM
        first = (Cell(f"×{self.count}", Tone.ACCENT if self.ready else Tone.DIM), Cell(shown(self.name), tone))
        target = Cell(f"→ {shown(self.target)}", Tone.DIM)
        return (*first, Cell(shown(self.rule), Tone.DIM), target) if _tells_rule(setting.breadth) else (*first, target)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (the same in every setting)
        return f"{shown(self.name)} – ×{self.count} by {shown(self.rule)} → {shown(self.target)}"


def _tells_rule(breadth: Breadth) -> bool:
    return breadth in (Breadth.MEDIUM, Breadth.EXTRA)


def _newest_first(candidate: "Candidate") -> int:
    return -candidate.last_seen.toordinal() if candidate.last_seen is not None else 0


_ORDERS: Orders["Candidate"] = {
    "name": lambda candidate: candidate.name.casefold(),
    "last seen": _newest_first,
    "count": lambda candidate: -candidate.count,
}
SORTS = ("ready first", *_ORDERS)


def candidates_listing(facts: Facts, view: View) -> Listing:
    """All candidates that nobody dismissed, those that are ready first."""
    asleep = {} if view.query.asks_for("snoozed") else facts.snoozes.candidates
    found = arranged((each for each in facts.candidates if each.id not in asleep), view, _ORDERS)
    slept = len(facts.candidates) - len(found)
    ready = sum(candidate.ready for candidate in found)
    pane = Pane(
        name="candidates",
        digit="2",
        label="Candidates",
        columns=_columns(found, view.breadth),
        rows=Rows([candidate.id for candidate in found], lambda at: _row(found[at], facts)),
        setting=Setting.at(facts.now, view.breadth),
        total=len(found),
        badge=Cell(str(ready)),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=" · ".join(_elsewhere(facts)),
        empty=() if found else _calm(facts),
        snoozed=slept,
    )
    return Listing(pane, lambda: _subjects(found, facts))


def _row(candidate: "Candidate", facts: Facts) -> CandidateRow:
    noticed = facts.noticed
    is_new = any(key in noticed.new for key in candidate.members)
    return CandidateRow(
        id=candidate.id,
        targets=candidate.members,
        name=candidate.name,
        count=candidate.count,
        target=candidate.target.label,
        rule=candidate.rule_fired,
        ready=candidate.ready,
        news=News.CHANGED if is_new else News.NONE,
    )


def _columns(found: "Sequence[Candidate]", breadth: Breadth) -> tuple[Column, ...]:
    targets = {candidate.target.label for candidate in found}
    target = Column("TARGET", min(_WIDEST_TARGET, max((len(shown(label)) + 2 for label in targets), default=8)))
    first = (Column("SEEN", 4, right=True), Column("WHAT"))
    if not _tells_rule(breadth):
        return (*first, target)
    rules = {candidate.rule_fired for candidate in found}
    rule = Column("RULE", min(_WIDEST_RULE, max((len(shown(name)) for name in rules), default=4)))
    return (*first, rule, target)


def _subjects(found: "list[Candidate]", facts: Facts) -> list[Subject]:
    by_key = {subject.entry.key: subject for subject in entry_subjects(facts)}
    return [_subject(candidate, by_key, candidate.id in facts.snoozes.candidates) for candidate in found]


def _subject(candidate: "Candidate", by_key: Mapping[Key, EntrySubject], sleeps: bool) -> Subject:
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


def _elsewhere(facts: Facts) -> list[str]:
    """Learnings that are confirmed often enough and patterns that are sure enough have lists of their own."""
    ready = sum(is_suggested(each, facts.snapshot.personal) for each in live_learnings(facts.snapshot))
    learnings = f"+{counted(ready, 'learning')} to promote in 7" if ready else ""
    return [note for note in (learnings, ready_patterns(facts)) if note]


def _calm(facts: Facts) -> tuple[str, ...]:
    if facts.quick:
        return (STILL_READING,)
    from hotwash.core.analysis.promotion import nearest_group

    lines = [f"Nothing has happened {facts.settings.promote.min_count} times yet."]
    nearest = nearest_group(facts.snapshot, facts.settings)
    if nearest is not None:
        lines.append(f"Nearest: ×{nearest.count} {shown(nearest.name)}")
        lines.append("m on two marked entries joins them.")
    return (*lines, *(f"{note}." for note in _elsewhere(facts)))
