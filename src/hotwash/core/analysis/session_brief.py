"""What an agent should know as a session begins: what to read, what is open, what waits.

(source: self-improve, hooks)
"""

import os
from collections.abc import Iterator

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.hook_wiring import installed_hooks
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.model.hooks import Generation
from hotwash.core.text.visible import visible

_TO_READ = ("working-buffer.md", "SESSION-STATE.md", "{day}.md")


def session_brief(facts: Facts, program: str) -> tuple[str, ...]:
    """Lines of plain visible text, the first one naming the workspace; nothing is written down by asking."""
    snapshot = facts.snapshot
    if not snapshot.workspaces:
        return ()
    workspace = snapshot.workspaces[0]
    head = f"Learnings of this place: {visible(workspace.name)} ({workspace.scope})"
    return (head, *_reading(facts), *_tasks(facts), *_operations(facts, program), *_waiting(facts, program))


def _reading(facts: Facts) -> Iterator[str]:
    names = {name.format(day=facts.now.date().isoformat()) for name in _TO_READ}
    found = [each.relative for each in facts.snapshot.documents if os.path.basename(each.path) in names]
    if found:
        yield f"Read before answering: {', '.join(map(visible, found))}"


def _tasks(facts: Facts) -> Iterator[str]:
    for buffer in facts.wal.buffers:
        if buffer.task is None or not buffer.is_used:
            continue
        step = buffer.task.first_open_step
        if buffer.task.title:
            done = sum(each.done for each in buffer.task.steps)
            place = f", {done}/{len(buffer.task.steps)} steps done" if buffer.task.steps else ""
            yield f"Active task: {visible(buffer.task.title)}{place}" + (
                f"; next: {visible(step.text)}" if step else ""
            )
        if buffer.age is not None and buffer.age.sentence:
            yield buffer.age.sentence


def _operations(facts: Facts, program: str) -> Iterator[str]:
    for pending in facts.wal.pending:
        name = visible(pending.record.operation or "an operation without a name")
        yield f"PENDING: {name} – check it, then {program} wal commit or {program} wal rollback"


def _waiting(facts: Facts, program: str) -> Iterator[str]:
    failures = sum(len(document.failures) for document in facts.snapshot.documents)
    if failures:
        waiting = "1 failed tool call waits" if failures == 1 else f"{failures} failed tool calls wait"
        yield f"{waiting}: {program} drain"
    pending = sum(is_pending(entry) for _, entry in facts.snapshot.entries())
    if pending:
        yield f"{'1 pending entry' if pending == 1 else f'{pending} pending entries'}: {program} review"
    if any(hook.generation is Generation.LEGACY for _, hook in installed_hooks(facts.snapshot)):
        yield f"Old hooks that never work are installed: {program} hooks status"
