"""Where only ASCII is certain, every sign of ours has a stand-in and words of people stay."""

from rich.segment import Segment
from textual.color import Color

from hotwash.tui.glyphs import AsciiSigns, ascii_text


def test_signs_become_ascii_and_words_stay() -> None:
    assert ascii_text("● live · 12 files → CLAUDE.md …") == "o live - 12 files ->CLAUDE.md.."
    assert ascii_text("▸ ▲▲ ◆ × ✓ ↺ ▁▃▇") == "> ^^ # x v ^ .-#"
    assert ascii_text("日本語 café") == "日本語 café"


def test_what_is_cut_says_so_and_takes_no_more_cells_than_before() -> None:
    assert [ascii_text(text) for text in ("upgrade the gate…", "データ…", "rule is ≥ 3")] == [
        "upgrade the gat..",
        "データ.",
        "rule is >=3",
    ]


def test_borders_are_replaced_cell_for_cell() -> None:
    (segment,) = AsciiSigns().apply([Segment("╭─ 1 ─╮")], Color(0, 0, 0))
    assert segment.text == "+- 1 -+"
