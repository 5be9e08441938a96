"""`hotwash recall`: what was learned about some words before."""

from argparse import ArgumentParser

from hotwash.cli.arguments import count
from hotwash.cli.command import Command
from hotwash.cli.output import write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.recall import LIMIT, recall
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.git import project_name
from hotwash.viewmodels.recall import recall_json, recall_lines


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("terms", nargs="+", metavar="TERM", help="a word, a phrase or an id; one letter finds nothing")
    parser.add_argument("--all", action="store_true", help="also what should not be believed any more, with the reason")
    parser.add_argument(
        "--limit", type=count, default=LIMIT, metavar="N", help=f"how many, best first (default {LIMIT})"
    )


def _run(session: Session) -> int:
    store, everything = session.store, bool(session.arguments.all)
    project = project_name(str(store.config.worked_in))
    found = recall(store.snapshot, session.arguments.terms, store.now(), project)
    wanted = found.found if everything else found.believed
    entries = wanted[: max(0, session.arguments.limit)]
    if session.json:
        write_document("recall", recall_json(found, entries, session.facts.snoozes.asleep))
    else:
        write_lines(recall_lines(found, entries, everything=everything))
        if len(entries) < len(wanted):
            session.narration.say(f"{len(wanted) - len(entries)} more: --limit {len(wanted)} shows all")
    session.complain_of_problems()
    return ExitCode.OK


RECALL = Command(
    "recall",
    "what was learned about some words before, best first",
    (
        "hotwash recall karpenter",
        "hotwash recall 'resource limits' helm --all",
        "hotwash recall ERR-20260520-001",
    ),
    _run,
    _add_arguments,
)
