"""Filters with a name: which there are, in which order, and which of them a filter is."""

import pytest

from hotwash.core.analysis.views import Origin, view_named, view_showing, views_of

VIEWS = views_of({"mine (repo)": "area:infra", "mornings": "is:new  type:ERR"}, {"odd": "stauts:x"})


def test_built_in_ones_come_first_and_a_repositorys_last() -> None:
    assert [(view.name, view.origin) for view in VIEWS[-4:]] == [
        ("secrets", Origin.BUILT_IN),
        ("mornings", Origin.CONFIGURED),
        ("odd", Origin.SAVED),
        ("mine (repo)", Origin.REPOSITORY),
    ]


def test_every_built_in_view_is_a_filter() -> None:
    assert [view.name for view in VIEWS if view.problem] == ["odd"]


@pytest.mark.parametrize(("name", "found"), [("Stale", "stale"), (" odd ", "odd"), ("nothing", None)])
def test_a_view_is_found_by_its_name_in_any_case(name: str, found: str | None) -> None:
    view = view_named(VIEWS, name)
    assert (view.name if view else None) == found


@pytest.mark.parametrize(
    ("expression", "name"), [("is:stale", "stale"), ("is:new type:ERR", "mornings"), ("", None), ("oom", None)]
)
def test_a_filter_is_known_by_its_view(expression: str, name: str | None) -> None:
    view = view_showing(VIEWS, expression)
    assert (view.name if view else None) == name
