"""A git repository of a person, with a workspace in it, and promotions that are committed there."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hotwash.core.model.git import Committed
from hotwash.core.model.plan import Intent, Plan, Target
from hotwash.core.model.transaction import Receipt
from hotwash.core.storage.clock import SystemClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store

ID, OTHER = "ERR-20260520-001", "ERR-20260520-002"
CLAUDE = "# Project\n\n## Agent Rules\n\n- Be brief\n\n## Other\n\ntext\n"
RULE = "Always set resource limits on every container"
LINE = f"- {RULE} <!-- self-improve:{ID} -->\n"


def entry_text(name: str, status: str = "resolved") -> str:
    return f"### {name}\n**Status**: {status}\n**Context**: c\n**Content**: x\n**Action**: a\n\n---\n\n"


ERRORS = "# Error Log\n\n---\n\n" + entry_text(ID) + entry_text(OTHER)


@dataclass
class Repository:
    """A repository with a workspace in it, everything committed once."""

    root: Path
    home: Path

    def git(self, *arguments: str) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {"HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(("git", *arguments), cwd=self.root, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def committed(self, name: str) -> str:
        return self.git("show", f"HEAD:{name}")

    def staged(self, name: str) -> str:
        return self.git("show", f":{name}")

    def store(self) -> Store:
        store = Store(Config(self.root, self.home, self.home / ".state", explicit=True), SystemClock())
        store.load()
        return store

    def promoted(self, name: str = ID, **arguments: str) -> Receipt:
        store = self.store()
        found = next(entry for _, entry in store.snapshot.entries() if entry.native_id == name)
        given = {"rule": RULE, "target": "CLAUDE.md", "commit": "yes", **arguments}
        plan = store.plan(Intent("promote", (Target(found.key),), given))
        assert isinstance(plan, Plan), plan
        return store.commit(plan, exact=True)


def outcome(receipt: Receipt) -> Committed:
    assert receipt.committed is not None
    return receipt.committed
