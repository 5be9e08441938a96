"""One of each modal screen, filled as in a working day."""

from dataclasses import replace

from hotwash.core.analysis.vfm import Dimension, ScoredAction, Threshold
from hotwash.core.model.plan import Intent, Outcome, Plan, Target, TargetOutcome
from hotwash.tui.screens import (
    Command,
    ConflictSheet,
    EvidenceSheet,
    FormField,
    FormSheet,
    MessageSheet,
    PickRow,
    PickSheet,
    PreviewSheet,
    ReasonSheet,
    ScoreSheet,
    discard_choices,
)
from hotwash.tui.screens.context import SheetContext
from support.sheets import Planning, context, status_plan, targets

NOTE = (FormField("text", "Note", hint="one line"),)
NOTING = Intent("note", targets()[:1])


def note_sheet(of: SheetContext | None = None, fields: tuple[FormField, ...] = NOTE) -> FormSheet:
    return FormSheet("Note on ERR-20260518-001", NOTING, fields, of or context())


DISCARD = Intent("discard", targets()[:1])


def discard_sheet(nearest: str = "", of: SheetContext | None = None) -> ReasonSheet:
    return ReasonSheet("Discard ERR-20260518-001", DISCARD, discard_choices(nearest), of or context())


FACTS = (
    ("Operation", "terraform apply – destroys and recreates payments-rds"),
    ("Resources", "aws_db_instance.payments (us-east-1)"),
    ("Rollback", "aws rds restore-db-instance-from-db-snapshot"),
)
VERIFIED = "verified: terraform state list"


def evidence_sheet(evidence: str = VERIFIED, of: SheetContext | None = None) -> EvidenceSheet:
    intent = Intent("wal-commit", targets()[:1])
    return EvidenceSheet("Mark COMMITTED", FACTS, intent, of or context(), verb="Mark COMMITTED", evidence=evidence)


SCORES = (
    Dimension("frequency", "High Frequency", 3, 8, 8, True, "×3 in 21 days"),
    Dimension("failure", "Failure Reduction", 3, 9, 7, False, "yours"),
    Dimension("burden", "User Burden", 2, 7, 7, True, "toil 2 h per case"),
    Dimension("cost", "Self Cost", 2, 9, 5, False, "yours"),
)


def scored(subject: str, total: int) -> ScoredAction:
    key = targets()[0].key._replace(anchor=subject)
    return ScoredAction(subject, key, "add limits to worker Deployment", SCORES, total, total >= 50, total - 50)


def score_sheet(of: SheetContext | None = None) -> ScoreSheet:
    intent = Intent("score", targets()[:1])
    others = [scored("a", 47), scored("b", 83), scored("c", 82)]
    threshold = Threshold(50, "CLAUDE.md:12")
    return ScoreSheet(
        scored("ERR-20260518-001", 83),
        intent,
        threshold,
        of or context(),
        others=others,
        calibration="Calibration: of 9 acted on at ≥ 50, 2 came back",
    )


CONFLICTS = tuple(
    TargetOutcome(target.key, Outcome.CONFLICT, "it changed", "Status", "pending", "in_progress", "resolved")
    for target in targets()
)
MINE = tuple(Target(target.key, "in_progress") for target in targets())


def conflict_sheet(count: int = 1, read_only: str = "") -> ConflictSheet:
    return ConflictSheet(
        CONFLICTS[:count],
        place="An agent (or you) wrote ERRORS.md 4 s ago.",
        aside=("1 new entry appended below (ERR-20260520-003) – kept either way",),
        read_only=read_only,
    )


def mixed_plan(intent: Intent) -> Plan:
    keys = [target.key for target in targets()]
    outcomes = (
        TargetOutcome(keys[0], Outcome.ALREADY, "already resolved by an agent"),
        TargetOutcome(keys[1], Outcome.CHANGED, "Status pending → resolved"),
        TargetOutcome(keys[2], Outcome.REFUSED, "promoted to CLAUDE.md"),
    )
    return replace(status_plan(intent), outcomes=outcomes, notes=("marks in two scopes",))


PLAN = mixed_plan(Intent("resolve", targets()))


def preview_sheet(reach: str = "", moments: tuple[float, ...] = ()) -> PreviewSheet:
    return PreviewSheet(
        PLAN, context(Planning(answer=mixed_plan), moments=moments), question="all of them?", reach=reach
    )


SORTS = (
    PickRow("newest", "newest"),
    PickRow("oldest", "oldest"),
    PickRow("worst", "worst", "severity, priority, age", "this list has no severity"),
)


def pick_sheet(chosen: str = "newest") -> PickSheet:
    return PickSheet("Sort", SORTS, chosen=chosen)


COMMANDS = (
    Command("cursor.down", "Next row", "j ↓", "Move"),
    Command("entry.resolve", "Resolve (4)", "r", "Decide", "mark what is done"),
    Command("entry.promote", "Promote (4)", "p", "Decide", "write a rule"),
    Command("entry.discard", "Discard", "d", "Decide", "say no", "ERRORS.md is read-only"),
    Command("history.redo", "Redo", "U Z", "History", "", "nothing to redo"),
    Command("filter.edit", "Filter", "/", "Find", "words and field:value"),
)


def message_sheet() -> MessageSheet:
    return MessageSheet(
        "ERRORS.md could not be written",
        "Nothing was written. The rule in CLAUDE.md was taken back.",
        "No space left on device (/work)",
        "free some space, then press r again",
    )
