"""`hotwash extract-skill`: a skill by its name, from an entry or empty."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import Intent, Refusal, Target
from hotwash.core.operations import OPERATIONS

_OPERATION = OPERATIONS["extract-skill"]


def _add(parser: ArgumentParser) -> None:
    for parameter in _OPERATION.parameters:
        add_parameter(parser, parameter)
    parser.add_argument("--from", dest="source", metavar="ID", help="the entry it is about")
    add_writing_flags(parser)


def _run(session: Session) -> int:
    targets: tuple[Target, ...] = ()
    if session.arguments.source:
        found = session.find(session.arguments.source)
        if isinstance(found, Refusal):
            return session.refused(found)
        targets = (Target(found[1].key, found[1].native_status),)
    arguments = intent_arguments(session, _OPERATION.parameters)
    return carry_out(session, Intent(_OPERATION.verb, targets, arguments), _OPERATION.writes_at_once, answers=True)


EXTRACT_SKILL = Command(
    _OPERATION.verb,
    _OPERATION.summary,
    (
        _OPERATION.example,
        "hotwash extract-skill cert-renewal --output-dir .claude/skills",
    ),
    _run,
    _add,
)
