"""`hotwash review`: what has to be looked at, after the failures that wait were taken in."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.output import write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.review import Review, ReviewFilter
from hotwash.core.model.errors import CommitError
from hotwash.core.model.plan import ExitCode, Intent, Refusal
from hotwash.viewmodels.review import review_json, review_lines, table_lines


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--no-drain", action="store_true", help="leave failed tool calls in the pending log")
    parser.add_argument(
        "--tsv", action="store_true", help="every entry as a line of tab-separated values; writes nothing"
    )
    parser.add_argument("--severity", metavar="P1,P2", help="only entries of these severities")
    parser.add_argument("--category", metavar="NAME", help="only entries of these categories")
    parser.add_argument("--area", metavar="NAME", help="only entries of these areas")
    parser.add_argument("--skill", metavar="NAME", help="only entries of these skills")


def _run(session: Session) -> int:
    given = session.arguments
    limits = ReviewFilter(_words(given.severity), _words(given.category), _words(given.area), _words(given.skill))
    if given.tsv and session.json:
        return session.refused(Refusal("--tsv and --json are two forms of one answer", "take one", ExitCode.USAGE))
    if given.tsv:
        write_lines(table_lines(Review(session.facts, limits)))
        return ExitCode.OK
    drained = "" if given.no_drain or session.store.read_only_refusal() is not None else _drained(session)
    if isinstance(drained, ExitCode):
        return drained
    store = session.store
    review = Review(Facts(store.snapshot, store.now(), store.config.settings, session.facts.noticed), limits)
    if session.json:
        write_document("review", review_json(review, drained))
    else:
        write_lines(review_lines(review, drained))
    session.complain_of_problems()
    return ExitCode.REFUSED_BY_STATE if review.finds_anything or drained else ExitCode.OK


def _words(text: str | None) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in (text or "").split(",") if word.strip())


def _drained(session: Session) -> str | ExitCode:
    """Take in what waits; what was made of it, or with what code that failed."""
    store = session.store
    plan = store.plan(Intent("drain"))
    if isinstance(plan, Refusal):
        return ExitCode(session.refused(plan))
    if plan.changes_nothing:
        return ""
    try:
        receipt = store.commit(plan)
    except CommitError as error:
        return ExitCode(session.failed(error))
    session.narration.say("undo: hotwash undo")
    return f"Drained: {receipt.sentence}"


REVIEW = Command(
    "review",
    "what has to be looked at: wrong, recurring, waiting too long; takes in failed tool calls first; 1 if anything",
    ("hotwash review", "hotwash review --no-drain --severity P1,P2", "hotwash review --tsv | cut -f1,4"),
    _run,
    _add_arguments,
)
