"""`handoff`: from now on, what is new is new for the next shift.

That is the person's own state. Only a report that somebody wants in a file becomes one, and never over another.
"""

import json
import os
from pathlib import Path

from hotwash.core.analysis.handoff_cursor import text_marks
from hotwash.core.model.key import Key
from hotwash.core.model.plan import (
    FileEdit,
    Intent,
    Outcome,
    PersonalChange,
    Plan,
    Refusal,
    Splice,
    Target,
    TargetOutcome,
)
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.choices import OTHER_FILES, RULE_FILES
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.snooze import TABLE as SNOOZED
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import command_line

CURSOR_TABLE, CURSOR = "handoff", "cursor"

_TAKEN = frozenset({*RULE_FILES, *OTHER_FILES})


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    if intent.arguments.get("file"):
        return _plan_file(snapshot, intent, context)
    before = personal_value(snapshot.personal, CURSOR_TABLE, CURSOR)
    after = json.dumps({"at": context.now.isoformat(), "marks": text_marks(snapshot)}, sort_keys=True)
    return Plan(
        intent=intent,
        title="hand over",
        done=f"handed over at {context.now:%H:%M}: what is new counts from here",
        personal=(PersonalChange(CURSOR_TABLE, CURSOR, before, after), *_wakened(snapshot)),
        outcomes=(TargetOutcome(Key("", CURSOR), Outcome.CHANGED, "the handoff is now"),),
        equivalent=command_line(intent.verb, [], {}, "--mark"),
    )


def _wakened(snapshot: Snapshot) -> list[PersonalChange]:
    """What slept until the handoff sleeps no longer."""
    personal = snapshot.personal
    waiting = [name for name, each in personal.snoozed.items() if each.until is None and not each.times]
    return [PersonalChange(SNOOZED, name, personal_value(personal, SNOOZED, name), None) for name in waiting]


def refusal(_snapshot: Snapshot, _target: Target | None, _context: Context) -> Refusal | None:
    """A handoff is about everything there is."""
    return None


def _plan_file(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    """The report in a new file below the folder that was opened; the handoff itself stays where it is."""
    path = Path(os.path.normpath(context.root / intent.arguments["file"]))
    if not path.is_relative_to(context.root) or path.suffix != ".md":
        return missing_argument(f"{path.name} is no place for a report", "a name that ends in .md, in this project")
    if snapshot.document(str(path)) is not None or path.name in _TAKEN:
        return missing_argument(f"{path.name} is there for something else", "take another name")
    text = intent.arguments.get("text", "").encode()
    return Plan(
        intent=intent,
        title=f"write {path.name}",
        done=f"wrote {path.name}",
        edits=(FileEdit(str(path), None, (Splice(0, 0, text, "handoff"),)),),
        equivalent=command_line(intent.verb, [], {}, "--file", intent.arguments["file"]),
    )
