"""What of patterns and their runbooks wants doing; nothing is worked out where no learning engine keeps anything."""

from collections.abc import Iterator

from hotwash.core.analysis.facts import Facts
from hotwash.core.model.pattern import PatternRegistry
from hotwash.core.model.signal import Signals
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown


def engine_tasks(facts: Facts) -> Iterator[str]:
    """Sentences with the command that settles them, the most urgent first."""
    if not has_engine(facts):
        return
    from hotwash.core.analysis.engine.drafts import EntryState, entry_state
    from hotwash.core.analysis.engine.eligibility import is_demotion_candidate, is_eligible

    confirmed = facts.snapshot.personal.confirmed
    patterns = [(engine, pattern) for engine in facts.engines for pattern in engine.patterns]
    overdue = sum(entry_state(pattern, engine, confirmed) is EntryState.DUE for engine, pattern in patterns)
    outlived = sum(is_demotion_candidate(pattern) for _, pattern in patterns)
    ready = [pattern.name for _, pattern in patterns if is_eligible(pattern)]
    if overdue:
        yield f"{counted(overdue, 'runbook draft')} nobody confirmed within a week → hotwash runbook check"
    if outlived:
        yield f"{counted(outlived, 'promoted pattern')} not seen for 90 days → hotwash runbook check"
    if ready:
        command = f"promote {shown(ready[0])}" if len(ready) == 1 else "evolve"
        yield f"{counted(len(ready), 'pattern')} sure enough for runbooks → hotwash {command}"


def has_engine(facts: Facts) -> bool:
    """Whether any file is one that the engine learns from."""
    return any(isinstance(each.contents, Signals | PatternRegistry) for each in facts.snapshot.documents)
