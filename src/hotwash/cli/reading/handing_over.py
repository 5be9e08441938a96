"""`hotwash handoff`: the report for the next shift; `--mark` also moves the handoff to now."""

from argparse import ArgumentParser
from datetime import date

from hotwash.cli.arguments import day
from hotwash.cli.command import Command
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.handoff import Handoff, handoff
from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import ExitCode, Intent, Refusal
from hotwash.viewmodels.handoff import handoff_lines

_LAST = "last"


def _since(text: str) -> date | None:
    return None if text == _LAST else day(text)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--since", type=_since, metavar="last|YYYY-MM-DD", help="what counts as new (default: since the last handoff)"
    )
    parser.add_argument("--mark", action="store_true", help="hand over: what is new counts from now on")
    parser.add_argument("--file", metavar="NAME.md", help="also write it into a new file of the project")
    parser.add_argument("--full", action="store_true", help="every item, not five of each section")
    parser.add_argument("--format", choices=("md",), default="md", help="how it is written (Markdown)")


def _run(session: Session) -> int:
    store = session.store
    report = handoff(session.facts, store.user, store.transactions(), since=session.arguments.since)
    project, full = store.snapshot.workspaces[0].name, bool(session.arguments.full)
    lines = [line.text for line in handoff_lines(report, project, session.facts.times_seen, full=full)]
    text = "\n".join(lines) + "\n"
    if not session.json:
        write_lines(lines)
    wanted = [{"file": session.arguments.file, "text": text}] if session.arguments.file else []
    for arguments in [*wanted, *([{}] if session.arguments.mark else [])]:
        code = _write(session, Intent("handoff", arguments=arguments))
        if code:
            return code
    if session.json:
        write_document("handoff", {**_json(report), "text": text})
    return ExitCode.REFUSED_BY_STATE if report.has_grave else ExitCode.OK


def _write(session: Session, intent: Intent) -> int:
    """Carry one intent out beside the report; returns the exit code of a failure, 0 without one."""
    plan = session.store.plan(intent)
    if isinstance(plan, Refusal):
        return session.refused(plan)
    try:
        receipt = session.store.commit(plan)
    except CommitError as error:
        return session.failed(error)
    session.narration.say(receipt.sentence)
    if receipt.transaction is not None:
        session.narration.say("undo: hotwash undo")
    return ExitCode.OK


def _json(report: Handoff) -> dict[str, Json]:
    return {
        "at": report.at.isoformat(),
        "since": report.since.isoformat() if report.since is not None else None,
        "by": report.by,
        "pending": [each.pending.record.operation for each in report.operations],
        "attention": [each.entry.native_id for each in report.attention],
        "new": [each.entry.native_id for each in report.new],
        "recurring": [each.name for each in report.recurring],
        "done": [each.sentence for each in report.deeds],
    }


HANDOFF = Command(
    "handoff",
    "the report for the next shift; exits with 1 while something P1, P2 or critical is open",
    ("hotwash handoff", "hotwash handoff --mark > handoff.md", "hotwash handoff --since 2026-05-20 --full"),
    _run,
    _add_arguments,
)
