"""Corrections in sum, as a whole and of one agent."""

from collections.abc import Iterable, Iterator, Mapping

from hotwash.cli.reading.engine.asking import DOUBLE_RULE, table
from hotwash.cli.reading.engine.looked_at import LookedAt
from hotwash.core.analysis.engine.corrections import TYPES, Corrections
from hotwash.core.analysis.engine.eligibility import is_eligible
from hotwash.core.analysis.engine.signals import EngineSignal
from hotwash.core.analysis.engine.sources import SourceType
from hotwash.core.analysis.engine.trend import percent
from hotwash.viewmodels.engine_words import NONE, promotion_text
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown

RECENT = 5
_BAR, _WIDEST_BAR = "█", 20
SOURCES = {SourceType.EXPLICIT: "explicit", SourceType.IMPLICIT: "implicit", SourceType.OTHER: "unknown"}


def summary_lines(found: LookedAt) -> list[str]:
    """The form of the commands."""
    return [
        "=== USER CORRECTIONS SUMMARY ===",
        *head_lines(found),
        *("", "BY TYPE", *_bars(found.corrections.by_type, TYPES)),
        *("", "BY AGENT", *_bars(found.corrections.by_agent)),
        *("", "BY SEVERITY", *_bars(found.corrections.by_severity)),
        *("", "BY SOURCE", *_bars(_sources(found.corrections))),
        *("", "RECENT CORRECTIONS", *_recent(found)),
        *("", "TOP INFERRED PATTERNS", *_patterns(found)),
    ]


def head_lines(found: LookedAt) -> Iterator[str]:
    """From when to when, and how many."""
    today = found.engine.horizon.today
    yield f"Period: {found.first} to {today}" if found.first is not None else f"Period: all until {today}"
    weight = found.corrections.effective_weight
    yield f"Total:  {counted(found.corrections.total, 'correction')}, effective weight {weight:.1f}"
    if not found.corrections.total and found.known:
        yield f"{found.known} of another time or kind: --all shows them"


def _bars(numbers: Mapping[str, int], words: Mapping[str, str] | None = None) -> list[str]:
    """Every number with its share; bars are scaled to the largest."""
    total, most = sum(numbers.values()), max(numbers.values(), default=0)
    if not total:
        return ["  none"]
    rows = [
        (shown(name), str(number), f"({percent(number, total)}%)", _bar(number, most), (words or {}).get(name, ""))
        for name, number in numbers.items()
    ]
    return table(("Name", "Count", "Share", "", ""), rows, right=(1, 2))[1:]


def _bar(number: int, most: int) -> str:
    return _BAR * max(1, round(_WIDEST_BAR * number / most))


def _sources(corrections: Corrections) -> Mapping[str, int]:
    return {SOURCES[kind]: corrections.by_source[kind] for kind in SOURCES if corrections.by_source.get(kind)}


def _recent(found: LookedAt) -> list[str]:
    signals = found.corrections.signals if found.everything else found.corrections.signals[:RECENT]
    return correction_table(signals)


def correction_table(signals: Iterable[EngineSignal]) -> list[str]:
    """The corrections themselves, one a line."""
    rows = [
        (
            each.signal.date or NONE,
            shown(next(iter(each.signal.agents), NONE)),
            shown(each.signal.kind) or NONE,
            shown(each.signal.text) or NONE,
        )
        for each in signals
    ]
    return table(("Date", "Agent", "Type", "Summary"), rows) if rows else ["  none"]


def _patterns(found: LookedAt) -> list[str]:
    rows = [(shown(each.name), str(number), certainty(found.of(each))) for each, number in found.patterns]
    return table(("Pattern", "Count", "Confidence"), rows, right=(1,)) if rows else ["  none"]


def certainty(corrections: Corrections) -> str:
    """How sure whoever logged them was: the word that comes most; else that of saying, showing, or a first time."""
    words = [each.signal.confidence for each in corrections.signals if isinstance(each.signal.confidence, str)]
    if words:
        return shown(max(dict.fromkeys(words), key=words.count))
    if corrections.total == 1:
        return "low"
    return "high" if corrections.by_source.get(SourceType.EXPLICIT) else "medium"


def of_agent_lines(found: LookedAt, agent: str) -> list[str]:
    """One agent, and which of its patterns are in no runbook yet."""
    return [
        f"=== CORRECTIONS FOR: {shown(agent)} ===",
        *head_lines(found),
        *("", "BY TYPE", *_bars(found.corrections.by_type, TYPES)),
        *("", "EXPLICIT VS IMPLICIT", *_bars(_sources(found.corrections))),
        *("", "RECENT CORRECTIONS", *_recent(found)),
        *("", "LEARNING OPPORTUNITIES", *_opportunities(found)),
    ]


def _opportunities(found: LookedAt) -> list[str]:
    """What could be learned: the patterns of these corrections that are in no runbook, ready ones first."""
    open_ones = [(each, number) for each, number in found.patterns if not each.is_promoted]
    rows = [
        (shown(each.name), str(number), promotion_text(each))
        for each, number in sorted(open_ones, key=lambda one: not is_eligible(one[0]))
    ]
    return table(("Pattern", "Count", "Promoted"), rows, right=(1,)) if rows else ["  none"]


def brief_lines(found: LookedAt) -> list[str]:
    """The form of the documentation."""
    days = (found.engine.horizon.today - found.first).days if found.first is not None else None
    corrections = found.corrections
    rows = [
        (shown(each.name), counted(number, "occurrence"), f"({certainty(found.of(each))} confidence)")
        for each, number in found.patterns
    ]
    return [
        f"USER CORRECTIONS ({f'last {days} days' if days is not None else 'all'})",
        DOUBLE_RULE,
        "",
        f"Total: {counted(corrections.total, 'correction')}",
        *("", "BY TYPE:", *_shares(corrections.by_type, TYPES)),
        *("", "BY AGENT:", *_shares(corrections.by_agent)),
        *("", "TOP INFERRED PATTERNS:", *(table(("", "", ""), rows)[1:] if rows else ["  none"])),
    ]


def _shares(numbers: Mapping[str, int], words: Mapping[str, str] | None = None) -> list[str]:
    total = sum(numbers.values())
    rows = [
        (shown(name), str(number), f"({percent(number, total)}%)", (words or {}).get(name, ""))
        for name, number in numbers.items()
    ]
    return table(("", "", "", ""), rows, right=(1,))[1:] if rows else ["  none"]
