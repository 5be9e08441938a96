"""A project that keeps learnings, and the hooks as an agent calls them there."""

import io
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from hotwash.hooks import run_hook

Answer = Callable[..., str]
NOW = datetime(2026, 9, 26, 17, 5, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "proj"
    (root / ".learnings").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Calls a hook on 2026-09-26 at 17:05 with what an agent says; returns what it answers."""

    def call(event: str, said: object, *arguments: str) -> str:
        raw = said if isinstance(said, bytes) else json.dumps(said).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        with time_machine.travel(NOW, tick=False):
            assert run_hook([event, *arguments]) == 0
        return capsys.readouterr().out

    return call
