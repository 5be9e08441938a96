"""`hotwash status`: the workspaces at a glance, and what wants doing."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.inventory import agents_workspace, counted, last_session, unprocessed
from hotwash.core.analysis.session import session_facts
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.git import project_name
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import visible
from hotwash.viewmodels.status import action_items, status_lines


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--where", action="store_true", help="only where agents write: base, scope, project, today")


def _run(session: Session) -> int:
    facts = session.facts
    if session.json:
        write_document("status", {**_where(session), **_as_json(facts)})
    elif session.arguments.where:
        write_lines([" ".join(f"{name}={visible(value)}" for name, value in _where(session).items())])
    else:
        write_lines(status_lines(facts))
    session.complain_of_problems()
    return ExitCode.OK


def _where(session: Session) -> dict[str, str]:
    """The workspace that agents write to."""
    workspaces = session.store.snapshot.workspaces
    if not workspaces:
        return {}
    found = agents_workspace(session.store.snapshot)
    return {
        "base": found.base,
        "scope": found.scope.value,
        "project": project_name(str(session.store.config.worked_in)),
        "today": session.store.context().today,
    }


def _as_json(facts: Facts) -> dict[str, Json]:
    snapshot = facts.snapshot
    sessions = session_facts(snapshot, facts.wal.buffers, facts.now)
    last = last_session(snapshot, facts.now)
    return {
        "workspaces": [
            {"name": each.name, "scope": each.scope.value, "base": each.base} for each in snapshot.workspaces
        ],
        "counts": {
            kind.value: {status.value: number for status, number in found.items()}
            for kind, found in counted(snapshot).items()
        },
        "stale": len(facts.stale),
        "candidates": len(facts.candidates),
        "wal_pending": len(facts.wal.pending),
        "failures": unprocessed(snapshot),
        "buffers": [
            {
                "file": each.document.relative,
                "task": masked(each.task.title) if each.task is not None and each.task.title else None,
                "days": each.age.days if each.age is not None else None,
                "age_from": each.age.source if each.age is not None else None,
            }
            for each in facts.wal.buffers
        ],
        "last_session": last.isoformat() if last is not None else None,
        "sessions_since_review": [each.since_review for each in sessions if each.since_review is not None],
        "action_items": list(action_items(facts)) if snapshot.workspaces else [],
        "problems": [
            {"file": each.path, "reason": each.reason, "next_step": each.next_step} for each in snapshot.problems
        ],
        "remarks": [
            {"file": each.path, "line": each.line, "rule": each.rule, "message": each.message}
            for each in snapshot.remarks
        ],
    }


STATUS = Command(
    "status",
    "the workspaces at a glance, and what wants doing",
    ("hotwash status", "hotwash status --where", "hotwash status --json"),
    _run,
    _add_arguments,
)
