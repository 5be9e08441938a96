"""The modal screens: rows and plans in, a decision out. Modules are imported when a screen is first named.

Every sheet takes `drafts`, the mutable mapping in which Esc leaves what was typed and from which the sheet of the same
subject picks it up again; a written sheet removes its own. `planner` turns an intent into a plan or a refusal on the
newest snapshot, `differ` a plan into what it changes file by file (`differences.plan_differences` with the caller's
names for paths). A dismissed `Plan` is committed by the caller, the one of `PromoteSheet` and of a `PreviewSheet` with
`exact=True`. While a sheet is open the caller hands it every new snapshot through `sheet.replan(snapshot)`.

    PromoteSheet(promotion: Promotion, *, snapshot, targets, planner, checker, differ, drafts, limits, step)
        -> Plan | None                      Promotion(title, members: tuple[Target, ...], rules, facts, subject)
                                            targets(snapshot) -> tuple[RuleTarget, ...]
                                            checker(rule, target) -> tuple[RuleCheck, ...]
    ReasonSheet(title, intent, choices: tuple[ReasonChoice, ...], *, snapshot, planner, drafts)
        -> Plan | None                      ReasonChoice(word, arguments, asks, prefill); asks names the argument
    EvidenceSheet(title, intent, facts, *, snapshot, planner, drafts, verb, evidence)
        -> Plan | None                      facts: rows of (label, text); evidence: what ticked steps prove
    ScoreSheet(action: ScoredAction, intent, *, snapshot, threshold, totals, planner, drafts, calibration, step)
        -> Plan | None                      totals: those of all other actions, for the what-if line
    ConflictSheet(conflicts: tuple[TargetOutcome, ...], *, snapshot, drafts, read_only, places, appended)
        -> tuple[Target, ...]               the targets to put "mine" on, as seen now; empty keeps the disk
                                            (dismissing with `EditRequested(key)` asks for $EDITOR)
    PreviewSheet(plan, *, snapshot, planner, differ, drafts, verb, question, reach)
        -> Plan | None
    FormSheet(title, intent, fields: tuple[FormField, ...], *, snapshot, planner, differ, drafts)
        -> Plan | None                      FormField(name, label, value, required, choices, hint)
    PickSheet(title, rows: tuple[PickRow, ...], *, chosen, keys)
        -> str | None                       PickRow(value, text, detail, reason); dismissed with the row's value
    MessageSheet(title, what, why, next_step) -> None
    HelpScreen(commands: tuple[Command, ...]) -> str | None
    PaletteScreen(commands: tuple[Command, ...]) -> str | None
                                            Command(id, name, key, group, summary, reason); dismissed with the id
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotwash.tui.screens.command_list import Command
    from hotwash.tui.screens.conflict import ConflictSheet, EditRequested
    from hotwash.tui.screens.evidence import EvidenceSheet
    from hotwash.tui.screens.help import HelpScreen
    from hotwash.tui.screens.message import MessageSheet
    from hotwash.tui.screens.palette import PaletteScreen
    from hotwash.tui.screens.pick import PickRow, PickSheet
    from hotwash.tui.screens.preview import PreviewSheet
    from hotwash.tui.screens.promote import PromoteSheet, Promotion
    from hotwash.tui.screens.reason import ReasonChoice, ReasonSheet
    from hotwash.tui.screens.score import ScoreSheet
    from hotwash.tui.screens.sheet import Sheet
    from hotwash.tui.screens.text_entry import FormField, FormSheet

_HOME = {
    "Command": "command_list",
    "ConflictSheet": "conflict",
    "EditRequested": "conflict",
    "EvidenceSheet": "evidence",
    "FormField": "text_entry",
    "FormSheet": "text_entry",
    "HelpScreen": "help",
    "MessageSheet": "message",
    "PaletteScreen": "palette",
    "PickRow": "pick",
    "PickSheet": "pick",
    "PreviewSheet": "preview",
    "PromoteSheet": "promote",
    "Promotion": "promote",
    "ReasonChoice": "reason",
    "ReasonSheet": "reason",
    "ScoreSheet": "score",
    "Sheet": "sheet",
}

__all__ = [
    "Command",
    "ConflictSheet",
    "EditRequested",
    "EvidenceSheet",
    "FormField",
    "FormSheet",
    "HelpScreen",
    "MessageSheet",
    "PaletteScreen",
    "PickRow",
    "PickSheet",
    "PreviewSheet",
    "PromoteSheet",
    "Promotion",
    "ReasonChoice",
    "ReasonSheet",
    "ScoreSheet",
    "Sheet",
]


def __getattr__(name: str) -> object:
    """The screen of that name, imported now: the first list paints before any sheet is loaded."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
