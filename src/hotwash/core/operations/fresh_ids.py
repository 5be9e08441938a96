"""Ids for new entries: nowhere in the open files, and in nothing that hotwash wrote or took away.

They are counted up. In a second worktree of a repository others count as well, and the files are merged one day: there
an entry with sections, whose format allows it, gets letters instead (formats/1-operations.md §2).
"""

from collections.abc import Iterator, Sequence
from zlib import crc32

from hotwash.core.analysis.numbers import next_id
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.operation import Context

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LENGTH = 3


def fresh_ids(
    snapshot: Snapshot,
    prefix: str,
    context: Context,
    number: int,
    taken: Sequence[str] = (),
    *,
    may_be_random: bool = False,
    day: str = "",
) -> tuple[str, ...]:
    """As many ids of a day, or of today; `taken` are given away already."""
    day = (day or context.today).replace("-", "")
    known = (*taken, *_written(context))
    if may_be_random and context.is_second_worktree:
        return _random(snapshot, f"{prefix}-{day}-", context, number, known)
    first = next_id(snapshot, prefix, day, known)
    stem, _, digits = first.rpartition("-")
    return tuple(f"{stem}-{int(digits) + place:0{len(digits)}}" for place in range(number))


def _written(context: Context) -> Iterator[str]:
    for transaction in context.history():
        for hunk in transaction.hunks:
            yield from (hunk.before.decode("utf-8", "replace"), hunk.after.decode("utf-8", "replace"))


def _random(snapshot: Snapshot, stem: str, context: Context, number: int, known: Sequence[str]) -> tuple[str, ...]:
    """Made of the moment, the process and the place, so that two worktrees hardly ever make the same."""
    texts = [document.content.decode("utf-8", "replace") for document in snapshot.documents] + list(known)
    process = context.actor.process if context.actor is not None else 0
    found: list[str] = []
    salt = 0
    while len(found) < number:
        tail = _tail(crc32(f"{context.root} {context.now.isoformat()} {process} {salt}".encode()))
        salt += 1
        if not tail.isdigit() and stem + tail not in found and not any(stem + tail in text for text in texts):
            found.append(stem + tail)
    return tuple(found)


def _tail(number: int) -> str:
    return "".join(_LETTERS[number // len(_LETTERS) ** place % len(_LETTERS)] for place in range(_LENGTH))
