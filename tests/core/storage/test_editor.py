"""The argument list of the person's editor."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from hotwash.core.model.plan import Refusal
from hotwash.core.storage.editor import editor_command

FILE = "/work/.learnings/ERRORS.md"


def installed(program: str) -> str | None:
    return f"/usr/bin/{program}" if "/" not in program else program


def command(chosen: str = "", environ: Mapping[str, str] | None = None) -> tuple[str, ...]:
    found = editor_command(FILE, 48, chosen, environ or {}, installed)
    assert isinstance(found, tuple), found
    return found


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("vim", ("/usr/bin/vim", "--cmd", "set nomodeline", "+48", FILE)),
        ("nvim -R", ("/usr/bin/nvim", "-R", "--cmd", "set nomodeline", "+48", FILE)),
        ("gvim", ("/usr/bin/gvim", "-f", "--cmd", "set nomodeline", "+48", FILE)),
        ("nano", ("/usr/bin/nano", "+48", FILE)),
        ("emacs -nw", ("/usr/bin/emacs", "-nw", "+48", FILE)),
        ("hx", ("/usr/bin/hx", f"{FILE}:48")),
        ("subl", ("/usr/bin/subl", "--wait", f"{FILE}:48")),
        ("zed", ("/usr/bin/zed", "--wait", f"{FILE}:48")),
        ("code", ("/usr/bin/code", "--wait", "--goto", f"{FILE}:48")),
        ("'/opt/my editor/ed' -x", ("/opt/my editor/ed", "-x", FILE)),
    ],
)
def test_each_family_is_told_the_line_in_its_own_way(chosen: str, expected: tuple[str, ...]) -> None:
    assert command(chosen) == expected


def test_the_setting_wins_over_visual_and_visual_over_editor() -> None:
    environ = {"VISUAL": "nano", "EDITOR": "hx"}
    assert command("micro", environ)[0] == "/usr/bin/micro"
    assert command("", environ)[0] == "/usr/bin/nano"
    assert command("", {"EDITOR": "hx", "VISUAL": " "})[0] == "/usr/bin/hx"


def test_a_vi_that_is_vim_gets_no_modelines_either(tmp_path: Path) -> None:
    vim = tmp_path / "vim.basic"
    vim.touch()
    vi = tmp_path / "vi"
    vi.symlink_to(vim)
    found = editor_command(FILE, 3, "vi", {}, lambda _: str(vi))
    assert found == (str(vi), "--cmd", "set nomodeline", "+3", FILE)


def test_a_plain_vi_gets_the_line_alone() -> None:
    assert command("/opt/bin/vi") == ("/opt/bin/vi", "+48", FILE)


def test_shell_characters_stay_arguments() -> None:
    assert command("ed; rm -rf $HOME") == ("/usr/bin/ed;", "rm", "-rf", "$HOME", FILE)


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ("ed 'open", "the editor setting cannot be read as a command: No closing quotation"),
        ("''", "the editor setting names , which is not installed"),
        ("missing", "the editor setting names missing, which is not installed"),
    ],
)
def test_what_cannot_be_started_is_refused_with_the_three_ways_to_set_it(chosen: str, reason: str) -> None:
    found = editor_command(FILE, 1, chosen, {}, lambda _: None)
    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert all(way in found.next_step for way in ("config.toml", "$VISUAL", "$EDITOR"))


def test_programs_are_looked_up_on_the_given_path(tmp_path: Path) -> None:
    own = tmp_path / "nano"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    found = editor_command(FILE, 1, "", {"EDITOR": "nano", "PATH": str(tmp_path)})
    assert found == (str(own), "+1", FILE)
