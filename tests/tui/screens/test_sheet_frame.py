"""What every sheet does the same: fields, drafts, scrolling, a dim Enter, changes on disk, clicks, narrow screens."""

import pytest

from hotwash.core.model.plan import Plan, Refusal
from hotwash.tui.screens import FormField, MessageSheet, PickRow, PickSheet, forget, has_draft, subject_of
from hotwash.tui.screens.sheet import KeyHint, keys_lines
from support.sheet_samples import NOTING, note_sheet
from support.sheets import MEDIUM, NARROW, TEXT, Planning, context, play, snapshot, typed


def test_it_opens_on_its_body_where_letters_type_nothing() -> None:
    played = play(note_sheet(), "a", "b", size=MEDIUM)
    assert "one line" in played.text
    assert not played.dismissed


@pytest.mark.parametrize(("enter_field", "accept"), [("e", "enter"), ("tab", "tab")])
def test_a_field_is_entered_and_accepted_and_a_second_enter_writes(enter_field: str, accept: str) -> None:
    played = play(note_sheet(), enter_field, "h", "i", accept, "enter", size=MEDIUM)
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"text": "hi"}
    assert "--text 'hi'" in played.texts[-2]


def test_escape_keeps_a_draft_that_the_next_sheet_shows_and_writing_can_forget() -> None:
    drafts: dict[str, str] = {}
    closed = play(note_sheet(context(drafts=drafts)), "e", "h", "i", "escape", size=MEDIUM)
    assert (closed.dismissed, closed.result) == (True, None)
    assert has_draft(drafts, "note", subject_of(NOTING.targets))
    assert "hi" in play(note_sheet(context(drafts=drafts)), size=MEDIUM).text
    forget(drafts, "note", subject_of(NOTING.targets))
    assert drafts == {}


def test_a_refused_plan_dims_enter_and_says_why() -> None:
    refusing = Planning(Refusal("ERRORS.md is read-only", "chmod u+w it"))
    played = play(note_sheet(context(refusing)), "e", "h", "enter", "enter", size=MEDIUM)
    assert "Enter: ERRORS.md is read-only – chmod u+w it" in played.text
    assert not played.dismissed


def test_what_is_missing_is_said_before_anything_is_refused() -> None:
    played = play(note_sheet(context(Planning(Refusal("no")))), "enter", size=MEDIUM)
    assert "note is empty – e types it" in played.texts[0]
    assert "Enter: note is empty" in played.text


def test_a_change_on_disk_plans_again_and_keeps_text_and_focus() -> None:
    planner = Planning()
    sheet = note_sheet(context(planner, moments=[10.0, 12.0]))
    changed = snapshot(TEXT.replace(b"missing on api", b"missing on the api"), 2)
    played = play(sheet, "e", "h", lambda: sheet.replan(changed), "i", "enter", "enter", size=MEDIUM)
    assert "~ changed on disk 2 s ago" in played.texts[-2]
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"text": "hi"}


def test_enter_right_after_a_change_on_disk_asks_to_look_first() -> None:
    sheet = note_sheet(context(moments=[10.0]))
    changed = snapshot(TEXT.replace(b"missing on api", b"missing on the api"), 2)
    played = play(sheet, "e", "h", "enter", lambda: sheet.replan(changed), "enter", size=MEDIUM)
    assert "changed on disk just now" in played.text
    assert not played.dismissed


def test_a_change_of_something_else_leaves_no_mark() -> None:
    sheet = note_sheet()
    played = play(
        sheet, lambda: sheet.replan(snapshot(TEXT + b"\n### ERR-9\n**Status**: pending\n**Content**: x\n", 2))
    )
    assert "changed on disk" not in played.text


def test_the_editor_gives_back_one_line() -> None:
    sheet = note_sheet(context(editor=lambda text: f"{text}two\nlines\n"))
    played = play(sheet, "E", "enter", size=MEDIUM)
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"text": "two lines"}


def test_without_an_editor_the_key_says_so() -> None:
    assert "nothing to open in $EDITOR" in play(note_sheet(), "E", size=MEDIUM).text


def test_the_body_scrolls_while_the_first_and_the_last_line_stay() -> None:
    sheet = MessageSheet("A long story", "\n".join(f"line {number}" for number in range(40)), "", "")
    played = play(sheet, "J", "J", "pagedown", size=NARROW)
    lines = played.text.split("\n")
    assert "What   line 0" in played.texts[0]
    assert "line 0" not in played.text
    assert lines[1].startswith("╭─ A long story ─")
    assert lines[18].startswith("│ Enter close")
    assert "J/K scroll" in lines[19]


def test_at_narrow_width_it_fills_everything_below_the_header() -> None:
    lines = play(note_sheet(), size=NARROW).text.split("\n")
    assert lines[0] == ""
    assert lines[1].startswith("╭─ Note on")
    assert lines[19].endswith("╯")
    assert {len(line) for line in lines[1:]} == {60}


def test_a_click_outside_does_nothing_and_a_click_on_a_key_presses_it() -> None:
    played = play(note_sheet(), (2, 2))
    assert not played.dismissed
    at = next((line.index("Esc"), row) for row, line in enumerate(played.text.split("\n")) if "keep draft" in line)
    assert play(note_sheet(), at).dismissed


def test_a_resize_keeps_half_a_sentence_and_the_focus() -> None:
    sheet = note_sheet()

    async def to(width: int, height: int) -> None:
        from textual.events import Resize
        from textual.geometry import Size

        sheet.app.post_message(Resize(Size(width, height), Size(width, height)))

    played = play(sheet, "e", "h", lambda: to(60, 20), "i", lambda: to(120, 40), "enter", "enter")
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"text": "hi"}


def test_text_from_files_is_shown_and_never_acts() -> None:
    rows = (PickRow("a", "[@click=app.exit]x[/] [/nope] [prod]", "[red]detail"),)
    text = play(PickSheet("Go to [LRN-1]", rows), size=MEDIUM).text
    assert "[@click=app.exit]x[/] [/nope] [prod]" in text
    assert "Go to [LRN-1]" in text


def test_a_pasted_text_is_one_visible_line() -> None:
    from textual.events import Paste

    sheet = note_sheet()
    paste = Paste("two\nlines\x1b[31m")
    played = play(sheet, "e", lambda: sheet.app.screen.focused.post_message(paste) and None, "enter", "enter")  # type: ignore[union-attr]  # the field has the focus
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"text": "two lines␛[31m"}


def test_a_reopened_sheet_says_why() -> None:
    assert "changed since the preview" in play(note_sheet(context(notice="changed since the preview"))).text


def test_typed_letters_reach_only_the_open_field() -> None:
    fields = (FormField("text", "Note"), FormField("kind", "Kind", "fact", choices=("fact", "guess")))
    played = play(note_sheet(fields=fields), "e", *typed("jk"), "enter", ">", "enter", size=MEDIUM)
    assert isinstance(played.result, Plan)
    assert played.result.intent.arguments == {"text": "jk", "kind": "guess"}


def test_keys_that_need_a_second_line_are_not_torn_apart() -> None:
    hints = [KeyHint("Enter", "write"), KeyHint("j/k space", "file"), KeyHint("Esc", "keep draft")]
    assert [line.plain for line in keys_lines(hints, 30, True)] == ["Enter write  j/k space file", "Esc keep draft"]
