"""Single fields read at a glance agree with the entry taken apart."""

import pytest

from hotwash.core.analysis.glance import says_anything, stated
from hotwash.core.formats import body, parse
from support.snapshots import ERRORS, PROJECT

ENTRY = """## [LRN-20260520-001] incident_pattern

**Logged**: 2026-05-20T10:00:00Z
**Status**: resolved
**Area**: on_call

### Summary
Something happened

### Suggested Action

### Metadata
- Source: incident
- Tags: one, two
- Pattern-Key: a.b
- See Also: LRN-20250110-001
- Recurrence-Count: 4 failed attempts

### Resolution
- **Resolved**: 2026-05-21T09:00:00Z
- **Notes**: added a runbook

---
"""
NAMES = (
    "tags",
    "source",
    "pattern-key",
    "see-also",
    "recurrence-count",
    "resolved",
    "notes",
    "area",
    "expires",
    "agent",
)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_field_read_at_a_glance_is_the_field_of_the_body(newline: str) -> None:
    document = parse(ERRORS, ".learnings/ERRORS.md", PROJECT, ENTRY.replace("\n", newline).encode())
    [entry] = document.entries
    inside = body(document, entry)
    assert {name: stated(document, entry, name) for name in NAMES} == {name: inside.value(name) for name in NAMES}


@pytest.mark.parametrize(
    ("name", "says"),
    [("summary", True), ("suggested-action", False), ("resolution", True), ("tags", True), ("fix", False)],
)
def test_a_section_says_something_only_with_text_in_it(name: str, says: bool) -> None:
    document = parse(ERRORS, ".learnings/ERRORS.md", PROJECT, ENTRY.encode())
    assert says_anything(document, document.entries[0], name) is says


def test_labels_of_another_language_are_understood() -> None:
    text = "## [ERR-20260520-001] x\n\n**状态**: pending\n**标签**: 网络\n\n### 解决方案\n重启\n"
    document = parse(ERRORS, ".learnings/ERRORS.md", PROJECT, text.encode())
    [entry] = document.entries
    assert stated(document, entry, "tags") == "网络"
    assert says_anything(document, entry, "suggested-fix")
