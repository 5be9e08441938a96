"""Changing bytes by splices, and the hunks that take a change back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.text.splice import apply, edited, hunks

ENTRY = Key("/w/ERRORS.md", "ERR-20260520-001")
CONTENT = b"# Log\n\n### ERR-20260520-001\n**Status**: pending\n**Action**: wait\n"
ENTRY_START = CONTENT.index(b"###")


def place(text: bytes) -> int:
    return CONTENT.index(text)


def at_entry(key: Key) -> int | None:
    return ENTRY_START if key == ENTRY else None


def status_splice() -> Splice:
    start = place(b"pending")
    return Splice(start, start + len(b"pending"), b"resolved", "Status", ENTRY)


def note_splice() -> Splice:
    start = place(b"**Action**")
    return Splice(start, start, b"**Status-Note**: x\n", "Status-Note", ENTRY)


def test_splices_are_applied_by_place_whatever_order_they_are_given_in() -> None:
    assert apply(b"abcdef", [Splice(4, 6, b"X", "b"), Splice(0, 1, b"YY", "a")]) == b"YYbcdX"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply(b"ab", [Splice(1, 1, b"1", "a"), Splice(1, 1, b"2", "b")]) == b"a12b"


@pytest.mark.parametrize(
    "splices",
    [
        [Splice(0, 3, b"", "a"), Splice(2, 4, b"", "b")],
        [Splice(3, 9, b"", "a")],
        [Splice(2, 1, b"", "a")],
    ],
)
def test_splices_that_overlap_or_leave_the_content_are_an_error(splices: list[Splice]) -> None:
    with pytest.raises(ValueError):
        apply(b"abcd", splices)


def test_an_edit_gives_the_new_content_a_new_file_or_nothing() -> None:
    assert edited(FileEdit("/f", b"ab", (Splice(2, 2, b"c", "x"),))) == b"abc"
    assert edited(FileEdit("/f", None, (Splice(0, 0, b"new", "x"),))) == b"new"
    assert edited(FileEdit("/f", b"ab", delete=True)) is None


def test_each_field_is_a_hunk_of_whole_lines_placed_from_its_entry() -> None:
    status, note = hunks(FileEdit("/w/ERRORS.md", CONTENT, (status_splice(), note_splice())), at_entry)
    assert (status.before, status.after) == (b"**Status**: pending\n", b"**Status**: resolved\n")
    assert (note.before, note.after) == (b"", b"**Status-Note**: x\n")
    assert (status.label, status.anchor) == ("Status", ENTRY)
    assert status.offset == len(b"### ERR-20260520-001\n")
    assert note.offset == status.offset + len(status.after)


def test_a_hunk_carries_the_lines_around_it_as_they_are_afterwards() -> None:
    status, _ = hunks(FileEdit("/w/ERRORS.md", CONTENT, (status_splice(), note_splice())), at_entry)
    assert status.above == b"# Log\n\n### ERR-20260520-001\n"
    assert status.below == b"**Status-Note**: x\n**Action**: wait\n"


def test_an_offset_is_counted_after_what_grew_before_the_entry() -> None:
    grown = Splice(0, 0, b"one more line\n", "head")
    _, status = hunks(FileEdit("/w/ERRORS.md", CONTENT, (grown, status_splice())), at_entry)
    assert status.offset == len(b"### ERR-20260520-001\n")


def test_splices_on_one_line_are_one_hunk() -> None:
    start = place(b"pending")
    both = (Splice(start - 2, start - 2, b"!", "mark"), status_splice())
    (only,) = hunks(FileEdit("/w/ERRORS.md", CONTENT, both), at_entry)
    assert only.after == b"**Status**!: resolved\n"


def test_a_line_added_after_a_missing_final_newline_takes_the_last_line_along() -> None:
    (only,) = hunks(FileEdit("/f", b"a\nb", (Splice(3, 3, b"\nc", "rule"),)), at_entry)
    assert (only.before, only.after) == (b"b", b"b\nc")


def test_creating_and_deleting_a_file_are_hunks_of_the_whole_file() -> None:
    (created,) = hunks(FileEdit("/f", None, (Splice(0, 0, b"new\n", "rule"),)), at_entry)
    (deleted,) = hunks(FileEdit("/f", b"new\n", delete=True), at_entry)
    assert (created.created, created.before, created.after) == (True, b"", b"new\n")
    assert (deleted.deleted, deleted.before, deleted.after) == (True, b"new\n", b"")


@given(st.lists(st.sampled_from([b"a", b"\n", b"\r\n", b"## x", b"\xff"]), max_size=20), st.data())
def test_hunks_replayed_backwards_give_the_bytes_before(parts: list[bytes], data: st.DataObject) -> None:
    content = b"".join(parts)
    places = sorted(
        data.draw(st.lists(st.integers(0, len(content)), min_size=2, max_size=6).filter(lambda x: len(x) % 2 == 0))
    )
    texts = st.sampled_from([b"", b"z", b"z\n", b"\nz", b"\r\nz\r\n"])
    splices = tuple(
        Splice(start, end, data.draw(texts), "x") for start, end in zip(places[::2], places[1::2], strict=True)
    )
    edit = FileEdit("/f", content, splices)
    after = edited(edit) or b""
    for hunk in reversed(hunks(edit, at_entry)):
        end = hunk.offset + len(hunk.after)
        assert after[hunk.offset : end] == hunk.after
        after = after[: hunk.offset] + hunk.before + after[end:]
    assert after == content
