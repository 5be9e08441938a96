"""Sizes in, shapes out."""

import pytest

from hotwash.tui.layout import PaneNeed, Shape, accordion, left_width, shape_of


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [
        (120, 40, Shape.WIDE),
        (110, 30, Shape.WIDE),
        (200, 29, Shape.MEDIUM),
        (109, 60, Shape.MEDIUM),
        (76, 20, Shape.MEDIUM),
        (75, 40, Shape.NARROW),
        (120, 19, Shape.NARROW),
        (48, 14, Shape.NARROW),
        (47, 14, Shape.TOO_SMALL),
        (48, 13, Shape.TOO_SMALL),
    ],
)
def test_the_smaller_of_width_and_height_decides(width: int, height: int, shape: Shape) -> None:
    assert shape_of(width, height) is shape


@pytest.mark.parametrize(("width", "left"), [(110, 54), (120, 54), (160, 72), (300, 90)])
def test_the_lists_take_forty_five_percent_within_bounds(width: int, left: int) -> None:
    assert left_width(width) == left


PENDING, CANDIDATES, STALE, VFM = PaneNeed(12, extras=3), PaneNeed(2), PaneNeed(5), PaneNeed(2)
WAL = PaneNeed(3, quiet_rows=3)


def test_the_guide_s_screen_comes_out_as_drawn() -> None:
    assert accordion((PENDING, CANDIDATES, STALE, VFM, WAL), 0, 35) == (17, 4, 5, 4, 5)


@pytest.mark.parametrize("height", [22, 25, 30, 35, 50, 90])
@pytest.mark.parametrize("focused", range(5))
def test_the_panes_always_fill_the_height(height: int, focused: int) -> None:
    heights = accordion((PENDING, CANDIDATES, STALE, VFM, WAL), focused, height)
    assert sum(heights) == height
    assert min(heights) >= 3


def test_a_long_list_leaves_the_others_their_two_rows() -> None:
    assert accordion((PaneNeed(5000, extras=3), CANDIDATES, STALE, VFM, WAL), 0, 35) == (18, 4, 4, 4, 5)
