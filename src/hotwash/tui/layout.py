"""Which shape a screen of a given size has, and how the five panes share the height of the wide one."""

from collections.abc import Sequence
from enum import IntEnum

from hotwash.core.model.values import dataclass
from hotwash.viewmodels.rows import Breadth


class Shape(IntEnum):
    """From the smallest to the largest; the smaller of width and height decides."""

    TOO_SMALL = 0
    NARROW = 1
    MEDIUM = 2
    WIDE = 3


SMALLEST = (48, 14)
_AT_LEAST = ((Shape.WIDE, 110, 30), (Shape.MEDIUM, 76, 20), (Shape.NARROW, *SMALLEST))
WIDTH_CLASSES = [(0, "-too-thin"), (48, "-thin"), (76, "-middling"), (110, "-broad")]
HEIGHT_CLASSES = [(0, "-too-low"), (14, "-low"), (20, "-medium-high"), (30, "-high")]
EXTRA_COLUMNS_FROM = 150
PEEK_AND_ACTIONS_FROM = 20

LEFT_SHARE, LEFT_LEAST, LEFT_MOST = 0.45, 54, 90
BORDERS = 2
QUIET_ROWS = 2


class Zoom(IntEnum):
    """How much of the screen the focused list takes."""

    NORMAL = 0
    HALF = 1
    FULL = 2


def shape_of(width: int, height: int) -> Shape:
    """The shape for a terminal of that size."""
    for shape, least_width, least_height in _AT_LEAST:
        if width >= least_width and height >= least_height:
            return shape
    return Shape.TOO_SMALL


def breadth_of(width: int, height: int) -> Breadth:
    """How much a row may say on a screen of that size."""
    shape = shape_of(width, height)
    if shape is Shape.WIDE:
        return Breadth.EXTRA if width >= EXTRA_COLUMNS_FROM else Breadth.WIDE
    return Breadth.MEDIUM if shape is Shape.MEDIUM else Breadth.NARROW


def left_width(width: int) -> int:
    """Columns of the lists in the wide shape."""
    return max(LEFT_LEAST, min(LEFT_MOST, int(width * LEFT_SHARE)))


@dataclass(frozen=True, slots=True)
class PaneNeed:
    """What one pane of the accordion would like: its rows, the extra lines (column heads, legend) it shows when it
    has the focus, and the rows it keeps without it."""

    rows: int
    extras: int = 0
    quiet_rows: int = QUIET_ROWS


def accordion(needs: Sequence[PaneNeed], focused: int, height: int) -> tuple[int, ...]:
    """Heights of all panes with their borders; they add up to `height`.

    A pane without the focus keeps a title and two rows; the focused one takes what it needs of the rest; rows that
    are left go to the panes with most hidden rows, and at last to the focused one.
    """
    heights = [BORDERS + need.quiet_rows for need in needs]
    heights[focused] = 0
    want = BORDERS + max(1, needs[focused].rows) + needs[focused].extras
    heights[focused] = max(BORDERS + 1, min(want, height - sum(heights)))
    spare = height - sum(heights)
    while spare > 0:
        hidden = [0 if at == focused else need.rows - (heights[at] - BORDERS) for at, need in enumerate(needs)]
        most = max(range(len(needs)), key=lambda at: hidden[at])
        if hidden[most] <= 0:
            heights[focused] += spare
            break
        heights[most] += 1
        spare -= 1
    while spare < 0:
        tallest = max((at for at in range(len(needs)) if at != focused), key=lambda at: heights[at])
        heights[tallest] -= 1
        spare += 1
    return tuple(heights)
