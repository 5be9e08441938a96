"""A repository with plugins of agents, a remote that is a folder, and a `gh` that keeps pull requests in another."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from hotwash.core.model.improvement import Improvement, Repository
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.improving.workshop import Workshop
from hotwash.demo.workspace import FROZEN_NOW

SECOND = int(FROZEN_NOW.timestamp())
PLUGIN = ".claude/plugins/ops"
AGENT, SKILL = f"{PLUGIN}/agents/analyst.md", f"{PLUGIN}/skills/query-tuning/SKILL.md"
BRANCH = f"improve/query-tuning-{SECOND}"
ADDRESS = "https://github.com/acme/payments/pull/7"
FILES = {
    f"{PLUGIN}/.claude-plugin/plugin.json": '{"name": "ops", "version": "1.0"}\n',
    AGENT: "---\nname: analyst\ndescription: Looks at queries\ntools: Read, Edit\n---\n\nYou look.\n",
    SKILL: "---\nname: query-tuning\ndescription: Tunes queries\nallowed-tools: Read, Edit\n---\n\n- Test first\n",
    ".claude/plugins/web/.claude-plugin/plugin.json": '{"name": "web"}\n',
    "README.md": "# Payments\n",
}
_GH = """\
#!/bin/sh
cd "$FAKE_GH" || exit 1
echo "$*" >> calls
[ ! -e broken ] || { echo "error connecting to github.com" >&2; exit 1; }
name() { echo "$1" | tr / _; }
case "$1 $2" in
"pr view")
  state=$(cat "$(name "$3")" 2>/dev/null) || { echo "no pull requests found for branch \\"$3\\"" >&2; exit 1; }
  echo "{\\"state\\": \\"$state\\", \\"url\\": \\"https://github.com/acme/payments/pull/7\\", \\"isDraft\\": false}" ;;
"pr create") cat > body; echo OPEN > "$(name "$4")"; echo https://github.com/acme/payments/pull/7 ;;
"pr edit") cat > body ;;
*) exit 1 ;;
esac
"""


@dataclass
class Yard:
    """The repository `root` in a folder of its own, and what an agent and a reviewer do there."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / "payments"

    @property
    def forge(self) -> Path:
        return self.folder / "forge"

    @property
    def worktree(self) -> Path:
        return self.folder / f"improve-analyst-{SECOND}"

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        done = subprocess.run(("git", *arguments), cwd=cwd or self.root, capture_output=True, check=True)
        return done.stdout.decode()

    def write(self, name: str, text: str) -> None:
        """Write a file in the worktree of the improvement."""
        path = self.worktree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def improve(self, line: str = "- Prefer covering indexes") -> None:
        """Add a line to the skill, in the worktree."""
        self.write(SKILL, f"{(self.worktree / SKILL).read_text()}{line}\n")

    def add_remote(self) -> None:
        self.git("init", "-q", "--bare", str(self.folder / "remote.git"))
        self.git("remote", "add", "origin", str(self.folder / "remote.git"))
        self.git("push", "-q", "-u", "origin", "main")

    def install_gh(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.forge.mkdir()
        program = self.folder / "bin" / "gh"
        program.write_text(_GH)
        program.chmod(0o755)
        monkeypatch.setenv("FAKE_GH", str(self.forge))

    def decide(self, state: str) -> None:
        """The reviewer merges (`MERGED`) or closes (`CLOSED`) the pull request."""
        (self.forge / BRANCH.replace("/", "_")).write_text(state)

    @property
    def calls(self) -> list[str]:
        """What `gh` was asked, in order."""
        told = self.forge / "calls"
        return told.read_text().splitlines() if told.exists() else []

    @property
    def body(self) -> str:
        return (self.forge / "body").read_text()

    def workshop(self, folder: Path | None = None) -> Workshop:
        config = Config(self.root, self.folder / "home", self.folder / "home" / ".state", explicit=True)
        return Workshop(config, FixedClock(FROZEN_NOW), str(folder or self.root))

    def read(self) -> Repository:
        found = self.workshop().read()
        assert isinstance(found, Repository), found
        return found

    def only(self) -> Improvement:
        """The one that is there."""
        (found,) = (each for each in self.read().improvements if each.is_there)
        return found


def make_yard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Yard:
    """A committed repository; only `git` and what a small script needs can be found, so that `gh` is not there."""
    yard = Yard(folder)
    (folder / "bin").mkdir()
    (folder / "home").mkdir()
    for name in ("git", "sh", "cat", "tr"):
        (folder / "bin" / name).symlink_to(shutil.which(name) or name)
    monkeypatch.setenv("PATH", str(folder / "bin"))
    monkeypatch.setenv("HOME", str(folder / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [name for name in os.environ if name.startswith("GIT_") and name != "GIT_CONFIG_NOSYSTEM"]:
        monkeypatch.delenv(name)
    yard.root.mkdir()
    committed_plugins(yard.root)
    return yard


def committed_plugins(root: Path) -> None:
    """Make a folder a repository, with two plugins committed in it."""
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("config", "user.name", "Ana"),
        ("config", "user.email", "ana@example.org"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Begin"),
    ):
        subprocess.run(("git", *arguments), cwd=root, capture_output=True, check=True)
