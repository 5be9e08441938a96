"""The parser knows every command, and loads only the one that is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from hotwash.cli.commands import COMMANDS
from hotwash.cli.parser import build_parser, parse

OTHERS = frozenset({"hotwash.cli.reading.why", "hotwash.cli.reading.status", "hotwash.cli.writing"})


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_answers_to_the_name_it_has_in_the_table(name: str) -> None:
    assert COMMANDS[name]().name == name


def test_the_whole_help_names_every_command() -> None:
    text = build_parser().format_help()
    assert all(f"    {name}" in text for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], None),
        (["--root", "list", "--ascii"], None),
        (["--root=list", "--ascii"], None),
        (["--theme", "list", "resolve", "show"], "resolve"),
        (["--scope", "project", "status"], "status"),
        (["show", "--root", "x", "status"], "show"),
    ],
)
def test_the_command_is_the_first_word_that_is_no_flags_value(arguments: list[str], command: str | None) -> None:
    assert parse(arguments).command == command


@pytest.mark.parametrize("arguments", [["lsit"], ["--unknown"], ["--root", "x", "lsit"], ["list", "--unknown"]])
def test_what_makes_no_sense_is_a_mistake_in_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2


def test_an_unknown_command_is_told_all_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["lsit"])
    assert capsys.readouterr().err == (
        f"hotwash: there is no command lsit; the commands are {', '.join(COMMANDS)}\n"
        "next: hotwash list or hotwash lint or hotwash --help\n"
    )


def test_a_flag_that_nobody_knows_before_a_word_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--colour", "red", "list"])
    assert capsys.readouterr().err == "hotwash: there is no flag --colour\nnext: hotwash --help\n"


@pytest.mark.parametrize("arguments", [[], ["list", "--json"]])
def test_only_the_command_that_is_asked_for_is_loaded(arguments: list[str]) -> None:
    code = f"import sys; from hotwash.cli.parser import parse; parse({arguments}); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not OTHERS.intersection(loaded)


def test_the_arguments_are_understood_before_anything_that_reads_files_is_loaded() -> None:
    code = "import sys; from hotwash.cli.parser import parse; parse([]); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    reading = ("hotwash.core.formats", "hotwash.core.storage", "hotwash.core.model.snapshot", "importlib.resources")
    assert not [name for name in loaded if name.startswith(reading)]


def test_words_that_are_folders_are_roots(tmp_path: Path) -> None:
    (tmp_path / "list").mkdir()
    found = parse([str(tmp_path), f"{tmp_path}/list", "--theme", "dark"])
    assert (found.command, found.root, found.theme) == (None, [tmp_path, tmp_path / "list"], "dark")


def test_a_command_wins_over_a_folder_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list").mkdir()
    monkeypatch.chdir(tmp_path)
    assert (parse(["list"]).command, parse(["./list"]).root) == ("list", [Path("list")])
