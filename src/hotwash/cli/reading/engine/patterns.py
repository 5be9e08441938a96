"""`hotwash patterns`: what keeps being found, how sure that is, and where it goes."""

from argparse import ArgumentParser
from collections.abc import Callable
from difflib import get_close_matches

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
from hotwash.cli.reading.engine.one_pattern import brief_pattern_lines, pattern_lines
from hotwash.cli.reading.engine.pattern_tables import MOST, Wanted, brief_lines, table_lines
from hotwash.cli.session import Session
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.pattern import EnginePattern
from hotwash.core.analysis.engine.trend import Trend
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.viewmodels.engine_json import pattern_json, whole_pattern_json
from hotwash.viewmodels.naming import counted

NOTHING = ("No pattern data found.", "Run code reviews to generate findings, then try again.")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="one pattern with all that is known of it")
    parser.add_argument("--all", action="store_true", help=f"all of them, not the first {MOST}")
    parser.add_argument("--agent", metavar="NAME", help="only patterns that concern this agent")
    parser.add_argument("--trend", choices=tuple(Trend), help="only patterns of this trend")
    parser.add_argument("--category", metavar="NAME", help="only patterns of this category")
    add_window(parser)


def _run(session: Session) -> int:
    refusal = window_refusal(session)
    if refusal is not None:
        return session.refused(refusal)
    found = [engine for engine in engines_of(session) if engine.patterns]
    if not found:
        return nothing(session, *NOTHING)
    code = _one(session, found) if session.arguments.name is not None else _several(session, found)
    session.complain_of_problems()
    return code


def _one(session: Session, found: list[Engine]) -> int:
    name, brief = session.arguments.name, session.arguments.brief
    named = [(engine, pattern) for engine in found if (pattern := engine.pattern(name)) is not None]
    if not named:
        close = get_close_matches(name, [pattern.name for engine in found for pattern in engine.patterns], n=1)
        near = f"nearest is {close[0]}" if close else "hotwash patterns --all lists them"
        return session.refused(Refusal(f"no pattern {name}", near, ExitCode.USAGE))
    if session.json:
        write_document("pattern", {"patterns": [whole_pattern_json(pattern) for _, pattern in named]})
        return ExitCode.OK
    lines: Callable[[Engine, EnginePattern], list[str]] = brief_pattern_lines if brief else pattern_lines
    write_lines(by_workspace([(engine, lines(engine, pattern)) for engine, pattern in named]))
    return ExitCode.OK


def _several(session: Session, found: list[Engine]) -> int:
    given = session.arguments
    wanted = Wanted(given.agent, Trend(given.trend) if given.trend else None, given.category, bool(given.all))
    if session.json:
        shown = [pattern_json(pattern) for engine in found for pattern in wanted.of(engine.patterns)]
        write_document("patterns", {"window_days": given.window, "patterns": shown})
        return ExitCode.OK
    lines = brief_lines if given.brief else table_lines
    write_lines(by_workspace([(engine, lines(engine, wanted)) for engine in found]))
    news = sum(pattern.news for engine in found for pattern in engine.patterns)
    if news and any(engine.registry is not None for engine in found):
        session.narration.say(
            f"{counted(news, 'occurrence')} not in the registry yet; hotwash evolve takes in what is new"
        )
    tell_of_lines(session, found)
    return ExitCode.OK


PATTERNS = Command(
    "patterns",
    "what keeps being found, how sure that is, and whether it is in a runbook yet",
    (
        "hotwash patterns",
        "hotwash patterns missing-status-condition",
        "hotwash patterns --agent api-dev --trend increasing --json",
    ),
    _run,
    _add_arguments,
)
