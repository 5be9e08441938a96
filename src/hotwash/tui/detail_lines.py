"""Lays a detail out for a width: labels in a column, pairs side by side, text wrapped, headlines across."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.cells import cell_len

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.paint import Run, Runs, fitted, width_of
from hotwash.tui.widgets.prose import prose_lines, wrapped_runs
from hotwash.viewmodels.detail import Detail, DetailLine, Layout

LABEL_WIDTH = 10
SECOND_LABEL_WIDTH = 7
FIRST_HALF = 29
TWO_PAIRS_FROM = 56
RULE_SIGN = "─"


def laid_out(detail: Detail, width: int, *, wrap: bool) -> Sequence[Runs]:
    """All lines of a detail."""
    lines = lines_of(detail.lines, width, wrap=wrap)
    if detail.cut:
        lines += [(), (Run(detail.cut, Tone.WARNING, "detail.open"),)]
    return lines


def lines_of(details: Iterable[DetailLine], width: int, *, wrap: bool) -> list[Runs]:
    """Each line laid out as it wants to be."""
    lines: list[Runs] = []
    for line in details:
        lines.extend(_MAKERS[line.layout](line, width, wrap))
    return lines


def _parts(line: DetailLine, width: int, wrap: bool) -> Iterator[Runs]:
    runs = [Run(cell.text, cell.tone) for cell in line.parts]
    if wrap and width_of(runs) > width:
        yield from wrapped_runs(runs, width)
    else:
        yield runs


def _prose(line: DetailLine, width: int, wrap: bool) -> Iterator[Runs]:
    tone = line.parts[0].tone if line.parts else Tone.PLAIN
    indent = LABEL_WIDTH if line.label else 0
    text = prose_lines(line.text, max(1, width - indent), tone, wrap=wrap)
    if not line.label:
        yield from text
        return
    label = Run(line.label, Tone.DIM)
    if cell_len(line.label) >= LABEL_WIDTH:
        yield (label,)
        yield from ((Run(" " * LABEL_WIDTH), *each) for each in text)
        return
    for at, each in enumerate(text):
        head = label._replace(text=fitted(line.label, LABEL_WIDTH)) if at == 0 else Run(" " * LABEL_WIDTH)
        yield (head, *each)


def _pairs(line: DetailLine, width: int, wrap: bool) -> Iterator[Runs]:
    """Two pairs beside each other where both fit, else one below the other."""
    halves = [
        (Run(label.text, label.tone), Run(value.text, value.tone))
        for label, value in zip(line.parts[::2], line.parts[1::2], strict=True)
    ]
    while halves:
        (label, value), *rest = halves
        first = (label._replace(text=fitted(label.text, LABEL_WIDTH)), value)
        if rest and width >= TWO_PAIRS_FROM and cell_len(value.text) < FIRST_HALF - LABEL_WIDTH:
            second_label, second = rest[0]
            gap = Run(" " * (FIRST_HALF - width_of(first)))
            second_width = max(SECOND_LABEL_WIDTH, cell_len(second_label.text) + 1)
            both = (*first, gap, second_label._replace(text=fitted(second_label.text, second_width)), second)
            if width_of(both) <= width:
                yield both
                halves = rest[1:]
                continue
        if wrap and width_of(first) > width:
            pieces = list(wrapped_runs((value,), max(1, width - LABEL_WIDTH), hanging=0))
            yield (first[0], *pieces[0])
            yield from ((Run(" " * LABEL_WIDTH), *piece) for piece in pieces[1:])
        else:
            yield first
        halves = rest


def _rule(line: DetailLine, width: int, wrap: bool) -> Iterator[Runs]:  # noqa: ARG001 (one shape for all makers)
    head = (Run(RULE_SIGN * 2, Tone.DIM), Run(f" {line.label} ", Tone.STRONG))
    yield (*head, Run(RULE_SIGN * (width - width_of(head)), Tone.DIM))


def _verbatim(line: DetailLine, width: int, wrap: bool) -> Iterator[Runs]:  # noqa: ARG001 (one shape for all makers)
    tone = line.parts[0].tone if line.parts else Tone.PLAIN
    yield from ((Run(text, tone),) for text in line.text.split("\n"))


_MAKERS: dict[Layout, Callable[[DetailLine, int, bool], Iterator[Runs]]] = {
    Layout.PARTS: _parts,
    Layout.PROSE: _prose,
    Layout.PAIRS: _pairs,
    Layout.RULE: _rule,
    Layout.VERBATIM: _verbatim,
}
