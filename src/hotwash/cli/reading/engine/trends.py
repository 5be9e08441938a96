"""`hotwash trends`: what moved from one window of time to the next; with `--alerts` 1 if anything wants a look."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import NamedTuple

from hotwash.cli.command import Command
from hotwash.cli.output import write_document, write_lines
from hotwash.cli.reading.engine.asking import (
    add_window,
    by_workspace,
    engines_of,
    nothing,
    tell_of_lines,
    window_refusal,
)
from hotwash.cli.reading.engine.comparison import comparison_lines
from hotwash.cli.reading.engine.service_trends import service_lines
from hotwash.cli.reading.engine.stored_trends import stored_lines
from hotwash.cli.reading.engine.trend_lines import alert_lines, brief_lines, trend_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.report import LEAST_DAYS, LEAST_FINDINGS, TrendReport
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.trends import Trends
from hotwash.viewmodels.engine_json import alert_json, stored_movement_json, stored_trends_json, trends_json

NOTHING = (
    "No trend data available.",
    f"Minimum data needed: {LEAST_FINDINGS}+ findings over {LEAST_DAYS // 7}+ weeks",
)


class _Found(NamedTuple):
    """The workspaces with enough findings, and those of which only an analysis of before is known."""

    reports: tuple[TrendReport, ...]
    stored: tuple[tuple[Engine, Trends], ...]


def _add_arguments(parser: ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--compare", action="store_true", help="the two windows side by side")
    form.add_argument("--alerts", action="store_true", help="only what wants a look; 1 if there is anything")
    form.add_argument("--service", metavar="NAME", help="one service, and how it compares to all")
    add_window(parser)


def _run(session: Session) -> int:
    refusal = window_refusal(session)
    if refusal is not None:
        return session.refused(refusal)
    found = _found(session)
    if not found.reports and not found.stored:
        return nothing(session, *NOTHING)
    code = _of_service(session, found) if session.arguments.service is not None else _of_all(session, found)
    session.complain_of_problems()
    return code


def _found(session: Session) -> _Found:
    reports = [TrendReport(engine) for engine in engines_of(session)]
    enough = tuple(report for report in reports if report.is_enough)
    others = (report.engine for report in reports if not report.is_enough)
    return _Found(enough, tuple((engine, engine.trends) for engine in others if engine.trends is not None))


def _of_all(session: Session, found: _Found) -> int:
    given = session.arguments
    alerts = [alert for report in found.reports for alert in report.alerts]
    before = [alert for _, trends in found.stored for alert in trends.alerts]
    if session.json and given.alerts:
        write_document("alerts", {"alerts": [*map(alert_json, alerts), *map(stored_movement_json, before)]})
    elif session.json:
        stored = [stored_trends_json(engine, trends) for engine, trends in found.stored]
        write_document("trends", {"workspaces": [trends_json(report) for report in found.reports], "stored": stored})
    else:
        lines = _form(session)
        told = [(engine, stored_lines(trends)) for engine, trends in found.stored]
        write_lines(by_workspace([*((report.engine, lines(report)) for report in found.reports), *told]))
        tell_of_lines(session, [report.engine for report in found.reports])
    return ExitCode.REFUSED_BY_STATE if given.alerts and (alerts or before) else ExitCode.OK


def _form(session: Session) -> Callable[[TrendReport], list[str]]:
    given = session.arguments
    if given.compare:
        return comparison_lines
    if given.alerts:
        return alert_lines
    return brief_lines if given.brief else trend_lines


def _of_service(session: Session, found: _Found) -> int:
    name = session.arguments.service
    known = sorted({service for report in found.reports for each in report.patterns for service in each.services})
    if name not in known:
        others = f"known are {', '.join(known)}" if known else "no finding names a service"
        return session.refused(Refusal(f"no findings in service {name}", others, ExitCode.USAGE))
    reports = [TrendReport(report.engine, name) for report in found.reports]
    there = [report for report in reports if report.patterns]
    if session.json:
        write_document("trends", {"workspaces": [trends_json(report) for report in there]})
    else:
        write_lines(by_workspace([(report.engine, service_lines(report)) for report in there]))
    return ExitCode.OK


TRENDS = Command(
    "trends",
    "what is found more or less often than in the window of time before; with --alerts 1 if anything wants a look",
    ("hotwash trends", "hotwash trends --compare --window 14", "hotwash trends --alerts --json"),
    _run,
    _add_arguments,
)
