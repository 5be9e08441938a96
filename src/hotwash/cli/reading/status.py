"""`hotwash status`: the workspaces at a glance, and what wants doing."""

from collections import Counter
from collections.abc import Iterator, Mapping

from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.lifecycle import PENDING
from hotwash.core.analysis.wal import WalFacts
from hotwash.core.model.plan import ExitCode
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.text.visible import visible

_NAMES = {
    Kind.LEARNING: "Learnings",
    Kind.ERROR: "Errors",
    Kind.ISSUE: "Issues",
    Kind.FEATURE: "Feature requests",
    Kind.HEAL: "Heals",
    Kind.HARNESS: "Harness learnings",
    Kind.NOTE: "Notes",
}
_LABEL = 20

Counts = Mapping[Kind, Counter[Status]]


def run(session: Session) -> int:
    facts = session.facts
    counts = counted(facts.snapshot)
    failures = sum(len(document.failures) for document in facts.snapshot.documents)
    if session.json:
        write_document("status", _as_json(facts, counts, failures))
    else:
        write_lines(_screen(facts, counts, failures))
    session.complain_of_problems()
    return ExitCode.OK


def counted(snapshot: Snapshot) -> Counts:
    """How many entries of each kind stand in each status; examples are not counted."""
    counts: dict[Kind, Counter[Status]] = {}
    for _, entry in snapshot.entries():
        if entry.status is not Status.EXAMPLE:
            counts.setdefault(entry.kind, Counter())[entry.status] += 1
    return counts


def _screen(facts: Facts, counts: Counts, failures: int) -> Iterator[str]:
    for workspace in facts.snapshot.workspaces:
        yield _labelled("Workspace", f"{visible(workspace.name)} ({workspace.scope}) {visible(workspace.base)}")
    yield ""
    yield from columns([_count_row(kind, found) for kind, found in sorted(counts.items())])
    yield _labelled("Failed tool calls", f"{failures} unprocessed")
    yield from _wal_lines(facts.wal)
    yield ""
    yield from _todo(facts)


def _labelled(label: str, text: str) -> str:
    return f"{label:<{_LABEL}}{text}"


def _count_row(kind: Kind, found: Counter[Status]) -> tuple[str, ...]:
    return (
        f"{_NAMES[kind]:<{_LABEL - 2}}",
        f"{sum(found[status] for status in PENDING)} pending",
        f"{found[Status.RESOLVED]} resolved",
        f"{found[Status.PROMOTED]} promoted",
    )


def _wal_lines(wal: WalFacts) -> Iterator[str]:
    yield _labelled("WAL", f"{len(wal.pending)} PENDING, {len(wal.finished)} finished")
    for buffer in wal.buffers:
        if buffer.task is not None and buffer.task.title is not None:
            age = f", {buffer.age.days} d old" if buffer.age else ""
            yield _labelled("Working buffer", f'active task "{visible(buffer.task.title)}"{age}')


def _todo(facts: Facts) -> Iterator[str]:
    actions = [f"WAL PENDING: {visible(each.record.operation or '?')} → hotwash watch" for each in facts.wal.pending]
    if facts.stale:
        actions.append(f"{len(facts.stale)} stale → hotwash list is:stale")
    if facts.candidates:
        actions.append(f"{len(facts.candidates)} recurring → hotwash list is:candidate, hotwash promote")
    if not actions:
        yield "✓ Workspace is healthy"
        return
    yield "Action items:"
    for action in actions:
        yield f"  • {action}"


def _as_json(facts: Facts, counts: Counts, failures: int) -> dict[str, Json]:
    workspaces = [
        {"name": each.name, "scope": each.scope.value, "base": each.base} for each in facts.snapshot.workspaces
    ]
    problems = [
        {"file": each.path, "reason": each.reason, "next_step": each.next_step} for each in facts.snapshot.problems
    ]
    return {
        "workspaces": workspaces,
        "counts": {
            kind.value: {status.value: number for status, number in found.items()} for kind, found in counts.items()
        },
        "stale": len(facts.stale),
        "candidates": len(facts.candidates),
        "wal_pending": len(facts.wal.pending),
        "failures": failures,
        "problems": problems,
    }


STATUS = Command(
    "status", "the workspaces at a glance, and what wants doing", ("hotwash status", "hotwash status --json"), run
)
