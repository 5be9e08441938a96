"""The acceptance cases of the systems, played through the command line in a project called `proj`, on 2026-09-26."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from hotwash.invocation import main

TODAY = "2026-09-26"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one invocation gave back."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    @property
    def document(self) -> dict[str, object]:
        loaded: dict[str, object] = json.loads(self.out)
        return loaded

    def lists(self, name: str) -> list[dict[str, object]]:
        found = self.document[name]
        assert isinstance(found, list)
        return found


class Project:
    """A repository on disk with its own home; every command runs in it."""

    def __init__(
        self, root: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.root = root
        self.home = home
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def write(self, name: str, text: str | bytes) -> Path:
        """A file by its name; `~/…` is in the home."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def path(self, name: str) -> Path:
        return self.home / name[2:] if name.startswith("~/") else self.root / name

    def text(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def files(self) -> Mapping[str, bytes]:
        """Every file of the project and of the home's agent folder, without what hotwash keeps for itself."""
        found = [path for base in (self.root, self.home / ".claude") for path in base.rglob("*") if path.is_file()]
        return {str(path): path.read_bytes() for path in found if not {".hotwash", ".git"} & set(path.parts)}

    def run(self, *arguments: str, today: str = TODAY, cwd: str = "") -> Ran:
        self._monkeypatch.chdir(self.root / cwd)
        self._monkeypatch.setattr(sys, "argv", ["hotwash", *arguments, "--today", today])
        try:
            code = main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = self._capsys.readouterr()
        return Ran(code, said.out, said.err)


@pytest.fixture
def bare(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    """A project without any learnings."""
    root = tmp_path / "proj"
    (root / ".git").mkdir(parents=True)
    (root / ".git/HEAD").write_text("ref: refs/heads/main\n")
    return Project(root, own_home, monkeypatch, capsys)


@pytest.fixture
def project(bare: Project) -> Project:
    """A project that keeps learnings, with nothing in them yet."""
    (bare.root / ".learnings").mkdir()
    (bare.root / "memory").mkdir()
    return bare


def four(native_id: str, status: str = "resolved", **fields: str) -> str:
    """An entry of four fields; further fields as `source="ci"`, `status_note="…"`."""
    given = {"context": "Working on it", "content": "It broke", "action": "Mended"} | fields
    lines = [f"### {native_id}", f"**Status**: {status}"] if status else [f"### {native_id}"]
    lines += [f"**{name.replace('_', '-').title()}**: {value}" for name, value in given.items() if value]
    return "\n".join(lines) + "\n\n"


def facts(
    source: str = "observed", scope: str = "project:proj", verified: str = "2026-09-20", **more: str
) -> dict[str, str]:
    """The fields of the second generation, in their order."""
    return {"source": source, "scope": scope, "paths": more.pop("paths", ""), "verified": verified, **more}
