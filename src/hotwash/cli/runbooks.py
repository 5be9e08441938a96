"""`hotwash runbook list|show|add|confirm|promote|demote|check`, and `hotwash promote`, which knows patterns as well."""

from argparse import ArgumentParser
from difflib import get_close_matches

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments, operation_command
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.model.plan import ExitCode, Intent, Refusal
from hotwash.core.operations import OPERATIONS

_VERBS = {each: f"runbook-{each}" for each in ("add", "confirm", "promote", "demote")}
_BY_HAND = OPERATIONS["runbook-promote"]
_PROMOTE = operation_command(OPERATIONS["promote"])


def _add_runbook(parser: ArgumentParser) -> None:
    from hotwash.cli.parser import add_action

    actions = parser.add_subparsers(dest="action", metavar="list|show|add|confirm|promote|demote|check", required=True)
    add_action(actions, "list", "whose runbooks there are, and what in them waits", "hotwash runbook list")
    show = add_action(actions, "show", "the entries of one runbook", "hotwash runbook show api-dev")
    show.add_argument("agent", metavar="AGENT", help="whose runbook")
    for action, verb in _VERBS.items():
        operation = OPERATIONS[verb]
        sub = add_action(actions, action, operation.summary, operation.example)
        for parameter in operation.parameters:
            add_parameter(sub, parameter)
        add_writing_flags(sub)
    add_action(
        actions, "check", "what in the runbooks is overdue, missing, twice or outlived; 1 if anything is",
        "hotwash runbook check",
    )  # fmt: skip


def _run_runbook(session: Session) -> int:
    action = session.arguments.action
    if action not in _VERBS:
        from hotwash.cli.reading.engine.runbooks import READINGS

        return READINGS[action](session)
    operation = OPERATIONS[_VERBS[action]]
    intent = Intent(operation.verb, (), intent_arguments(session, operation.parameters))
    return carry_out(session, intent, operation.writes_at_once)


def _add_promote(parser: ArgumentParser) -> None:
    _PROMOTE.add_arguments(parser)
    add_parameter(parser, next(each for each in _BY_HAND.parameters if each.name == "agent"))


def _run_promote(session: Session) -> int:
    """A name that is no entry may be a pattern: that goes into the runbooks of its agents."""
    said = intent_arguments(session, _BY_HAND.parameters[1:])
    names = session.arguments.ids
    if (
        len(names) == 1
        and (said or isinstance(session.find(names[0]), Refusal))
        and _means_a_pattern(session, names[0])
    ):
        intent = Intent(_BY_HAND.verb, (), {"pattern": names[0], **said})
        return carry_out(session, intent, _BY_HAND.writes_at_once)
    if said:
        reason = "--agent is for a pattern, which goes into runbooks"
        return session.refused(Refusal(reason, "hotwash patterns lists them", ExitCode.USAGE))
    return _PROMOTE.run(session)


def _means_a_pattern(session: Session, name: str) -> bool:
    """Whether there is a pattern of that name, or one that is called nearly so."""
    from hotwash.core.operations.engine.subject import engine_today

    engine = engine_today(session.store.snapshot, session.store.context())
    names = [] if isinstance(engine, Refusal) else [each.key for each in engine.patterns]
    return bool(get_close_matches(pattern_key(name), names, n=1))


RUNBOOK = Command(
    "runbook",
    "what agents read before they work: list, add to it, confirm drafts, promote and demote patterns, check it",
    (
        "hotwash runbook list",
        OPERATIONS["runbook-add"].example,
        OPERATIONS["runbook-confirm"].example,
        OPERATIONS["runbook-demote"].example,
        "hotwash runbook check",
    ),
    _run_runbook,
    _add_runbook,
)

PROMOTE = Command(
    _PROMOTE.name,
    "write a rule from entries into a file that agents read, or a pattern into their runbooks",
    (*_PROMOTE.examples, "hotwash promote missing-status-condition --agent api-dev --apply"),
    _run_promote,
    _add_promote,
)
