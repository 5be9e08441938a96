"""A detail laid out for a width: nothing is longer than it, and labels stand in their column."""

import pytest
from rich.cells import cell_len

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.detail_lines import laid_out
from hotwash.viewmodels.detail import Detail, DetailLine, Layout, pairs, parts, prose, rule
from hotwash.viewmodels.rows import Cell

CODE = DetailLine(Layout.VERBATIM, (Cell("x" * 90),))
LINES = (
    pairs(("Status", "pending"), ("Scope", "project"), ("File", "a/" + "long/" * 20)),
    prose("Worker pod **OOMKilled** after `40 s`. " * 4, "Content"),
    prose("Set limits", "Suggested Action"),
    prose("- a list item that is long enough to be wrapped somewhere near here\n\n```\ncode stays\n```"),
    rule("Why"),
    parts(Cell("  ERR-1  ", Tone.STRONG), Cell("words " * 20)),
)


def text_of(detail: Detail, width: int, *, wrap: bool = True) -> list[str]:
    return ["".join(run.text for run in line) for line in laid_out(detail, width, wrap=wrap)]


def detail(*lines: DetailLine, cut: str = "") -> Detail:
    return Detail("subject", "title", ("Entry",), "Entry", lines, cut=cut)


@pytest.mark.parametrize("width", [24, 40, 62, 76, 140])
def test_no_wrapped_line_is_longer_than_the_pane(width: int) -> None:
    assert max(cell_len(line) for line in text_of(detail(*LINES), width)) <= width


def test_labels_stand_in_a_column_and_long_ones_on_a_line_of_their_own() -> None:
    lines = text_of(detail(*LINES[1:3]), 40)
    assert lines[0].startswith("Content   Worker pod")
    assert lines[1].startswith(" " * 10)
    assert lines[-2:] == ["Suggested Action", "          Set limits"]


def test_two_pairs_share_a_line_where_both_fit() -> None:
    assert text_of(detail(LINES[0]), 62)[0] == "Status    pending            Scope  project"
    assert text_of(detail(LINES[0]), 40)[:2] == ["Status    pending", "Scope     project"]


def test_code_is_never_wrapped_and_a_cut_text_says_how_to_see_the_rest() -> None:
    assert text_of(detail(CODE, cut="1.2 MB more – Enter shows it"), 40) == [
        "x" * 90,
        "",
        "1.2 MB more – Enter shows it",
    ]


def test_without_wrapping_lines_run_on() -> None:
    assert max(len(line) for line in text_of(detail(LINES[1]), 40, wrap=False)) > 100


def test_every_character_of_the_text_is_there() -> None:
    shown = "".join(text_of(detail(LINES[1]), 40))
    assert "".join(shown.split()) == "Content" + "".join(LINES[1].text.split())
