"""The detail of a fact of operations: the number, its limit, what to log, and every line that it comes from."""

from collections.abc import Iterator

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.ops.fact import Evidence
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.detail import BLANK, Detail, DetailLine, Layout, pairs, prose, rule
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.operations import FactRow
from hotwash.viewmodels.rows import Cell, shown

_AROUND = 1


def fact_detail(facts: Facts, row: FactRow) -> Detail:
    """Numbers and words first, then the source lines with their neighbours; a line leads to its entry."""
    fact = row.fact
    number = Cell(shown(fact.value), Tone.WARNING if fact.fired else Tone.STRONG)
    lines = [
        pairs(("What", shown(fact.rule)), ("Of", Cell(shown(fact.subject), Tone.STRONG))),
        pairs(("Number", number), ("Limit", shown(fact.limit) or "none")),
    ]
    if fact.proposal:
        lines.append(prose(shown(fact.proposal), "Next", Tone.WARNING))
    if fact.command:
        lines.append(prose(shown(fact.command), "Log", Tone.ACCENT))
    lines += [BLANK, rule(f"From {counted(len(fact.sources), 'line')}")]
    for source in fact.sources:
        lines += _source_lines(facts, source)
    return Detail(("fact", row.key), shown(fact.rule), ("Number",), "Number", tuple(lines), same_as="hotwash ops")


def _source_lines(facts: Facts, source: Evidence) -> Iterator[DetailLine]:
    name = Cell(f"{shown(source.name)}  ", Tone.STRONG)
    yield DetailLine(parts=(name, Cell(shown(source.place), Tone.DIM)), key=source.key)
    document = facts.snapshot.document(source.key.path)
    raw = document.content.split(b"\n") if document is not None else []
    first = max(0, source.line - 1 - _AROUND)
    for number, text in enumerate(raw[first : source.line + _AROUND], first + 1):
        tone = Tone.PLAIN if number == source.line else Tone.DIM
        yield DetailLine(Layout.VERBATIM, (Cell(f"{number:>5}  {shown(decoded(text))}", tone),))
    yield BLANK
