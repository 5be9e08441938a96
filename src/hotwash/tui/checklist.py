"""The resume checklist of a record on the screen: what still waits for a tick, and what the ticks prove."""

from hotwash.core.analysis.buffers import BufferFacts
from hotwash.core.analysis.resume import ResumeLine, evidence, resume_lines, unverified
from hotwash.core.model.key import Key
from hotwash.tui.desk import Desk


def waiting(desk: Desk, key: Key) -> int:
    """How many resources of a buffer too old to believe are still to be looked at."""
    return unverified(*_checklist(desk, key))


def proven(desk: Desk, key: Key) -> str:
    """`verified: terraform state list | grep payments`; empty when nothing was ticked."""
    lines, _ = _checklist(desk, key)
    return evidence(lines)


def _checklist(desk: Desk, key: Key) -> tuple[tuple[ResumeLine, ...], BufferFacts | None]:
    found = desk.snapshot.record(key)
    if found is None:
        return (), None
    buffer = desk.facts.wal.buffer_of(key.path)
    return resume_lines(found[1], buffer, desk.snapshot.personal.ticks), buffer
