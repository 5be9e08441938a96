"""A change can be done and taken back on whatever a file holds by now, or it says that it cannot find its lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.storage.replay import Astray, Standing, done, file_change, shows, standing, taken_back
from hotwash.core.text import splice

LINES = [b"", b"\n", b"a\n", b"a\n", b"b\r\n", b"\xff", b"```\n", b"**Status**: pending\n"]


@st.composite
def edits(draw: st.DrawFn) -> FileEdit:
    base = b"".join(draw(st.lists(st.sampled_from(LINES), max_size=12)))
    cuts = sorted(
        draw(st.lists(st.integers(0, len(base)), min_size=2, max_size=6).filter(lambda each: len(each) % 2 == 0))
    )
    texts = draw(st.lists(st.sampled_from(LINES), min_size=3, max_size=3))
    pairs = zip(cuts[::2], cuts[1::2], texts, strict=False)
    return FileEdit("/f", base, tuple(Splice(start, end, text, "x") for start, end, text in pairs))


@given(edits())
def test_what_was_done_can_be_taken_back_byte_by_byte(edit: FileEdit) -> None:
    change, hunks = file_change(edit, splice.edited(edit)), splice.hunks(edit, lambda _: None)
    after = splice.edited(edit)
    if after == edit.base:
        return
    assert done(edit.base, change, hunks) == after
    assert taken_back(after, change, hunks) == edit.base
    assert done(after, change, hunks) == after
    assert taken_back(edit.base, change, hunks) == edit.base


@given(edits(), st.sampled_from([b"more\n", b"### new entry\n\n"]))
def test_appended_lines_stay_behind_either(edit: FileEdit, tail: bytes) -> None:
    change, hunks = file_change(edit, splice.edited(edit)), splice.hunks(edit, lambda _: None)
    after = splice.edited(edit)
    assert edit.base is not None
    assert after is not None
    if after == edit.base:
        return
    if standing(edit.base + tail, change) is Standing.BEFORE:
        assert done(edit.base + tail, change, hunks) == after + tail
    if standing(after + tail, change) is Standing.AFTER:
        assert taken_back(after + tail, change, hunks) == edit.base + tail


BASE = b"# Rules\n- a\n- b\n- c\n"
ADDED = FileEdit("/f", BASE, (Splice(12, 12, b"- new\n", "rule"),))


def test_a_change_is_found_where_its_lines_stand_now() -> None:
    change, hunks = file_change(ADDED, splice.edited(ADDED)), splice.hunks(ADDED, lambda _: None)
    moved = b"preface\n# Rules\n- a\n- new\n- b\n- c\n- d\n"
    assert shows(moved, change, hunks)
    assert taken_back(moved, change, hunks) == b"preface\n# Rules\n- a\n- b\n- c\n- d\n"


@pytest.mark.parametrize(
    "content",
    [b"# Rules\n- a\n- NEW\n- b\n- c\n", b"x" + splice.apply(BASE, ADDED.splices) * 2, None],
    ids=["changed by hand", "twice", "gone"],
)
def test_lines_that_cannot_be_found_without_doubt_are_left_alone(content: bytes | None) -> None:
    change, hunks = file_change(ADDED, splice.edited(ADDED)), splice.hunks(ADDED, lambda _: None)
    assert not shows(content, change, hunks)
    with pytest.raises(Astray):
        taken_back(content, change, hunks)


def test_a_created_file_goes_and_what_others_added_to_it_stays() -> None:
    edit = FileEdit("/f", None, (Splice(0, 0, b"- ours\n", "rule"),))
    change, hunks = file_change(edit, splice.edited(edit)), splice.hunks(edit, lambda _: None)
    assert done(None, change, hunks) == b"- ours\n"
    assert taken_back(b"- ours\n", change, hunks) is None
    assert taken_back(b"- ours\n- theirs\n", change, hunks) == b"- theirs\n"


def test_a_deleted_file_comes_back_unless_there_is_another_one() -> None:
    edit = FileEdit("/f", BASE, delete=True)
    change, hunks = file_change(edit, splice.edited(edit)), splice.hunks(edit, lambda _: None)
    assert done(BASE, change, hunks) is None
    assert taken_back(None, change, hunks) == BASE
    with pytest.raises(Astray):
        taken_back(b"another\n", change, hunks)
