"""`hotwash repair` and `hotwash excuse`: problems named by an id, by FILE:LINE, or all together."""

from argparse import ArgumentParser
from collections.abc import Callable

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.reading.linting import paths_named
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.model.plan import Intent, Refusal
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.repair import PROBLEMS
from hotwash.core.operations.subject import by_state


def _command(verb: str, *examples: str) -> Command:
    operation = OPERATIONS[verb]

    def add_arguments(parser: ArgumentParser) -> None:
        parser.add_argument("problems", nargs="*", metavar="ID|FILE:LINE|FILE", help="as lint names them")
        for parameter in operation.parameters:
            add_parameter(parser, parameter)
        add_writing_flags(parser)

    return Command(operation.verb, operation.summary, (operation.example, *examples), _running(verb), add_arguments)


def _running(verb: str) -> Callable[[Session], int]:
    def run(session: Session) -> int:
        operation, named = OPERATIONS[verb], session.arguments.problems
        arguments = intent_arguments(session, operation.parameters)
        tokens: list[str] = []
        for name in named:
            found = _problems_at(session, name)
            if isinstance(found, Refusal):
                return session.refused(found)
            tokens += (each.token for each in found)
        if named:
            arguments[PROBLEMS] = "\n".join(tokens)
        return carry_out(session, Intent(verb, (), arguments), operation.writes_at_once)

    return run


def _problems_at(session: Session, name: str) -> tuple[Finding, ...] | Refusal:
    """What is wrong with an entry, with a line or with a file."""
    facts = session.facts
    of_entry = tuple(each for each in facts.findings if each.key.anchor.casefold() == name.casefold())
    if of_entry:
        return of_entry
    file, colon, line = name.rpartition(":")
    is_place = bool(colon) and line.isdecimal()
    paths = paths_named(facts.snapshot, [file if is_place else name])
    if isinstance(paths, Refusal):
        known = session.find(name)
        return known if isinstance(known, Refusal) else by_state(f"nothing is wrong with {name}", "hotwash lint")
    found = tuple(each for each in facts.findings if each.path in paths and (not is_place or each.line == int(line)))
    return found or by_state(f"nothing is wrong at {name}", "hotwash lint names every place")


REPAIR = _command("repair", "hotwash repair --all", "hotwash repair .learnings/ERRORS.md:48 --apply")
EXCUSE = _command("excuse")
