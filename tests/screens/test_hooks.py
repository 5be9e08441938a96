"""The list of hooks as pictures: one that works, one that is gone, an old one, and what is missing."""

from pathlib import Path

import pytest

from screens.test_panes import Compare
from support.driver import NARROW, WIDE, Place, after_keys

HOOK = '[{{"hooks": [{{"type": "command", "command": "{}"}}]}}]'
COMMANDS = {
    "PreCompact": "/bin/sh hotwash hooks run precompact",
    "PostToolUseFailure": "/gone/hotwash hooks run tool-failure",
    "Stop": "bash session-end.sh",
}


@pytest.fixture
def wired(tmp_path: Path) -> Place:
    place = Place.sample(tmp_path)
    settings = place.root / ".claude" / "settings.json"
    settings.parent.mkdir(exist_ok=True)
    hooks = ", ".join(f'"{event}": {HOOK.format(command)}' for event, command in COMMANDS.items())
    settings.write_text(f'{{"hooks": {{{hooks}}}}}', encoding="utf-8")
    return place


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_hooks_look_as_accepted(snap_compare: Compare, wired: Place, size: tuple[int, int]) -> None:
    app, before = after_keys(wired, "P", "P", "P", "j", "j")
    assert snap_compare(app, terminal_size=size, run_before=before)
