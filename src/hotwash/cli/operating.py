"""One subcommand for every operation, made from its row of the table."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable

from hotwash.cli.command import Command
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import Intent, Refusal, Target
from hotwash.core.operations.operation import Operation, Parameter


def operation_command(operation: Operation) -> Command:
    """The subcommand that plans and carries out one operation."""
    return Command(
        operation.words[-1],
        operation.summary,
        (operation.example,),
        lambda session: _run(session, operation),
        _arguments_of(operation),
    )


def add_writing_flags(parser: ArgumentParser) -> None:
    """How much to do of what was planned."""
    group = parser.add_argument_group("writing")
    group.add_argument("--dry-run", action="store_true", help="print the diff and write nothing")
    group.add_argument("--apply", action="store_true", help="write what would only be shown")
    group.add_argument("--yes", action="store_true", help="write many entries without showing them first")


def intent_arguments(session: Session, parameters: Iterable[Parameter]) -> dict[str, str]:
    """The parameters that were given, as an intent takes them."""
    given: dict[str, str] = {}
    for parameter in parameters:
        value = getattr(session.arguments, _destination(parameter), None)
        if parameter.is_switch:
            if value:
                given[parameter.name] = "yes"
        elif value is not None:
            between = "\n" if parameter.several else " "
            given[parameter.name] = between.join(value) if isinstance(value, list) else value
    return given


def _run(session: Session, operation: Operation) -> int:
    targets: list[Target] = []
    for name in _names(session):
        calls = session.failed_calls(name) if operation.takes_calls else None
        if calls is not None:
            targets.append(Target(calls))
            continue
        found = session.find(name)
        if isinstance(found, Refusal):
            return session.refused(found)
        _, entry = found
        targets.append(Target(entry.key, entry.native_status))
    intent = Intent(operation.verb, tuple(targets), intent_arguments(session, operation.parameters))
    return carry_out(session, intent, operation.writes_at_once)


def _names(session: Session) -> list[str]:
    named = getattr(session.arguments, "ids", None)
    return [] if named is None else named if isinstance(named, list) else [named]


def _arguments_of(operation: Operation) -> Callable[[ArgumentParser], None]:
    def add(parser: ArgumentParser) -> None:
        trailing = [parameter for parameter in operation.parameters if not parameter.flag]
        if operation.takes in ("entries", "candidate"):
            many = "+" if all(parameter.is_word for parameter in trailing) else None
            parser.add_argument(
                "ids", metavar="ID", nargs=many, help="an entry's id, or FILE:LINE of one that has none"
            )
        for parameter in operation.parameters:
            add_parameter(parser, parameter)
        add_writing_flags(parser)

    return add


def add_parameter(parser: ArgumentParser, parameter: Parameter) -> None:
    """A flag, or what follows the ids; what must be there is asked for by the operation, in its own words."""
    if not parameter.flag:
        nargs = None if parameter.is_word else "+" if parameter.required else "*"
        parser.add_argument(_destination(parameter), metavar=parameter.placeholder, nargs=nargs, help=parameter.summary)
    elif parameter.is_switch:
        parser.add_argument(
            parameter.flag, *parameter.also, dest=_destination(parameter), action="store_true", help=parameter.summary
        )
    else:
        parser.add_argument(
            parameter.flag,
            *parameter.also,
            dest=_destination(parameter),
            metavar=parameter.metavar,
            choices=parameter.choices or None,
            action="append" if parameter.several else "store",
            help=parameter.summary,
        )


def _destination(parameter: Parameter) -> str:
    """A name of its own: an operation's `scope` is not the common flag of that name."""
    return "given_" + parameter.name.replace("-", "_")
