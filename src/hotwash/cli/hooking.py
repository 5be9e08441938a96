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
_STATUS_EXAMPLES = ("hotwash hooks status", "hotwash hooks status --system all")
_RUN = "hotwash hooks run session-end < event.json"
_SYSTEMS = {"0": (0,), "1": (1,), "all": (0, 1), "": (0, 1)}


def _add(parser: ArgumentParser) -> None:
    from hotwash.cli.parser import add_action

    actions = parser.add_subparsers(dest="action", metavar="install|migrate|status|run", required=True)
    for action, verb in _VERBS.items():
        operation = OPERATIONS[verb]
        sub = add_action(actions, action, operation.summary, operation.example)
        for parameter in operation.parameters:
            add_parameter(sub, parameter)
        add_writing_flags(sub)
    status = add_action(actions, "status", "which hooks work, and which do not", *_STATUS_EXAMPLES)
    status.add_argument(
        "--system",
        choices=("0", "1", "all"),
        default="",
        help="0 self-improve, 1 the skills, all; without it self-improve, and of the skills what is installed",
    )
    run = add_action(actions, "run", "what an agent calls, with JSON on standard input; always exits with 0", _RUN)
    run.add_argument("event", choices=EVENTS, metavar="|".join(EVENTS), help="what happened to the agent")
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
    asked = session.arguments.system
    facts = [
        fact
        for fact in hook_facts(session.store.snapshot, _SYSTEMS[asked], is_runnable)
        if asked or fact.system == 0 or fact.state is not HookState.MISSING
    ]
    if session.json:
        write_document("hooks", {"hooks": [_json(fact) for fact in facts]})
    else:
        write_lines(columns([_row(fact) for fact in facts], elastic=2))
    wrong = [fact for fact in facts if fact.state is not HookState.OK]
    old = [fact for fact in wrong if fact.state is HookState.LEGACY]
    if old:
        where = " --global" if all(fact.path.startswith("~") for fact in old) else ""
        whose = f" --system {old[0].system}" if all(fact.system for fact in old) else ""
        session.narration.say(f"next: hotwash hooks migrate{where}{whose} --apply replaces the old ones")
    elif wrong:
        session.narration.say(f"next: {_installing(wrong, asked or str(wrong[0].system))}")
    return ExitCode.REFUSED_BY_STATE if wrong else ExitCode.OK


def _installing(wrong: list[HookFact], system: str) -> str:
    """The command that puts right what is wrong."""
    of_system = "" if system == "0" else f" --system {system}"
    if not any(fact.everywhere for fact in wrong):
        return f"hotwash hooks install --global{of_system} --apply"
    return f"hotwash hooks install{of_system} --apply (--global for the whole machine)"


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
