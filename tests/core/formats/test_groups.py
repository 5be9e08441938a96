"""Headings that hold entries: what they are called, what state they give, and how far they reach."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core.formats import parse
from hotwash.core.formats.groups import groups, groups_around, may_have_state
from support.grammar import TEXTS
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


ENTRY = "### [ERR-20260101-{0:03}] slug\n\n**Status**: pending\n\n"
PARTS = st.one_of(
    st.integers(0, 99).map(ENTRY.format), st.sampled_from(["# Log\n", "## Open\n", "## Resolved\n", "## Disk\n"]), TEXTS
)


def test_that_an_entry_stands_below_no_state_is_seen_from_the_entries_before_it() -> None:
    text = "# Log\n\n" + "".join(map(ENTRY.format, range(400))) + "## Resolved\n\n" + ENTRY.format(400)
    document = parse(f"/w/{FILE}", FILE, PROJECT, text.encode())
    assert len(document.seams) > 1
    assert [may_have_state(document, entry) for entry in document.entries] == [False] * 400 + [True]


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=8).map("".join))
def test_whoever_stands_below_a_state_may_have_it(text: str) -> None:
    document = parse(f"/w/{FILE}", FILE, PROJECT, text.encode())
    for entry in document.entries:
        has_state = any(group.state is not None for group in groups_around(document, entry))
        assert may_have_state(document, entry) >= has_state
