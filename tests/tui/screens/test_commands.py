"""Help and palette: typing narrows, Enter runs, what cannot run says why."""

from hotwash.tui.screens import Command, HelpScreen, PaletteScreen
from support.sheet_samples import COMMANDS
from support.sheets import MEDIUM, NARROW, play, typed


def test_help_lists_every_command_with_its_key_and_group() -> None:
    text = play(HelpScreen(COMMANDS)).text
    assert all(command.name in text and command.key in text for command in COMMANDS)
    assert "ERRORS.md is read-only" in text


def test_help_finds_names_and_keys_and_a_key_comes_first() -> None:
    by_name = play(HelpScreen(COMMANDS), *typed("resol"), "enter", size=MEDIUM)
    by_key = play(HelpScreen(COMMANDS), "r", "enter", size=MEDIUM)
    assert (by_name.result, by_key.result) == ("entry.resolve", "entry.resolve")


def test_a_dim_command_says_why_and_stays() -> None:
    played = play(HelpScreen(COMMANDS), *typed("disc"), "enter", size=MEDIUM)
    assert "Discard: ERRORS.md is read-only" in played.text
    assert not played.dismissed


def test_no_match_is_said() -> None:
    played = play(PaletteScreen(COMMANDS), *typed("zzz"), "enter", size=MEDIUM)
    assert "no command of that name" in played.text


def test_the_palette_is_fuzzy_and_puts_what_can_run_first() -> None:
    played = play(PaletteScreen(COMMANDS), "r", "o", size=MEDIUM)
    lines = [line for line in played.text.split("\n") if "Promote" in line or "Redo" in line]
    assert "Promote" in lines[0]
    assert play(PaletteScreen(COMMANDS), *typed("prm"), "enter", size=MEDIUM).result == "entry.promote"


def test_arrows_move_and_the_cursor_stays_in_view() -> None:
    many = tuple(Command(f"c.{at}", f"Command {at:02}") for at in range(40))
    played = play(PaletteScreen(many), *["pagedown"] * 3, "down", "enter", size=NARROW)
    assert played.result is not None
    assert f"Command {int(str(played.result).removeprefix('c.')):02}" in played.texts[-2]


def test_escape_runs_nothing() -> None:
    played = play(HelpScreen(COMMANDS), "escape", size=MEDIUM)
    assert (played.dismissed, played.result) == (True, None)


def test_words_behind_a_name_go_with_its_command() -> None:
    commands = (*COMMANDS, Command("recall.open", "recall…", takes_words=True))
    played = play(PaletteScreen(commands), *typed("Recall two words"), "enter", size=MEDIUM)
    assert "recall two words" in played.texts[-2]
    assert played.result == "recall.open two words"
    assert play(PaletteScreen(commands), *typed("recall "), "enter", size=MEDIUM).result == "recall.open"
