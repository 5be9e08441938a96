"""`hotwash evolve`: what an analysis of all signals makes of them; shown first, written with `--apply`."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.evolution_lines import brief_evolution_lines, evolution_lines
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.reading.engine.asking import nothing
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out_plan, plan_json
from hotwash.core.model.plan import ExitCode, Intent, Plan, Refusal
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.engine.evolution import NO_FINDINGS, RUN_REVIEWS, Evolution, evolution
from hotwash.core.operations.engine.registry_row import written_name
from hotwash.viewmodels.engine_json import alert_json, pattern_json

_EVOLVE = OPERATIONS["evolve"]


def _add_arguments(parser: ArgumentParser) -> None:
    for parameter in _EVOLVE.parameters:
        add_parameter(parser, parameter)
    parser.add_argument("--brief", action="store_true", help="the short form of the documentation")
    add_writing_flags(parser)


def _run(session: Session) -> int:
    """Exits with 1 where alerts or conflicts want somebody to look, also after it was written."""
    for recovered in session.store.recover():
        session.narration.say(recovered.sentence)
    intent = Intent(_EVOLVE.verb, (), intent_arguments(session, _EVOLVE.parameters))
    found = evolution(session.store.snapshot, intent, session.store.context())
    if isinstance(found, Refusal):
        return _refused(session, found)
    plan = session.store.plan(intent)
    if isinstance(plan, Refusal):
        return _refused(session, plan)
    writes = bool(session.arguments.apply) and not session.arguments.dry_run
    code = _carried_out(session, found, plan, writes=writes)
    session.complain_of_problems()
    return code or (ExitCode.REFUSED_BY_STATE if found.alerts or found.conflicts else ExitCode.OK)


def _carried_out(session: Session, found: Evolution, plan: Plan, *, writes: bool) -> int:
    """The report stands above the diff; where something is written, it is told once it is."""
    if not writes:
        _report(session, found, plan, written=False)
    code = carry_out_plan(session, plan, _EVOLVE.writes_at_once, has_document=False)
    if writes and code == ExitCode.OK:
        _report(session, found, plan, written=True)
    return code


def _report(session: Session, found: Evolution, plan: Plan, *, written: bool) -> None:
    if session.json:
        write_document("evolution", _json(session, found, plan, written=written and not plan.changes_nothing))
    else:
        lines = brief_evolution_lines if session.arguments.brief else evolution_lines
        gap = () if written or plan.changes_nothing else ("",)
        write_lines((*lines(found, written=written), *gap))


def _refused(session: Session, refusal: Refusal) -> int:
    """Without anything to analyse it is said in the words of the original command."""
    if refusal.reason == NO_FINDINGS:
        return nothing(session, NO_FINDINGS, RUN_REVIEWS)
    return session.refused(refusal)


def _json(session: Session, found: Evolution, plan: Plan, *, written: bool) -> dict[str, Json]:
    """The patterns that were looked at, what became of them, and the plan with its diff."""
    horizon = found.engine.horizon
    promoted: dict[str, Json] = {key: [each.agent for each in made] for key, made in found.promoted.items()}
    return {
        "workspace": found.engine.workspace.name,
        "window_days": horizon.window,
        "since_days": horizon.since,
        "severity_mode": horizon.mode.value,
        "patterns": [pattern_json(each) for each in found.patterns],
        "new": [written_name(each) for each in found.new],
        "updated": [written_name(each) for each in found.updated],
        "promoted_now": promoted,
        "alerts": [alert_json(each) for each in found.alerts],
        "conflicts": [{"pattern": key, "file": each.shown, "agent": each.agent} for key, each in found.conflicts],
        "written": written,
        **plan_json(session, plan),
    }


EVOLVE = Command(
    _EVOLVE.verb,
    "work out the patterns of all signals anew: registry, trends, and runbooks of what became sure enough",
    (
        "hotwash evolve",
        _EVOLVE.example,
        "hotwash evolve --pattern missing-status-condition --brief",
        "hotwash evolve --since 14 --agent api-dev --json",
    ),
    _run,
    _add_arguments,
)
