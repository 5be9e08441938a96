"""Reminders: which skill is concerned, and when one was given a moment ago."""

import pytest

from hotwash.core.analysis.reminders import concerned, due, event_key, operational_terms, reminder_text, skill_key
from hotwash.core.formats.skills import skills

OPERATIONS = skills()["operations"]


@pytest.mark.parametrize("text", ["retrying in 5 s", "listening on port 5029", "TRANSLATE the page", "id 14290"])
def test_terms_inside_other_words_say_nothing(text: str) -> None:
    assert operational_terms(text) == ()


def test_whole_words_count_once_each_in_the_order_of_the_text() -> None:
    assert operational_terms("504 then OOMKilled, 504 again: connection refused") == (
        "504",
        "OOMKilled",
        "connection refused",
    )


def test_the_more_urgent_skill_comes_first() -> None:
    found = concerned("the rollback failed and a token leaked: incident", skills().values())
    assert [skill.name for skill in found][:2] == ["security", "engineering"]
    assert "operations" in [skill.name for skill in found]


def test_a_skill_that_was_asked_for_comes_before_the_other_domains() -> None:
    known = [skills()[name] for name in ("analytics", "operations", "meta")]
    text = "dedupe the pipeline after the incident"
    assert [skill.name for skill in concerned(text, known, ["operations"])] == ["operations", "analytics", "meta"]


def test_signals_are_whole_words_and_a_prefix_goes_on() -> None:
    security = [skills()["security"]]
    assert concerned("CVE-2026-1234 is open", security) == security
    assert concerned("subtitles and tokens of love", security) == []


def test_nobody_is_reminded_of_the_same_skill_within_five_minutes() -> None:
    recent = {skill_key(OPERATIONS): 1000.0}
    assert not due(OPERATIONS, "prompt-submit", "", "x", recent, 1299)
    assert due(OPERATIONS, "prompt-submit", "", "x", recent, 1300)


def test_the_same_event_says_nothing_twice_and_a_clock_set_back_does_not_silence_it() -> None:
    recent = {event_key("tool-failure", "Bash", "OPERATIONS_ISSUES.md"): 1000.0}
    assert not due(OPERATIONS, "tool-failure", "Bash", "OPERATIONS_ISSUES.md", recent, 1001)
    assert due(OPERATIONS, "tool-failure", "Edit", "OPERATIONS_ISSUES.md", recent, 1001)
    assert due(OPERATIONS, "tool-failure", "Bash", "OPERATIONS_ISSUES.md", recent, 900)


def test_a_reminder_names_the_commands_in_the_tag_of_the_skill() -> None:
    text = reminder_text(OPERATIONS, ("504",), "/bin/hotwash")
    assert text.startswith("<operations-self-improvement-reminder>\nThis failed with: 504.\n")
    assert '/bin/hotwash log OPS "what happened"' in text
    assert text.endswith("</operations-self-improvement-reminder>\n")
