"""`hotwash hooks`: installing shows the diff first, and status tells what works."""

import json
from pathlib import Path

import pytest

from cli.conftest import Hotwash


def test_status_names_what_is_missing_and_what_to_do(hotwash: Hotwash) -> None:
    ran = hotwash("hooks", "status")
    assert ran.code == 1
    assert "missing  PreCompact" in ran.out
    assert "hotwash hooks install --apply" in ran.err


def test_installing_shows_the_diff_and_writes_with_apply(hotwash: Hotwash, workspace: Path) -> None:
    shown = hotwash("hooks", "install")
    assert shown.code == 0
    assert "+++ .claude/settings.json" in shown.out
    assert not (workspace / ".claude").exists()
    written = hotwash("hooks", "install", "--apply")
    assert written.code == 0
    hooks = json.loads((workspace / ".claude/settings.json").read_text())["hooks"]
    assert list(hooks) == ["PostToolUseFailure", "PreCompact"]
    hotwash("undo")
    assert not (workspace / ".claude/settings.json").exists()


def test_what_only_the_machine_still_lacks_is_installed_there(hotwash: Hotwash) -> None:
    hotwash("hooks", "install", "--apply")
    assert hotwash("hooks", "status").err == "next: hotwash hooks install --global --apply\n"
    assert hotwash("hooks", "status", "--system", "1").err.startswith("next: hotwash hooks install --system 1 --apply")


def test_what_was_installed_is_found_to_work(hotwash: Hotwash) -> None:
    hotwash("hooks", "install", "--system", "1", "--apply")
    ran = hotwash("hooks", "status", "--system", "1", "--json")
    assert ran.code == 0
    assert {str(hook["state"]) for hook in ran.lists("hooks")} == {"ok"}


def test_without_a_system_those_of_the_skills_that_are_installed_are_told_too(hotwash: Hotwash) -> None:
    assert {hook["system"] for hook in hotwash("hooks", "status", "--json").lists("hooks")} == {0}
    hotwash("hooks", "install", "--system", "1", "--apply")
    told = [hook for hook in hotwash("hooks", "status", "--json").lists("hooks") if hook["system"] == 1]
    assert [hook["event"] for hook in told] == ["UserPromptSubmit", "PostToolUseFailure", "SessionEnd"]
    assert {hook["state"] for hook in told} == {"ok"}


def test_the_old_hooks_of_the_skills_name_their_system(hotwash: Hotwash, workspace: Path) -> None:
    settings = workspace / ".claude/settings.json"
    settings.parent.mkdir()
    script = "./skills/self-improving-operations/scripts/activator.sh"
    old = {"matcher": "", "hooks": [{"type": "command", "command": script}]}
    settings.write_text(json.dumps({"hooks": {"UserPromptSubmit": [old]}}))
    ran = hotwash("hooks", "status")
    assert "legacy   UserPromptSubmit    the skill's own script: found only from its folder" in ran.out
    assert ran.err == "next: hotwash hooks migrate --system 1 --apply replaces the old ones\n"
    assert hotwash("hooks", "migrate", "--system", "1", "--apply").code == 0
    assert script not in settings.read_text()


def test_what_replaces_old_hooks_of_the_machine_says_so(
    hotwash: Hotwash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "home/.claude/settings.json"
    settings.parent.mkdir(parents=True)
    old = {"type": "command", "command": "bash ~/.claude/scripts/session-end.sh"}
    settings.write_text(json.dumps({"hooks": {"Stop": [{"hooks": [old]}]}}))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert hotwash("hooks", "status").err == "next: hotwash hooks migrate --global --apply replaces the old ones\n"
    hotwash("hooks", "migrate", "--global", "--apply")
    assert "session-end.sh" not in settings.read_text()
