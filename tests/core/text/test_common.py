"""What two contents have in common at their ends."""

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.text.common import common_end, common_start

FEW = st.text("ab", max_size=12).map(str.encode)


@given(FEW, FEW)
def test_leading_bytes_are_common_up_to_the_first_difference(one: bytes, other: bytes) -> None:
    count = common_start(one, other)
    assert one[:count] == other[:count]
    assert one[count : count + 1] != other[count : count + 1] or count in (len(one), len(other))


@given(FEW, FEW)
def test_bytes_at_the_end_are_common_back_to_the_last_difference(one: bytes, other: bytes) -> None:
    assert common_end(one, other) == common_start(one[::-1], other[::-1])


def test_the_end_reaches_back_no_further_than_it_may() -> None:
    assert common_end(b"xaaa", b"xaaaaa", start=1) == 3
    assert common_end(b"same", b"same", start=4) == 0
