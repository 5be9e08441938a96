"""A VFM score in words: its terms, what was guessed and why, and what it is held against."""

from hotwash.core.analysis.vfm import ScoredAction, Threshold
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.detail import DetailLine, parts
from hotwash.viewmodels.rows import Cell, shown

ACT, DEFER = "ACT", "defer"


def verdict(acts: bool) -> Cell:
    return Cell(ACT, Tone.GOOD) if acts else Cell(DEFER, Tone.DIM)


def holds_guess(action: ScoredAction) -> bool:
    return any(dimension.guessed for dimension in action.dimensions)


def score_lines(action: ScoredAction, threshold: Threshold) -> list[DetailLine]:
    """The formula term by term, then the total and the threshold with its origin."""
    lines = [
        parts(
            Cell(f"{dimension.name:<18}"),
            Cell(
                f"{dimension.value:>2}  ×{dimension.weight} = {dimension.value * dimension.weight:>2}   ", Tone.STRONG
            ),
            Cell(f"g {shown(dimension.why)}" if dimension.guessed else "yours", Tone.DIM),
        )
        for dimension in action.dimensions
    ]
    lines.append(parts(Cell(f"{'Total':<18}"), Cell(f"{action.total} / 100   ", Tone.STRONG), verdict(action.acts)))
    lines.append(parts(Cell(f"Threshold {threshold.value}, from {shown(threshold.origin)}", Tone.DIM)))
    return lines
