"""The short way to an entry says what the long way says, or nothing."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.formats.entries import headline
from hotwash.core.formats.entries.shortcut import match_template
from support.reading import document

FIELDS = "### ERR-20260918-001\n**Status**: pending\n**Context**: {0}\n**Content**: {1}\n**Action**: {0}\n"
SECTIONS = (
    "## [LRN-20260918-001] {0}\n\n**Logged**: 2026-09-{2}T10:00:00Z\n**Priority**: high\n**Status**: {3}\n"
    "**Area**: config\n\n### Summary\n{1}\n\n### Metadata\n- Status: {0}\n\n---\n\n"
)
WORDS = st.sampled_from(
    [
        "slug",
        "resolved",
        "in_progress",
        "Two sentences. Here.",
        "数据库。它",
        "ends with a break  ",
        "**Status**: odd",
        "ends\\",
    ]
)


def test_the_templates_are_recognised() -> None:
    assert match_template(SECTIONS.format("slug", "Text.", "18", "pending").encode(), 2, 2)
    assert match_template(FIELDS.format("some", "words").encode(), 3, 3)
    assert not match_template(FIELDS.format("some", "words").encode(), 3, 2)


@given(st.lists(st.tuples(st.booleans(), WORDS, WORDS, st.sampled_from(["18", "30", "31", "99"]), WORDS), max_size=5))
def test_both_ways_lead_to_the_same(chosen: list[tuple[bool, str, str, str, str]]) -> None:
    text = "# Log\n\n" + "".join(
        (FIELDS if fields else SECTIONS).format(first, second, day, status)
        for fields, first, second, day, status in chosen
    )
    short = document(text).entries
    with patch.object(headline, "match_template", return_value=None):
        long = document(text).entries
    assert short == long
