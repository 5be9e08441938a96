"""A small workspace and a way to run the program on it as a person types it."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hotwash.invocation import main

ERRORS = """# Error Log

---

### ERR-20260520-001
**Status**: pending
**Context**: Deploying with resource limits missing
**Content**: Worker was killed: resource limits missing.
**Action**: Set resource limits on every container

---

### ERR-20260519-001
**Status**: resolved
**Context**: Reading old dashboards
**Content**: The panel queried the wrong region.
**Action**: Template the region

---
"""

OPERATIONS = """# Operations Issues Log

---

## [OPS-20260518-A3F] cert_expiry

**Logged**: 2026-05-18T07:55:00Z
**Priority**: high
**Status**: pending
**Severity**: P2
**Area**: monitoring

### Summary
Certificate expired and no alert fired

### Metadata
- Trigger: user_report

---
"""

BUFFER = """# Working Buffer

---

## Current Task

Upgrade the database

## Progress

- [x] Snapshot
- [ ] Apply

## WAL Log

## WAL Entry — 2026-05-20 11:00
**Operation**: terraform apply
**Affected resources**: aws_db_instance.payments
**Blast radius**: payments
**Rollback**: terraform apply -target=old
**Status**: PENDING
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one invocation gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, object]:
        loaded: dict[str, object] = json.loads(self.out)
        return loaded

    def lists(self, name: str) -> list[dict[str, object]]:
        """A list of objects in the JSON document."""
        found = self.document[name]
        assert isinstance(found, list)
        return found


Hotwash = Callable[..., Ran]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "payments"
    (root / ".learnings").mkdir(parents=True)
    (root / "memory").mkdir()
    (root / ".learnings" / "ERRORS.md").write_text(ERRORS)
    (root / ".learnings" / "OPERATIONS_ISSUES.md").write_text(OPERATIONS)
    (root / "memory" / "working-buffer.md").write_text(BUFFER)
    (root / "CLAUDE.md").write_text("# Rules\n\n## Agent Rules\n\n- Ask first\n")
    return root


@pytest.fixture
def hotwash(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hotwash:
    """Runs `hotwash ARGUMENTS` in the workspace, on 2026-05-21."""

    def run(*arguments: str, cwd: Path = workspace) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["hotwash", *arguments, "--today", "2026-05-21"])
        try:
            code = main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run
