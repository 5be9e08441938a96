"""The benchmark measures what it says, on workspaces so small that only its working counts."""

from datetime import date
from pathlib import Path

import pytest

from hotwash.bench import (
    command_figures,
    commit_figures,
    hook_figures,
    hostile_figures,
    judging_figures,
    reading_figures,
)
from hotwash.bench.hostile import intruders, make_hostile_workspace
from hotwash.bench.place import Bench
from hotwash.bench.report import Cost, Figure, growth, lines, quantile, ratio
from hotwash.bench.workspaces import make_workspace

SMALL = 60


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, rounds=1)


def test_a_workspace_has_as_many_entries_as_asked_for_and_is_made_once(bench: Bench) -> None:
    root = bench.workspace(SMALL)
    assert sum(len(document.entries) for document in bench.store(root).snapshot.documents) == SMALL
    assert bench.workspace(SMALL) == root != bench.own_workspace(SMALL)


def test_the_same_arguments_make_the_same_workspace(tmp_path: Path) -> None:
    first, second = (make_workspace(tmp_path / name, SMALL, date(2026, 5, 20)) for name in ("a", "b"))
    assert [path.read_bytes() for path in sorted(first.rglob("*.md"))] == [
        path.read_bytes() for path in sorted(second.rglob("*.md"))
    ]


def test_a_hook_is_compared_with_an_interpreter_and_writes_its_line(bench: Bench) -> None:
    found = list(hook_figures.figures(bench))
    assert [figure.goal for figure in found] == ["G16", "G16"]
    [log] = bench.scratch.glob("entries-100-*/.learnings/.pending-errors.log")
    assert log.read_text().count("TOOL_FAILURE: Bash session=s tool_use_id=t\n") == 4


def test_reading_is_compared_with_grep_a_parser_and_itself(bench: Bench) -> None:
    found = list(reading_figures.figures(bench, (SMALL,)))
    assert [figure.goal for figure in found] == ["G3", "G3b", "G4", "G4"]
    assert all(figure.reached > 0 for figure in found)


def test_the_slowest_of_hostile_texts_are_compared_with_ordinary_ones(bench: Bench) -> None:
    found = list(hostile_figures.figures(bench))
    assert [figure.unit for figure in found] == ["ms", "×"] * 3
    assert found[0].reached >= found[2].reached >= found[4].reached > 0


def test_candidates_and_the_filter_are_measured_without_a_screen(bench: Bench) -> None:
    assert {figure.goal for figure in judging_figures.figures(bench, (SMALL,))} == {"G6", "G13"}


def test_commits_are_measured_at_their_median_and_their_worst(bench: Bench) -> None:
    usual, rare = commit_figures.figures(bench, commits=3, limits={10: (5, 20)})
    assert 0 < usual.reached <= rare.reached


def test_commands_load_no_screen(bench: Bench) -> None:
    textual, *commands = command_figures.figures(bench, (SMALL,))
    assert textual.is_met
    assert all(figure.reached > 1 for figure in commands)


def test_the_home_of_measured_programs_is_not_the_callers(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("XDG_STATE_HOME", "/elsewhere")
    environment = bench.environment()
    assert environment["HOME"].startswith(str(bench.scratch))
    assert not {"PYTHONDONTWRITEBYTECODE", "XDG_STATE_HOME"} & environment.keys()


@pytest.mark.parametrize(
    "drawn",
    [
        b"\x1b]0;31337\x07",
        b"\x1b[31337m",
        b"\x1b]52;c;eA==",
        b"\x07",
        b"\x08",
        b"\rx",
        b"\x00",
        "\x9b31m".encode(),
        "\u202e".encode(),
    ],
)
def test_what_came_through_to_the_terminal_is_found(drawn: bytes) -> None:
    assert intruders(b"\x1b[1;2Hsafe" + drawn, own=b"\x1b[?25l")


def test_drawing_and_what_the_library_sends_by_itself_is_no_intruder() -> None:
    assert not intruders("\x1b[?25l\x1b[12;3H\x1b[38;2;1;2;3m▸ ␛]0; é\r\n".encode(), own=b"\x1b[?25l")


def test_the_hostile_workspace_holds_what_it_promises(tmp_path: Path) -> None:
    root = make_hostile_workspace(tmp_path)
    text = (root / ".learnings" / "ERRORS.md").read_bytes()
    assert all(trick in text for trick in (b"\x1b]52;c;", b"[@click=", "\u202e".encode(), "\x9b".encode()))
    assert max(map(len, text.splitlines())) >= 1_000_000


def test_a_figure_says_whether_and_by_how_much_a_goal_is_missed() -> None:
    met, missed = Figure("G", "a", 1.0, 2.0), Figure("G", "b", 40.0, 80.0, at_least=True)
    assert (met.verdict, missed.verdict) == ("ok", "miss 2.0×")
    assert lines([met, missed])[-1].split() == ["G", "b", "≥", "80", "×", "40", "×", "miss", "2.0×"]


def test_growth_compares_each_size_with_the_next_and_keys_with_a_constant() -> None:
    costs = [Cost("load", size, seconds) for size, seconds in ((100, 2.0), (10, 0.1), (1_000, 20.0))]
    keys = [Cost("key", size, 0.001, constant=True) for size in (10, 100)]
    found = list(growth([Figure("G", "x", 1, 1, cost=cost) for cost in (*costs, *keys)]))
    assert [(figure.reached, figure.is_met) for figure in found] == [(20.0, False), (10.0, True), (1.0, True)]


def test_samples_are_compared_pair_by_pair() -> None:
    assert ratio([2.0, 4.0, 90.0], [1.0, 2.0, 30.0]) == 2.0
    assert quantile([3.0, 1.0, 2.0], 0.99) == 3.0
