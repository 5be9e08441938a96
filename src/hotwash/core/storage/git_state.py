"""What git does with a workspace: what it ignores or keeps, and which other worktrees have learnings of their own.

Asks git itself for the first; for the second only files are read.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hotwash.core import formats
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.git import common_directory, first_line, top_level
from hotwash.core.storage.git_log import asked
from hotwash.core.storage.read import Reading, read_file
from hotwash.core.storage.tree import walk

_PLACES = (".learnings", "memory")
FAILURES = ".learnings/.pending-errors.log"


class GitState(NamedTuple):
    """One workspace inside a repository. `places` says of each folder whether it is ignored, tracked, or neither."""

    base: str
    places: tuple[tuple[str, str], ...]
    tracks_failures: bool


class Collision(NamedTuple):
    """One id that means different things here and in another worktree."""

    native_id: str
    path: str
    line: int
    other: str
    other_line: int


def git_states(snapshot: Snapshot) -> tuple[GitState, ...]:
    """Of every open workspace that lies in a repository."""
    bases = [each.base for each in snapshot.workspaces]
    return tuple(state for base in bases if top_level(base) is not None and (state := _state(base)) is not None)


def _state(base: str) -> GitState | None:
    there = [place for place in _PLACES if os.path.isdir(os.path.join(base, place))]
    tracked = asked(base, "ls-files", "--", *_PLACES)
    if tracked is None:
        return None
    ignored = [place for place in there if _ignores(base, place)]
    words = tuple((place, _word(place, tracked, ignored)) for place in there)
    return GitState(base, words, FAILURES in tracked)


def _ignores(base: str, place: str) -> bool:
    from hotwash.core.storage.git_program import Git

    return Git(base).ignores(place)


def _word(place: str, tracked: Sequence[str], ignored: Sequence[str]) -> str:
    files = sum(path.startswith(f"{place}/") for path in tracked)
    if files:
        return f"{files} tracked"
    return "ignored" if place in ignored else "neither ignored nor tracked"


def worktree_collisions(snapshot: Snapshot, ignore: Sequence[str], at: float) -> tuple[Collision, ...]:
    """Ids of open entries that an entry about something else has in another worktree of the same repository."""
    found = []
    for workspace in snapshot.workspaces:
        top = top_level(workspace.base)
        if top is None or workspace.scope is Scope.GLOBAL:
            continue
        own = _own_entries(snapshot, workspace)
        for other in _other_worktrees(top):
            base = os.path.normpath(os.path.join(other, os.path.relpath(workspace.base, top)))
            found += list(_hits(own, _entries_in(base, ignore, at)))
    return tuple(dict.fromkeys(found))


def _own_entries(snapshot: Snapshot, workspace: Workspace) -> dict[str, tuple[Document, Entry]]:
    return {
        entry.native_id: (document, entry)
        for document, entry in snapshot.entries()
        if entry.native_id and document.workspace.id == workspace.id
    }


def _hits(own: dict[str, tuple[Document, Entry]], others: Iterator[tuple[Document, Entry]]) -> Iterator[Collision]:
    for document, entry in others:
        mine = own.get(entry.native_id or "")
        if mine is not None and mine[1].title != entry.title:
            yield Collision(entry.native_id or "", mine[0].path, mine[1].line, document.path, entry.line)


def _entries_in(base: str, ignore: Sequence[str], at: float) -> Iterator[tuple[Document, Entry]]:
    workspace = Workspace(base, os.path.basename(base), Scope.PROJECT, base, base)
    for found in walk(base, allowed=(base,), ignored=ignore, skipped=(), deep=False).files:
        reading = read_file(found.path, at)
        if isinstance(reading, Reading):
            document = formats.parse(found.path, found.relative, workspace, reading.content)
            yield from ((document, entry) for entry in document.entries)


def _other_worktrees(top: str) -> Iterator[str]:
    """The folders of the repository's other worktrees, the main one first."""
    common = common_directory(Path(top, ".git"))
    if common is None:
        return
    places = [common.parent] if common.name == ".git" else []
    for mark in sorted(common.glob("worktrees/*/gitdir")):
        text = first_line(mark)
        if text:
            places.append(Path(text).parent)
    here = os.path.realpath(top)
    yield from (str(place) for place in places if os.path.realpath(place) != here and place.is_dir())
