"""`hotwash wal list|begin|commit|rollback|tick` and `hotwash watch`."""

from argparse import ArgumentParser
from pathlib import Path

from hotwash.cli.arguments import whole
from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.reading.wal import list_records, look_once
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import ExitCode, Intent, Refusal, Target
from hotwash.core.operations import OPERATIONS

_NUMBER = "its number in `wal list` (default: the only one pending)"
_VERBS = {"begin": "wal-begin", "commit": "wal-commit", "rollback": "wal-rollback", "tick": "wal-tick"}


def _add_wal(parser: ArgumentParser) -> None:
    from hotwash.cli.parser import add_action

    actions = parser.add_subparsers(dest="action", metavar="list|begin|commit|rollback|tick", required=True)
    add_action(actions, "list", "every record, with its number", "hotwash wal list")
    for action, verb in _VERBS.items():
        operation = OPERATIONS[verb]
        sub = add_action(actions, action, operation.summary, operation.example)
        if operation.takes == "record":
            sub.add_argument("number", nargs="?", type=whole, metavar="N", help=_NUMBER)
        for parameter in operation.parameters:
            add_parameter(sub, parameter)
        add_writing_flags(sub)


def _run_wal(session: Session) -> int:
    action = session.arguments.action
    if action == "list":
        return list_records(session)
    operation = OPERATIONS[_VERBS[action]]
    target = _target(session, session.arguments.number) if operation.takes == "record" else None
    if isinstance(target, Refusal):
        return session.refused(target)
    targets = (target,) if target is not None else ()
    intent = Intent(operation.verb, targets, intent_arguments(session, operation.parameters))
    return carry_out(session, intent, operation.writes_at_once)


def _target(session: Session, number: int | None) -> Target | Refusal:
    """The record of that number; without one, the only record that is pending."""
    facts = session.facts.wal
    if number is not None:
        numbers = facts.numbers
        found = next((each for _, each in session.store.snapshot.records() if numbers.get(each.key) == number), None)
        if found is None:
            return Refusal(f"there is no record {number}", "hotwash wal list shows their numbers")
        return Target(found.key, found.native_status)
    pending = [each.record for each in facts.pending]
    if not pending:
        return Refusal("no WAL record is PENDING", "hotwash wal list shows them all", ExitCode.REFUSED_BY_STATE)
    if len(pending) > 1:
        return Refusal(
            f"{len(pending)} records are PENDING, each needs its own evidence",
            "name one by its number in hotwash wal list",
        )
    return Target(pending[0].key, pending[0].native_status)


def _add_watch(parser: ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", type=Path, metavar="DIR", help="the workspace (default: here)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="print it and exit: 0 nothing pending, 1 something is")
    how.add_argument(
        "--notify", action="store_true", help="a notice on the desktop as well when it rings, see notify.desktop"
    )
    parser.add_argument(
        "--rw", action="store_true", help="begin as after :rw, with keys that write, until 15 minutes pass without one"
    )


WAL = Command(
    "wal",
    "the write-ahead records: list them, begin one, mark one COMMITTED or ROLLED_BACK",
    (
        "hotwash wal list",
        OPERATIONS["wal-begin"].example,
        'hotwash wal commit --note "verified: terraform state list | grep payments"',
        'hotwash wal rollback 2 --note "restored from the snapshot"',
    ),
    _run_wal,
    _add_wal,
)

WATCH = Command(
    "watch",
    "the write-ahead log, live and read-only",
    ("hotwash watch", "hotwash watch --notify", "hotwash watch --rw", "hotwash watch --once"),
    look_once,
    _add_watch,
)
