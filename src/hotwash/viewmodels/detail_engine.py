"""The details of view 6: a pattern and its movement, a correction, and an entry of a runbook."""

from hotwash.core.analysis.engine.corrections import TYPES
from hotwash.core.analysis.facts import Facts
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.visible import decoded
from hotwash.viewmodels.corrections import CorrectionRow
from hotwash.viewmodels.detail import BLANK, Background, Detail, DetailLine, limited, pairs, prose, rule
from hotwash.viewmodels.detail_pattern import pattern_detail
from hotwash.viewmodels.engine_row import EngineRow
from hotwash.viewmodels.engine_words import NONE, names_text
from hotwash.viewmodels.movements import MovementRow
from hotwash.viewmodels.patterns import PatternRow
from hotwash.viewmodels.rows import Cell, shown
from hotwash.viewmodels.runbook_rows import RunbookRow


def engine_detail(facts: Facts, row: EngineRow, at: int, background: Background) -> Detail | None:
    """What is shown beside a row; patterns have four tabs, counted from 0. `None` when it is gone."""
    if isinstance(row, (PatternRow, MovementRow)):
        wanted = row.pattern
        for engine in facts.engines:
            pattern = engine.pattern(wanted.key) if engine.workspace.id == wanted.workspace.id else None
            if pattern is not None:
                return pattern_detail(engine, pattern, at, background)
        return None
    if isinstance(row, CorrectionRow):
        return _correction_detail(row, background)
    return _entry_detail(row, background) if isinstance(row, RunbookRow) else None


def _correction_detail(row: CorrectionRow, background: Background) -> Detail:
    signal = row.found.signal
    action, said = signal.ai_action, signal.user_correction
    did = (action.summary if action is not None else None) or "not told"
    lines: list[DetailLine] = [
        pairs(("Type", Cell(row.correction_type, Tone.STRONG)), ("Source", row.found.source_type.value.split("_")[0])),
        prose(TYPES.get(signal.kind or "", "This type is not one of the schema."), "", Tone.DIM),
        pairs(("Agent", names_text(signal.agents)), ("Severity", shown(signal.native_severity) or NONE)),
        pairs(("Date", shown(signal.timestamp or signal.date) or NONE), ("Pattern", row.pattern or NONE)),
        pairs(
            ("File", f"{shown(row.found.place)}"),
        ),
        *(BLANK, rule("The agent did"), prose(did)),
    ]
    if action is not None and action.file:
        lines.append(prose(action.file, "In", Tone.DIM))
    lines += [BLANK, rule("The person wanted"), prose(signal.text or "not told")]
    if said is not None and said.verbatim:
        lines.append(prose(f"“{said.verbatim}”", "", Tone.ACCENT))
    if signal.context:
        lines += [BLANK, rule("While"), prose(signal.context)]
    shown_lines, cut = limited(lines, background.full)
    return Detail(
        subject=("correction", row.key),
        title=row.name,
        tabs=("Correction",),
        tab="Correction",
        lines=shown_lines,
        cut=cut,
        same_as=row.command_line,
    )


def _entry_detail(row: RunbookRow, background: Background) -> Detail:
    """The entry as it is written, and what the engine knows of its pattern."""
    known = "" if row.pattern is None else f"×{row.pattern.count}, {row.pattern.confidence:.2f} today"
    text = decoded(row.entry.span.of(row.document.content)).strip()
    lines = [
        pairs(("Agent", Cell(shown(row.agent), Tone.STRONG)), ("State", row.state)),
        pairs(("File", f"{shown(row.document.relative)}:{row.line}"), ("Pattern", known or "none of this name")),
        BLANK,
        prose(text),
    ]
    shown_lines, cut = limited(lines, background.full)
    return Detail(
        subject=("runbook-entry", row.key),
        title=row.name,
        tabs=("Entry",),
        tab="Entry",
        lines=shown_lines,
        cut=cut,
        same_as=row.command_line,
    )
