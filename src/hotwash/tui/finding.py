"""Finds entries by what people remember of them, and says where things stand in files."""

from collections.abc import Sequence
from typing import NamedTuple

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot, SourceProblem
from hotwash.core.model.vocabulary import Status
from hotwash.core.model.wal import WalRecord
from hotwash.core.operations import refusing_verb
from hotwash.tui.kinds import kind_of
from hotwash.viewmodels.naming import id_text
from hotwash.viewmodels.rows import Row, shown

CLOSE_ENOUGH = 0.5
_SHARED = ("ERR", "LRN", "FEAT", "HEAL")


def types_to_log(snapshot: Snapshot) -> tuple[str, ...]:
    """What people log here: errors first, learnings, wishes, and the issues of the skills whose files are open."""
    from hotwash.core.formats.skills import skills

    names = {document.path.rpartition("/")[2] for document in snapshot.documents}
    issues = [skill.prefix for skill in skills().values() if skill.issues in names and skill.prefix not in _SHARED]
    return (*_SHARED[:3], *(issues or ["OPS"]), *_SHARED[3:])


class Place(NamedTuple):
    """A line of a file; 0 is the file as a whole."""

    path: str
    line: int


def entries_called(snapshot: Snapshot, wanted: str) -> tuple[Key, ...]:
    """Entries whose id is `wanted` or ends with it, newest first."""
    wanted = wanted.casefold()
    found = [entry for _, entry in snapshot.entries() if entry.native_id and entry.native_id.casefold() == wanted]
    if not found:
        found = [entry for _, entry in snapshot.entries() if (entry.native_id or "").casefold().endswith(wanted)]
    found.sort(key=lambda entry: entry.logged or "", reverse=True)
    return tuple(entry.key for entry in found)


def nearest_id(snapshot: Snapshot, wanted: str) -> str:
    """The id most like what was typed; empty where none is."""
    from difflib import get_close_matches

    ids = [entry.native_id for _, entry in snapshot.entries() if entry.native_id]
    close = get_close_matches(wanted.upper(), ids, n=1, cutoff=CLOSE_ENOUGH)
    return close[0] if close else ""


def described(snapshot: Snapshot, key: Key) -> tuple[str, str]:
    """An entry in a menu: id and title, and its file."""
    found = snapshot.entry(key)
    if found is None:
        return key.anchor, "gone"
    document, entry = found
    return f"{id_text(entry)}  {shown(entry.title)}", f"{shown(document.relative)}:{entry.line}"


def thing(snapshot: Snapshot, key: Key) -> tuple[Document, Entry | WalRecord] | None:
    """The entry or record of an identity, and its document."""
    return snapshot.entry(key) or snapshot.record(key)


def place_of_key(snapshot: Snapshot, key: Key) -> Place | None:
    found = thing(snapshot, key)
    return Place(key.path, found[1].line) if found is not None else None


def place_of(snapshot: Snapshot, row: Row) -> Place | None:
    """Where in the files a row comes from; `None` for what stands in none, or in several."""
    return kind_of(row).place(snapshot, row)


def source_problem(snapshot: Snapshot, row: Row | None) -> SourceProblem | None:
    """Why the file of a row cannot be read now; on a problem row, that problem itself."""
    return kind_of(row).source_problem(snapshot, row) if row is not None else None


def name_of(snapshot: Snapshot, path: str) -> str:
    """What the person calls a file: relative to its workspace, or below the home directory."""
    document = snapshot.document(path)
    if document is not None:
        return document.relative
    roots = sorted((workspace.root for workspace in snapshot.workspaces), key=len, reverse=True)
    inside = next((root for root in roots if path.startswith(root.rstrip("/") + "/")), None)
    return path[len(inside.rstrip("/")) + 1 :] if inside is not None else path


def verb_to_say_no(snapshot: Snapshot, keys: Sequence[Key]) -> str:
    """How one says no to the first of these entries."""
    found = snapshot.entry(keys[0]) if keys else None
    return refusing_verb(found[1]) if found is not None else "discard"


def is_rule(snapshot: Snapshot, keys: Sequence[Key]) -> bool:
    """Whether the first of these entries was promoted, so that agents may read it as a rule."""
    found = snapshot.entry(keys[0]) if keys else None
    return found is not None and found[1].status is Status.PROMOTED
