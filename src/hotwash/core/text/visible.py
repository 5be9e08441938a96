"""Makes text from files safe to look at: whatever is invisible or commands a terminal is shown as a sign of its own."""

from unicodedata import category, combining

from hotwash.core.text.patterns import Pattern

_PICTURES = 0x2400
_TAB_WIDTH = 4
_MOST_MARKS = 8

_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_UNUSUAL = Pattern(f"[{_INVISIBLE}{_SELECTORS}]|[{_MARKS}]{{{_MOST_MARKS + 1}}}")

_JOINERS = "\u200c\u200d"
_EMOJI_STYLES = "\ufe0e\ufe0f"
_KEYCAPS = "0123456789#*"
_HIDDEN_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def decoded(raw: bytes) -> str:
    """UTF-8 text for showing and comparing; a bad byte becomes U+FFFD. Never encode the result back into a file."""
    return raw.decode("utf-8", "replace")


def visible(text: str) -> str:
    """One line of text with nothing hidden in it.

    C0 controls become their pictures (a newline `␊`), a tab becomes a space, C1 controls `⟨9B⟩`, bidirectional,
    zero-width, tag, private and unassigned characters `⟨U+202E⟩`. Joiners stay inside emoji and the scripts that need
    them; more than eight combining marks on one letter are counted, `⟨+12⟩`.
    """
    if text.isprintable() and (text.isascii() or not _UNUSUAL.search(text)):
        return text
    return "".join(_shown(text))


def visible_lines(text: str) -> list[str]:
    """Text of several lines for reading: split at `\\n` only, each line visible, tabs as four spaces."""
    return [visible(line.removesuffix("\r").replace("\t", " " * _TAB_WIDTH)) for line in text.split("\n")]


def _shown(text: str) -> list[str]:
    shown: list[str] = []
    marks = 0
    for index, character in enumerate(text):
        if combining(character):
            marks += 1
            if marks <= _MOST_MARKS and character not in _INVISIBLE:
                shown.append(character)
            continue
        if marks > _MOST_MARKS:
            shown.append(f"⟨+{marks - _MOST_MARKS}⟩")
        marks = 0
        shown.append(_one(character, text, index))
    if marks > _MOST_MARKS:
        shown.append(f"⟨+{marks - _MOST_MARKS}⟩")
    return shown


def _one(character: str, text: str, index: int) -> str:
    code = ord(character)
    if code < 0x20:
        return " " if character == "\t" else chr(_PICTURES + code)
    if code < 0x7F:
        return character
    if code == 0x7F:
        return "␡"
    if code < 0xA0:
        return f"⟨{code:02X}⟩"
    if character in _JOINERS:
        return character if _joins(text, index) else _named(code)
    if character in _EMOJI_STYLES:
        return character if index and _takes_emoji_style(text[index - 1]) else _named(code)
    if _UNUSUAL.match(character) or category(character) in _HIDDEN_CATEGORIES:
        return _named(code)
    return character


def _named(code: int) -> str:
    return f"⟨U+{code:04X}⟩"


def _joins(text: str, index: int) -> bool:
    """Whether the joiner at `index` stands between two signs of an emoji or of a script that is written joined."""
    if index == 0 or index + 1 >= len(text):
        return False
    before, after = text[index - 1], text[index + 1]
    if before in _EMOJI_STYLES and index > 1:
        before = text[index - 2]
    return (_is_symbol(before) and _is_symbol(after)) or (_is_joining_script(before) and _is_joining_script(after))


def _takes_emoji_style(character: str) -> bool:
    return character in _KEYCAPS or _is_symbol(character) or character in "‼⁉ⓂⅠ↔"


def _is_symbol(character: str) -> bool:
    return category(character) in ("So", "Sk", "Sm") and ord(character) >= 0xA9


def _is_joining_script(character: str) -> bool:
    """Arabic and its neighbours, the Indic scripts up to Sinhala, Myanmar, Khmer and Mongolian."""
    code = ord(character)
    return 0x0600 <= code <= 0x08FF or 0x0900 <= code <= 0x0DFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x18AF
