"""Proves a change before it is planned: the changed bytes are read again, and nothing but the entry may differ.

Entries by template need no proof: their fields are known by name and place. For all others it is read what would be
written, so that a way of writing that nobody foresaw is refused rather than broken.
"""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from hotwash.core import formats
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.plan import Splice
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.edits import end_of_text
from hotwash.core.text.splice import apply


class Wanted(NamedTuple):
    """What is written for an entry; the status it shall have then, and the id it shall get, `None` where it stays.

    One that `is_gone` shall not be there any more.
    """

    splices: tuple[Splice, ...]
    status: Status | None
    native_id: str | None = None
    is_gone: bool = False


Changes = Mapping[Key, Wanted]


def unproven(document: Document, doubtful: Changes, certain: Changes) -> set[Key]:
    """Those of the doubtful changes of a file that do not do what they say, alone or together with the others."""
    if not doubtful or does_as_said(document, {**certain, **doubtful}):
        return set()
    alone = {key: change for key, change in doubtful.items() if does_as_said(document, {key: change})}
    together = bool(alone) and len(alone) < len(doubtful) and does_as_said(document, {**certain, **alone})
    return set(doubtful) - set(alone) if together else set(doubtful)


def does_as_said(document: Document, changes: Changes) -> bool:
    """Whether these changes together do what they say; an entry may stand elsewhere in its file then."""
    splices = chain.from_iterable(wanted.splices for wanted in changes.values())
    try:
        content = apply(document.content, splices)
    except ValueError:
        return False
    after = read_again(document.path, document.relative, document.workspace, content)
    there = {entry.key: entry for entry in after.entries}
    named = _keys_then(document, changes)
    same_names = len(after.entries) == len(named) and there.keys() == set(named.values())
    if not same_names or (after.read_only is not None) != (document.read_only is not None):
        return False
    return all(
        _is_changed_as_said(before, there[named[before.key]], changes[before.key])
        if before.key in changes
        else _is_untouched(document, before, after, there[named[before.key]])
        for before in document.entries
        if before.key in named
    )


@lru_cache(maxsize=2)
def read_again(path: str, relative: str, workspace: Workspace, content: bytes) -> Document:
    """What a file of these bytes is read as; kept for a moment, as a commit plans the same once more under its lock."""
    return formats.parse(path, relative, workspace, content)


def _keys_then(document: Document, changes: Changes) -> dict[Key, Key]:
    """What each entry is known by afterwards: the number of an equal name counts only those that still have it."""
    seen: Counter[str] = Counter()
    named: dict[Key, Key] = {}
    for entry in document.entries:
        wanted = changes.get(entry.key)
        if wanted is not None and wanted.is_gone:
            continue
        anchor = (wanted.native_id if wanted is not None else None) or entry.anchor
        seen[anchor] += 1
        named[entry.key] = Key(document.path, anchor, seen[anchor])
    return named


def _is_changed_as_said(before: Entry, now: Entry, wanted: Wanted) -> bool:
    """Only the status is another one, or not even that; what an entry without a title is called may be a new line."""
    if wanted.native_id:
        dated = before if before.logged else before._replace(logged=now.logged)
        same = now.native_id == wanted.native_id and _lasting_facts(dated) == _lasting_facts(now)
    else:
        same = _facts(before) == _facts(now)
    if wanted.status is None:
        return same and before.native_status == now.native_status
    return now.status is wanted.status and same and before.title in ("", now.title)


def _is_untouched(document: Document, before: Entry, after: Document, now: Entry) -> bool:
    same = _facts(before) == _facts(now) and (before.native_status, before.title) == (now.native_status, now.title)
    return same and _text(document, before) == _text(after, now)


def _text(document: Document, entry: Entry) -> bytes:
    """Its bytes but for the newline behind them, which a file may end without, and the remark that ends a file."""
    start, end = entry.span
    return document.content[start : end_of_text(document.content, start, end)].rstrip(b"\r\n")


def _facts(entry: Entry) -> tuple[object, ...]:
    return (entry.anchor, entry.dialect, entry.kind, entry.native_id, *_lasting_facts(entry))


def _lasting_facts(entry: Entry) -> tuple[object, ...]:
    """Those that an id of its own does not change, but for a day that nothing else says."""
    return (entry.logged, entry.priority, entry.area)
