"""The lines of a diff, from splices and from contents."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.text import diff
from hotwash.core.text.diff import DiffLine, counts, diff_edit, diff_lines, split_lines, unified, unified_edit
from support.growth import is_linear


def shown_lines(content: bytes) -> list[str]:
    return [line.decode().strip("\r\n") for line in split_lines(content)]


TEN = b"".join(b"line %d\n" % number for number in range(1, 11))


def replace(content: bytes, old: bytes, new: bytes) -> FileEdit:
    start = content.index(old)
    return FileEdit("/f", content, (Splice(start, start + len(old), new, "x"),))


def test_a_changed_word_shows_its_line_before_and_after_with_three_lines_around() -> None:
    assert diff_edit(replace(TEN, b"line 6", b"line six")) == (
        DiffLine("@", "@@ -3,7 +3,7 @@", 3, 3),
        DiffLine(" ", "line 3", 3, 3),
        DiffLine(" ", "line 4", 4, 4),
        DiffLine(" ", "line 5", 5, 5),
        DiffLine("-", "line 6", 6, 0),
        DiffLine("+", "line six", 0, 6),
        DiffLine(" ", "line 7", 7, 7),
        DiffLine(" ", "line 8", 8, 8),
        DiffLine(" ", "line 9", 9, 9),
    )


def test_a_line_added_at_the_end_of_a_line_does_not_show_that_line_as_changed() -> None:
    edit = FileEdit("/f", b"a\nb\n", (Splice(1, 1, b"\nnew", "x"),))
    assert [(line.sign, line.text) for line in diff_edit(edit)[1:]] == [(" ", "a"), ("+", "new"), (" ", "b")]


def test_changes_far_apart_are_hunks_of_their_own_and_near_ones_share_one() -> None:
    content = b"".join(b"%d\n" % number for number in range(40))
    far = FileEdit("/f", content, (Splice(0, 1, b"x", "a"), Splice(len(content), len(content), b"y\n", "b")))
    near = FileEdit("/f", content, (Splice(0, 1, b"x", "a"), Splice(4, 5, b"y", "b")))
    assert [line.text for line in diff_edit(far) if line.sign == "@"] == ["@@ -1,4 +1,4 @@", "@@ -38,3 +38,4 @@"]
    assert [line.sign for line in diff_edit(near)].count("@") == 1


def test_a_new_file_is_all_added_and_a_removed_one_all_gone() -> None:
    created = diff_edit(FileEdit("/f", None, (Splice(0, 0, b"a\nb\n", "x"),)))
    deleted = diff_edit(FileEdit("/f", b"a\nb\n", delete=True))
    assert [line.sign + line.text for line in created] == ["@@@ -0,0 +1,2 @@", "+a", "+b"]
    assert [line.sign + line.text for line in deleted] == ["@@@ -1,2 +0,0 @@", "-a", "-b"]


def test_equal_contents_have_no_diff() -> None:
    assert diff_lines(TEN, TEN) == ()
    assert unified("f", TEN, TEN) == ""


def test_carriage_returns_are_shown_only_where_line_ends_differ() -> None:
    crlf = TEN.replace(b"\n", b"\r\n")
    assert not [line for line in diff_edit(replace(crlf, b"line 6", b"six")) if "␍" in line.text]
    mixed = diff_edit(replace(crlf, b"line 6\r\n", b"six\n"))
    assert [line.text for line in mixed if line.sign in "-+"] == ["line 6␍", "six"]


def test_unified_text_has_file_heads_and_says_where_the_final_newline_is_missing() -> None:
    assert unified("AGENTS.md", b"a\nb", b"a\nb\nc\n") == (
        "--- AGENTS.md\n+++ AGENTS.md\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n"
    )
    assert unified("new.md", None, b"a\n") == "--- /dev/null\n+++ new.md\n@@ -0,0 +1 @@\n+a\n"


def test_the_diff_of_an_edit_is_the_diff_of_its_contents() -> None:
    edit = replace(TEN, b"line 6", b"line six")
    assert unified_edit("f", edit) == unified("f", TEN, TEN.replace(b"line 6", b"line six"))


def test_invalid_bytes_are_shown_not_raised() -> None:
    assert counts(diff_lines(b"\xff\n", b"\xfe\n")) == (1, 1)


def test_only_newlines_separate_lines() -> None:
    assert split_lines("a\u2028b\x0cc\nd".encode()) == ["a\u2028b\x0cc\n".encode(), b"d"]


def test_a_small_edit_of_a_large_file_takes_no_longer_than_its_size() -> None:
    def work(lines: int) -> None:
        content = b"some line of a long log\n" * lines
        middle = len(content) // 2
        edit = FileEdit("/f", content, (Splice(10, 14, b"LINE", "a"), Splice(middle, middle, b"x\n", "b")))
        assert counts(diff_edit(edit)) == (2, 1)

    assert is_linear(work, 350_000)


def test_two_large_contents_that_differ_far_apart_are_compared_in_linear_time() -> None:
    def work(lines: int) -> None:
        before = b"".join(b"line %d of a long log\n" % number for number in range(lines))
        middle, late = b"line %d of" % (lines // 2), b"line %d of" % (lines - 1)
        after = b"new head\n" + before.replace(middle, b"the middle of").replace(late, b"")
        assert counts(diff_lines(before, after)) == (3, 2)

    assert is_linear(work, 60_000)


def test_large_contents_without_anything_in_common_are_replaced_as_a_whole() -> None:
    before, after = (b"".join(b"%s %d\n" % (word, number) for number in range(3_000)) for word in (b"old", b"new"))
    assert counts(diff_lines(before, after)) == (3_000, 3_000)


LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"\r\n", b"c"]))


@given(LINES, LINES, st.sampled_from([0, 1_000]))
def test_old_and_new_can_be_read_back_from_a_diff_with_full_context(
    first: list[bytes], second: list[bytes], compared_exactly: int
) -> None:
    before, after = b"".join(first), b"".join(second)
    with patch.object(diff, "_COMPARED_EXACTLY", compared_exactly):
        found = diff_lines(before, after, context=1000)
    lines = [DiffLine(line.sign, line.text.rstrip("␍"), 0, 0) for line in found if line.sign != "@"]
    if before != after:
        assert [line.text for line in lines if line.sign != "+"] == shown_lines(before)
        assert [line.text for line in lines if line.sign != "-"] == shown_lines(after)
