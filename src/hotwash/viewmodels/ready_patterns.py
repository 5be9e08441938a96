"""Rows of pane 2 that are patterns of the learning engine: sure enough to go into the runbooks of their agents."""

from collections.abc import Iterator
from functools import partial

from hotwash.core.analysis.engine.eligibility import is_eligible
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.viewmodels.engine_row import names_workspaces
from hotwash.viewmodels.offer import EntrySubjects, Offer, Words
from hotwash.viewmodels.patterns import PatternRow, pattern_subject
from hotwash.viewmodels.rows import Cell, Setting, shown

_TARGET = "runbooks"


class ReadyPatternRow(PatternRow):
    """One pattern, in the columns of the candidates."""

    __slots__ = ()

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        return _words(self.pattern, self.place).cells(setting.breadth)

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (the same in every setting)
        return _words(self.pattern, self.place).told(f"{_TARGET} of {', '.join(self.pattern.targets)}")


def pattern_offers(facts: Facts) -> Iterator[Offer]:
    """Those that no runbook has and that nobody demoted."""
    named = names_workspaces(facts)
    for pattern in (each for engine in facts.engines for each in engine.patterns):
        if is_eligible(pattern):
            place = f" · {shown(pattern.workspace.name)}" if named else ""
            yield Offer(
                key=(pattern.workspace.id, pattern.key),
                words=_words(pattern, place),
                last_seen=pattern.last_seen,
                ready=True,
                row=partial(ReadyPatternRow, pattern, place),
                subject=partial(_subject, pattern),
            )


def _words(pattern: EnginePattern, place: str) -> Words:
    return Words(pattern.name + place, pattern.count, _TARGET, f"confidence {pattern.confidence:.2f}")


def _subject(pattern: EnginePattern, _entries: EntrySubjects) -> PlainSubject:
    return pattern_subject(pattern)
