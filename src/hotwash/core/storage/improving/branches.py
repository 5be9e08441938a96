"""The `improve/*` branches of a repository as git knows them: what is their own, where they began, who has them."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from typing import NamedTuple

from hotwash.core.analysis.improving.names import PREFIX, is_branch
from hotwash.core.model.improvement import Branch, Commit, Remembered
from hotwash.core.storage.git_program import Git, GitFailed

_MOST_COMMITS = "50"
_LINE = "--format=%H%x00%ct%x00%s"


class Trunk(NamedTuple):
    """What improvements go to: its name, the commit of the main checkout, and every commit that stands for it."""

    name: str
    head: str
    tips: tuple[str, ...]
    remote: str
    remote_url: str


class Sighting(NamedTuple):
    """All that what is said of a branch depends on."""

    name: str
    tip: str
    remote_tip: str
    local: bool
    start: str
    trunk: tuple[str, ...]


class _Ref(NamedTuple):
    name: str
    tip: str
    local: bool
    remote_tip: str


def trunk_of(git: Git) -> Trunk:
    """As the remote says what its main branch is, else as the main checkout does."""
    remotes = git.line("remote").split()
    remote = "origin" if "origin" in remotes else remotes[0] if remotes else ""
    head = _asked(git, "rev-parse", "-q", "--verify", "HEAD")
    here = _asked(git, "symbolic-ref", "-q", "--short", "HEAD")
    said = _asked(git, "symbolic-ref", "-q", "--short", f"refs/remotes/{remote}/HEAD") if remote else ""
    name = said.removeprefix(f"{remote}/") or (here if here and not is_branch(here) else "") or "main"
    places = (f"refs/heads/{name}", f"refs/remotes/{remote}/{name}")
    tips = [_asked(git, "rev-parse", "-q", "--verify", f"{place}^{{commit}}") for place in places]
    own = head if not is_branch(here) else ""
    url = git.setting(f"remote.{remote}.url") if remote else ""
    return Trunk(name, head, tuple(dict.fromkeys(filter(None, (own, *tips)))), remote, url)


def branches(
    git: Git, trunk: Trunk, remembered: Mapping[str, Remembered], seen: MutableMapping[Sighting, Branch]
) -> Iterator[Branch]:
    """All of them, also those that only the remote has; what was `seen` before is not asked again."""
    for ref in _refs(git, trunk.remote):
        start = remembered.get(ref.name, Remembered()).start
        sighting = Sighting(ref.name, ref.tip, ref.remote_tip, ref.local, start, (trunk.head, *trunk.tips))
        if sighting not in seen:
            seen[sighting] = _branch(git, trunk, ref, start)
        yield seen[sighting]


def _refs(git: Git, remote: str) -> Iterator[_Ref]:
    remotes = f"refs/remotes/{remote}/"
    places = (f"refs/heads/{PREFIX}", *((f"{remotes}{PREFIX}",) if remote else ()))
    listed = git.line("for-each-ref", "--format=%(refname)%00%(objectname)", *places)
    tips = dict(line.split("\0") for line in listed.splitlines())
    local = {name.removeprefix("refs/heads/"): tip for name, tip in tips.items() if name.startswith("refs/heads/")}
    pushed = {name.removeprefix(remotes): tip for name, tip in tips.items() if name.startswith(remotes)}
    for name in dict.fromkeys((*local, *pushed)):
        yield _Ref(name, local.get(name) or pushed[name], name in local, pushed.get(name, ""))


def _branch(git: Git, trunk: Trunk, ref: _Ref, remembered: str) -> Branch:
    commits = _commits(git, (ref.tip, "--not", *trunk.tips))
    reached = _reached(git, ref.name) if ref.local else ()
    start = remembered or (reached[-1][0] if reached else "")
    is_merged = not commits and _has_committed(git, ref, reached)
    if is_merged:
        commits = (
            _commits(git, (ref.tip, "--not", start)) if start and start != ref.tip else _commits(git, (ref.tip,), "1")
        )
    base = _base(git, trunk, ref.tip, commits, start, is_merged)
    files = tuple(_differing(git, base, ref.tip)) if base and commits else ()
    return Branch(
        ref.name,
        ref.tip,
        base or ref.tip,
        commits,
        files,
        is_local=ref.local,
        is_pushed=ref.remote_tip == ref.tip,
        is_merged=is_merged,
        is_here=bool(files) and _is_here(git, trunk, ref.tip, files),
    )


def _commits(git: Git, revisions: Iterable[str], most: str = _MOST_COMMITS) -> tuple[Commit, ...]:
    listed = git.read("log", _LINE, "--no-show-signature", "--no-color", f"-{most}", *revisions, "--")
    lines = [line.split("\0", 2) for line in listed.decode("utf-8", "replace").splitlines()]
    return tuple(Commit(found[0], int(found[1]), found[2]) for found in lines)


def _reached(git: Git, branch: str) -> tuple[tuple[str, str], ...]:
    """Where a branch has been, newest first, and how it came there, as far as git remembers."""
    try:
        listed = git.read(
            "log", "-g", "--format=%H%x00%gs", "--no-show-signature", "--no-color", f"refs/heads/{branch}", "--"
        )
    except GitFailed:
        return ()
    lines = [line.split("\0", 1) for line in listed.decode("utf-8", "replace").splitlines()]
    return tuple((found[0], found[1]) for found in lines)


def _has_committed(git: Git, ref: _Ref, reached: Iterable[tuple[str, str]]) -> bool:
    """Whether something was done on a branch that has nothing the trunk lacks; else it was only begun."""
    how = [said for _, said in reached]
    if how:
        return any(said.startswith("commit") for said in how)
    return any(commit.subject.startswith("improve") for commit in _commits(git, (ref.tip,), "1"))


def _base(git: Git, trunk: Trunk, tip: str, commits: tuple[Commit, ...], start: str, is_merged: bool) -> str:
    """The commit that the own ones stand on."""
    if not is_merged:
        found = [_asked(git, "merge-base", tip, each) for each in trunk.tips] if commits else []
        return next(filter(None, found), "" if commits else tip)
    if start and start != tip:
        return start
    return _asked(git, "rev-parse", "-q", "--verify", f"{commits[-1].hash}^") if commits else ""


def _differing(git: Git, before: str, after: str) -> Iterator[str]:
    listed = git.read("diff-tree", "-r", "--name-only", "-z", "--no-renames", before, after, "--")
    return (name.decode("utf-8", "surrogateescape") for name in listed.split(b"\0") if name)


def _is_here(git: Git, trunk: Trunk, tip: str, files: tuple[str, ...]) -> bool:
    """Whether the main checkout has the commit, or at least what it says: a squashed one is another commit."""
    if git.answers("merge-base", "--is-ancestor", tip, trunk.head):
        return True
    return not git.read("diff-tree", "-r", "--name-only", tip, trunk.head, "--", *files)


def _asked(git: Git, *question: str) -> str:
    """Git's answer on one line, empty where it has none."""
    try:
        return git.line(*question)
    except GitFailed:
        return ""
