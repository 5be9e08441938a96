"""The four-field entries of self-improve, old and new (source: self-improve, entry)."""

import pytest

from hotwash.core.formats import dialects
from hotwash.core.model.vocabulary import Kind, Status
from support.reading import ERRORS, LEARNINGS, body, document, entries, only

NEW = """\
# Error Log

Format: `ERR-YYYYMMDD-NNN`
Lifecycle: `pending → resolved → promoted`

---

### ERR-20260918-002
**Status**: pending
**Status-Note**: 2026-09-19 seen again
**Context**: Planning a subnet change
**Content**: The plan replaced the group. Nobody read it to the end.
**Action**: Recorded
continued on a second line
**Source**: observed
**Scope**: project:proj
**Paths**: infrastructure/**/*.tf, modules/**/*.tf
**Verified**: 2026-09-20
**Expires**: never

---
"""


def test_what_a_list_shows() -> None:
    entry = only(NEW)
    assert entry.dialect == dialects.FIELDS
    assert (entry.native_id, entry.anchor, entry.ordinal, entry.kind) == (
        "ERR-20260918-002",
        "ERR-20260918-002",
        1,
        Kind.ERROR,
    )
    assert (entry.native_status, entry.status, entry.logged) == ("pending", Status.OPEN, "2026-09-18")
    assert entry.title == "The plan replaced the group."
    assert entry.line == 8


def test_every_field_is_read_and_continuation_lines_join() -> None:
    raw, inside = body(NEW)
    assert raw.endswith(b"**Expires**: never\n")
    assert inside.value("paths") == "infrastructure/**/*.tf, modules/**/*.tf"
    assert inside.value("action") == "Recorded continued on a second line"
    assert inside.value("status-note") == "2026-09-19 seen again"
    action = inside.field("action")
    assert action is not None
    assert action.value_span.of(raw) == b"Recorded\ncontinued on a second line"
    assert action.span.of(raw) == b"**Action**: Recorded\ncontinued on a second line\n"


def test_an_entry_ends_at_a_rule_or_a_heading() -> None:
    text = """\
        ### ERR-20260918-001
        **Status**: pending
        **Context**: a
        **Content**: b
        **Action**: c
        ---
        not part of it
        ### ERR-20260918-002
        **Status**: resolved
        **Context**: a
        **Content**: b
        **Action**: c
        #### Afterthought
        not part of it either
        """
    parsed = document(text)
    assert [parsed.raw(entry).count(b"\n") for entry in parsed.entries] == [5, 5]


def test_the_later_of_two_fields_counts() -> None:
    fields = "**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n**Status**: resolved\n"
    entry = only(f"### ERR-20260918-001\n{fields}")
    assert entry.native_status == "resolved"


def test_hook_output_has_no_rules_between_its_entries() -> None:
    text = "### ERR-20260918-001\n**Status**: pending\n**Context**: a\n**Content**: b\n**Action**: c\n\n" * 2
    assert [(entry.line, entry.ordinal) for entry in entries(text)] == [(1, 1), (7, 2)]


def test_an_example_is_one() -> None:
    assert (
        only("### LRN-20260520-001\n**Status**: example\n**Context**: x\n**Content**: y\n**Action**: z\n").status
        is Status.EXAMPLE
    )


def test_an_empty_number_is_read() -> None:
    parsed = document("### ERR-20261120-\n**Status**: pending\n**Context**: x\n**Content**: y\n**Action**: z\n")
    assert parsed.entries[0].native_id == "ERR-20261120-"


def test_both_dialects_in_one_file_are_two_entries_of_one_id() -> None:
    text = """\
        ### LRN-20260520-001
        **Status**: pending
        **Context**: a
        **Content**: b
        **Action**: c

        ## [LRN-20260520-001] slug

        **Logged**: 2026-05-20T10:00:00Z
        **Status**: resolved
        """
    first, second = entries(text, LEARNINGS)
    assert (first.dialect, second.dialect) == (dialects.FIELDS, dialects.SECTIONS)
    assert first.key != second.key
    assert second.ordinal == 2


def test_shipped_templates_hold_examples_only() -> None:
    entry = "### ERR-20260520-001\n**Status**: example\n**Context**: a\n**Content**: b\n**Action**: c\n"
    assert [entry.status for entry in entries(f"# Error Log\n\n---\n\n{entry}\n---\n", ERRORS)] == [Status.EXAMPLE]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_value_of_a_field_has_no_line_end(newline: str) -> None:
    text = newline.join(
        ["### ERR-20260901-001", "**Status**: pending  ", "**Context**: x", "**Content**: y", "**Action**: z", ""]
    )
    raw, inside = body(text.encode())
    status = inside.field("status")
    assert status is not None
    assert status.value_span.of(raw) == b"pending"
    assert status.span.of(raw) == b"**Status**: pending  " + newline.encode()
