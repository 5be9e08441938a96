"""Objects are found whatever stands between them, and every line without one says why."""

import pytest

from hotwash.core.model.span import Span
from hotwash.core.text.json_objects import JsonFault, JsonObject, json_object, json_objects
from support.growth import is_linear


def values(content: bytes) -> list[tuple[int, dict[str, object]]]:
    return [(found.line, found.values) for found in json_objects(content) if isinstance(found, JsonObject)]


def faults(content: bytes) -> list[tuple[int, str, bool]]:
    return [
        (found.line, found.reason, found.unfinished) for found in json_objects(content) if isinstance(found, JsonFault)
    ]


def test_one_object_a_line_and_blank_lines_between_them() -> None:
    content = b'{"a": 1}\n\n  \n{"b": [2]}\n'
    assert list(json_objects(content)) == [
        JsonObject({"a": 1}, (), Span(0, 9), 1),
        JsonObject({"b": [2]}, (), Span(13, 24), 4),
    ]


def test_an_object_may_be_printed_over_several_lines() -> None:
    content = b'{\n  "a": {\n    "b": 1\n  },\n  "c": [\n    2\n  ]\n}\n{"d": 3}\n'
    assert values(content) == [(1, {"a": {"b": 1}, "c": [2]}), (9, {"d": 3})]


@pytest.mark.parametrize(
    "content",
    [b'\xef\xbb\xbf{"a": 1}\r\n{"b": 2}\r\n', b'{"a": 1}\n{"b": 2}', b'\n{"a": 1}  \n\t{"b": 2}'],
    ids=["windows", "no final newline", "blanks"],
)
def test_newlines_marks_and_blanks_change_nothing(content: bytes) -> None:
    assert [value for _, value in values(content)] == [{"a": 1}, {"b": 2}]


def test_a_line_that_is_no_object_costs_nothing_but_itself() -> None:
    content = b'{"a": 1}\n[1]\n42\n{"b": "cut of\n{"c": 3}\nprose\n{"d": 4}\n'
    assert values(content) == [(1, {"a": 1}), (5, {"c": 3}), (7, {"d": 4})]
    assert faults(content) == [
        (2, "is JSON, but no object", False),
        (3, "is JSON, but no object", False),
        (4, "is no JSON: unterminated string starting at column 7", False),
        (6, "is no JSON: expecting value at column 1", False),
    ]


def test_a_broken_object_of_several_lines_is_one_fault_where_it_breaks() -> None:
    content = b'{\n  "a": 1\n  "b": 2\n}\n{"c": 3}\n'
    assert values(content) == [(5, {"c": 3})]
    assert faults(content) == [(3, "is no JSON: expecting ',' delimiter at column 3", False)]


def test_a_last_line_without_its_newline_is_still_being_written() -> None:
    assert faults(b'{"a": 1}\n{"b": ') == [(2, "is no JSON: expecting value at column 6", True)]


def test_of_a_key_that_comes_twice_the_last_value_counts_and_it_is_said() -> None:
    (found,) = json_objects(b'{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}\n')
    assert found == JsonObject({"a": 3, "b": {"c": 2}}, ("c", "a"), Span(0, 40), 1)


def test_a_bad_byte_does_not_lose_its_line() -> None:
    assert values(b'{"a": "it\x92s"}\n') == [(1, {"a": "it\ufffds"})]


def test_what_is_no_number_is_nothing() -> None:
    assert values(b'{"a": NaN, "b": -Infinity}\n') == [(1, {"a": None, "b": None})]


@pytest.mark.parametrize("content", [b'{"a":[' * 30000, b'{"a":1' + b"0" * 9000 + b"}\n", b"{\n}\n" * 3, b"[" * 99999])
def test_nothing_is_too_deep_or_too_large(content: bytes) -> None:
    assert all(isinstance(found, JsonObject | JsonFault) for found in json_objects(content))


@pytest.mark.parametrize(
    "piece", [b'{"a":[\n', b'{"a":[1,\n1,\n}\n', b"}\n", b'{"a":1},\n', b'{"a":{"b":\n', b'{\n"a":1\n']
)
def test_the_time_is_linear_in_the_size(piece: bytes) -> None:
    assert is_linear(lambda size: list(json_objects(piece * (size // len(piece)))), 60_000)


def test_a_whole_file_is_one_object_or_says_what_is_wrong_and_where() -> None:
    assert json_object(b'\xef\xbb\xbf{"a": 1}\n') == JsonObject({"a": 1}, (), Span(3, 12), 1)
    assert json_object(b'{\n"a" 1}') == JsonFault("is no JSON: expecting ':' delimiter at column 5", 2)
    assert json_object(b"") == JsonFault("is no JSON: expecting value at column 1", 1)
    assert json_object(b"[]") == JsonFault("is JSON, but no object", 1)
