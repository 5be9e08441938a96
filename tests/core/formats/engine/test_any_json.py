"""Whatever the bytes are, the readers of the learning engine lose none of them and do not raise."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.reading import document

PATHS = st.sampled_from(
    [
        ".claude/review-findings.jsonl",
        ".claude/session-learnings.jsonl",
        ".claude/user-corrections.jsonl",
        ".claude/incidents.jsonl",
        ".claude/patterns/promotion-log.jsonl",
        ".claude/patterns/patterns.json",
        ".claude/patterns/trends.json",
    ]
)
KEYS = [
    *("date", "timestamp", "agent", "agents", "severity", "pattern", "name", "id"),
    *("file", "line", "finding", "description", "title", "insight", "type", "confidence"),
    *(
        "context",
        "applicable_to",
        "ai_action",
        "user_correction",
        "source",
        "correction_type",
        "occurrences",
        "promoted_to",
    ),
    *("count", "patterns", "meta", "other", "span", "native_id", "alerts", "summary"),
    *("window", "current_window", "top_patterns"),
]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
)
OBJECTS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8)


def check(content: bytes, path: str) -> None:
    parsed = document(content, path)
    assert b"".join(block.span.of(content) for block in parsed.blocks) == content
    assert parsed.entries == ()


@given(st.binary(max_size=300), PATHS)
def test_arbitrary_bytes(content: bytes, path: str) -> None:
    check(content, path)


@settings(max_examples=300)
@given(st.lists(OBJECTS, max_size=4), PATHS, st.sampled_from([None, 2]))
def test_arbitrary_objects(objects: list[dict[str, object]], path: str, indent: int | None) -> None:
    check("\n".join(json.dumps(each, indent=indent) for each in objects).encode("utf-8", "surrogatepass"), path)


@pytest.mark.parametrize("number", [2**70, -(2**70), 1e400])
def test_numbers_may_be_of_any_size(number: float) -> None:
    for path in (".claude/incidents.jsonl", ".claude/patterns/promotion-log.jsonl"):
        check(json.dumps({"occurrences": number, "confidence": number, "x": number}).encode(), path)
