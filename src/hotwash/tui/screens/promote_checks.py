"""What speaks for and against a rule: as lines, settled or not, and beside the rule it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from hotwash.core.model.document import Document
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.lines import LABEL_WIDTH, joined, labelled, paragraph, pressable, words, wrapped_beside
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_checks import RuleCheck

UNFIT = frozenset({"empty", "lines", "hidden", "markup", "length"})
"""Detectors that nobody overrules: the text has to change."""

_SIGNS = {Tone.GOOD: "✓", Tone.WARNING: "!", Tone.ALARM: "✗"}
_ADVICE = (Tone.WARNING, Tone.ALARM)
_PLACE = re.compile(r"(?P<file>[^\s:]*):(?P<line>\d+)\b")


def waits(check: RuleCheck, fine: frozenset[str]) -> bool:
    """Whether `x` can settle this finding and has not done so."""
    return check.tone in _ADVICE and check.name not in UNFIT and check.sentence not in fine


def overruled(checks: Sequence[RuleCheck], fine: frozenset[str]) -> str:
    """The detectors that stopped the rule and that the person overruled, by their names."""
    found = (check for check in checks if check.blocks and check.name not in UNFIT)
    return ",".join(check.name for check in found if check.sentence in fine)


def check_lines(checks: Sequence[RuleCheck], fine: frozenset[str], width: int) -> list[Content]:
    """Every finding; one that the person called fine is crossed off, not hidden."""
    return labelled("Check", [line for check in checks for line in _check(check, fine, width - LABEL_WIDTH)])


def compared_lines(rule: str, checks: Sequence[RuleCheck], snapshot: Snapshot, path: str, width: int) -> list[Content]:
    """The new rule and below it, in full, every line that a finding names."""
    named = [
        (place[0], line)
        for check in checks
        if (place := _PLACE.match(check.sentence)) and (line := _line(place, snapshot, path))
    ]
    if not named:
        return []
    lines = [line for place, text in named for line in paragraph("", words(f"{place}  {shown(text)}"), width)]
    return [*paragraph("Beside", words(shown(rule), Tone.STRONG), width), *lines]


def _check(check: RuleCheck, fine: frozenset[str], width: int) -> list[Content]:
    if check.tone in _ADVICE and check.sentence in fine:
        return wrapped_beside(words(f"x {shown(check.sentence)}", Tone.DIM), words("fine", Tone.DIM), width)
    text = joined(words(_SIGNS.get(check.tone, "•"), check.tone), words(f" {shown(check.sentence)}"))
    return wrapped_beside(text, _keys(check, fine), width)


def _keys(check: RuleCheck, fine: frozenset[str]) -> Content:
    keys = []
    if check.tone in _ADVICE and _PLACE.match(check.sentence):
        keys.append(pressable(joined(words("=", Tone.ACCENT), " compare"), "="))
    if waits(check, fine):
        keys.append(pressable(joined(words("x", Tone.ACCENT), " fine"), "x"))
    return words("  ").join(keys)


def _line(place: re.Match[str], snapshot: Snapshot, path: str) -> str:
    document = _document(place["file"], snapshot, path)
    lines = document.content.split(b"\n") if document is not None else []
    number = int(place["line"])
    return lines[number - 1].decode("utf-8", "replace").strip() if 0 < number <= len(lines) else ""


def _document(name: str, snapshot: Snapshot, path: str) -> Document | None:
    if not name:
        return snapshot.document(path)
    return next((document for document in snapshot.documents if document.relative == name), None)
