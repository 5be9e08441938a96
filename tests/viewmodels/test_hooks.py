"""The list of hooks: which work, which are missing, and what puts them right."""

import pytest

from hotwash.core.analysis.facts import Facts
from hotwash.viewmodels.hooks import HookRow, hook_detail, hooks_listing
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.rows import Pane
from support.operating import NOW, Files

SETTINGS = ".claude/settings.json"


def wired(**commands: str) -> str:
    hooks = ", ".join(
        f'"{event}": [{{"hooks": [{{"type": "command", "command": "{command}"}}]}}]'
        for event, command in commands.items()
    )
    return f'{{"hooks": {{{hooks}}}}}'


def listed(text: str = "", *, sort: str = "", runs: bool = True) -> tuple[Files, Pane]:
    files = Files.of({SETTINGS: text} if text else {})
    facts = Facts(files.snapshot, NOW, files.settings)
    return files, hooks_listing(facts, View(sort=sort), lambda _: runs).pane


def lines(pane: Pane) -> list[str]:
    return [" | ".join(cell.text for cell in pane.cells(row)) for row in pane.rows]


def test_what_is_wanted_is_listed_with_its_state() -> None:
    _, pane = listed(wired(SessionStart="hotwash hooks run session-start", Stop="bash session-end.sh"))
    assert lines(pane) == [
        "ok | SessionStart | says what is open",
        "missing | SessionEnd | keeps the day's note (in the settings of the machine)",
        "missing | PostToolUseFailure | logs failed calls",
        "missing | PreCompact | takes failures in",
        "legacy | Stop | an old hook that never works: its moment or its variables do not exist",
    ]
    assert (pane.title(), pane.note) == ("P Hooks · 5", "4 not working")


def test_what_does_not_work_comes_first_where_that_is_asked_for() -> None:
    _, pane = listed(wired(SessionStart="hotwash hooks run session-start"), sort="state")
    assert lines(pane)[-1].startswith("ok")


@pytest.mark.parametrize(
    ("at", "command"),
    [
        (0, ""),
        (1, "hotwash hooks install --global --apply"),
        (3, "hotwash hooks install --apply"),
        (4, "hotwash hooks migrate --apply"),
    ],
)
def test_each_says_what_puts_it_right(at: int, command: str) -> None:
    files, pane = listed(wired(SessionStart="hotwash hooks run session-start", Stop="bash session-end.sh"))
    row = pane.rows[at]
    assert isinstance(row, HookRow)
    assert row.command == command
    detail = hook_detail(files.snapshot, row)
    assert detail.same_as == command
    assert detail.title == row.fact.event


def test_a_program_that_is_gone_is_said() -> None:
    _, pane = listed(wired(PreCompact="/gone/hotwash hooks run precompact"), runs=False)
    assert "broken path | PreCompact | /gone/hotwash is not there: the hook fails without a word" in lines(pane)
