"""`runbook demote`: a pattern that is wrong, superseded or outlived goes out of the runbooks, into their archive.

(source: learning engine, demotion: never without a reason, and by a person)
"""

from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target
from hotwash.core.model.runbook import RunbookPart
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.engine.change import EngineChange
from hotwash.core.operations.engine.confirm import forgotten
from hotwash.core.operations.engine.promotion import BY_HAND, log_row
from hotwash.core.operations.engine.registry_row import written_name
from hotwash.core.operations.engine.runbook_file import TITLES
from hotwash.core.operations.engine.subject import Chosen, chosen_patterns, commands, outcome_of, under_cursor
from hotwash.core.operations.operation import Context
from hotwash.core.operations.spoken import left_out, spoken
from hotwash.core.operations.subject import by_state, missing_argument
from hotwash.core.operations.words import all_of

REASON = "reason"


def plan(snapshot: Snapshot, intent: Intent, context: Context) -> Plan | Refusal:
    chosen = chosen_patterns(snapshot, intent, context)
    if isinstance(chosen, Refusal):
        return chosen
    reason = spoken(intent.arguments.get(REASON, ""))
    if not reason:
        return missing_argument("the reason is missing", "say why with --reason: it is kept in the log")
    change = EngineChange(snapshot, chosen.engine, context)
    archived = {each.key: told for each in chosen.patterns if (told := _demoted(change, each, reason)) is not None}
    refused = next((each for each in archived.values() if isinstance(each, Refusal)), None)
    edits = refused or change.edits()
    if isinstance(edits, Refusal):
        return edits
    outcomes = tuple(
        outcome_of(each, Outcome.CHANGED if each.key in archived else Outcome.ALREADY, _sentence(each, archived))
        for each in chosen.patterns
    )
    return Plan(
        intent=intent,
        title=f"demote {all_of([written_name(each) for each in chosen.patterns])}",
        done="; ".join(each.sentence for each in outcomes),
        edits=edits,
        personal=tuple(forgotten(snapshot, [each for each in chosen.patterns if each.key in archived])),
        outcomes=outcomes,
        notes=left_out(intent.arguments[REASON]),
        equivalent=commands(intent, chosen, "--apply"),
        obeyed=any(archived.values()),
        basis=change.basis if edits else {},
    )


def refusal(snapshot: Snapshot, target: Target | None, context: Context) -> Refusal | None:
    found = under_cursor(snapshot, target, context)
    if not isinstance(found, Chosen):
        return found
    pattern = found.patterns[0]
    is_over = pattern.is_demoted and _demoted(EngineChange(snapshot, found.engine, context), pattern, "") is None
    return by_state(f"{pattern.name} is demoted already") if is_over else None


def _demoted(change: EngineChange, pattern: EnginePattern, reason: str) -> list[str] | Refusal | None:
    """The agents whose runbooks had an entry of it, whatever the registry says; `None` where all is so already."""
    agents = []
    for _, known in change.engine.runbooks:
        runbook = change.runbook(known.agent)
        if isinstance(runbook, Refusal):
            return runbook
        entries = runbook.live(written_name(pattern))
        for entry in entries:
            runbook.archive(entry, reason)
        agents += [known.agent] if entries else []
    if pattern.is_demoted and not agents:
        return None
    change.row(pattern, {"demoted": True, "demoted_date": change.context.today})
    row = log_row(pattern, change.context.today, (), BY_HAND, TITLES[RunbookPart.ARCHIVED])
    change.log({**row, "demoted_from": [*agents], REASON: reason})
    return agents


def _sentence(pattern: EnginePattern, archived: dict[str, list[str] | Refusal]) -> str:
    name, agents = written_name(pattern), archived.get(pattern.key)
    if agents is None or isinstance(agents, Refusal):
        return f"{name} is demoted already"
    return f"demoted {name}" + (f", archived in the runbook of {all_of(agents)}" if agents else "")
