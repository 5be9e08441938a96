"""`hotwash ops`: numbers of operations against their limits, and what an error budget leaves."""

from argparse import ArgumentParser

from hotwash.cli.arguments import count
from hotwash.cli.command import Command
from hotwash.cli.output import write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.ops.budgets import WHOLE, budget_of
from hotwash.core.analysis.ops.reading import DAYS, readings
from hotwash.core.analysis.ops.report import ops_report
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.viewmodels.ops_report import budget_json, budget_lines, report_json, report_lines

_FACTS, _BUDGET = "facts", "budget"
_MOST_DAYS = 36500


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", choices=(_FACTS, _BUDGET), default=_FACTS, help="all facts, or what an error budget leaves"
    )
    parser.add_argument(
        "--days", type=count, default=DAYS, metavar="N", help=f"how many days back to look (default {DAYS})"
    )
    parser.add_argument("--slo", type=float, metavar="PERCENT", help="with budget: the target, such as 99.9")


def _run(session: Session) -> int:
    if not 1 <= session.arguments.days <= _MOST_DAYS:
        return session.refused(Refusal(f"--days goes from 1 to {_MOST_DAYS}", code=ExitCode.USAGE))
    found = _budget(session) if session.arguments.what == _BUDGET else _facts(session)
    session.complain_of_problems()
    return found


def _facts(session: Session) -> int:
    store = session.store
    report = ops_report(store.snapshot, store.now(), store.config.settings, session.arguments.days)
    if session.json:
        write_document("ops", report_json(report))
    else:
        write_lines(report_lines(report))
    return ExitCode.REFUSED_BY_STATE if report.fired else ExitCode.OK


def _budget(session: Session) -> int:
    slo, days = session.arguments.slo, session.arguments.days
    if slo is None or not 0 < slo < WHOLE:
        reason = "an error budget needs --slo PERCENT between 0 and 100"
        return session.refused(Refusal(reason, "such as --slo 99.9", ExitCode.USAGE))
    store = session.store
    budget = budget_of(slo, days, readings(store.snapshot, store.now(), days))
    if session.json:
        write_document("ops-budget", budget_json(budget))
    else:
        write_lines(budget_lines(budget))
    return ExitCode.REFUSED_BY_STATE if budget.is_exhausted else ExitCode.OK


OPS = Command(
    "ops",
    "numbers of operations against their limits, with their sources",
    ("hotwash ops", "hotwash ops --days 90 --json", "hotwash ops budget --slo 99.9 --days 30"),
    _run,
    _add_arguments,
)
