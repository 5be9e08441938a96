"""A row of a pane as runs: cursor, mark, news and condition, then its cells under their columns."""

from collections.abc import Sequence

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.paint import Run, Runs, fitted
from hotwash.tui.widgets.row_list import RowState
from hotwash.viewmodels.rows import Column, Pane, Row, prefix

CURSOR = "▸"
GAP = " "
_PREFIX_WIDTH = 5


def row_runs(pane: Pane, row: Row, width: int, state: RowState) -> Runs:
    """One line of the list."""
    signs = [Run(cell.text, cell.tone) for cell in prefix(row, marked=state.marked)]
    cells = [Run(cell.text, cell.tone) for cell in pane.cells(row)]
    return (
        Run(CURSOR if state.cursor else " ", Tone.ACCENT),
        *signs,
        Run(GAP),
        *_in_columns(cells, pane.columns, width - _PREFIX_WIDTH),
    )


def head_runs(columns: Sequence[Column], width: int) -> Runs:
    """The column heads, above the rows."""
    heads = [Run(column.head, Tone.DIM) for column in columns]
    return (Run(" " * _PREFIX_WIDTH), *_in_columns(heads, columns, width - _PREFIX_WIDTH))


def _in_columns(cells: Sequence[Run], columns: Sequence[Column], width: int) -> list[Run]:
    fixed = sum(column.width for column in columns) + len(GAP) * (len(columns) - 1)
    left_over = max(0, width - fixed)
    runs: list[Run] = []
    for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        text = fitted(cell.text, column.width or left_over, right=column.right)
        runs.append(cell._replace(text=text + (GAP if at < len(columns) - 1 else "")))
    return runs
