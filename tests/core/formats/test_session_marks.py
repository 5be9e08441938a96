"""How many sessions there were, in both generations of the counter."""

import pytest

from hotwash.core.model.session import SessionCount, SessionMark
from support.reading import document

COUNT = "memory/.session-count"


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (b"7\n", SessionCount(7, ())),
        (b"100", SessionCount(100, ())),
        (b"100\n2026-10-05T17:02:40Z\n", SessionCount(100, ("2026-10-05T17:02:40Z",))),
        (
            b"2026-10-04T17:00:12Z\r\n2026-10-05T17:02:40Z\r\n",
            SessionCount(0, ("2026-10-04T17:00:12Z", "2026-10-05T17:02:40Z")),
        ),
        (b"", SessionCount(0, ())),
        (b"\xff\xfe\n", SessionCount(0, ())),
    ],
)
def test_a_number_and_the_stamps_below_it_are_counted_together(content: bytes, count: SessionCount) -> None:
    assert document(content, COUNT).contents == count


def test_the_total_goes_on_from_the_number() -> None:
    count = SessionCount(100, ("2026-10-05T17:02:40Z",))
    assert (count.total, count.last) == (101, "2026-10-05T17:02:40Z")


def test_other_lines_are_said_and_count_for_nothing() -> None:
    parsed = document(b"7\nyesterday\n2026-10-05T17:02:40Z\n", COUNT)
    assert parsed.contents == SessionCount(7, ("2026-10-05T17:02:40Z",))
    assert [each.line for each in parsed.diagnostics] == [2]


def test_the_names_of_the_other_files_say_it_all() -> None:
    assert document(b"", "memory/.session-reminder.15").contents == SessionMark(15)
    assert document(b"", "memory/.session-active").contents == SessionMark(None)
