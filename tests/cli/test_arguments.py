"""What makes no sense on the command line is said in one line, with where help is."""

import pytest

from hotwash.cli.parser import parse


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "--today", "31.12."], "hotwash list: argument --today: 31.12. is no date: YYYY-MM-DD"),
        (["handoff", "--since", "soon"], "hotwash handoff: argument --since: soon is no date: YYYY-MM-DD"),
        (["journal", "--limit", "0"], "hotwash journal: argument --limit: 0 is no number from 1 on"),
        (["recall", "--limit", "-3", "pods"], "hotwash recall: argument --limit: -3 is no number from 1 on"),
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
