"""How each language says a status."""

import pytest

from hotwash.core.formats.languages import (
    ENGLISH,
    field_name,
    language_of_names,
    language_of_status,
    usual_word,
    word_in_use,
    written_like,
)
from hotwash.core.formats.vocabulary import status_of, status_phrase
from hotwash.core.model.vocabulary import Status

OPEN, ACTIVE, RESOLVED, REJECTED = Status.OPEN, Status.ACTIVE, Status.RESOLVED, Status.REJECTED
LANGUAGES = ("en", "zh", "zh-hant", "ja", "ko", "de", "fr", "es", "pt", "it", "ru", "vi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [OPEN, ACTIVE, RESOLVED, REJECTED, Status.PROMOTED])
def test_the_word_of_a_language_is_read_as_what_it_stands_for(language: str, status: Status) -> None:
    word = usual_word(status, language)
    assert status_of(word) is status
    assert status_of(written_like("OPEN", word, status)) is status
    assert status_of(written_like("🔴 **Open**", word, status)) is status


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_known_by_its_usual_words(language: str) -> None:
    assert language_of_status(usual_word(RESOLVED, language)) == language


@pytest.mark.parametrize(
    ("native", "language"),
    [
        ("✅ Fixed (2026-03-01)", "en"),
        ("待处理。", "zh"),
        ("**Offen**", "de"),
        ("frobnicated", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_what_stands_beside_the_word_does_not_matter(native: str | None, language: str) -> None:
    assert language_of_status(native) == language


def test_names_of_fields_tell_the_language_where_no_status_does() -> None:
    assert language_of_names(["时间", "Priority", "原因"]) == "zh"
    assert language_of_names(["Date", "Status"]) == ""
    assert (field_name("status", "zh"), field_name("status", "de"), field_name("notes", ENGLISH)) == (
        "状态",
        "Status",
        "Notes",
    )


@pytest.mark.parametrize(
    ("own", "resolved", "active"),
    [
        ("open", "resolved", "in_progress"),
        ("Open", "Resolved", "In progress"),
        ("OPEN", "RESOLVED", "IN_PROGRESS"),
        ("`open`", "`resolved`", "`in_progress`"),
        ("**Open**", "**Resolved**", "**In progress**"),
        ("[OPEN]", "[RESOLVED]", "[IN_PROGRESS]"),
        ("🔴 Open", "✅ Resolved", "In progress"),
        ("⏳ **Pending** (since monday)", "✅ Resolved", "In progress"),
        ("", "resolved", "in_progress"),
    ],
)
def test_a_word_takes_on_case_marks_and_symbol_of_what_it_replaces(own: str, resolved: str, active: str) -> None:
    assert written_like(own, "resolved", RESOLVED) == resolved
    assert written_like(own, "in_progress", ACTIVE) == active


@pytest.mark.parametrize(
    ("status", "shown", "word"),
    [
        (RESOLVED, ["fixed", "done", "fixed"], "fixed"),
        (RESOLVED, ["fixed", "fixed", "resolved"], "resolved"),
        (RESOLVED, ["✅ Fixed (2026-03-01)"], "✅ Fixed"),
        (ACTIVE, ["monitoring", "escalated"], ""),
        (RESOLVED, ["open", "wontfix"], ""),
        (RESOLVED, ["已解决"], ""),
    ],
)
def test_a_file_has_its_own_word_where_it_means_that_and_no_more(status: Status, shown: list[str], word: str) -> None:
    assert word_in_use(status, ENGLISH, shown) == word


def test_the_words_that_decide_are_told_apart_from_the_rest() -> None:
    assert status_phrase("✅ Won't fix – upstream") == "Won't fix"
    assert status_phrase("已解决（重启）") == "已解决"
    assert status_phrase("frobnicated") == ""
