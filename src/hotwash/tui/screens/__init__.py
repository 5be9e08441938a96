"""The modal screens: rows and plans in, a decision out. Modules are imported when a screen is first named.

Sheets that end in a plan take one `SheetContext(snapshot, planner, differ, drafts, editor, notice)`: `planner` turns
an intent into a plan or a refusal on the newest snapshot, `differ` a plan into what it changes file by file
(`plan_differences` with the caller's names for paths), `drafts` is the mutable mapping in which Esc and Enter leave
what was typed and where the sheet of the same verb and subject finds it again. The caller commits a dismissed `Plan`
(the one of `PromoteSheet` with `exact=True`) and then calls `sheet.draft.forget()`; where the commit fails it may open
the sheet again with a `notice`, and the draft is back. While a `PlanSheet` is open the caller hands it every new
snapshot through `replan(snapshot)`.

    PromoteSheet(promotion: Promotion, intent, judges: PromotionJudges, context, *, step) -> Plan | None
        Promotion(name, rules, subject, facts, fine)
        PromotionJudges(targets, checker, advice, call_fine, limits, reach): `targets(snapshot)` gives the
        `RuleTarget`s, `checker(rule, target)` the `RuleCheck`s, `advice(rule)` sentences about its wording
    ReasonSheet(heading, intent, choices: Sequence[ReasonChoice], context) -> Plan | None
        ReasonChoice(words, arguments, asks, question, prefill)     `asks` names the argument that is typed;
        discard_choices(nearest) and wont_fix_choices(nearest) are the ones of the two dialects,
        keep_choices() those of a learning that is to become no control, and snooze_choices(can_wake) those of putting
        something off
    RetireSheet(heading, intent, retire_choices(), context) -> Plan | None   the same for a rule;
        demote_choices() are those of a pattern in runbooks
    EvidenceSheet(heading, facts: Sequence[tuple[label, text]], intent, context, *, verb, evidence, argument)
        -> Plan | None                             `evidence` is what ticked steps prove
    ScoreSheet(action: ScoredAction, intent, threshold: Threshold, context, *, others, calibration, step) -> Plan | None
    PreviewSheet(plan, context, *, verb, question, reach) -> Plan | None
    FormSheet(heading, intent, fields: Sequence[FormField], context, *, verb, oath) -> Plan | None
        fields_of(operation) are those of an operation without a sheet of its own
    StepSheet(heading, intent, fields, facts, context, *, verb) -> Plan | None   a form whose plan writes no file:
        `facts(intent)` are labels and texts that say what would happen instead
    LogSheet(intent, types, context) -> Plan | None   a form that shows the entry which tells the same already
    CaptureSheet(intent, context) -> Plan | None      the same for a learning
    SignalSheet(kind, context) -> Plan | None         the fields of a signal's schema, one of the four kinds
    ConflictSheet(conflicts: Sequence[TargetOutcome], *, place, aside, read_only) -> ConflictAnswer(mine, edit)
        `mine` are the targets to write anyway, as they are on disk now; `edit` asks for $EDITOR there
    PickSheet(heading, rows: Sequence[PickRow], *, chosen, empty) -> str | None      the value of the row
    ViewsSheet(views, *, chosen, save, delete, unsaved, kept) -> str | None          the name of the view
    HandoffSheet(report, file, *, note, refuses) -> HandoffAnswer(text, marks, file) | None
        `report()` gives the lines of this moment; the caller calls `replan()` when files changed
    RecallSheet(heading, told, terms) -> str | None      the place of the entry to go to
    MessageSheet(heading, what, why, next_step) -> None
    RevealSheet(name, text) -> None                   closes by itself
    HelpScreen(commands: Sequence[Command]) -> str | None                            the id of the command
    PaletteScreen(commands: Sequence[Command]) -> str | None
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotwash.tui.screens.capture import CaptureSheet
    from hotwash.tui.screens.command_list import Command
    from hotwash.tui.screens.conflict import ConflictAnswer, ConflictSheet
    from hotwash.tui.screens.context import SheetContext
    from hotwash.tui.screens.differences import plan_differences
    from hotwash.tui.screens.drafts import forget, has_draft, subject_of
    from hotwash.tui.screens.evidence import EvidenceSheet
    from hotwash.tui.screens.handoff import HandoffAnswer, HandoffSheet
    from hotwash.tui.screens.help import HelpScreen
    from hotwash.tui.screens.log import LogSheet
    from hotwash.tui.screens.message import MessageSheet
    from hotwash.tui.screens.operation_fields import fields_of
    from hotwash.tui.screens.palette import PaletteScreen
    from hotwash.tui.screens.pick import PickRow, PickSheet
    from hotwash.tui.screens.plan_sheet import PlanSheet
    from hotwash.tui.screens.preview import PreviewSheet
    from hotwash.tui.screens.promote import PromoteSheet
    from hotwash.tui.screens.promotion import Promotion, PromotionJudges
    from hotwash.tui.screens.reason import ReasonChoice, ReasonSheet
    from hotwash.tui.screens.reason_choices import (
        demote_choices,
        discard_choices,
        keep_choices,
        retire_choices,
        snooze_choices,
        wont_fix_choices,
    )
    from hotwash.tui.screens.recall import RecallSheet
    from hotwash.tui.screens.retire import RetireSheet
    from hotwash.tui.screens.reveal import RevealSheet
    from hotwash.tui.screens.score import ScoreSheet
    from hotwash.tui.screens.sheet import Sheet
    from hotwash.tui.screens.signal import SignalSheet
    from hotwash.tui.screens.step import StepSheet
    from hotwash.tui.screens.text_entry import FormField, FormSheet
    from hotwash.tui.screens.views import ViewsSheet

_HOME = {
    "CaptureSheet": "capture",
    "Command": "command_list",
    "ConflictAnswer": "conflict",
    "ConflictSheet": "conflict",
    "EvidenceSheet": "evidence",
    "FormField": "text_entry",
    "FormSheet": "text_entry",
    "HandoffAnswer": "handoff",
    "HandoffSheet": "handoff",
    "HelpScreen": "help",
    "LogSheet": "log",
    "MessageSheet": "message",
    "PaletteScreen": "palette",
    "PickRow": "pick",
    "PickSheet": "pick",
    "PlanSheet": "plan_sheet",
    "PreviewSheet": "preview",
    "PromoteSheet": "promote",
    "Promotion": "promotion",
    "PromotionJudges": "promotion",
    "ReasonChoice": "reason",
    "ReasonSheet": "reason",
    "RecallSheet": "recall",
    "RetireSheet": "retire",
    "RevealSheet": "reveal",
    "ScoreSheet": "score",
    "Sheet": "sheet",
    "SheetContext": "context",
    "SignalSheet": "signal",
    "StepSheet": "step",
    "ViewsSheet": "views",
    "demote_choices": "reason_choices",
    "discard_choices": "reason_choices",
    "fields_of": "operation_fields",
    "forget": "drafts",
    "has_draft": "drafts",
    "keep_choices": "reason_choices",
    "plan_differences": "differences",
    "retire_choices": "reason_choices",
    "snooze_choices": "reason_choices",
    "subject_of": "drafts",
    "wont_fix_choices": "reason_choices",
}

__all__ = [
    "CaptureSheet",
    "Command",
    "ConflictAnswer",
    "ConflictSheet",
    "EvidenceSheet",
    "FormField",
    "FormSheet",
    "HandoffAnswer",
    "HandoffSheet",
    "HelpScreen",
    "LogSheet",
    "MessageSheet",
    "PaletteScreen",
    "PickRow",
    "PickSheet",
    "PlanSheet",
    "PreviewSheet",
    "PromoteSheet",
    "Promotion",
    "PromotionJudges",
    "ReasonChoice",
    "ReasonSheet",
    "RecallSheet",
    "RetireSheet",
    "RevealSheet",
    "ScoreSheet",
    "Sheet",
    "SheetContext",
    "SignalSheet",
    "StepSheet",
    "ViewsSheet",
    "demote_choices",
    "discard_choices",
    "fields_of",
    "forget",
    "has_draft",
    "keep_choices",
    "plan_differences",
    "retire_choices",
    "snooze_choices",
    "subject_of",
    "wont_fix_choices",
]


def __getattr__(name: str) -> object:
    """The screen of that name, imported now: the first list paints before any sheet is loaded."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
