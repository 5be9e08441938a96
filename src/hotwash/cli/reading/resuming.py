"""`hotwash resume`: everything to look at before interrupted work goes on."""

from argparse import ArgumentParser
from collections.abc import Sequence

from hotwash.cli.command import Command
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.resume import file_names
from hotwash.core.analysis.session import SessionFacts, heartbeat, session_facts
from hotwash.core.model.plan import ExitCode
from hotwash.core.model.session import NoteSection, StateSection
from hotwash.core.storage.affected import looks
from hotwash.core.storage.git_log import recent_commits
from hotwash.core.text.masking import masked
from hotwash.viewmodels.resume import Resumption, records_to_check, resume_text

_NOTHING = "nothing to resume: no task, state or note in memory/; hotwash state and hotwash wal begin write some"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="go on from a buffer that is a week old or older")


def run(session: Session) -> int:
    wal = session.facts.wal
    sessions = session_facts(session.store.snapshot, wal.buffers, session.store.now())
    resumption = Resumption(
        sessions,
        wal,
        {each.workspace.base: recent_commits(each.workspace.base) for each in sessions},
        {each.workspace.base: _looks(session, each) for each in sessions},
        bool(session.arguments.force),
    )
    if session.json:
        write_document("resume", _as_json(resumption))
    elif sessions:
        write_lines(resume_text(resumption))
    else:
        session.narration.say(_NOTHING)
    session.complain_of_problems()
    return ExitCode.OK if resumption.is_clear else ExitCode.REFUSED_BY_STATE


def _looks(session: Session, each: SessionFacts) -> dict[str, str]:
    names = [name for record in records_to_check(session.facts.wal, each) for name in file_names(record)]
    return looks(each.workspace.base, names, session.store.now())


def _as_json(resumption: Resumption) -> dict[str, Json]:
    return {
        "clear": resumption.is_clear,
        "blocked": resumption.is_blocked,
        "sessions": [_session_json(resumption, each) for each in resumption.sessions],
    }


def _session_json(resumption: Resumption, session: SessionFacts) -> dict[str, Json]:
    task, age = session.task, session.buffer.age if session.buffer is not None else None
    commits = resumption.commits.get(session.workspace.base)
    return {
        "workspace": session.workspace.name,
        "task": task.title if task is not None else None,
        "details": [masked(bullet.text) for bullet in task.more] if task else [],
        "steps": [{"text": step.text, "done": step.done, "line": step.line} for step in task.steps] if task else [],
        "completed": [masked(bullet.text) for bullet in task.completed] if task else [],
        "context": [masked(bullet.text) for bullet in task.context] if task else [],
        "age": {"days": age.days, "source": age.source, "level": age.level.value} if age is not None else None,
        "state": sections_json(session.state[1].sections) if session.state is not None else [],
        "today": sections_json(session.note[1].sections) if session.note is not None else [],
        "verify": list(resumption.checks_for(session)),
        "commits": list(commits) if commits is not None else None,
        "pending": [
            {
                "number": number,
                "operation": each.record.operation,
                "affected": each.record.affected,
                "blast_radius": each.record.blast_radius,
                "rollback": each.record.rollback,
                "seconds": round(each.seconds),
            }
            for number, each in resumption.pending_in(session)
        ],
        "heartbeat": heartbeat(task) if task is not None else None,
        "sessions": session.count.total if session.count is not None else None,
    }


def sections_json(sections: Sequence[StateSection | NoteSection]) -> list[dict[str, Json]]:
    """The bullets of every section that has some; secrets are masked like everywhere else."""
    return [
        {
            "section": section.title,
            "kind": section.kind.value if section.kind is not None else None,
            "bullets": [
                {"label": bullet.label, "text": masked(bullet.text), "line": bullet.line} for bullet in section.bullets
            ],
        }
        for section in sections
        if section.bullets
    ]


RESUME = Command(
    "resume",
    "where interrupted work stopped, what to verify, and the next step; exit 1 while it is not safe to go on",
    ("hotwash resume", "hotwash resume --force", "hotwash resume --json"),
    run,
    _add_arguments,
)
