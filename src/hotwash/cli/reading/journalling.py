"""`hotwash journal`: what was written, by whom, and what can be taken back."""

from argparse import ArgumentParser
from datetime import UTC, datetime

from hotwash.cli.arguments import count
from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode
from hotwash.core.model.transaction import Transaction, TransactionState
from hotwash.core.text.visible import visible


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", type=count, default=20, metavar="N", help="how many, newest first (default 20)")


def run(session: Session) -> int:
    newest = session.store.transactions()[: session.arguments.limit]
    if session.json:
        write_document("journal", {"transactions": [_as_json(each) for each in newest]})
    elif newest:
        write_lines(columns([_as_row(each) for each in newest]))
    else:
        session.narration.say("nothing written yet; what hotwash writes can be undone from here")
    return ExitCode.OK


def state_word(transaction: Transaction) -> str:
    """`done`, `undone`, `aborted`, or `open` for one that a crash left behind."""
    if transaction.state is TransactionState.DONE:
        return "undone" if transaction.undone_by else "done"
    return "aborted" if transaction.state is TransactionState.ABORTED else "open"


def _moment(transaction: Transaction) -> datetime:
    return datetime.fromtimestamp(transaction.at, UTC)


def _as_row(transaction: Transaction) -> tuple[str, ...]:
    local = _moment(transaction).astimezone()
    who = f"{transaction.actor.user} ({transaction.actor.via})"
    return (
        transaction.id,
        f"{local:%Y-%m-%d %H:%M}",
        state_word(transaction),
        visible(who),
        visible(transaction.title),
    )


def _as_json(transaction: Transaction) -> dict[str, Json]:
    return {
        "id": transaction.id,
        "at": _moment(transaction).isoformat(),
        "state": state_word(transaction),
        "verb": transaction.verb,
        "title": transaction.title,
        "command": transaction.command,
        "by": {"user": transaction.actor.user, "host": transaction.actor.host, "via": transaction.actor.via},
        "files": sorted({hunk.path for hunk in transaction.hunks}),
        "undoes": transaction.undoes,
        "undone_by": transaction.undone_by,
    }


JOURNAL = Command(
    "journal",
    "what was written, newest first",
    ("hotwash journal", "hotwash journal --limit 5 --json"),
    run,
    add_arguments,
)
