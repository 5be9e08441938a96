"""A claim about the world: it takes a line of evidence and a button that is not the first."""

from hotwash.core.model.plan import Plan
from support.sheet_samples import FACTS, VERIFIED, evidence_sheet
from support.sheets import MEDIUM, context, play


def test_enter_accepts_the_evidence_and_puts_the_focus_on_cancel() -> None:
    played = play(evidence_sheet(), "enter", size=MEDIUM)
    assert "▸[ Cancel ]    [ Mark COMMITTED ]" in played.text
    assert not played.dismissed


def test_two_enters_cancel() -> None:
    played = play(evidence_sheet(), "enter", "enter", size=MEDIUM)
    assert (played.dismissed, played.result) == (True, None)


def test_tab_and_enter_mark() -> None:
    played = play(evidence_sheet(), "enter", "tab", "enter", size=MEDIUM)
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"evidence": VERIFIED}


def test_without_evidence_enter_asks_how_it_is_known() -> None:
    played = play(evidence_sheet(""), "enter", "enter", size=MEDIUM)
    assert "say how you know" in played.text
    assert not played.dismissed


def test_evidence_typed_in_the_field_goes_to_the_buttons() -> None:
    played = play(evidence_sheet(""), "tab", "o", "k", "enter", "tab", "enter", size=MEDIUM)
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"evidence": "ok"}


def test_escape_keeps_what_was_typed() -> None:
    drafts: dict[str, str] = {}
    play(evidence_sheet("", context(drafts=drafts)), "e", "o", "k", "escape", size=MEDIUM)
    assert "Evidence   ok" in play(evidence_sheet("", context(drafts=drafts)), size=MEDIUM).text


def test_the_record_is_read_in_full() -> None:
    text = play(evidence_sheet(), size=MEDIUM).text
    assert all(label in text and value in text for label, value in FACTS)
