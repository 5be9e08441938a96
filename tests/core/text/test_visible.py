"""Nothing from a file reaches a screen unseen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.text.visible import decoded, visible, visible_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain [bold] text", "plain [bold] text"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;QQ==\x07", "␛]52;c;QQ==␇"),
        ("a\x9b31m", "a⟨9B⟩31m"),
        ("del\x7f", "del␡"),
        ("two\nlines\r", "two␊lines␍"),
        ("a\tb", "a b"),
        ("gnp.\u202eexe", "gnp.⟨U+202E⟩exe"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("soft\u00adhyphen", "soft⟨U+00AD⟩hyphen"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        ("line\u2028sep\u0085", "line⟨U+2028⟩sep⟨85⟩"),
        ("private \ue0b0", "private ⟨U+E0B0⟩"),
        ("filler \u3164", "filler ⟨U+3164⟩"),
        ("x\ufe0f", "x⟨U+FE0F⟩"),
        ("\ufeffbom", "⟨U+FEFF⟩bom"),
    ],
)
def test_hidden_characters_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text", ["naïve café", "数据库 容器", "✅ done", "⚠️ watch out", "👩‍💻 writes", "क्‍ष", "می‌خواهم", "5️⃣"]
)
def test_what_scripts_and_emoji_need_is_left_alone(text: str) -> None:
    assert visible(text) == text


def test_a_pile_of_combining_marks_is_counted() -> None:
    assert visible("e" + "\u0301" * 20 + "!") == "e" + "\u0301" * 8 + "⟨+12⟩!"


def test_lines_are_split_at_line_feeds_only() -> None:
    assert visible_lines("a\r\n\tb\x0cc\u2028d") == ["a", "    b␌c⟨U+2028⟩d"]


def test_bad_bytes_are_replaced_for_showing() -> None:
    assert decoded(b"it\x92s") == "it�s"


@given(st.text())
def test_nothing_invisible_comes_through(text: str) -> None:
    for character in visible(text):
        if character not in "\u200c\u200d":
            assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
