"""The themes of hotwash, which one a terminal gets, and where the style sheets lie."""

from collections.abc import Mapping
from pathlib import Path

from textual.color import Color
from textual.theme import Theme

DARK, LIGHT, MONOCHROME = "hotwash-dark", "hotwash-light", "hotwash-mono"

THEMES = (
    Theme(
        name=DARK,
        primary="#6cb0ff",
        secondary="#7fd0c4",
        accent="#d0a8ff",
        success="#86d48f",
        warning="#f2c063",
        error="#ff8078",
        foreground="#dbe2ea",
        background="#10141a",
        surface="#161c24",
        panel="#222b37",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#0a57a8",
        secondary="#0f6a5f",
        accent="#7331b0",
        success="#176b2c",
        warning="#855400",
        error="#b3131f",
        foreground="#1f2429",
        background="#fbfaf7",
        surface="#f3f1ec",
        panel="#e4e1d9",
        dark=False,
    ),
    Theme(
        name="hotwash-contrast",
        primary="#7cc4ff",
        secondary="#5fffe0",
        accent="#e6b8ff",
        success="#7dff8e",
        warning="#ffd84d",
        error="#ff9a94",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#2e2e2e",
        dark=True,
    ),
    Theme(
        name="hotwash-deuteranopia",
        primary="#8fb8ff",
        secondary="#a9cbe8",
        accent="#d9c2ff",
        success="#5fa8ff",
        warning="#f5d34a",
        error="#ff9d2e",
        foreground="#e3e6ea",
        background="#11151b",
        surface="#181d25",
        panel="#252d38",
        dark=True,
    ),
    Theme(
        name="hotwash-tritanopia",
        primary="#6fd0dc",
        secondary="#9fd8d8",
        accent="#f0b0c8",
        success="#4fd6c4",
        warning="#ffb3a8",
        error="#ff6b6b",
        foreground="#e6e4e6",
        background="#131417",
        surface="#1b1c20",
        panel="#292b31",
        dark=True,
    ),
    Theme(
        name=MONOCHROME,
        primary="ansi_default",
        secondary="ansi_default",
        accent="ansi_default",
        success="ansi_default",
        warning="ansi_default",
        error="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        dark=True,
        ansi=True,
        variables={
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_default",
            "input-selection-foreground": "ansi_default",
            "screen-selection-background": "ansi_default",
            "screen-selection-foreground": "ansi_default",
        },
    ),
)

QUIET, CURSOR_GROUND, QUIET_BORDER = 0.26, 0.12, 0.28

_LIGHT_BACKGROUNDS = frozenset({"7", "15"})
_FEW_COLOURS = frozenset({"linux", "vt100", "vt220", "ansi", "xterm", "screen"})


def colours_are_unwanted(environ: Mapping[str, str]) -> bool:
    """`NO_COLOR` counts when it is present and not empty."""
    return bool(environ.get("NO_COLOR"))


def chosen_theme(wish: str, environ: Mapping[str, str]) -> str:
    """The theme's name: what was asked for, or what the terminal tells about itself."""
    if colours_are_unwanted(environ):
        return MONOCHROME
    if wish != "auto":
        return wish
    light = environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_BACKGROUNDS
    if environ.get("TERM", "") in _FEW_COLOURS and not environ.get("COLORTERM"):
        return "ansi-light" if light else "ansi-dark"
    return LIGHT if light else DARK


def derived_variables(theme: Theme) -> dict[str, str]:
    """Colours that follow from a theme's own: quiet text that stays readable, and the ground of the cursor's row."""
    colours = theme.to_color_system().generate()
    if theme.ansi:
        return {"tone-dim": "ansi_default", "row-cursor": "ansi_default", "border-quiet": "ansi_default"}
    ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    return {
        "tone-dim": text.blend(ground, QUIET).hex,
        "row-cursor": ground.blend(text, CURSOR_GROUND).hex,
        "border-quiet": ground.blend(text, QUIET_BORDER).hex,
    }


def wants_ascii(wish: str, environ: Mapping[str, str]) -> bool:
    """True where the signs of the screen could be two cells wide or unknown: CJK locales, terminals without UTF-8."""
    if wish != "auto":
        return wish == "on"
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "C.UTF-8"
    return locale[:2] in {"ja", "ko", "zh"} or "utf" not in locale.lower().replace("-", "")


def style_sheets() -> list[Path]:
    """Every sheet that is shipped: beside the package in a wheel, at the top of the tree in a checkout."""
    package = Path(__file__).resolve().parents[1]
    folder = next(
        place for place in (package / "styles", package.parents[1] / "styles") if (place / "layout.tcss").is_file()
    )
    return sorted(folder.glob("*.tcss"))
