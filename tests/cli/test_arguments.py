"""What makes no sense on the command line is said in one line, with where help is."""

from pathlib import Path

import pytest

from hotwash.cli.parser import parse


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--today", "31.12."], "hotwash list: argument --today: 31.12. is no date: YYYY-MM-DD"),
        (
            ["list", "--today", "0001-01-01"],
            "hotwash list: argument --today: 0001-01-01 is out of reach: 1970 to 2999",
        ),
        (["handoff", "--since", "soon"], "hotwash handoff: argument --since: soon is no date: YYYY-MM-DD"),
        (["journal", "--limit", "0"], "hotwash journal: argument --limit: 0 is no number from 1 on"),
        (["recall", "--limit", "-3", "pods"], "hotwash recall: argument --limit: -3 is no number from 1 on"),
        (
            ["score", *["--freq", "1", "--fail", "1", "--burden", "1", "--cost", "1", "--threshold", "0"]],
            "hotwash score: argument --threshold: 0 is no number from 1 on",
        ),
        (["show", "ERR-1", "ERR-2"], "hotwash show: there is no place for ERR-2"),
        (["files", "\x1b[31mred"], "hotwash files: there is no place for ␛[31mred"),
        (["resolve"], "hotwash resolve: the following arguments are required: ID"),
    ],
)
def test_a_mistake_is_one_line_and_the_next_step(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    program = said.partition(":")[0]
    assert (left.value.code, *capsys.readouterr()) == (2, "", f"{said}\nnext: {program} --help\n")


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        (["resolve", "ERR-1", "--note", "-x"], "given_note", "-x"),
        (["resolve", "ERR-1", "--note", "--no-verify was used"], "given_note", "--no-verify was used"),
        (["wal", "begin", "--rollback", "-rf", "--operation", "rm"], "given_rollback", "-rf"),
        (["--root", "-odd-", "list"], "root", [Path("-odd-")]),
        (["note", "ERR-1", "--", "--note", "-x"], "given_text", ["--note", "-x"]),
    ],
)
def test_what_follows_a_flag_is_its_value_also_with_a_dash(arguments: list[str], name: str, value: object) -> None:
    assert getattr(parse(arguments), name) == value


def test_a_flag_after_a_flag_is_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["resolve", "ERR-1", "--note", "--dry-run"])
    assert "argument --note/--notes: expected one argument" in capsys.readouterr().err


def test_a_flag_that_does_not_exist_may_be_meant_as_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["log", "ERR", "-rf", "was typed"])
    assert capsys.readouterr().err == (
        "hotwash log: there is no flag -rf\nnext: hotwash log --help, or -- before a text that begins with a dash\n"
    )
