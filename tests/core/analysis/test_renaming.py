"""An entry under a new name is known by its text, without what the change that renamed it wrote there."""

import pytest

from hotwash.core.analysis.renaming import is_renamed, text_before
from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Hunk

PATH = "/w/.learnings/ERRORS.md"
TITLED = b"### Disk full\n\nLogs grew.\n"
NAMED = b"### Disk full\n\n**ID**: ERR-1\n**Status**: promoted\n\nLogs grew.\n"
LINES = b"**ID**: ERR-1\n**Status**: promoted\n\n"


def hunk(before: bytes, after: bytes, anchor: Key | None = None) -> Hunk:
    return Hunk(PATH, anchor, "Status", before, after, b"", b"", 0)


@pytest.mark.parametrize(
    ("was", "now", "hunks", "expected"),
    [
        (TITLED, NAMED, (hunk(b"", LINES),), True),
        (NAMED, TITLED, (hunk(LINES, b""),), True),
        (TITLED, NAMED.replace(b"grew", b"grow"), (hunk(b"", LINES),), False),
        (TITLED, b"### Queue full\n\nNobody reads it.\n", (hunk(b"", LINES),), False),
        (
            b"- [ ] Disk full\n",
            b"- [x] E-2: Disk full\n",
            (hunk(b"- [ ] Disk full\n", b"- [x] E-2: Disk full\n"),),
            True,
        ),
    ],
    ids=["given", "taken back", "also changed by others", "another entry", "in one line"],
)
def test_whether_hunks_made_one_text_of_the_other(
    was: bytes, now: bytes, hunks: tuple[Hunk, ...], expected: bool
) -> None:
    assert is_renamed(was, now, hunks) is expected


def test_several_changes_are_taken_off_from_the_newest_on() -> None:
    resolved = hunk(b"**Status**: pending\n", b"**Status**: resolved\n", Key(PATH, "Disk full"))
    promoted = hunk(b"**Status**: resolved\n", b"**ID**: ERR-1\n**Status**: promoted\n")
    now = b"### Disk full\n\n**ID**: ERR-1\n**Status**: promoted\n"
    assert text_before(now, (promoted, resolved)) == b"### Disk full\n\n**Status**: pending\n"
