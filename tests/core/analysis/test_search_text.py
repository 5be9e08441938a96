"""What plain words are looked for in."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.analysis.search_text import search_text, search_texts
from support.snapshots import document, entry


def test_names_that_every_entry_has_are_no_text() -> None:
    text = search_text(
        b"## [ERR-1] Boom\n\n**Status**: pending\n\n### Summary\nIt broke\n\n### Metadata\n- Source: ci\n"
    )
    assert [word in text for word in ("status", "summary", "metadata", "source")] == [False] * 4
    assert [word in text for word in ("boom", "pending", "it broke", "ci")] == [True] * 4


def test_a_phrase_is_found_across_a_line_end() -> None:
    assert "connection pool was" in search_text(b"**Content**: the connection\n  pool\nwas empty")
    assert "connection pool" in search_text(b"the connection\r\npool\r\n")


def test_words_of_a_fence_or_an_odd_heading_are_text() -> None:
    text = search_text(b"### Boom\n```\nkubectl get pods\n```\n### Odd Heading\n")
    assert "kubectl get pods" in text
    assert "odd heading" in text


def test_texts_follow_their_entries_through_a_change_of_the_file() -> None:
    before = document(entry("ERR-20260520-001", "first"), entry("ERR-20260520-002", "second"))
    after = document(
        entry("ERR-20260520-001", "first"), entry("ERR-20260520-003", "third"), entry("ERR-20260520-002", "second")
    )
    first = search_texts(before)
    second = search_texts(after)
    assert (second[0], second[2]) == first
    assert "third" in second[1]
    assert search_texts(replace(before, entries=())) == ()


@given(st.binary(max_size=400))
def test_any_bytes_have_a_text(raw: bytes) -> None:
    assert "\n" not in search_text(raw)
