"""What the promote sheet says and asks where the chosen target is a document that people keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hotwash.core.model.targets import LIST_KINDS
from hotwash.core.model.vocabulary import Tone
from hotwash.tui.screens.lines import LABEL_WIDTH, labelled, words, wrapped
from hotwash.tui.screens.sheet import KeyHint
from hotwash.viewmodels.rows import shown

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_targets import RuleTarget

_NOT_WRITTEN = "none: only the entry will say so – tab types the Markdown file that gets its text, too"
TAB_TYPES_A_FILE = KeyHint("tab", "type a file", "file", "e")


def destination_arguments(target: RuleTarget | None, rule: str, file: str) -> dict[str, str]:
    """The arguments of the promotion that say what is written where; a section has no rule, an item of a list has."""
    if target is None or not target.kind:
        return {"rule": rule, **({"target": target.path} if target is not None else {})}
    item = {"rule": rule} if takes_rule(target) else {}
    return {**item, "target": target.kind, **({"file": file} if file else {})}


def takes_rule(target: RuleTarget | None) -> bool:
    return target is None or not target.kind or target.kind in LIST_KINDS


def file_lines(file: str, width: int) -> list[Content]:
    """The document that gets the text, or that there is none."""
    text = words(shown(file)) if file else words(_NOT_WRITTEN, Tone.DIM)
    return labelled("File", wrapped(text, width - LABEL_WIDTH))
