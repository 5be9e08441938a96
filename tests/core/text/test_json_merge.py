"""Merging values into JSON as text: nothing but what changed is another byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.text.json_merge import merging
from hotwash.core.text.json_text import Value, parse_json
from hotwash.core.text.splice import apply

REGISTRY = """\
{
    "note": "by hand",
    "patterns": {
        "race": {"count": 2, "seen": [{"date": "2026-09-01"}],   "confidence": 0.50, "mine": [1,2]}
    },
    "meta": {}
}
"""
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=4)


def merged(before: bytes, wanted: dict[str, Value]) -> bytes:
    return apply(before, merging(before, parse_json(before), wanted))


def test_only_values_that_differ_change_and_everything_else_stays_as_it_is_written() -> None:
    wanted: dict[str, Value] = {"patterns": {"race": {"count": 3, "seen": [{"date": "2026-09-01"}, {"date": "x"}]}}}
    assert merged(REGISTRY.encode(), wanted).decode() == REGISTRY.replace('"count": 2', '"count": 3').replace(
        '{"date": "2026-09-01"}]', '{"date": "2026-09-01"}, {"date": "x"}]'
    )


def test_what_is_missing_comes_last_laid_out_as_its_neighbours() -> None:
    wanted: dict[str, Value] = {"patterns": {"port": {"count": 1}}, "meta": {"total": 2}}
    assert merged(REGISTRY.encode(), wanted).decode() == REGISTRY.replace(
        '"mine": [1,2]}\n', '"mine": [1,2]},\n        "port": {\n            "count": 1\n        }\n'
    ).replace("{}", '{\n        "total": 2\n    }')


@pytest.mark.parametrize("wanted", [{}, {"note": "by hand"}, {"patterns": {"race": {"confidence": 0.5}}}])
def test_what_is_so_already_changes_nothing(wanted: dict[str, Value]) -> None:
    assert merged(REGISTRY.encode(), wanted) == REGISTRY.encode()


def test_a_truth_is_no_number() -> None:
    assert merged(b'{"demoted": 1}', {"demoted": True}) == b'{"demoted": true}'


def test_a_list_that_lost_something_is_replaced() -> None:
    assert merged(b'{"seen": [1, 2, 3]}', {"seen": [1, 3]}) == b'{"seen": [1, 3]}'


def test_newlines_and_the_byte_order_mark_stay() -> None:
    before = b"\xef\xbb\xbf" + REGISTRY.replace("\n", "\r\n").encode()
    after = merged(before, {"patterns": {"port": {"seen": [1]}}, "more": {"a": 1}})
    assert after.startswith(b"\xef\xbb\xbf{\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert json.loads(after.decode("utf-8-sig"))["more"] == {"a": 1}


@given(OBJECTS, OBJECTS, st.sampled_from([None, 2, "\t"]))
def test_the_result_says_what_is_wanted_and_keeps_the_rest(
    before: dict[str, Value], wanted: dict[str, Value], indent: int | str | None
) -> None:
    after = merged(json.dumps(before, indent=indent).encode(), wanted)
    assert json.loads(after) == _joined(before, wanted)
    assert merged(after, wanted) == after


def _joined(before: Value, wanted: Value) -> Value:
    if isinstance(before, dict) and isinstance(wanted, dict):
        return {**before, **{key: _joined(before.get(key), value) for key, value in wanted.items()}}
    return wanted
