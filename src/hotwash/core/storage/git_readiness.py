"""Whether a commit could be made now, and what the repository would run for it; asked before anything is written."""

import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from hotwash.core.model.git import CommitReadiness
from hotwash.core.model.values import replace
from hotwash.core.storage.git import top_level
from hotwash.core.storage.git_program import Git, GitFailed

HOOKS = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
WAY_OF_A_BRANCH = ("post-checkout", *HOOKS, "pre-push")
"""Everything that runs between a new worktree and the push of what was committed there."""

_SIGNERS = {"openpgp": "gpg", "x509": "gpgsm", "ssh": "ssh-keygen"}
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
}


def repository_of(path: str) -> str | None:
    """The top of the repository that a file lies in, links followed."""
    return top_level(os.path.dirname(os.path.realpath(path)))


def readiness(path: str, hooks: Sequence[str] = HOOKS) -> CommitReadiness:
    """For a commit whose main file is `path`."""
    top = repository_of(path)
    if top is None:
        return CommitReadiness(refusal="there is no git repository here")
    git = Git(top)
    try:
        refusal = _in_the_way(git, Path(top, git.line("rev-parse", "--git-dir"))) or _ignored(git, path)
    except GitFailed as error:
        return CommitReadiness(refusal=str(error))
    return replace(programs_run(top, hooks), refusal=refusal)


def programs_run(top: str, hooks: Sequence[str]) -> CommitReadiness:
    """What of a repository would run, whatever is in the way; allowed for all of its worktrees together."""
    git = Git(top)
    try:
        shared = Path(top, git.line("rev-parse", "--git-common-dir"))
        programs = tuple(_programs(git, hooks))
        token = _token(git, hooks)
    except GitFailed as error:
        return CommitReadiness(refusal=str(error))
    what_for = "" if hooks == HOOKS else f":{hooks[0]}"
    repository = f"{shared}:{shared.stat().st_ino}{what_for}"
    return CommitReadiness("", programs, not programs, repository, token)


def _in_the_way(git: Git, folder: Path) -> str:
    found = next((what for name, what in _UNDER_WAY.items() if (folder / name).exists()), None)
    if found is not None:
        return f"{found} is in progress – finish or abort it first"
    if not git.answers("rev-parse", "-q", "--verify", "HEAD"):
        return "the repository has no commit yet"
    if not git.answers("symbolic-ref", "-q", "HEAD"):
        return "HEAD is detached – check out a branch first"
    if not (git.answers("var", "GIT_AUTHOR_IDENT") and git.answers("var", "GIT_COMMITTER_IDENT")):
        return "git does not know who commits – set user.name and user.email with git config"
    return ""


def _ignored(git: Git, path: str) -> str:
    name = os.path.relpath(os.path.realpath(path), git.top)
    return f"git ignores {name}" if git.ignores(name) else ""


def _programs(git: Git, hooks: Sequence[str] = HOOKS) -> Iterator[str]:
    folder = _hooks_folder(git)
    found = [name for name in hooks if os.access(folder / name, os.X_OK)]
    if found:
        yield f"{', '.join(found)} in {_shown(folder, git.top)}"
    if git.answers("config", "--bool", "commit.gpgsign") and git.line("config", "--bool", "commit.gpgsign") == "true":
        yield f"{signer(git).program} to sign"


def _hooks_folder(git: Git) -> Path:
    return Path(git.top, os.fsdecode(git.write("rev-parse", "--git-path", "hooks")).strip())


def _shown(folder: Path, top: str) -> str:
    return os.path.relpath(folder, top) if folder.is_relative_to(top) else str(folder)


def _token(git: Git, hooks: Sequence[str]) -> str:
    """What was allowed: these programs, with this content, wherever they are seen from."""
    folder = _hooks_folder(git)
    digest = sha256(signer(git).program.encode("utf-8", "surrogateescape") if signs(git) else b"")
    for name in hooks:
        if os.access(folder / name, os.X_OK):
            digest.update(b"\0" + name.encode() + b"\0" + (folder / name).read_bytes())
    return digest.hexdigest()


def signs(git: Git) -> bool:
    """`commit-tree` does not look at the configuration by itself."""
    return any(program.endswith(" to sign") for program in _programs(git))


class Signer(NamedTuple):
    """What signs, and with which key; the key is empty where the program chooses it."""

    program: str
    key: str

    @property
    def trial(self) -> str:
        """A command that shows why it cannot."""
        if self.program.endswith("ssh-keygen"):
            return f"echo ok | {self.program} -Y sign -n git -f {quote(self.key or 'KEY')}"
        return f"echo ok | {self.program} -bsa" + (f"u {quote(self.key)}" if self.key else "")


def signer(git: Git) -> Signer:
    kind = git.setting("gpg.format") or "openpgp"
    program = git.setting(f"gpg.{kind}.program") or (git.setting("gpg.program") if kind == "openpgp" else "")
    return Signer(program or _SIGNERS.get(kind, "gpg"), git.setting("user.signingkey"))
