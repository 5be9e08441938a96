"""The one table of kinds of rows: each has a class, and loads it when the first of its rows is looked at."""

from importlib import import_module

import pytest

from hotwash.tui.action import SubjectKind
from hotwash.tui.kinds import KINDS
from hotwash.tui.kinds.row_kind import RowKind


def test_every_kind_of_row_has_its_place_in_the_table() -> None:
    assert KINDS.keys() == set(SubjectKind)


@pytest.mark.parametrize("place", sorted(set(KINDS.values())))
def test_a_place_in_the_table_is_a_kind_of_row(place: str) -> None:
    module, _, name = place.partition(".")
    assert isinstance(getattr(import_module(f"hotwash.tui.kinds.{module}"), name)(), RowKind)
