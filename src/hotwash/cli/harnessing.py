"""`hotwash harness capture|consult|promote|hygiene`: what this codebase taught, and what became of it."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import ExitCode, Intent, Refusal, Target
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.operation import Operation

_VERBS = {"capture": "harness-capture", "promote": "harness-promote", "hygiene": "harness-hygiene"}


def _add(parser: ArgumentParser) -> None:
    from hotwash.cli.capturing import add_capture_flags
    from hotwash.cli.parser import add_action
    from hotwash.cli.reading.consulting import EXAMPLES, SUMMARY, add_consult

    actions = parser.add_subparsers(dest="action", metavar="capture|consult|promote|hygiene", required=True)
    add_consult(add_action(actions, "consult", SUMMARY, *EXAMPLES))
    for action, verb in _VERBS.items():
        operation = OPERATIONS[verb]
        own = next((each.flag for each in operation.parameters if each.flag == "--scope"), "")
        sub = add_action(actions, action, operation.summary, operation.example, without=own)
        if operation.takes == "entries":
            sub.add_argument("ids", metavar="ID", nargs="*", help="a learning's id, such as L-003")
        for parameter in operation.parameters:
            add_parameter(sub, parameter)
        if action == "capture":
            add_capture_flags(sub)
        add_writing_flags(sub)


def _run(session: Session) -> int:
    action = session.arguments.action
    if action == "consult":
        from hotwash.cli.reading.consulting import run_consult

        return run_consult(session)
    if action == "capture":
        from hotwash.cli.capturing import run_capture

        return run_capture(session)
    code = _run_on_learnings(session, OPERATIONS[_VERBS[action]])
    is_shown = action == "hygiene" and not session.arguments.apply and not session.arguments.given_dismiss
    return ExitCode.REFUSED_BY_STATE if is_shown and code == ExitCode.OK and _untidy(session) else code


def _untidy(session: Session) -> bool:
    """Whether hygiene proposes anything: then there is something to do."""
    from hotwash.core.operations.harness.hygiene import proposed

    return bool(proposed(session.store.snapshot, session.store.context()))


def _run_on_learnings(session: Session, operation: Operation) -> int:
    targets: list[Target] = []
    for name in session.arguments.ids:
        found = session.find(name)
        if isinstance(found, Refusal):
            return session.refused(found)
        targets.append(Target(found[1].key, found[1].native_status))
    arguments = intent_arguments(session, operation.parameters)
    only_remembers = "keep" in arguments or (operation.verb == _VERBS["hygiene"] and "dismiss" in arguments)
    intent = Intent(operation.verb, tuple(targets), arguments)
    return carry_out(session, intent, operation.writes_at_once or only_remembers)


HARNESS = Command(
    "harness",
    "harness learnings: capture one, consult them for a task, promote one, keep them tidy",
    (
        OPERATIONS["harness-capture"].example,
        "hotwash harness consult src/api/x.ts --phase verify",
        OPERATIONS["harness-promote"].example,
        OPERATIONS["harness-hygiene"].example,
    ),
    _run,
    _add,
)
