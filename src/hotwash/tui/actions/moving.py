"""Moving between rows, lists and layers."""

from hotwash.tui.action import Action, Group
from hotwash.tui.commands import moving
from hotwash.tui.commands.moving import FAR, no_rows

ACTIONS: tuple[Action, ...] = (
    Action("cursor.down", ("j", "down"), "down", "Next row.", Group.MOVE, moving.cursor_by(1), no_rows),
    Action("cursor.up", ("k", "up"), "up", "Previous row.", Group.MOVE, moving.cursor_by(-1), no_rows),
    Action("cursor.first", ("g", "home"), "first row", "First row.", Group.MOVE, moving.cursor_by(-FAR), no_rows),
    Action("cursor.last", ("G", "end"), "last row", "Last row.", Group.MOVE, moving.cursor_by(FAR), no_rows),
    Action("page.down", ("pagedown", "ctrl+d"), "page down", "A page down.", Group.MOVE, moving.page_by(1), no_rows),
    Action("page.up", ("pageup", "ctrl+u"), "page up", "A page up.", Group.MOVE, moving.page_by(-1), no_rows),
    Action("pane.next", ("tab", "l", "right"), "next list", "The next list.", Group.MOVE, moving.pane_by(1)),
    Action(
        "pane.previous", ("shift+tab", "h", "left"), "list before", "The list before.", Group.MOVE, moving.pane_by(-1)
    ),
    Action(
        "layer.close",
        ("escape",),
        "close",
        "Close one layer: opened detail, zoom, other view, marks, filter. Never quits.",
        Group.MOVE,
        moving.close_layer,
    ),
)
