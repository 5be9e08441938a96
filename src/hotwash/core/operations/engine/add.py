"""`runbook add`: an entry that a person wrote, in the template of what works or of what does not.

(source: learning engine, RUNBOOK.md)
"""

from collections.abc import Mapping

from hotwash.core.model.key import Key
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target, TargetOutcome
from hotwash.core.model.runbook import RunbookPart
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.change import EngineChange
from hotwash.core.operations.engine.runbook_entry import manual_lines
from hotwash.core.operations.engine.subject import engine_today
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import missing_argument
from hotwash.core.operations.words import command_line, one_line
from hotwash.core.text.masking import redacted

AGENT, NAME = "agent", "name"
FIELDS = {
    "context": "Context",
    "pattern": "Pattern",
    "example": "Example",
    "problem": "Problem",
    "why": "Why it's bad",
    "instead": "Instead",
    "learned-from": "Learned from",
}
"""The arguments, and the fields of the entry that they become."""

_ONLY_OF_PATTERNS, _ONLY_OF_PROBLEMS = ("context", "pattern", "example"), ("problem", "why", "instead")


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    said = intent.arguments
    name = redacted(one_line(said.get(NAME, ""))).lstrip("# ")
    wrong = _unfit(name, said)
    if wrong is not None:
        return wrong
    engine = engine_today(snapshot, context)
    if isinstance(engine, Refusal):
        return engine
    change = EngineChange(snapshot, engine, context)
    runbook = change.runbook(said.get(AGENT, ""))
    if isinstance(runbook, Refusal):
        return runbook
    known = next(iter(runbook.live(name)), None)
    if known is not None:
        return Refusal(
            f"{runbook.file.shown}:{known.line} has an entry {name} already", "change it there, or name it otherwise"
        )
    part = RunbookPart.ANTI_PATTERNS if said.get("problem") else RunbookPart.PATTERNS
    runbook.add(part, manual_lines(name, {field: said.get(argument, "") for argument, field in FIELDS.items()}))
    edits = change.edits()
    if isinstance(edits, Refusal):
        return edits
    done = f"added {name} to {runbook.file.shown}"
    return Plan(
        intent=intent,
        title=f"add {name} to the runbook of {said[AGENT]}",
        done=done,
        edits=edits,
        outcomes=(TargetOutcome(Key(runbook.file.path, name), Outcome.CHANGED, done),),
        equivalent=command_line(intent.verb, [], said),
    )


def refusal(snapshot: Snapshot, _target: Target | None, context: Context) -> Refusal | None:
    engine = engine_today(snapshot, context)
    return engine if isinstance(engine, Refusal) else None


def _unfit(name: str, said: Mapping[str, str]) -> Refusal | None:
    if not name:
        return missing_argument("the entry has no name", "say in a few words what it is about")
    works = [each for each in _ONLY_OF_PATTERNS if said.get(each, "").strip()]
    fails = [each for each in _ONLY_OF_PROBLEMS if said.get(each, "").strip()]
    if works and fails:
        return missing_argument(
            f"--{works[0]} is about what works, --{fails[0]} about what does not", "make two entries of it"
        )
    if not said.get("pattern", "").strip() and not said.get("problem", "").strip():
        return missing_argument("the entry does not say anything", "add --pattern, or --problem and --instead")
    return None
