"""Reading what is under the cursor."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import moving, revealing, stepping
from hotwash.tui.commands.moving import SIDEWAYS, no_rows

ACTIONS: tuple[Action, ...] = (
    Action(
        "detail.open", ("enter",), "open", "Open what is under the cursor.", Group.DETAIL, moving.open_detail, no_rows
    ),
    Action(
        "detail.focus", ("0",), "detail", "Into the detail; again: back to the list.", Group.DETAIL, moving.focus_detail
    ),
    Action("detail.down", ("J",), "detail down", "Scroll the detail from the list.", Group.DETAIL, moving.detail_by(1)),
    Action("detail.up", ("K",), "detail up", "Scroll the detail from the list.", Group.DETAIL, moving.detail_by(-1)),
    Action(
        "detail.left",
        ("shift+left",),
        "detail left",
        "Scroll long lines to the left.",
        Group.DETAIL,
        moving.detail_by(0, -SIDEWAYS),
    ),
    Action(
        "detail.right",
        ("shift+right",),
        "detail right",
        "Scroll long lines to the right.",
        Group.DETAIL,
        moving.detail_by(0, SIDEWAYS),
    ),
    Action("detail.wrap", ("W",), "wrap", "Wrap long lines, or let them run on.", Group.DETAIL, moving.wrap),
    Action(
        "tab.next", ("]",), "next tab", "Entry, Why, History, Diff.", Group.DETAIL, moving.tab_by(1), moving.no_tabs
    ),
    Action(
        "tab.previous",
        ("[",),
        "tab before",
        "Entry, Why, History, Diff.",
        Group.DETAIL,
        moving.tab_by(-1),
        moving.no_tabs,
    ),
    Action(
        "version.previous",
        ("<",),
        "version before",
        "What this entry or record said before, and what became of it; it stays there until the newest is back.",
        Group.DETAIL,
        stepping.version_by(-1),
        stepping.no_versions,
    ),
    Action(
        "version.next",
        (">",),
        "next version",
        "What it said after that; at the newest the detail follows again.",
        Group.DETAIL,
        stepping.version_by(1),
        stepping.no_versions,
    ),
    Action(
        "secrets.reveal",
        ("X",),
        "reveal secrets for 10 s",
        "Show what is masked in this entry or record, for ten seconds.",
        Group.DETAIL,
        revealing.reveal,
        revealing.can_reveal,
    ),
    Action("why.open", ("w",), "why", "Why it is here, with the numbers.", Group.DETAIL, moving.why, no_rows),
)
