"""Headings that hold entries: what they are called, what state they give, and how far they reach."""

from hotwash.core.formats import parse
from hotwash.core.formats.groups import groups, groups_around
from support.snapshots import PROJECT

FILE = ".learnings/ERRORS.md"
TEXT = """# Log

## Open Issues

### Disk full

Text.

### [DONE] Mail stuck

Text.

## ✅ Resolved

## Storage

### 2026-03-01 Certificate expired
"""


def test_groups_are_found_with_their_states_and_reach_to_the_next_heading_of_their_level() -> None:
    document = parse(f"/w/{FILE}", FILE, PROJECT, TEXT.encode())
    assert [(group.title, group.state, TEXT.encode()[group.end :][:6]) for group in groups(document)] == [
        ("Log", None, b""),
        ("Open Issues", "Open", "## ✅".encode()[:6]),
        ("✅ Resolved", "✅ Resolved", b"## Sto"),
        ("Storage", None, b""),
    ]


def test_an_entry_stands_below_the_groups_that_hold_its_first_line() -> None:
    document = parse(f"/w/{FILE}", FILE, PROJECT, TEXT.encode())
    assert [[group.title for group in groups_around(document, entry)] for entry in document.entries] == [
        ["Log", "Open Issues"],
        ["Log", "Open Issues"],
        ["Log", "Storage"],
    ]


def test_a_file_that_holds_no_entries_has_no_groups() -> None:
    buffer = "memory/working-buffer.md"
    assert groups(parse(f"/w/{buffer}", buffer, PROJECT, b"# Working Buffer\n\n## Open\n")) == ()
