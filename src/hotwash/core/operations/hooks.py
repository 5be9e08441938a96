"""`hooks install` and `hooks migrate`: put the hooks that really fire into an agent's settings, by the file's own text.

Hooks of others are never touched. A hook is a fixed command of this program; nothing from an entry ever gets into one.
"""

import os

from hotwash.core.analysis.hook_wiring import wanted_hooks
from hotwash.core.model.document import Document
from hotwash.core.model.hooks import Generation, Hook
from hotwash.core.model.plan import FileEdit, Intent, Plan, Refusal, Target
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.hook_settings import (
    hooks_of,
    is_global,
    not_an_object,
    settings_at,
    settings_edit,
    settings_paths,
    with_hooks,
    without_hooks,
)
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import all_of, command_line, counted

_SYSTEMS = {"0": (0,), "1": (1,), "all": (0, 1), "": (0,)}


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    systems = _SYSTEMS.get(intent.arguments.get("system", ""))
    if systems is None:
        return missing_argument(f"there is no system {intent.arguments['system']}", "0, 1 or all")
    paths = settings_paths(snapshot, intent, context)
    if isinstance(paths, Refusal):
        return paths
    wanted = [each for system in systems for each in wanted_hooks(system, is_global(intent))]
    documents = [settings_at(snapshot, path) for path in paths]
    unreadable = next((each for each in documents if isinstance(each, Refusal)), None)
    if unreadable is not None:
        return unreadable
    found = [each for each in documents if isinstance(each, Document)]
    old = {each.path: _old(each, systems) for each in found} if intent.verb == "hooks-migrate" else {}
    contents = {each.path: without_hooks(each.content, old.get(each.path, ())) for each in found}
    removed = sum(map(len, old.values()))
    if removed or intent.verb == "hooks-install":
        after = with_hooks(contents.get(paths[0]), wanted, context.program)
        if after is None:
            return not_an_object(paths[0])
        contents[paths[0]] = after
    before = {each.path: each.content for each in found}
    edits = [settings_edit(path, before.get(path), now) for path, now in contents.items() if now != before.get(path)]
    if removed:
        edits += _session_marker(snapshot, paths[0])
    where = [path for path, gone in old.items() if gone] or paths[:1]
    return _plan(intent, tuple(edits), len(wanted), removed, all_of(where))


def refusal(_snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    """Which settings are meant is only known once it was said."""
    return None


def _old(document: Document, systems: tuple[int, ...]) -> list[Hook]:
    return [each for each in hooks_of(document) if each.generation is Generation.LEGACY and each.system in systems]


def _session_marker(snapshot: Snapshot, settings: str) -> list[FileEdit]:
    """The marker that the old hooks left in `memory/`, which nothing reads any more."""
    claude = os.path.dirname(settings)
    bases = (claude, os.path.dirname(claude))
    found = [snapshot.document(os.path.join(base, "memory", ".session-active")) for base in bases]
    return [FileEdit(each.path, each.content, delete=True) for each in found if each is not None]


def _plan(intent: Intent, edits: tuple[FileEdit, ...], wanted: int, removed: int, path: str) -> Plan:
    migrating = intent.verb == "hooks-migrate"
    if migrating:
        title = f"replace {counted(removed, 'old hook')}"
        done = f"replaced {counted(removed, 'old hook')} in {path}"
        nothing = "no old hooks here; hotwash hooks install puts the present ones in"
    else:
        title, done = f"install {counted(wanted, 'hook')}", f"installed {counted(wanted, 'hook')} in {path}"
        nothing = f"all {counted(wanted, 'hook')} are in {path} already"
    return Plan(
        intent=intent,
        title=title if edits else nothing,
        done=done if edits else nothing,
        edits=edits,
        notes=("start a new session: an agent reads its settings once",) if edits else (),
        equivalent=command_line(intent.verb, [], intent.arguments, "--apply"),
        obeyed=bool(edits),
    )
