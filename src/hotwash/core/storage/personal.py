"""The person's own state: scores, ticks, dismissals, and when things arrived; never in the files of the systems."""

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeGuard
from zlib import crc32

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.plan import PersonalChange
from hotwash.core.model.rules import MEMORY, WrittenRule
from hotwash.core.model.snapshot import Personal
from hotwash.core.model.snooze import Snooze, snooze_of
from hotwash.core.model.vocabulary import Severity

SCORES, DISMISSED, TICKS, PAIRS = "scores", "dismissed", "ticks", "pairs"
CHECKED, TRUSTED, COMMITS = "checked", "trusted", "commits"
HANDOFF, SHIFT_NOTES = "handoff", "shift_notes"
VIEWS, SNOOZED, CONFIRMED, DECLINED = "views", "snoozed", "confirmed", "declined"

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Tables = dict[str, dict[str, Json]]

OWN_STATE = "own-state"
_DECISIONS = "personal.json"
_ARRIVALS = "arrivals.json"
VERSION = 1
_LONGEST_NAME = 40


class PersonalState:
    """What one person decided about one workspace set, in a folder that nobody else may look into.

    Values are kept as JSON; what the program does not know is kept as it is. Nothing is written when nothing was
    decided, so looking at a workspace leaves no trace.
    """

    def __init__(self, state_home: Path, root: Path) -> None:
        self._workspaces = state_home / "workspaces"
        self._root = os.path.realpath(root)

    def load(self) -> Personal:
        """Everything decided so far; a file that makes no sense counts as empty and is set aside at the next write."""
        tables = self._tables()
        return Personal(
            scores={subject: value for subject, value in tables.get(SCORES, {}).items() if _is_score(value)},
            dismissed=frozenset(tables.get(DISMISSED, {})),
            ticks=frozenset(tables.get(TICKS, {})),
            pairs=_pairs(tables.get(PAIRS, {})),
            rules=_rules(tables.get(MEMORY, {})),
            checked={name: day for name, day in tables.get(CHECKED, {}).items() if isinstance(day, str)},
            handoff=_cursor(tables.get(HANDOFF, {}).get("cursor")),
            shift_notes=_texts(tables.get(SHIFT_NOTES, {})),
            views=_texts(tables.get(VIEWS, {})),
            snoozed=_snoozed(tables.get(SNOOZED, {})),
            confirmed=_texts(tables.get(CONFIRMED, {})),
            declined=_texts(tables.get(DECLINED, {})),
        )

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What is odd about it: a file that makes no sense is not read, and nobody would notice what is missing."""
        path = self.folder / _DECISIONS
        if not path.is_file() or self.read(_DECISIONS):
            return ()
        message = "makes no sense: scores, views and snoozes in it do not count, and the next write sets it aside"
        return (Diagnostic(str(path), 0, Severity.WARNING, OWN_STATE, message),)

    def value(self, table: str, subject: str) -> str | None:
        """The JSON text of one value, `None` where there is none: the `before` of a `PersonalChange`."""
        values = self._tables().get(table, {})
        return json.dumps(values[subject], ensure_ascii=False) if subject in values else None

    def apply(self, changes: tuple[PersonalChange, ...]) -> None:
        """Make these changes on top of what is stored now. Raises `WriteFailed` if they cannot be kept."""
        if not changes:
            return
        tables = self._tables()
        for change in changes:
            values = tables.setdefault(change.table, {})
            if change.after is None:
                values.pop(change.subject, None)
            else:
                values[change.subject] = json.loads(change.after)
        self.write(_DECISIONS, {**tables})

    def trusts(self, repository: str, token: str) -> bool:
        """Whether the person let exactly these programs of a repository run before."""
        return bool(token) and self._tables().get(TRUSTED, {}).get(repository) == token

    def trust(self, repository: str, token: str) -> None:
        """Remember it, until the programs change. Raises `WriteFailed`."""
        self.apply((PersonalChange(TRUSTED, repository, self.value(TRUSTED, repository), json.dumps(token)),))

    def keep_commit(self, transaction: str, commit: str) -> None:
        """Remember the git commit that went with a transaction: undo does not rewrite history. Raises `WriteFailed`."""
        self.apply((PersonalChange(COMMITS, transaction, None, json.dumps(commit)),))

    def commit_of(self, transaction: str) -> str:
        """That commit, empty where there was none."""
        found = self._tables().get(COMMITS, {}).get(transaction)
        return found if isinstance(found, str) else ""

    def load_arrivals(self) -> dict[Key, datetime]:
        """When hotwash saw things appear, from this and earlier sessions."""
        arrivals = {}
        for item in _listed(self.read(_ARRIVALS), "arrivals"):
            match item:
                case [str(path), str(anchor), int(ordinal), str(at)]:
                    moment = _moment(at)
                    if moment is not None:
                        arrivals[Key(path, anchor, ordinal)] = moment
        return arrivals

    def keep_arrivals(self, arrivals: Mapping[Key, datetime]) -> None:
        """Remember these, and only these. Raises `WriteFailed`."""
        items: list[Json] = [[key.path, key.anchor, key.ordinal, at.isoformat()] for key, at in arrivals.items()]
        self.write(_ARRIVALS, {"arrivals": items})

    @property
    def journal(self) -> Path:
        """Where transactions are journalled that change no file."""
        return self.folder / "journal"

    @property
    def folder(self) -> Path:
        """Named so that people recognise it; the checksum tells projects of one name apart."""
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", os.path.basename(self._root))[:_LONGEST_NAME]
        return self._workspaces / f"{name}-{crc32(os.fsencode(self._root)):08x}"

    def _tables(self) -> Tables:
        content = self.read(_DECISIONS)
        return {name: table for name, table in content.items() if isinstance(table, dict)}

    def read(self, name: str) -> dict[str, Json]:
        """What one of the files holds; nothing where it makes no sense."""
        if not self._workspaces.is_dir():
            return {}
        try:
            content: Json = json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return content if isinstance(content, dict) else {}

    def write(self, name: str, content: Mapping[str, Json]) -> None:
        """Replace one of the files. Raises `WriteFailed`."""
        told = {"version": VERSION, "root": self._root, **content}
        path = self.folder / name
        with _told(path):
            _set_aside_nonsense(path)
        self.write_text(name, json.dumps(told, ensure_ascii=True, indent=1, sort_keys=True))

    def write_text(self, name: str, text: str) -> Path:
        """Replace a file that people read; where it is. Raises `WriteFailed`."""
        path = self.folder / name
        with _told(path):
            _make_private(self._workspaces.parent, self._workspaces, self.folder)
            _replace(path, text.encode())
        return path


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says against writing a file, as what the person reads."""
    try:
        yield
    except OSError as error:
        raise WriteFailed(f"{path} cannot be written: {error.strerror}; nothing else was changed") from error


def _cursor(value: Json) -> HandoffCursor | None:
    """The handoff that is kept, `None` where there is none or it makes no sense."""
    match value:
        case {"at": str(at), "marks": dict(marks)}:
            moment = _moment(at)
            kept = {name: mark for name, mark in marks.items() if isinstance(mark, str)}
            return HandoffCursor(moment, kept) if moment is not None else None
    return None


def _texts(table: Mapping[str, Json]) -> dict[str, str]:
    return {name: text for name, text in table.items() if isinstance(text, str)}


def _is_score(value: Json) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 10


def _pairs(table: Mapping[str, Json]) -> dict[tuple[str, str], bool]:
    pairs = {}
    for subject, value in table.items():
        try:
            anchors = json.loads(subject)
        except ValueError:
            continue
        match anchors:
            case [str(first), str(second)] if isinstance(value, bool):
                pairs[first, second] = value
    return pairs


def _rules(table: Mapping[str, Json]) -> dict[str, WrittenRule]:
    rules = {}
    for name, value in table.items():
        match value:
            case [str(day), str(text), [*known]]:
                rules[name] = WrittenRule(day, text, tuple(each for each in known if isinstance(each, str)))
    return rules


def _snoozed(table: Mapping[str, Json]) -> dict[str, Snooze]:
    read = {subject: snooze_of(value) for subject, value in table.items()}
    return {subject: snooze for subject, snooze in read.items() if snooze is not None}


def _listed(content: Mapping[str, Json], name: str) -> list[Json]:
    found = content.get(name)
    return found if isinstance(found, list) else []


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _make_private(*folders: Path) -> None:
    """Make the folders, for their owner alone; refuse one that others may write into or that is somebody else's."""
    for folder in folders:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        shared = stat.S_IMODE(found.st_mode) & 0o022
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or shared:
            raise PermissionError(1, "the folder is open to others; give it to yourself alone: chmod 700", str(folder))


def _set_aside_nonsense(path: Path) -> None:
    """A file that cannot be understood is renamed rather than overwritten."""
    try:
        json.loads(path.read_bytes())
    except FileNotFoundError:
        return
    except (ValueError, RecursionError):
        path.replace(path.with_suffix(".broken"))


def _replace(path: Path, content: bytes) -> None:
    fresh = path.with_suffix(f".{os.getpid()}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
