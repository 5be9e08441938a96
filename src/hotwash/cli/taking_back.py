"""`hotwash undo` and `hotwash redo`."""

from argparse import ArgumentParser
from functools import partial

from hotwash.cli.command import Command
from hotwash.cli.operating import add_writing_flags
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import Intent
from hotwash.core.operations import OPERATIONS


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "transaction", nargs="?", metavar="TX", help="which one, as named by hotwash journal (default: the newest)"
    )
    add_writing_flags(parser)


def _run(session: Session, verb: str) -> int:
    chosen = session.arguments.transaction
    return carry_out(session, Intent(verb, (), {"transaction": chosen} if chosen else {}), writes_at_once=True)


def _command(verb: str) -> Command:
    operation = OPERATIONS[verb]
    return Command(
        verb, operation.summary, (operation.example, "hotwash journal"), partial(_run, verb=verb), _add_arguments
    )


UNDO = _command("undo")
REDO = _command("redo")
