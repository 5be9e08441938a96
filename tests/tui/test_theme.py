"""Text stays readable on every ground, and a terminal gets the theme it can show."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from hotwash.tui.theme import THEMES, chosen_theme, derived_variables, style_sheets, wants_ascii

OWN = [theme for theme in THEMES if not theme.ansi]
TONES = ("text-success", "text-warning", "text-error", "text-primary", "text-secondary", "text-accent", "foreground")


def contrast(text: Color, ground: Color) -> float:
    """Contrast as WCAG 2 counts it."""

    def luminance(colour: Color) -> float:
        parts = [part / 255 for part in colour.rgb]
        red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(text), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_every_tone_is_readable_on_the_background_and_under_the_cursor(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | derived_variables(theme)
    for name in (*TONES, "tone-dim"):
        text = Color.parse(colours[name])
        assert contrast(text, Color.parse(colours["background"])) >= 4.5, name
        assert contrast(text, Color.parse(colours["row-cursor"])) >= 4.5, name


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_plain_text_is_readable_under_the_cursor_in_every_theme_of_textual(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | derived_variables(theme)
    if not theme.ansi:
        assert contrast(Color.parse(colours["foreground"]), Color.parse(colours["row-cursor"])) >= 3.0


@pytest.mark.parametrize(
    ("wish", "environ", "theme"),
    [
        ("auto", {"TERM": "xterm-256color"}, "hotwash-dark"),
        ("auto", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "hotwash-light"),
        ("auto", {"TERM": "linux"}, "ansi-dark"),
        ("auto", {"TERM": "xterm", "COLORTERM": "truecolor"}, "hotwash-dark"),
        ("nord", {"TERM": "xterm-256color"}, "nord"),
        ("nord", {"NO_COLOR": "1"}, "hotwash-mono"),
        ("auto", {"NO_COLOR": ""}, "hotwash-dark"),
    ],
)
def test_the_theme_follows_the_wish_and_the_terminal(wish: str, environ: dict[str, str], theme: str) -> None:
    assert chosen_theme(wish, environ) == theme


@pytest.mark.parametrize(
    ("wish", "environ", "ascii_only"),
    [
        ("auto", {"LANG": "en_US.UTF-8"}, False),
        ("auto", {"LANG": "ja_JP.UTF-8"}, True),
        ("auto", {"LANG": "C"}, True),
        ("auto", {}, False),
        ("on", {"LANG": "en_US.UTF-8"}, True),
        ("off", {"LANG": "ja_JP.UTF-8"}, False),
    ],
)
def test_ascii_is_chosen_where_signs_are_not_certain(wish: str, environ: dict[str, str], ascii_only: bool) -> None:
    assert wants_ascii(wish, environ) is ascii_only


def test_the_style_sheets_are_found() -> None:
    assert {sheet.name for sheet in style_sheets()} >= {"layout.tcss", "tones.tcss", "sheets.tcss"}
