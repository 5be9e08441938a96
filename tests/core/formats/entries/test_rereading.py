"""A file that has changed in one place is read again around that place, and says what all of it would say."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core.formats.entries import nesting, rereading, seams
from hotwash.core.formats.source import DocumentSource, Earlier
from hotwash.core.model.document import Document
from hotwash.core.text.change import change_between
from support.grammar import PIECES, TEXTS
from support.reading import WORKSPACE, document

SECTIONS = (
    "## [ERR-20260101-{0:03}] slug\n\n**Logged**: 2026-01-02T10:00:00Z\n**Priority**: high\n**Status**: pending\n"
    "**Area**: infra\n\n### Summary\nText {0}.\n\n---\n\n"
)
FIELDS = "### LRN-20260101-{0:03}\n**Status**: pending\n**Context**: c\n**Content**: d\n**Action**: e\n\n---\n\n"
ENTRIES = st.builds(str.format, st.sampled_from([SECTIONS, FIELDS]), st.integers(0, 9))
HEADERS = st.sampled_from(
    ["", "# Errors\n\n---\n\n", "---\ntitle: x\n---\n", "# Log\n\n## Open\n\n", "\ufeff# Log\r\n"]
)
PARTS = st.one_of(ENTRIES, ENTRIES, TEXTS, PIECES.map("{}\n".format))
LOGS = st.builds(lambda header, parts: (header + "".join(parts)).encode(), HEADERS, st.lists(PARTS, max_size=8))
PLACES = st.integers(0, 10_000)


def inserted(content: bytes, at: int, length: int, piece: str) -> bytes:
    """A line, or whatever else, written over so many bytes at some place."""
    at %= len(content) + 1
    return content[:at] + piece.encode() + content[at + length :]


CHANGES = st.tuples(
    PLACES,
    st.sampled_from([0, 0, 0, 1, 7, 60]),
    st.one_of(
        ENTRIES, PIECES.map("\n{}\n".format), st.sampled_from(["", "x", "#", "\n", "```\n", "-->", "<!--", "\r"])
    ),
)


def again(before: Document, content: bytes) -> Document | None:
    change = change_between(before.content, content)
    source = DocumentSource(before.path, before.relative, WORKSPACE, content)
    return rereading.reread(source, Earlier(before, change)) if change else before


@settings(max_examples=600)
@given(LOGS, st.lists(CHANGES, min_size=1, max_size=4), ENTRIES)
def test_it_says_what_the_whole_file_says(content: bytes, changes: list[tuple[int, int, str]], appended: str) -> None:
    with patch.object(seams, "APART", 1), patch.object(nesting, "APART", 1):
        known = document(content)
        for at, length, piece in [*changes, (len(content), 0, appended)]:
            content = inserted(content, at, length, piece)
            whole = document(content)
            known = again(known, content) or whole
            assert known == whole


LOG = "# Errors\n\n---\n\n" + "".join(SECTIONS.format(number) for number in range(200))

BARE = LOG.replace("---\n\n", "")


@pytest.mark.parametrize(
    "change",
    [
        LOG + SECTIONS.format(999),
        LOG.replace("Text 100.", "Text one hundred."),
        LOG.replace(SECTIONS.format(100), ""),
        LOG.replace("Text 100.\n", "Text 100.\n\n### Why it matters\n- 2026-01-01: seen\n\n```sh\n## no entry\n```\n"),
        LOG.replace("Text 199.\n\n---\n\n", "Text 199"),
    ],
    ids=["append", "edit", "delete", "sections", "end"],
)
def test_a_change_of_one_entry_is_read_alone(change: str) -> None:
    before = document(LOG)
    after = again(before, change.encode())
    assert after == document(change)
    assert after is not None
    assert all(now is was for now, was in zip(after.entries[:20], before.entries[:20], strict=True))


def test_what_stands_behind_a_change_of_the_same_length_is_kept_as_it_is() -> None:
    before = document(LOG)
    after = again(before, LOG.replace("Text 100.", "Said 100.").encode())
    assert after is not None
    assert after.entries[100].title == "Said 100."
    assert all(now is was for now, was in zip(after.entries[150:], before.entries[150:], strict=True))


def test_after_many_changes_there_is_still_a_place_to_begin_anew() -> None:
    known, content = document(LOG), LOG.encode()
    for number in range(200, 280):
        content += SECTIONS.format(number).encode()
        after = again(known, content)
        assert after is not None
        known = after
    assert known == document(content)


@pytest.mark.parametrize(
    ("before", "change"),
    [
        (LOG, LOG.replace("Text 100.", "Text.\n```")),
        (LOG, LOG.replace("Text 100.", "Text.\n<!--")),
        (LOG, LOG.replace("Text 100.", "Text.\n<<<<<<< ours")),
        (LOG, LOG.replace("20260101-100", "20260101-000")),
        (LOG, LOG.replace("# Errors", "# Lessons")),
        (LOG + "<!-- \n", LOG.replace("Text 100.", "Text -->") + "<!-- \n"),
        (LOG + "```\n", LOG + "```\n```\n"),
        ("---\n" + BARE, "---\n" + BARE.replace("Text 5.", "Text.\n---\n")),
        ("## 1. Deploy\n" + LOG, "## 1. Deploy\n" + LOG + "## 2. Drain\n"),
    ],
    ids=["fence", "comment", "conflict", "id", "title", "end of comment", "end of fence", "front matter", "company"],
)
def test_the_whole_file_is_read_where_a_change_may_be_felt_elsewhere(before: str, change: str) -> None:
    assert again(document(before), change.encode()) is None
