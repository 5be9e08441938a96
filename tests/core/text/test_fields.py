"""Field lines in every form are found, with the exact place of their value."""

import pytest

from hotwash.core.text.fields import field_lines, visible_field_lines


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("**Status**: pending", "Status", "pending"),
        ("**Status:** pending", "Status", "pending"),
        ("**Status** : pending", "Status", "pending"),
        ("__Status__: pending", "Status", "pending"),
        ("- **Status**: pending", "Status", "pending"),
        ("* **Status:** pending", "Status", "pending"),
        ("- Status: pending", "Status", "pending"),
        ("Status: pending", "Status", "pending"),
        ("**Status**: pending  ", "Status", "pending"),
        ("**Status**: pending\\", "Status", "pending"),
        ("**Status**:\tpending\r", "Status", "pending"),
        ("**状态**：已解决", "状态", "已解决"),
        ("状态：已解决", "状态", "已解决"),
        ("**Stato / Status**: RISOLTO", "Stato / Status", "RISOLTO"),
        ("**Status**:", "Status", ""),
        ("**Path**: C:\\\\temp\\\\", "Path", "C:\\\\temp\\\\"),
    ],
)
def test_name_and_value_are_found(line: str, name: str, value: str) -> None:
    content = b"\n" + line.encode() + b"\nnext"
    (found,) = field_lines(content, 0, len(content))
    assert found.name.decode() == name
    assert content[found.value : found.value_end].decode() == value


@pytest.mark.parametrize(
    "line", ["http://example.org", "12:30 lunch", "# a: b", "> a: b", "| a: b |", "    deep: down", ""]
)
def test_what_is_no_field_is_left_alone(line: str) -> None:
    content = b"\n" + line.encode() + b"\n"
    assert list(field_lines(content, 0, len(content))) == []


def test_fields_in_a_fence_do_not_count() -> None:
    content = b"\n**A**: 1\n```\n**B**: 2\n```\n**C**: 3\n```\n**D**: 4"
    assert [line.name for line in visible_field_lines(content, 0, len(content))] == [b"A", b"C"]


@pytest.mark.parametrize(
    "line",
    [
        "**Logged**: 2026-07-21 | **Priority**: high | **Status:** resolved  ",
        "*Logged:* 2026-07-21 | *Priority:* high | *Status:* resolved",
        "_Logged_: 2026-07-21 · _Priority_: high · _Status_: resolved",
        "*Logged: 2026-07-21 | Priority: high | Status: resolved*",
        "Logged: 2026-07-21 | Priority: high | Status: resolved",
    ],
)
def test_pipes_join_fields_in_one_line(line: str) -> None:
    content = b"\n" + line.encode() + b"\nnext"
    found = [(line.name, content[line.value : line.value_end]) for line in field_lines(content, 0, len(content))]
    assert found == [(b"Logged", b"2026-07-21"), (b"Priority", b"high"), (b"Status", b"resolved")]


def test_bold_words_in_a_value_join_nothing() -> None:
    content = b"\n**Action**: do **this**: now\n"
    assert [content[line.value : line.value_end] for line in field_lines(content, 0, len(content))] == [
        b"do **this**: now"
    ]
