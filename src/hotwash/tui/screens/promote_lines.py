"""How a rule reads with its length and advice, and the places it can go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from hotwash.core.model.settings import PromoteLimits
from hotwash.core.model.vocabulary import Scope, Tone
from hotwash.tui.screens.lines import (
    LABEL_WIDTH,
    fitted,
    joined,
    labelled,
    row,
    spread,
    words,
    wrapped,
    wrapped_beside,
)
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_targets import RuleTarget

MOST_TARGETS = 8
FULL_WORDS_FROM, SIZES_FROM = 76, 40

_RADIO = "( ) "
_REACH_WORDS = {Scope.PROJECT: "this project", Scope.GLOBAL: "every project on this machine"}
_REACH_SHORT = {Scope.PROJECT: "project", Scope.GLOBAL: "EVERY PROJECT"}
_SCOPE_TONES = {Scope.PROJECT: Tone.PROJECT, Scope.GLOBAL: Tone.GLOBAL}


def rule_lines(rule: str, advice: Sequence[str], limits: PromoteLimits, width: int) -> list[Content]:
    """The rule, its length against the wanted one, and what could be said better."""
    length = length_of(rule, advice, limits)
    lines = labelled("Rule", wrapped_beside(words(shown(rule), Tone.STRONG), length, width - LABEL_WIDTH))
    hints = [words(f"! {shown(text)}", Tone.WARNING) for text in advice]
    return [*lines, *labelled("", (line for hint in hints for line in wrapped(hint, width - LABEL_WIDTH)))]


def length_of(rule: str, advice: Sequence[str], limits: PromoteLimits) -> Content:
    """`59/80 ✓ imperative`"""
    long = len(rule) > limits.warn_chars
    tone = Tone.ALARM if len(rule) > limits.max_chars else Tone.WARNING if long else Tone.PLAIN
    count = words(f"{len(rule)}/{limits.warn_chars}", tone)
    if long:
        return joined(count, words(" ! long", tone))
    return count if advice or not rule else joined(count, words(" ✓ imperative", Tone.GOOD))


def target_lines(targets: Sequence[RuleTarget], width: int, *, cursor: int, picked: int, budget: int) -> list[Content]:
    """Where the rule can go, at most eight at a time, the cursor among them."""
    first = max(0, min(cursor - MOST_TARGETS // 2, len(targets) - MOST_TARGETS))
    window = range(first, min(first + MOST_TARGETS, len(targets)))
    lines = _columns([targets[at] for at in window], budget, width - LABEL_WIDTH - len(_RADIO))
    drawn = [row(joined(_radio(at == picked), line), at) for at, line in zip(window, lines, strict=True)]
    marked = [
        _with_cursor(line) if at == cursor != picked else line
        for at, line in zip(window, labelled("Where", drawn), strict=True)
    ]
    hidden = len(targets) - len(marked)
    return [*marked, *labelled("", [words(f"{hidden} more, j/k shows them", Tone.DIM)] if hidden else [])]


def _columns(targets: Sequence[RuleTarget], budget: int, width: int) -> list[Content]:
    """Name, whom it reaches and why, lines: the name gives way first, then the reason."""
    short = width < FULL_WORDS_FROM
    whys = [_why(target, short) for target in targets]
    sizes = [_size(target, budget, short) if width > SIZES_FROM else words("") for target in targets]
    reasons = [why for why, target in zip(whys, targets, strict=True) if not target.would_create]
    room = width - min(_widest(reasons), width // 2) - _widest(sizes) - 3
    names = [_name(target, 0 if short else room) for target in targets]
    column = max(min(_widest(names), room), width // 4)
    return [
        spread(joined(fitted(name, column), "  ", why), size, width)
        for name, why, size in zip(names, whys, sizes, strict=True)
    ]


def _widest(contents: Sequence[Content]) -> int:
    return max((content.cell_length for content in contents), default=0)


def _radio(picked: bool) -> Content:
    return words("(•) ", Tone.STRONG) if picked else words(_RADIO)


def _name(target: RuleTarget, room: int) -> Content:
    """The file, and the section in it where there is room for all of that."""
    label = target.label if target.kind or "/" in target.label else f"./{target.label}"
    name = words(shown(label), _SCOPE_TONES[target.scope])
    section = joined(name, words(f"  {shown(target.section)}", Tone.DIM))
    return section if target.section and section.cell_length <= room else name


def _why(target: RuleTarget, short: bool) -> Content:
    if target.would_create:
        return words("would be created" if short else "file does not exist – would be created", Tone.WARNING)
    if target.kind:
        return words(f"for {target.reason}", Tone.DIM)
    if short:
        return words(_REACH_SHORT[target.scope], _SCOPE_TONES[target.scope])
    reason = f"{shown(target.reason)}, " if target.reason and target.scope is Scope.PROJECT else ""
    return joined(words(reason), words(_REACH_WORDS[target.scope], _SCOPE_TONES[target.scope]))


def _size(target: RuleTarget, budget: int, short: bool) -> Content:
    if target.would_create or target.kind:
        return words("")
    text = f"{target.lines}/{budget}" if short else f"{target.lines}/{budget} lines"
    return words(text, Tone.WARNING if target.lines >= budget else Tone.PLAIN)


def _with_cursor(line: Content) -> Content:
    return joined(line[: LABEL_WIDTH - 1], "▸", line[LABEL_WIDTH:])
