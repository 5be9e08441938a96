"""A list has the order that is asked for, in either direction."""

from hotwash.viewmodels.listing import Orders, View, arranged

ORDERS: Orders[str] = {"length": len}


def test_without_an_order_things_stand_as_they_come() -> None:
    assert arranged(("bb", "a", "ccc"), View(), ORDERS) == ["bb", "a", "ccc"]
    assert arranged(("bb", "a", "ccc"), View(sort="as they come"), ORDERS) == ["bb", "a", "ccc"]


def test_an_order_sorts_and_reverse_turns_everything_round() -> None:
    assert arranged(("bb", "a", "dd"), View(sort="length"), ORDERS) == ["a", "bb", "dd"]
    assert arranged(("bb", "a", "dd"), View(sort="length", reverse=True), ORDERS) == ["dd", "bb", "a"]
    assert arranged(("bb", "a"), View(reverse=True), ORDERS) == ["a", "bb"]
