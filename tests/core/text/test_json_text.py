"""JSON as text: what is added or taken away, and that nothing else changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.text.json_text import Node, NotJson, Value, new_json, parse_json, with_part, without_part

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def member(content: bytes, *keys: str) -> Node:
    node = parse_json(content)
    for key in keys:
        found = node.member(key)
        assert found is not None
        node = found
    return node


def test_a_value_at_the_end_of_a_spread_array_takes_its_indentation() -> None:
    before = b'{\n    "a": [\n        1\n    ],\n    "b": 2\n}\n'
    after = with_part(before, member(before, "a"), {"x": [3]})
    assert after == (
        b'{\n    "a": [\n        1,\n        {\n            "x": [\n                3\n            ]\n        }\n'
        b'    ],\n    "b": 2\n}\n'
    )


def test_a_value_at_the_end_of_an_array_on_one_line_stays_on_it() -> None:
    before = b'{"a": [1, 2]}'
    assert with_part(before, member(before, "a"), "x") == b'{"a": [1, 2, "x"]}'


def test_the_first_member_of_an_empty_object_opens_it_in_the_newline_style_of_the_file() -> None:
    before = b'{\r\n  "hooks": {}\r\n}\r\n'
    after = with_part(before, member(before, "hooks"), [], "Stop")
    assert after == b'{\r\n  "hooks": {\r\n    "Stop": []\r\n  }\r\n}\r\n'


def test_a_byte_order_mark_stays() -> None:
    before = b'\xef\xbb\xbf{"a": 1}'
    assert with_part(before, parse_json(before), 2, "b") == b'\xef\xbb\xbf{"a": 1, "b": 2}'


@pytest.mark.parametrize(
    ("index", "after"), [(0, b"[\n  2,\n  3\n]"), (1, b"[\n  1,\n  3\n]"), (2, b"[\n  1,\n  2\n]")]
)
def test_a_value_goes_with_its_comma(index: int, after: bytes) -> None:
    before = b"[\n  1,\n  2,\n  3\n]"
    assert without_part(before, parse_json(before), index) == after


def test_the_only_value_leaves_its_array_empty() -> None:
    assert without_part(b'{"a": [ 1 ]}', member(b'{"a": [ 1 ]}', "a"), 0) == b'{"a": []}'


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'{\n  // mine\n  "a": 1\n}', 2),
        (b'{"a": 1,}', 1),
        (b'{"a": NaN}', 0),
        (b"\xff", 1),
        (b"[" * 70 + b"]" * 70, 1),
        (b"[" * 100_000 + b"]" * 100_000, 0),
        (b"", 1),
    ],
)
def test_what_is_no_json_is_named_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(NotJson) as caught:
        parse_json(content)
    assert caught.value.line == line


@given(VALUES, st.sampled_from([None, 2, 4, "\t"]))
def test_the_tree_says_what_the_text_says(value: Value, indent: int | str | None) -> None:
    assert parse_json(json.dumps(value, indent=indent).encode()).value == value


@given(st.lists(VALUES, max_size=4), VALUES, st.sampled_from([None, 2, "\t"]))
def test_adding_and_taking_away_again_says_the_same(items: list[Value], value: Value, indent: int | str | None) -> None:
    before = json.dumps(items, indent=indent).encode()
    grown = with_part(before, parse_json(before), value)
    assert json.loads(grown) == [*items, value]
    assert json.loads(without_part(grown, parse_json(grown), len(items))) == items


def test_a_file_of_its_own_ends_with_a_newline() -> None:
    assert new_json({"a": []}) == b'{\n  "a": []\n}\n'
