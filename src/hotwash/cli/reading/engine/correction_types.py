"""Corrections of one type: what the agent did and what the person wanted, and what most of them are about."""

from collections.abc import Iterator

from hotwash.cli.reading.engine.correction_lines import RECENT, head_lines
from hotwash.cli.reading.engine.looked_at import LookedAt
from hotwash.core.analysis.engine.eligibility import missing_for_promotion
from hotwash.core.analysis.engine.signals import EngineSignal
from hotwash.core.analysis.engine.sources import SourceType
from hotwash.viewmodels.engine_words import NONE, missing_text
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown


def of_type_lines(found: LookedAt, kind: str) -> list[str]:
    """The theme is the pattern that most of them are of; what is recommended is what its numbers say."""
    signals = found.corrections.signals if found.everything else found.corrections.signals[:RECENT]
    details = [line for each in signals for line in _details(each)]
    rest = found.corrections.total - len(signals)
    more = [f"  {rest} more: --all shows them"] if rest else []
    return [
        f"=== CORRECTIONS OF TYPE: {kind} ===",
        *head_lines(found),
        *("", "DETAILS", *(details or ["  none"]), *more),
        *("", "COMMON THEME", *_theme(found)),
    ]


def _details(line: EngineSignal) -> Iterator[str]:
    signal = line.signal
    action = signal.ai_action
    yield f"  {signal.date or NONE}  {shown(next(iter(signal.agents), NONE))}  {shown(line.place)}"
    yield f"    ai_action: {shown(action.summary if action is not None else None) or NONE}"
    yield f"    {_wanted(line)}"
    yield f"    pattern:   {shown(line.pattern.name) if line.pattern is not None else NONE}"
    yield f"    severity:  {shown(signal.native_severity) or NONE}"


def _wanted(line: EngineSignal) -> str:
    """The person's own words, else what they were understood to want, or did."""
    said = line.signal.user_correction
    if said is not None and said.verbatim:
        return f'user_said: "{shown(said.verbatim)}"'
    label = "user_said:" if line.source_type is SourceType.EXPLICIT else "user_did: "
    return f"{label} {shown(line.signal.text) or NONE}"


def _theme(found: LookedAt) -> Iterator[str]:
    if not found.patterns:
        yield "  No pattern is named, and the words suggest none."
        return
    pattern, number = found.patterns[0]
    yield f"  {shown(pattern.name)}, {counted(number, 'correction')} of {found.corrections.total}"
    yield from ("", "RECOMMENDATION")
    ready = "ready for promotion" if not missing_for_promotion(pattern) else missing_text(pattern)
    yield f"  {shown(pattern.name)}: {ready}"
