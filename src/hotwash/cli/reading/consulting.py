"""`hotwash harness consult`: what earlier sessions learned about the files and the phase of a task."""

import os
from argparse import ArgumentParser

from hotwash.cli.output import write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.harness.consulting import Question, consult
from hotwash.core.analysis.harness.learning import live_learnings, own_path, unread_files
from hotwash.core.analysis.harness.vocabulary import DIMENSIONS, PHASES
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.storage.touched import changed_files, from_root
from hotwash.viewmodels.consult import consult_json, consult_lines, hidden_sentence

SUMMARY = "the learnings that concern files and a phase, the most reliable first"
EXAMPLES = (
    "hotwash harness consult src/api/x.ts --phase verify",
    "hotwash harness consult --diff --phase review --match both",
    "hotwash harness consult --dimension architecture",
)


def add_consult(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders, globs or modules of the task")
    parser.add_argument("--diff", action="store_true", help="the files that differ from the last commit as well")
    parser.add_argument("--phase", choices=PHASES, help="what is about to be done")
    parser.add_argument("--dimension", choices=DIMENSIONS, help="only learnings of this dimension")
    parser.add_argument(
        "--match", choices=("any", "both"), default="any", help="file or phase is enough (any), or both must fit"
    )


def run_consult(session: Session) -> int:
    given = session.arguments
    home = os.path.dirname(os.path.dirname(own_path(session.store.snapshot)))
    paths = [from_root(path, home) for path in given.paths]
    if given.diff:
        changed = changed_files(home) if home else None
        if changed is None:
            return session.refused(
                Refusal("git knows no changes here", "name the files instead of --diff", ExitCode.USAGE)
            )
        paths += changed
    if given.diff and not paths:
        session.narration.say("nothing differs from the last commit")
    question = Question(tuple(paths), given.phase or "", given.dimension or "", given.match == "both")
    return _answer(session, question, asks_nothing=bool(given.diff and not paths and not given.phase))


def _answer(session: Session, question: Question, *, asks_nothing: bool) -> int:
    snapshot = session.store.snapshot
    learnings = tuple(live_learnings(snapshot))
    found = consult(() if asks_nothing else learnings, question)
    if session.json:
        write_document("harness-consult", consult_json(snapshot, question, found))
    else:
        write_lines(consult_lines(found))
        if learnings and not found.found:
            session.narration.say(f"none of {len(learnings)} learnings concerns this")
        elif not learnings and not any(unread_files(snapshot)):
            session.narration.say("no .memory/harness-learnings.md: hotwash harness capture begins one")
    if found.hidden:
        session.narration.say(hidden_sentence(found))
    session.complain_of_problems()
    return ExitCode.OK
