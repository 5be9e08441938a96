"""The keys line says as much as its width holds."""

import pytest

from hotwash.tui.actions import ACTIONS
from hotwash.tui.foot import keys_line
from hotwash.tui.keymap import keymap
from hotwash.tui.layout import Shape


@pytest.mark.parametrize(
    ("shape", "width", "line"),
    [
        (
            Shape.WIDE,
            120,
            " j/k move  space mark  / filter  1-5 panes  6-9 D P L views  Enter open  Esc back  u undo  ! go  : cmds"
            "  ? help  q quit",
        ),
        (
            Shape.WIDE,
            110,
            " j/k  space mark  / filter  Enter open  Esc back  u undo  ! go  : cmds  ? help  q quit",
        ),
        (Shape.MEDIUM, 80, " j/k  space  /  Enter  Esc back  u undo  ! go  : cmds  ? help"),
        (Shape.NARROW, 60, " j/k space / Enter Esc back u undo ! go : cmds ? help"),
        (Shape.NARROW, 48, " j/k space / Enter Esc u ! : ?"),
    ],
)
def test_in_a_view_it_keeps_the_way_back_at_every_width(shape: Shape, width: int, line: str) -> None:
    runs = keys_line(keymap(ACTIONS, {}), shape, width, in_layer=True)
    assert "".join(run.text for run in runs) == line


def test_a_terminal_that_is_too_small_gets_the_shortest_line() -> None:
    runs = keys_line(keymap(ACTIONS, {}), Shape.TOO_SMALL, 30)
    assert "".join(run.text for run in runs) == "".join(
        run.text for run in keys_line(keymap(ACTIONS, {}), Shape.NARROW, 30)
    )


def test_digits_in_a_row_take_the_room_of_two() -> None:
    line = "".join(run.text for run in keys_line(keymap(ACTIONS, {}), Shape.WIDE, 120))
    assert "1-5 panes  6-9 D P L views" in line
