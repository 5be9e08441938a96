"""`hotwash corrections`: what people corrected, and what agents could learn from it."""

import sys
from argparse import ArgumentParser
from datetime import timedelta

from hotwash.cli.arguments import count
from hotwash.cli.command import Command
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.reading.engine.asking import add_window, by_workspace, engines_of, nothing, window_refusal
from hotwash.cli.reading.engine.correction_lines import brief_lines, of_agent_lines, summary_lines
from hotwash.cli.reading.engine.correction_patterns import analysis_lines, pattern_lines
from hotwash.cli.reading.engine.correction_types import of_type_lines
from hotwash.cli.reading.engine.looked_at import LookedAt
from hotwash.cli.session import Session
from hotwash.core.analysis.engine.corrections import TYPES, corrections_of
from hotwash.core.analysis.engine.detection import detected_corrections
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.analysis.engine.naming import pattern_key
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.signal import SignalSource
from hotwash.viewmodels.engine_json import corrections_json, whole_pattern_json
from hotwash.viewmodels.rows import shown

NOTHING = ("No correction data found at .claude/user-corrections.jsonl",)
_STDIN = "-"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="PATTERN", help="the corrections of one pattern")
    parser.add_argument("--all", action="store_true", help="of any age, and every one of them")
    parser.add_argument("--agent", metavar="NAME", help="only corrections of this agent")
    parser.add_argument("--type", metavar="TYPE", choices=tuple(TYPES), help=f"only of this type: {', '.join(TYPES)}")
    parser.add_argument("--analyze", action="store_true", help="by pattern, with what is ready for a runbook")
    parser.add_argument("--since", type=count, metavar="N", help="of the last N days (default: the window)")
    parser.add_argument(
        "--detect", metavar="TEXT", help="say what kind of correction a text may be; - reads it; nothing is logged"
    )
    add_window(parser)


def _run(session: Session) -> int:
    given = session.arguments
    if given.detect is not None:
        return _detect(session, sys.stdin.read() if given.detect == _STDIN else given.detect)
    refusal = window_refusal(session)
    if refusal is not None:
        return session.refused(refusal)
    found = [engine for engine in engines_of(session) if engine.of_source(SignalSource.CORRECTION)]
    if not found:
        return nothing(session, *NOTHING)
    code = _answer(session, [_looked_at(session, engine) for engine in found])
    session.complain_of_problems()
    return code


def _looked_at(session: Session, engine: Engine) -> LookedAt:
    """The corrections that were asked for."""
    given = session.arguments
    days = None if given.all else given.since or given.window
    first = engine.horizon.today - timedelta(min(days, engine.horizon.today.toordinal() - 1)) if days else None
    every = engine.of_source(SignalSource.CORRECTION)
    recent = [each for each in every if first is None or (each.day is not None and each.day >= first)]
    fitting = [
        each
        for each in recent
        if given.agent in (None, *each.signal.agents)
        and given.type in (None, each.signal.kind)
        and (given.name is None or (each.pattern is not None and each.pattern.key == pattern_key(given.name)))
    ]
    return LookedAt(engine, corrections_of(fitting), first, len(every), bool(given.all))


def _answer(session: Session, found: list[LookedAt]) -> int:
    given = session.arguments
    if given.name is not None and not any(each.corrections.total for each in found):
        known = sorted({name for each in found for name in each.corrections_of_all.by_pattern})
        others = f"known are {', '.join(known)}" if known else "no correction names a pattern"
        return session.refused(Refusal(f"no correction of pattern {given.name}", others, ExitCode.USAGE))
    if session.json:
        write_document("corrections", {"workspaces": [_as_json(each, given.name) for each in found]})
        return ExitCode.OK
    write_lines(by_workspace([(each.engine, _lines(session, each)) for each in found]))
    return ExitCode.OK


def _lines(session: Session, looked_at: LookedAt) -> list[str]:
    given = session.arguments
    if given.name is not None:
        return pattern_lines(looked_at, given.name)
    if given.analyze:
        return analysis_lines(looked_at)
    if given.type is not None:
        return of_type_lines(looked_at, given.type)
    if given.agent is not None:
        return of_agent_lines(looked_at, given.agent)
    return brief_lines(looked_at) if given.brief else summary_lines(looked_at)


def _as_json(looked_at: LookedAt, name: str | None) -> dict[str, Json]:
    pattern = looked_at.engine.pattern(name) if name is not None else None
    return {
        "workspace": looked_at.engine.workspace.name,
        "since": looked_at.first.isoformat() if looked_at.first is not None else None,
        **corrections_json(looked_at.corrections),
        "pattern": whole_pattern_json(pattern) if pattern is not None else None,
    }


def _detect(session: Session, text: str) -> int:
    """Only a proposal: whoever knows what was meant logs it."""
    found = detected_corrections(text)
    if session.json:
        proposals = [{"type": each.correction_type, "words": each.words} for each in found]
        write_document("detected", {"proposals": proposals})
    elif found:
        write_lines(f'{each.correction_type}: "{shown(each.words)}"' for each in found)
        session.narration.say("a proposal: nothing was logged")
    else:
        session.narration.say("nothing in it corrects an agent")
    return ExitCode.OK


CORRECTIONS = Command(
    "corrections",
    "what people corrected, by type, agent and pattern",
    (
        "hotwash corrections",
        "hotwash corrections --analyze --all",
        "hotwash corrections --agent api-dev --type code_quality",
        'hotwash corrections --detect "That\'s wrong, the index should start at 1"',
    ),
    _run,
    _add_arguments,
)
