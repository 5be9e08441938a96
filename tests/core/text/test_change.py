"""What differs between two states of a file."""

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.text.change import Change, change_between

LETTERS = st.text("ab", max_size=30).map(str.encode)


def test_what_was_appended_is_the_change() -> None:
    assert change_between(b"one\n", b"one\ntwo\n") == Change(4, 4, 8)


def test_what_was_replaced_is_the_change() -> None:
    assert change_between(b"a pending b", b"a resolved b") == Change(2, 9, 10)


def test_nothing_changed() -> None:
    assert change_between(b"same", b"same") is None


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_the_older_with_the_change_is_the_newer(ahead: bytes, was: bytes, now: bytes, behind: bytes) -> None:
    before, after = ahead + was + behind, ahead + now + behind
    change = change_between(before, after) or Change(0, 0, 0)
    assert before[: change.start] + after[change.start : change.end] + before[change.was_end :] == after
    assert max(change.was_end, change.end) - change.start <= max(len(was), len(now))


def test_a_change_in_the_middle_of_much_is_found() -> None:
    text = b"0123456789" * 50_000
    assert change_between(text, text[:200_003] + b"x" + text[200_003:]) == Change(200_003, 200_003, 200_004)
