"""Rows of pane 2 that are harness learnings: confirmed often enough to become permanent controls."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.harness.confidence import is_suggested
from hotwash.core.analysis.harness.consulting import Advice, Fit
from hotwash.core.analysis.harness.learning import Learning, live_learnings
from hotwash.core.analysis.harness.promoting import mechanism_for, suggested_target
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.viewmodels.learnings import LearningRow, learning_subject, news_of
from hotwash.viewmodels.offer import EntrySubjects, Offer, Words
from hotwash.viewmodels.rows import Cell, Condition, News, Setting


@dataclass(frozen=True, slots=True)
class ReadyLearningRow:
    """One learning, with the kind of control that it would become as its target."""

    learning: Learning
    news: News

    kind: ClassVar[str] = "learning"
    condition: ClassVar[Condition] = Condition.NONE
    step: ClassVar[None] = None

    @property
    def key(self) -> Key:
        return self.learning.key

    @property
    def targets(self) -> tuple[Key, ...]:
        return (self.learning.key,)

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        return _words(self.learning).cells(setting.breadth)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (the same in every setting)
        return _words(self.learning).told(suggested_target(self.learning, mechanism_for(self.learning)))


def learning_offers(facts: Facts) -> Iterator[Offer]:
    """Those that are not promoted, and that nobody keeps as they are."""
    for learning in live_learnings(facts.snapshot):
        if is_suggested(learning, facts.snapshot.personal):
            news = news_of(learning, facts.noticed)
            yield Offer(
                key=learning.key,
                words=_words(learning),
                last_seen=learning.last_seen,
                ready=True,
                row=partial(ReadyLearningRow, learning, news),
                subject=partial(_subject, learning, news, facts),
            )


def _words(learning: Learning) -> Words:
    return Words(
        learning.title or learning.name,
        learning.occurrences,
        mechanism_for(learning),
        f"{learning.confidence} confidence",
    )


def _subject(learning: Learning, news: News, facts: Facts, _entries: EntrySubjects) -> PlainSubject:
    row = LearningRow(Advice(learning, Fit.ALL, ""), news, is_due=False, is_ready=True)
    return learning_subject(row, facts)
