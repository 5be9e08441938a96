"""Finds the workspaces: the project's own, copies nested below it, and the global one under the home directory."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hotwash.core.formats.candidates import ENGINE_FOLDERS, is_candidate
from hotwash.core.model.document import Diagnostic, Workspace
from hotwash.core.model.settings import Settings
from hotwash.core.model.vocabulary import Scope, Severity
from hotwash.core.storage.beside import GLOBAL_RULE_FOLDER, RULE_FOLDER, RUNBOOKS, beside_global, beside_project
from hotwash.core.storage.config import GLOBAL_BASE
from hotwash.core.storage.git import ends_repository, project_name, top_level
from hotwash.core.storage.tree import MARKERS, FoundPath, Tree, is_inside, walk

SHADOWED = "shadowed"

# A root that the person names stands for everything below it, also for what a project only carries along.
_CARRIED_ALONG = ("**/skills/**", "**/examples/**")


class FoundFile(NamedTuple):
    """One file to read. `relative` is how it is shown: from the root, or from `~` in the global workspace."""

    path: str
    relative: str
    workspace: Workspace


class Discovery(NamedTuple):
    """What is open. `folders` are those in which relevant files may appear; some of them may not exist yet.

    `linked` are the person's own folders outside, which a link made part of a project. `project` is what is worked in.
    """

    workspaces: tuple[Workspace, ...]
    files: tuple[FoundFile, ...]
    folders: tuple[str, ...]
    notes: tuple[Diagnostic, ...] = ()
    linked: tuple[str, ...] = ()
    project: Workspace | None = None


def find_root(start: Path, home: Path) -> Path:
    """The nearest folder at or above `start` that holds a workspace, else the repository's top, else `start`.

    The way up ends below the home directory (unless it starts there) and at the top of a repository: what lies
    outside belongs to something else. Worktrees and submodules are part of the repository above them.
    """
    folder, last = _absolute(start), _absolute(home)
    first = folder
    while True:
        if holds_workspace(folder):
            return Path(folder)
        parent = os.path.dirname(folder)
        if folder == last or parent in (folder, last) or ends_repository(folder):
            break
        folder = parent
    top = top_level(first)
    return Path(top if top is not None and top != last and is_inside(top, folder) else first)


def holds_workspace(folder: str) -> bool:
    """True if `folder` has learnings, runbooks, or what agents keep in `memory/`, `.memory/` or `.claude/`."""
    if any(os.path.isdir(os.path.join(folder, inside)) for inside in (".learnings", RUNBOOKS)):
        return True
    return any(_has_candidate(folder, inside) for inside in ("memory", ".memory", *ENGINE_FOLDERS))


def _has_candidate(folder: str, inside: str) -> bool:
    try:
        names = os.listdir(os.path.join(folder, inside))
    except OSError:
        return False
    return any(is_candidate(f"{inside}/{name}") for name in names)


def discover(
    root: Path,
    home: Path,
    settings: Settings,
    *,
    more: Sequence[Path] = (),
    explicit: bool = False,
    nested: bool = True,
    project: Path | None = None,
) -> Discovery:
    """Everything to open for `root` and the folders beside it, project files first, in a stable order.

    `project` is the folder that is worked in, if another than `root`. Where only the machine keeps learnings, the files
    beside them that the agents of that project obey are opened all the same: rules go there.

    `explicit` says that the person named `root`: then it is searched whatever it is, and vendored folders too.
    Without `nested` only the folders at `root` itself are looked into, which takes no time even in a huge project.
    """
    above = _absolute(home)
    shared = os.path.join(above, GLOBAL_BASE)
    tops = tuple(dict.fromkeys(map(_absolute, (root, *more))))
    ignored = tuple(glob for glob in settings.workspaces.ignore if not (explicit and glob in _CARRIED_ALONG))
    names = _names(tops)
    own = []
    for top in tops:
        if os.path.realpath(top) != os.path.realpath(shared):
            deep = nested and (explicit or top not in (above, os.path.dirname(top)))
            tree = walk(top, allowed=(*tops, shared), ignored=ignored, skipped=(shared,), deep=deep)
            own.append(_project(top, names[top], tree, tops[0]))
    worked_in = _absolute(project or root)
    if len(own) == len(tops) and not settings.workspaces.use_global:
        return _with_project(_joined(*_each_once(own)), worked_in, above)
    common, *own = _each_once((_global(above, shared), *own))
    return _with_project(_with_shadows(_joined(*own, common), tops, shared), worked_in, above)


def _names(tops: Sequence[str]) -> dict[str, str]:
    """What the projects are called; two of the same name also by the folder they are in: `api (billing)`."""
    names = {top: project_name(top) for top in tops}
    uses = Counter(names.values())
    return {
        top: f"{name} ({os.path.basename(os.path.dirname(top))})" if uses[name] > 1 else name
        for top, name in names.items()
    }


def _project(top: str, name: str, tree: Tree, first: str) -> Discovery:
    """The project and its nested copies; nothing at all where the tree holds no learnings.

    Its files are named relative to the `first` of the folders that are opened.
    """
    project = Workspace(top, name, Scope.PROJECT, top, top)
    wanted = (*_places(top, RULE_FOLDER), *(os.path.join(top, place) for place in (".github", *ENGINE_FOLDERS)))
    if not tree.files and not holds_workspace(top):
        return Discovery((), (), wanted, tree.notes, tree.linked)
    nested = {
        base: Workspace(base, f"{name}/{os.path.relpath(base, top)}", Scope.PROJECT, base, top)
        for base in sorted({found.base for found in tree.files} - {top})
    }
    workspaces = {top: project, **nested}
    way = "" if top == first else os.path.relpath(top, first)
    files = [FoundFile(found.path, os.path.join(way, found.relative), workspaces[found.base]) for found in tree.files]
    for base, workspace in workspaces.items():
        for path in beside_project(base):
            files.append(FoundFile(path, os.path.relpath(path, first), workspace))
    folders = (*wanted, *tree.folders, *(place for base in nested for place in _places(base, RULE_FOLDER)))
    return Discovery(tuple(workspaces.values()), tuple(files), folders, tree.notes, tree.linked)


def _global(home: str, base: str) -> Discovery:
    """`~/.claude`: its learnings and memory if it has any, its rules in any case."""
    tree = walk(base, allowed=(base,), ignored=(), skipped=(), deep=False)
    workspace = Workspace(base, f"~/{GLOBAL_BASE}", Scope.GLOBAL, base, home)
    files = [_in_home(found, workspace) for found in tree.files]
    for path in beside_global(base):
        files.append(FoundFile(path, f"~/{os.path.relpath(path, home)}", workspace))
    open_ = (workspace,) if tree.files or holds_workspace(base) else ()
    return Discovery(open_, tuple(files), (*_places(base, GLOBAL_RULE_FOLDER), *tree.folders), tree.notes)


def _in_home(found: FoundPath, workspace: Workspace) -> FoundFile:
    return FoundFile(found.path, f"~/{GLOBAL_BASE}/{found.relative}", workspace)


def _places(base: str, rule_folder: str) -> tuple[str, ...]:
    return (base, *(os.path.join(base, marker) for marker in MARKERS), os.path.join(base, rule_folder))


def _each_once(parts: Sequence[Discovery]) -> tuple[Discovery, ...]:
    """Folders may lie in one another, and a project may link its learnings to the global ones: then a file is shown
    once, where it comes first."""
    known: set[str] = set()
    bases: set[str] = set()
    kept = []
    for part in parts:
        files = tuple(found for found in part.files if not known or os.path.realpath(found.path) not in known)
        workspaces = tuple(each for each in part.workspaces if each.id not in bases)
        kept.append(part._replace(workspaces=workspaces, files=files))
        bases.update(each.id for each in workspaces)
        if part is not parts[-1]:
            known.update(os.path.realpath(found.path) for found in files)
    return tuple(kept)


def _with_shadows(found: Discovery, tops: Sequence[str], shared: str) -> Discovery:
    """Agents of self-improve take the global workspace while there is one, whatever the project has."""
    if not os.path.isdir(os.path.join(shared, ".learnings")):
        return found
    message = "global shadows local: agents write to ~/.claude while it exists; --scope project opens the project alone"
    notes = [
        Diagnostic(local, 0, Severity.NOTE, SHADOWED, message)
        for local in (os.path.join(top, ".learnings") for top in tops if top != shared)
        if os.path.isdir(local)
    ]
    return found._replace(notes=(*found.notes, *notes))


def _with_project(found: Discovery, folder: str, home: str) -> Discovery:
    """The project of a folder; where only the machine keeps its learnings, with the files that its agents obey."""
    if os.path.realpath(folder) in map(os.path.realpath, (home, os.path.join(home, GLOBAL_BASE))):
        return found
    known = next((each for each in found.workspaces if each.base == folder and each.scope is Scope.PROJECT), None)
    if known is not None:
        return found._replace(project=known)
    project = Workspace(folder, project_name(folder), Scope.PROJECT, folder, folder)
    if not found.workspaces:
        return found._replace(project=project)
    opened = {os.path.realpath(each.path) for each in found.files}
    beside = (path for path in beside_project(folder) if os.path.realpath(path) not in opened)
    files = tuple(FoundFile(path, os.path.relpath(path, folder), project) for path in beside)
    return found._replace(project=project, files=(*found.files, *files))


def _joined(*parts: Discovery) -> Discovery:
    return Discovery(
        tuple(workspace for part in parts for workspace in part.workspaces),
        tuple(found for part in parts for found in part.files),
        tuple(dict.fromkeys(folder for part in parts for folder in part.folders)),
        tuple(note for part in parts for note in part.notes),
        tuple(folder for part in parts for folder in part.linked),
    )


def _absolute(path: Path) -> str:
    return os.path.normpath(path.absolute())
