"""The workspaces at a glance, as lines (source: self-improve, screens)."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from hotwash.core.analysis.buffers import BufferFacts
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.harness.confidence import is_suggested
from hotwash.core.analysis.harness.learning import live_learnings
from hotwash.core.analysis.inventory import Counts, counted, last_session, stale_by_prefix, unprocessed
from hotwash.core.analysis.lifecycle import PENDING
from hotwash.core.analysis.promoted_rule import RuleState
from hotwash.core.analysis.session import REVIEW_EVERY, session_facts
from hotwash.core.model.document import Workspace
from hotwash.core.model.vocabulary import Kind, Scope, Severity, Status
from hotwash.core.text.visible import visible
from hotwash.viewmodels.engine_tasks import engine_tasks
from hotwash.viewmodels.findings import summary
from hotwash.viewmodels.naming import counted as numbered
from hotwash.viewmodels.rows import shown

RULE = "─" * 47
HEALTHY = "✓ Workspace is healthy"

_USUAL = (Kind.LEARNING, Kind.ERROR, Kind.FEATURE)
_NAMES = {
    Kind.LEARNING: "Learnings",
    Kind.ERROR: "Errors",
    Kind.FEATURE: "Feature reqs",
    Kind.ISSUE: "Issues",
    Kind.HEAL: "Heals",
    Kind.HARNESS: "Harness learnings",
    Kind.NOTE: "Notes",
}
_FACT, _PLACE = 21, 13
_SOON = 2


def status_lines(facts: Facts) -> Iterator[str]:
    """The whole screen; what a workspace does not have has no line."""
    snapshot = facts.snapshot
    yield from ("Self-Improve Status", RULE)
    for workspace in snapshot.workspaces:
        yield f"{'Workspace:':<{_PLACE}}{place_of(workspace, facts)}"
    for remark in snapshot.remarks:
        yield f"{'Note:':<{_PLACE}}{visible(_short(remark.path, facts))} – {shown(remark.message)}"
    yield ""
    yield from count_lines(counted(snapshot))
    yield ""
    yield from _fact_lines(facts)
    yield ""
    actions = list(action_items(facts))
    yield from ("Action items:", *(f"  • {action}" for action in actions)) if actions else (HEALTHY,)
    yield RULE


def place_of(workspace: Workspace, facts: Facts) -> str:
    """`./  (local)`, `~/.claude/ (global)`; the first one that is open is here."""
    if workspace.scope is Scope.GLOBAL:
        return "~/.claude/ (global)"
    return f"{visible(_short(workspace.base, facts))}/  (local)"


def _short(path: str, facts: Facts) -> str:
    """A path as seen from the first workspace."""
    first = facts.snapshot.workspaces[0]
    return os.path.relpath(path, first.base) if first.scope is Scope.PROJECT else path


def count_lines(counts: Counts) -> list[str]:
    """One line for each kind of entry: the usual three always, others where there are any."""
    kinds = [kind for kind in _NAMES if kind in _USUAL or kind in counts]
    rows = [(_NAMES[kind], _numbers(counts.get(kind, Counter()))) for kind in kinds]
    label = max(len(name) for name, _ in rows) + 1
    widths = [max(len(str(numbers[at])) for _, numbers in rows) for at in range(3)]
    return [f"{name:<{label}}{_counts(numbers, widths)}" for name, numbers in rows]


def _numbers(found: Counter[Status]) -> tuple[int, int, int]:
    return sum(found[status] for status in PENDING), found[Status.RESOLVED], found[Status.PROMOTED]


def _counts(numbers: tuple[int, int, int], widths: list[int]) -> str:
    words = ("pending", "resolved", "promoted")
    each = zip(numbers, words, widths, strict=True)
    return "   ".join(f"{number:>{width}} {word}" for number, word, width in each)


def _fact_lines(facts: Facts) -> Iterator[str]:
    found = _lint(facts)
    yield _fact("Pending errors log", numbered(unprocessed(facts.snapshot), "unprocessed entry", "unprocessed entries"))
    yield _fact(
        "Lint", ", ".join(f"{found[what]} {what}" for what in ("errors", "stale", "expired", "without metadata"))
    )
    yield from _buffer_lines(facts)
    yield _fact("Last session", _day_text(last_session(facts.snapshot, facts.now), facts.now.date()))
    for since in _since_review(facts):
        yield f"Sessions since review: {since} of {REVIEW_EVERY}"
    if facts.rules:
        states = Counter(rule.state for rule in facts.rules)
        yield _fact("Rules", ", ".join(f"{states[state]} {state}" for state in RuleState if states[state]))
    if facts.wal.pending or facts.wal.finished:
        yield _fact("WAL", f"{len(facts.wal.pending)} PENDING, {len(facts.wal.finished)} finished")


def _fact(label: str, text: str) -> str:
    return f"{f'{label}:':<{_FACT}}{text}"


def _lint(facts: Facts) -> Mapping[str, int]:
    return summary(facts.scan.cases, facts.findings)


def _buffer_lines(facts: Facts) -> Iterator[str]:
    buffers = facts.wal.buffers
    if not buffers:
        yield _fact("Working buffer", "none")
    for buffer in buffers:
        where = f" – {shown(buffer.document.relative)}" if len(buffers) > 1 else ""
        yield _fact("Working buffer", _task_text(buffer) + where)
        if buffer.is_used and buffer.age is not None:
            yield _fact("Buffer age", numbered(buffer.age.days, "day"))


def _task_text(buffer: BufferFacts) -> str:
    if buffer.task is None or buffer.task.title is None:
        return "no active task"
    return f'active task — "{shown(buffer.task.title)}"'


def _day_text(day: date | None, today: date) -> str:
    if day is None:
        return "unknown"
    days = (today - day).days
    words = {0: "today", 1: "yesterday"}
    return f"{day} ({words.get(days, f'{days} days ago')})"


def _since_review(facts: Facts) -> list[int]:
    sessions = session_facts(facts.snapshot, facts.wal.buffers, facts.now)
    return [each.since_review for each in sessions if each.since_review is not None]


def _rules_to_look_at(facts: Facts) -> Iterator[str]:
    """Rules that did not hold, and those that are in no file any more."""
    came_back = sum(rule.came_back for rule in facts.rules)
    missing = sum(rule.state is RuleState.MISSING for rule in facts.rules)
    if came_back:
        yield f"{numbered(came_back, 'rule')} did not hold: it happened again → hotwash rules"
    if missing:
        yield f"{numbered(missing, 'promoted rule')} in no file any more → hotwash rules"


def _learnings_to_look_at(facts: Facts) -> Iterator[str]:
    faded = sum(item.is_learning for item in facts.stale)
    if faded:
        yield f"{numbered(faded, 'harness learning')} not seen for long → hotwash harness hygiene"
    ready = [each for each in live_learnings(facts.snapshot) if is_suggested(each, facts.snapshot.personal)]
    if ready:
        first = f"hotwash harness promote {shown(ready[0].name)}"
        yield f"{numbered(len(ready), 'harness learning')} confirmed often enough → {first}"


def action_items(facts: Facts) -> Iterator[str]:
    """What wants doing, the most urgent first."""
    limits = facts.settings.limits
    for pending in facts.wal.pending:
        yield f"WAL PENDING: {shown(pending.record.operation) or '?'} → hotwash watch"
    yield from _rules_to_look_at(facts)
    for (is_waiting, prefix), number in stale_by_prefix(facts.stale).items():
        if is_waiting:
            yield f"{number} pending {shown(prefix)} older than {limits.pending} days → run review"
        else:
            yield f"{number} stale resolved {shown(prefix)} ({limits.resolved}+ days) → promote or discard"
    yield from _learnings_to_look_at(facts)
    yield from engine_tasks(facts)
    for buffer in facts.wal.buffers:
        if buffer.is_stale and buffer.age is not None:
            yield buffer.age.sentence
    failures = unprocessed(facts.snapshot)
    if failures:
        yield f"{numbered(failures, 'unprocessed failure')} → hotwash drain"
    if facts.candidates:
        yield f"{numbered(len(facts.candidates), 'promotion candidate')} → hotwash promote"
    errors = sum(finding.severity is Severity.ERROR for finding in facts.findings)
    if errors:
        yield f"{numbered(errors, 'lint error')} → hotwash lint"
    left = min((REVIEW_EVERY - since for since in _since_review(facts)), default=REVIEW_EVERY)
    if left <= _SOON:
        yield f"Run hotwash review (due in {numbered(left, 'session')})"
