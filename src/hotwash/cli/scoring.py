"""`hotwash score`: is an unasked action worth it? With an id the scores are kept for that entry."""

from argparse import ArgumentParser

from hotwash.cli.arguments import count, whole
from hotwash.cli.command import Command
from hotwash.cli.operating import add_writing_flags
from hotwash.cli.output import write_document, write_lines
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import ExitCode, Intent, Refusal, Target

_DIMENSIONS = {
    "frequency": ("--freq", "how often it happens"),
    "failure": ("--fail", "how much failure it prevents"),
    "burden": ("--burden", "how much it spares people"),
    "cost": ("--cost", "how little it costs the agent itself"),
}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="keep the scores for this entry")
    for name, (flag, summary) in _DIMENSIONS.items():
        parser.add_argument(flag, dest=name, type=whole, required=True, metavar="1-10", help=summary)
    parser.add_argument("--title", default="this action", help="what is scored, for the answer")
    parser.add_argument(
        "--threshold", type=count, metavar="N", help="act from this total on (default: VFM_THRESHOLD, else 50)"
    )
    add_writing_flags(parser)


def _run(session: Session) -> int:
    values = {name: getattr(session.arguments, name) for name in _DIMENSIONS}
    wrong = [name for name, value in values.items() if not 1 <= value <= 10]
    if wrong:
        return session.refused(Refusal(f"{', '.join(wrong)}: a score is a number from 1 to 10", code=ExitCode.USAGE))
    if session.arguments.id:
        kept = _keep(session, values)
        if kept != ExitCode.OK:
            return kept
    return _answer(session, values)


def _keep(session: Session, values: dict[str, int]) -> int:
    found = session.find(session.arguments.id)
    if isinstance(found, Refusal):
        return session.refused(found)
    arguments = {name: str(value) for name, value in values.items()}
    intent = Intent("score", (Target(found[1].key),), arguments)
    return carry_out(session, intent, writes_at_once=True, has_document=False)


def _answer(session: Session, values: dict[str, int]) -> int:
    from hotwash.core.analysis.vfm import threshold, total

    found = threshold(session.store.snapshot, session.store.config.settings)
    limit = session.arguments.threshold or found.value
    origin = "--threshold" if session.arguments.threshold else found.origin
    reached = total(values["frequency"], values["failure"], values["burden"], values["cost"])
    acts = reached >= limit
    if session.json:
        write_document("score", {**values, "total": reached, "threshold": limit, "origin": origin, "act": acts})
    else:
        word = "act" if acts else "defer"
        write_lines([f"{reached} / 100, threshold {limit} ({origin}): {word} on {session.arguments.title}"])
    return ExitCode.OK if acts else ExitCode.REFUSED_BY_STATE


SCORE = Command(
    "score",
    "VFM: weigh an unasked action; exit 0 act, 1 defer",
    (
        "hotwash score --freq 8 --fail 9 --burden 7 --cost 9",
        "hotwash score ERR-20260520-002 --freq 8 --fail 9 --burden 7 --cost 9",
    ),
    _run,
    _add_arguments,
)
