"""Runs git in one repository: an argument list and never a shell, no prompt, nothing from a surrounding hook but who
it is that commits."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_READING = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "diff.external=",
    "--no-optional-locks",
)
_WRITING = ("-c", "core.fsmonitor=false")
_SETTINGS = {"GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C"}
_ITS_WORDS = ("fatal: ", "error: ")
_WHO = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
_PATIENCE, _HOOK_PATIENCE = 5.0, 600.0


class GitFailed(Exception):
    """Git said no; the message is the line that says why."""


class Git:
    """The git of the repository whose top is `top`. With `asks` what it runs may ask for a password at the terminal."""

    def __init__(self, top: str, *, asks: bool = True) -> None:
        self.top = top
        self._asks = asks

    def read(self, *arguments: str, patience: float = _PATIENCE) -> bytes:
        """An answer within so many seconds that runs no program of the repository. Raises `GitFailed`."""
        return self._run((*_READING, *arguments), {**_SETTINGS, "GIT_OPTIONAL_LOCKS": "0"}, b"", patience)

    def line(self, *arguments: str) -> str:
        return os.fsdecode(self.read(*arguments)).strip()

    def setting(self, name: str) -> str:
        """What is configured, empty where nothing is."""
        return self.line("config", name) if self.answers("config", name) else ""

    def answers(self, *arguments: str) -> bool:
        """Whether a question that git answers by its exit code is answered with yes."""
        try:
            self.read(*arguments)
        except GitFailed:
            return False
        return True

    def ignores(self, name: str) -> bool:
        """Whether git leaves a file out that it does not track; it takes no literal path for this question."""
        question = (*_READING, "check-ignore", "-q", "--", f"./{name}")
        try:
            self._run(question, {**_SETTINGS, "GIT_LITERAL_PATHSPECS": "0"}, b"", _PATIENCE)
        except GitFailed:
            return False
        return True

    def write(self, *arguments: str, content: bytes = b"", index: Path | None = None, hooks: bool = False) -> bytes:
        """Something that changes the repository; `index` stands in for the person's own. Raises `GitFailed`.

        With `hooks` programs of theirs run: these find nothing of our settings, and have their time.
        """
        staged = {"GIT_INDEX_FILE": str(index)} if index is not None else {}
        if hooks:
            return self._run(arguments, staged, content, _HOOK_PATIENCE)
        return self._run((*_WRITING, *arguments), {**_SETTINGS, **staged}, content, _PATIENCE)

    def _run(self, arguments: tuple[str, ...], more: Mapping[str, str], content: bytes, patience: float) -> bytes:
        inherited = {name: value for name, value in os.environ.items() if name in _WHO or not name.startswith("GIT_")}
        try:
            done = subprocess.run(
                ("git", *arguments),
                cwd=self.top,
                env={**inherited, **more},
                input=content,
                capture_output=True,
                timeout=patience,
                check=False,
                start_new_session=not self._asks,
            )
        except FileNotFoundError as error:
            raise GitFailed("git is not installed") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GitFailed(f"git gave no answer: {error}") from error
        if done.returncode != 0:
            raise GitFailed(_reason(done.stderr or done.stdout) or f"git ended with code {done.returncode}")
        return done.stdout


def _reason(said: bytes) -> str:
    """Git's own sentence among the advice around it; of a hook's words the last line."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    own = next((line for line in lines if line.startswith(_ITS_WORDS)), "")
    return own.partition(": ")[2] or (lines[-1] if lines else "")
