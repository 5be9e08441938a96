"""What the learning engine knows, in the words that both front ends use."""

from datetime import date

from hotwash.core.analysis.engine.confidence import Band, band
from hotwash.core.analysis.engine.eligibility import (
    Lack,
    is_demotion_candidate,
    is_outdated,
    missing_for_promotion,
    needs_more,
)
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.trend import Trend, change_percent
from hotwash.viewmodels.rows import shown

TREND_SIGNS = {
    Trend.INCREASING: "↑",
    Trend.DECREASING: "↓",
    Trend.STABLE: "→",
    Trend.NEW: "★",
    Trend.RESOLVED: "✓",
}
LEGEND = "Legend: ↑ increasing  ↓ decreasing  → stable  ★ new  ✓ resolved"
NONE = "–"
_BANDS = {
    Band.HIGH: "high",
    Band.MEDIUM: "medium",
    Band.TRACKED: "low: tracked",
    Band.NOISE: "low: noise",
}


def trend_text(pattern: EnginePattern) -> str:
    """`★ new`, with the signs of the printed forms."""
    return f"{TREND_SIGNS[pattern.trend]} {trend_words(pattern)}"


def trend_words(pattern: EnginePattern) -> str:
    """`increasing`; what is resolved says for how long."""
    days = f" ({pattern.resolved_days} d)" if pattern.resolved_days is not None else ""
    return f"{pattern.trend}{days}"


def percent_text(change: int | None) -> str:
    """`+167%`; a dash where there was nothing before."""
    return f"{change:+}%" if change is not None else NONE


def movement_text(previous: int, current: int) -> str:
    """`3 → 8 (+167%)`"""
    change = change_percent(previous, current)
    return f"{previous} → {current}" + (f" ({change:+}%)" if change else "")


def confidence_text(pattern: EnginePattern) -> str:
    """`0.62 (medium)`"""
    return f"{pattern.confidence:.2f} ({_BANDS[band(pattern.confidence)]})"


def names_text(names: tuple[str, ...]) -> str:
    return shown(", ".join(names)) or NONE


def services_text(pattern: EnginePattern) -> str:
    """`ledger (4), edge (2)`; only the name of one that is merely stored."""
    counted = (f"{name} ({number})" if number else name for name, number in pattern.services.items())
    return shown(", ".join(counted)) or NONE


def day_text(day: date | None) -> str:
    return day.isoformat() if day is not None else NONE


def promotion_text(pattern: EnginePattern) -> str:
    """Whether it is in a runbook, in a few words: `yes`, `ready`, `no (needs 2 more)`."""
    missing = missing_for_promotion(pattern)
    if not missing:
        return "ready"
    if missing[0].lack is Lack.PROMOTED:
        return f"yes ({outlived})" if (outlived := outlived_text(pattern)) else "yes"
    if missing[0].lack is Lack.DEMOTED:
        return "demoted"
    others = [each.words for each in missing if each.lack not in (Lack.COUNT, Lack.CONFIDENCE)]
    more = needs_more(pattern) if not others else None
    return f"no (needs {more} more)" if more else f"no ({(others or [missing[0].words])[0]})"


def missing_text(pattern: EnginePattern) -> str:
    """Everything that is in the way of a promotion, in words; empty where nothing is."""
    return "; ".join(shown(each.words) for each in missing_for_promotion(pattern))


def outlived_text(pattern: EnginePattern) -> str:
    """Why somebody should decide whether its entry is still wanted; empty where nobody should."""
    if not is_demotion_candidate(pattern):
        return ""
    return f"not seen for {pattern.age} d" + (", outdated" if is_outdated(pattern) else "")
