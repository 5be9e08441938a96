"""Values behave as the dataclasses that they are to everybody else."""

import dataclasses
import subprocess
import sys
from typing import ClassVar

import pytest

from hotwash.core.model.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2
    names: list[str] = field(default_factory=list)
    kind: ClassVar[str] = "point"


@dataclass(frozen=True, slots=True)
class Other:
    x: int
    y: int = 2


@dataclass(frozen=True, slots=True)
class Note:
    text: str
    hidden: bytes = field(default=b"", repr=False)
    read: object = field(default=None, compare=False)


@dataclass(slots=True)
class Counter:
    count: int = 0


@dataclass(frozen=True)
class Open:
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Identity:
    x: int


def test_a_value_takes_its_fields_in_order_or_by_name_and_fills_in_the_others() -> None:
    point = Point(1, names=["a"])
    assert (point.x, point.y, point.names, Point.kind) == (1, 2, ["a"], "point")


def test_a_default_that_is_made_is_made_for_each_value() -> None:
    assert Point(1).names is not Point(1).names


def test_a_missing_or_unknown_field_is_an_error_of_the_first_value_and_of_later_ones() -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'text'"):
            Note()  # type: ignore[call-arg]  # that is the point
        with pytest.raises(TypeError, match="unexpected keyword argument 'size'"):
            Note("a", size=1)  # type: ignore[call-arg]  # that is the point


def test_values_are_equal_when_class_and_compared_fields_are() -> None:
    assert Other(1) == Other(1, 2)
    assert Other(1) != Other(2)
    assert Other(1).__eq__(Point(1)) is NotImplemented
    assert Note("a", read=1) == Note("a", read=2)
    assert Open("a") == Open("a")
    assert Identity(1) != Identity(1)


def test_frozen_values_that_are_equal_hash_alike_and_others_do_not_hash() -> None:
    assert hash(Other(1)) == hash(Other(1, 2))
    assert {Open("a"): 1}[Open("a")] == 1
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter())


def test_a_value_shows_the_fields_that_are_to_be_shown() -> None:
    assert repr(Note("a", b"secret", 1)) == "Note(text='a', read=1)"


def test_a_frozen_value_refuses_to_change() -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot change x of Point"):
        point.x = 2  # type: ignore[misc]  # that is the point
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.y
    with pytest.raises(dataclasses.FrozenInstanceError):
        Open("a").text = "b"  # type: ignore[misc]  # that is the point


def test_a_value_that_is_not_frozen_changes_but_takes_no_other_attribute() -> None:
    counter = Counter()
    counter.count += 1
    assert counter == Counter(1)
    with pytest.raises(AttributeError):
        counter.total = 1  # type: ignore[attr-defined]  # that is the point


def test_replacing_fields_leaves_the_others_and_the_value_itself() -> None:
    point = Point(1, 3)
    assert replace(point, x=5) == Point(5, 3)
    assert dataclasses.replace(point, x=5) == Point(5, 3)
    assert point == Point(1, 3)


def test_a_value_is_matched_by_position() -> None:
    match Other(1, 4):
        case Other(x, y):
            assert (x, y) == (1, 4)


def test_the_standard_module_knows_the_fields() -> None:
    assert [each.name for each in dataclasses.fields(Point)] == ["x", "y", "names"]
    assert dataclasses.asdict(Other(1)) == {"x": 1, "y": 2}


def test_a_class_is_made_without_what_the_standard_module_loads() -> None:
    code = (
        "from hotwash.core.model.values import dataclass\n"
        "@dataclass(frozen=True, slots=True)\n"
        "class Value:\n"
        "    x: int\n"
        "import sys; print(Value(1), sorted({'dataclasses', 'inspect', 'typing'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Value(x=1) []\n"
