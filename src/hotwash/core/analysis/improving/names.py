"""How branches, worktrees, commits and pull requests of improvements are called.

(source: self-improving agents, formats: `improve/<skill or agent>-<epoch>`, `improve-<agent or skill>-<epoch>`)
"""

import re

from hotwash.core.model.plan import ExitCode, Refusal

PREFIX = "improve/"

_BRANCH = re.compile(r"improve/(.+)-(\d+)")
_FOLDER = re.compile(r"improve-(.+)-(\d+)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_SUBJECT = re.compile(r"improve(?:\([^)]*\))?: *(.*)")
LONGEST_SUBJECT = 72


def is_branch(name: str) -> bool:
    return name.startswith(PREFIX)


def is_folder(name: str) -> bool:
    """Whether a folder is called like a worktree of an improvement; `improve-x-1` is, `feature-1` is not."""
    return _FOLDER.fullmatch(name) is not None


def parts_of(branch: str, folder: str) -> tuple[str, int]:
    """The agent or skill and the second that the name of a branch tells, else that of its folder; 0 for no second."""
    found = _BRANCH.fullmatch(branch) or _FOLDER.fullmatch(folder)
    if found is None:
        return branch.removeprefix(PREFIX) or folder, 0
    return found[1], int(found[2])


def name_refusal(what: str, name: str) -> Refusal | None:
    """Why something cannot be called so: names become folders and branches."""
    if _NAME.fullmatch(name):
        return None
    step = "letters, digits, - and _, beginning with a letter or a digit, 64 at most"
    return Refusal(f"{name!r} is no name for {what}", step, ExitCode.USAGE)


def subject_line(skill: str, text: str) -> str:
    """The first line of a commit: `improve(<skill>): <text>`, also where the text says that itself."""
    found = _SUBJECT.fullmatch(text.strip())
    return f"improve({skill}): {found[1] if found else text.strip()}"


def description(subject: str) -> str:
    """What a commit says that it does, without `improve(…): `."""
    found = _SUBJECT.fullmatch(subject)
    return found[1] if found else subject
