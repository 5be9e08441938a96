"""`hotwash hooks install|migrate|status|run`: the hooks through which agents call this program."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.output import columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.analysis.hook_wiring import HookFact, HookState, hook_facts
from hotwash.core.model.plan import ExitCode, Intent
from hotwash.core.operations import OPERATIONS
from hotwash.core.storage.program import is_runnable
from hotwash.core.text.visible import visible
from hotwash.hooks import EVENTS

_VERBS = {"install": "hooks-install", "migrate": "hooks-migrate"}
_WHOSE = "0 self-improve (the default), 1 the skills"
_SYSTEMS = {"0": (0,), "1": (1,), "all": (0, 1)}


def _add(parser: ArgumentParser) -> None:
    from hotwash.cli.parser import common_flags

    actions = parser.add_subparsers(dest="action", metavar="install|migrate|status|run", required=True)
    for action, verb in _VERBS.items():
        operation = OPERATIONS[verb]
        sub = actions.add_parser(
            action, help=operation.summary, description=operation.summary, parents=[common_flags()]
        )
        for parameter in operation.parameters:
            add_parameter(sub, parameter)
        add_writing_flags(sub)
    status = actions.add_parser("status", help="which hooks work, and which do not", parents=[common_flags()])
    status.add_argument(
        "--system", choices=tuple(_SYSTEMS), default="0", help="0 self-improve (the default), 1 the skills"
    )
    run = actions.add_parser(
        "run", help="what an agent calls, with JSON on standard input; always exits with 0", parents=[common_flags()]
    )
    run.add_argument("event", choices=EVENTS, metavar="|".join(EVENTS))
    run.add_argument("--system", choices=("0", "1"), default="0", help="for whom: 0 self-improve, 1 the skills")


def _run(session: Session) -> int:
    action = session.arguments.action
    if action == "status":
        return _status(session)
    if action == "run":
        from hotwash.hooks import run_hook

        return run_hook([session.arguments.event, "--system", session.arguments.system])
    operation = OPERATIONS[_VERBS[action]]
    intent = Intent(operation.verb, (), intent_arguments(session, operation.parameters))
    return carry_out(session, intent, operation.writes_at_once)


def _status(session: Session) -> int:
    """Exits with 1 as soon as one hook is missing, broken, misplaced or old."""
    facts = hook_facts(session.store.snapshot, _SYSTEMS[session.arguments.system], is_runnable)
    if session.json:
        write_document("hooks", {"hooks": [_json(fact) for fact in facts]})
    else:
        write_lines(columns([_row(fact) for fact in facts], elastic=2))
    wrong = [fact for fact in facts if fact.state is not HookState.OK]
    old = [fact for fact in wrong if fact.state is HookState.LEGACY]
    if old:
        where = " --global" if all(fact.path.startswith("~") for fact in old) else ""
        session.narration.say(f"next: hotwash hooks migrate{where} --apply replaces the old ones")
    elif wrong:
        session.narration.say("next: hotwash hooks install --apply (--global for the whole machine)")
    return ExitCode.REFUSED_BY_STATE if wrong else ExitCode.OK


def _row(fact: HookFact) -> tuple[str, ...]:
    place = f"{visible(fact.path)}:{fact.line}" if fact.path else "–"
    return fact.state.value, visible(fact.event), visible(fact.sentence), place


def _json(fact: HookFact) -> dict[str, str | int]:
    return {
        "system": fact.system,
        "event": fact.event,
        "state": fact.state.value,
        "sentence": fact.sentence,
        "file": fact.path,
        "line": fact.line,
        "command": fact.command,
    }


HOOKS = Command(
    "hooks",
    "the hooks through which agents call hotwash: install, check, replace old ones",
    (
        "hotwash hooks status",
        "hotwash hooks install --global --apply",
        "hotwash hooks install --system 1",
        "hotwash hooks migrate --apply",
    ),
    _run,
    _add,
)
