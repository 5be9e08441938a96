"""Text that belongs to nothing is found with its place; headers and what parts entries are not."""

from hotwash.core.analysis.quarantine import quarantined
from support.linting import issue, truth
from support.operating import ERRORS, LEARNINGS, Files

HEADER = "# Learnings\n\nWhat was learned.\n\n**Categories**: correction | insight\n\n---\n\n"


def stretches(text: str, file: str = LEARNINGS) -> list[tuple[int, int, str]]:
    found = quarantined(Files.of({file: text}).snapshot)
    assert all(
        each.span.of(text.encode()).decode().startswith(each.first) and not each.first.startswith("---")
        for each in found
    )
    return [(each.line, each.lines, each.first) for each in found]


def test_a_header_alone_and_entries_alone_leave_nothing() -> None:
    assert stretches(HEADER) == []
    assert stretches(HEADER + issue("LRN-20260901-001")) == []
    assert stretches("# Error Log\n\nMistakes.\n\n---\n\n" + truth() * 2, ERRORS) == []


def test_loose_text_below_the_header_and_between_entries_is_found() -> None:
    loose = "Never paste tokens.\n\nNot even short ones.\n\n---\n\n"
    assert stretches(HEADER + loose + truth("LRN-20260901-001") + loose + truth("LRN-20260901-002")) == [
        (9, 3, "Never paste tokens."),
        (26, 3, "Never paste tokens."),
    ]


def test_an_explanation_below_a_heading_is_no_entry_and_is_shown() -> None:
    assert stretches(HEADER + "## Status Definitions\n\n- pending: waits\n\n---\n\n" + issue("LRN-20260901-001")) == [
        (9, 3, "## Status Definitions")
    ]


def test_carriage_returns_count_as_line_ends() -> None:
    text = (HEADER + "Loose.\nText.\n\n---\n\n" + truth("LRN-20260901-001")).replace("\n", "\r\n")
    assert [(each.line, each.lines) for each in quarantined(Files.of({LEARNINGS: text}).snapshot)] == [(9, 2)]
