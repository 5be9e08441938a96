"""What of patterns and their runbooks wants doing; nothing is worked out where no learning engine keeps anything."""

from collections.abc import Iterator

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.pattern import PatternRegistry
from hotwash.core.model.signal import Signals
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown


def ready_patterns(facts: Facts) -> str:
    """`+3 patterns for runbooks in 6`; empty without any."""
    ready = _ready(facts)
    return f"+{counted(len(ready), 'pattern')} for runbooks in 6" if ready else ""


def engine_tasks(facts: Facts) -> Iterator[str]:
    """Sentences with the command that settles them, the most urgent first."""
    if not _has_engine(facts):
        return
    from hotwash.core.analysis.engine.drafts import EntryState, entry_state
    from hotwash.core.analysis.engine.eligibility import is_demotion_candidate

    confirmed = facts.snapshot.personal.confirmed
    patterns = [(engine, pattern) for engine in facts.engines for pattern in engine.patterns]
    overdue = sum(entry_state(pattern, engine, confirmed) is EntryState.DUE for engine, pattern in patterns)
    outlived = sum(is_demotion_candidate(pattern) for _, pattern in patterns)
    ready = _ready(facts)
    if overdue:
        yield f"{counted(overdue, 'runbook draft')} nobody confirmed within a week → hotwash runbook check"
    if outlived:
        yield f"{counted(outlived, 'promoted pattern')} not seen for 90 days → hotwash runbook check"
    if ready:
        command = f"promote {shown(ready[0])}" if len(ready) == 1 else "evolve"
        yield f"{counted(len(ready), 'pattern')} sure enough for runbooks → hotwash {command}"


def _ready(facts: Facts) -> list[str]:
    """The names of the patterns that a promotion would take."""
    if facts.quick or not _has_engine(facts):
        return []
    from hotwash.core.analysis.engine.eligibility import is_eligible

    return [pattern.name for engine in facts.engines for pattern in engine.patterns if is_eligible(pattern)]


def _has_engine(facts: Facts) -> bool:
    return any(isinstance(each.contents, Signals | PatternRegistry) for each in facts.snapshot.documents)
