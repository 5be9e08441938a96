"""How things are called in little room: ids without their year, files without their folders, small charts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.viewmodels.rows import Breadth, shown

NO_ID = "–"
WIDEST_ID = 20

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_DATED_ID = re.compile(r"([A-Za-z]+)-\d{4}(\d{4}-.+)")
_BARS = "▁▂▃▄▅▆▇"


def id_text(entry: Entry, short: Mapping[str, str] = _NO_NAMES) -> str:
    """The id of an entry as written, or its shorter name; a dash for an entry without one."""
    native = entry.native_id
    return shown(short.get(native, native)) if native else NO_ID


def short_ids(ids: Iterable[str]) -> Mapping[str, str]:
    """`ERR-0520-001` for `ERR-20260520-001`, for all ids of a list where that stays unique."""
    shorter = {each: f"{match[1]}-{match[2]}" for each in set(ids) if (match := _DATED_ID.fullmatch(each))}
    uses = Counter(shorter.values())
    return {full: short for full, short in shorter.items() if uses[short] == 1}


def names_for(ids: Sequence[str], breadth: Breadth) -> tuple[Mapping[str, str], int]:
    """The shorter names that a list of this breadth uses, and the width of its id column."""
    short = short_ids(ids) if breadth is Breadth.NARROW else {}
    widest = max(map(len, (short.get(each, each) for each in ids) if short else ids), default=0)
    return short, max(2, min(WIDEST_ID, widest))


def names_projects(snapshot: Snapshot) -> bool:
    """Whether rows must say which project they are from: entries of more than one are open."""
    with_entries = (document.workspace for document in snapshot.documents if document.entries)
    return len({workspace.id for workspace in with_entries if workspace.scope is Scope.PROJECT}) > 1


def project_note(document: Document, named: bool) -> str:
    """` · payments-api` behind a row where `named` says that several projects are open."""
    workspace = document.workspace
    return f" · {shown(workspace.name)}" if named and workspace.scope is Scope.PROJECT else ""


def file_name(document: Document) -> str:
    """The last part of a document's path."""
    return shown(document.relative.rpartition("/")[2])


def sparkline(counts: Sequence[int]) -> str:
    """Small bars for a series, the tallest for its highest number; nothing for an empty series."""
    top = max(counts, default=0)
    if top == 0:
        return ""
    return "".join(_BARS[0] if not count else _BARS[max(1, round(count / top * 6))] for count in counts)


def counted(number: int, word: str, plural: str = "") -> str:
    """`1 entry`, `3 entries`."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def cut_place(place: str, width: int) -> str:
    """The end of a place is its line: a long name gives way in its middle."""
    if len(place) <= width:
        return place
    name, colon, line = place.rpartition(":")
    return f"{name[: width - len(colon + line) - 1]}…{colon}{line}" if colon else place
