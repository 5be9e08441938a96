"""Asks `gh`, where it is installed, what became of a branch: an argument list and never a shell, no prompt."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence

from hotwash.core.model.improvement import PullRequest, Stage

GH = "gh"

_PATIENCE = 60.0
_SETTINGS = {"GH_PROMPT_DISABLED": "1", "GH_NO_UPDATE_NOTIFIER": "1", "NO_COLOR": "1", "GIT_TERMINAL_PROMPT": "0"}
_STAGES = {"OPEN": Stage.OPEN, "MERGED": Stage.MERGED, "CLOSED": Stage.CLOSED}
_NONE = "no pull request"


class ForgeFailed(Exception):
    """`gh` said no; the message is the line that says why."""


def is_there() -> bool:
    return shutil.which(GH) is not None


def pull_request(folder: str, branch: str) -> PullRequest | None:
    """The one of a branch; `None` where there is none. Raises `ForgeFailed` where nobody could say."""
    try:
        answer = run(folder, ("pr", "view", branch, "--json", "state,url,isDraft"))
    except ForgeFailed as error:
        if _NONE in str(error):
            return None
        raise
    try:
        found = json.loads(answer)
    except ValueError:
        raise ForgeFailed(f"gh said something else than JSON: {answer[:80]}") from None
    match found:
        case {"state": str(state), "url": str(url)} if state in _STAGES:
            return PullRequest(url, _STAGES[state], bool(found.get("isDraft")))
    raise ForgeFailed("gh told neither state nor address of the pull request")


def run(folder: str, arguments: Sequence[str], content: str = "") -> str:
    """What `gh` prints. Raises `ForgeFailed`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            (GH, *arguments),
            cwd=folder,
            env={**inherited, **_SETTINGS},
            input=content.encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise ForgeFailed("gh is not installed") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ForgeFailed(f"gh gave no answer: {error}") from error
    if done.returncode != 0:
        lines = [line.strip() for line in (done.stderr or done.stdout).decode("utf-8", "replace").splitlines()]
        raise ForgeFailed(next(filter(None, lines), f"gh ended with code {done.returncode}"))
    return done.stdout.decode("utf-8", "replace").strip()
