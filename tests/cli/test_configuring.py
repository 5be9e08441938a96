"""`hotwash config`: values with their origin, and what makes no sense with file and line."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash


@pytest.fixture
def configured(workspace: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = own_home / ".config/hotwash/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('bell = "off"\nnonsense = 1\n\n[limits]\npending = "soon"\nresolved = 12\n')
    monkeypatch.setenv("HOTWASH_CONFIRM_BULK", "3")
    return workspace


def test_every_value_is_shown_with_its_origin(hotwash: Hotwash, configured: Path) -> None:
    ran = hotwash("config", "show", "bell", "limits", "confirm.bulk", cwd=configured)
    assert ran.code == 0
    assert [line.split() for line in ran.out.splitlines()] == [
        ["bell", '"off"', "~/.config/hotwash/config.toml:1"],
        ["confirm.bulk", "3", "HOTWASH_CONFIRM_BULK"],
        ["limits.buffer_block", "7", "default"],
        ["limits.buffer_warn", "3", "default"],
        ["limits.pending", "7", "default"],
        ["limits.resolved", "12", "~/.config/hotwash/config.toml:6"],
        ["limits.rule_review", "90", "default"],
    ]
    assert ran.err.startswith("hotwash: ~/.config/hotwash/config.toml:2: nonsense is no setting of hotwash")


def test_what_makes_no_sense_is_named_by_file_and_line(hotwash: Hotwash, configured: Path) -> None:
    ran = hotwash("config", "check", cwd=configured)
    assert (ran.code, ran.out.splitlines()) == (
        2,
        [
            "~/.config/hotwash/config.toml:2: nonsense is no setting of hotwash and has no effect",
            "~/.config/hotwash/config.toml:5: limits.pending wants a whole number from 0 to 36500; "
            "the value before it stays",
        ],
    )


def test_a_value_is_shown_in_the_unit_of_its_name(hotwash: Hotwash) -> None:
    assert hotwash("config", "show", "watch.gap_ms").out == "watch.gap_ms  50  default\n"


def test_nothing_wrong_is_said(hotwash: Hotwash, tmp_path: Path) -> None:
    ran = hotwash("config", "check", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "the configuration makes sense\n")


def test_both_are_documents_too(hotwash: Hotwash, configured: Path) -> None:
    shown = hotwash("config", "show", "bell", "--json").lists("settings")
    assert shown == [{"name": "bell", "value": '"off"', "origin": f"{Path.home()}/.config/hotwash/config.toml:1"}]
    problems = hotwash("config", "check", "--json").lists("problems")
    assert [each["line"] for each in problems] == [2, 5]
