"""Where there is nothing to open yet: create a workspace, open another folder, or look at the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hotwash.core.model.plan import Intent, Refusal
from hotwash.core.model.vocabulary import Tone
from hotwash.core.storage.git import top_level
from hotwash.core.text.visible import visible

if TYPE_CHECKING:
    from hotwash.tui.dashboard import Dashboard

_LOCAL, _GLOBAL, _FOLDER, _SAMPLE = "local", "global", "folder", "sample"
_NOTHING = "No learnings here or in ~/.claude."


def create(dashboard: Dashboard) -> None:
    """The four ways to something that can be reviewed."""
    from hotwash.tui.screens import PickRow

    root, reason = dashboard.desk.store.config.root, dashboard.desk.read_only
    rows = (
        PickRow(_LOCAL, "create here", visible(f"in {root.name}/"), reason),
        PickRow(_GLOBAL, "create global", "~/.claude, for every project", reason),
        PickRow(_FOLDER, "open a folder", "its learnings, whatever is below it"),
        PickRow(_SAMPLE, "demo", "sample data in a temporary folder"),
    )
    heading = "Open or create" if dashboard.desk.snapshot.workspaces else _NOTHING
    dashboard.menus.menu(heading, rows, lambda value: _take(dashboard, value))


def _take(dashboard: Dashboard, value: str) -> None:
    if value == _SAMPLE:
        dashboard.start_again("--demo")
    elif value == _FOLDER:
        dashboard.prompts.open_folder()
    else:
        _init(dashboard, value)


def _init(dashboard: Dashboard, place: str) -> None:
    root = dashboard.desk.store.config.root
    arguments = {place: "yes"}
    if place == _LOCAL and top_level(str(root)) is not None:
        arguments["gitignore"] = "memory"
    plan = dashboard.desk.plan(Intent("init", (), arguments))
    if isinstance(plan, Refusal):
        dashboard.say(str(plan), Tone.WARNING)
    else:
        dashboard.sheets.preview(plan)


def open_folder(dashboard: Dashboard, text: str) -> None:
    """Start again on the folder that was typed."""
    config = dashboard.desk.store.config
    typed = text.strip()
    folder = config.home / typed.removeprefix("~/") if typed.startswith("~/") else config.root / typed
    if typed and folder.is_dir():
        dashboard.start_again(f"--root={folder}")
    else:
        dashboard.say(f"{visible(str(folder))} is no folder" if typed else "no folder was named", Tone.WARNING)
