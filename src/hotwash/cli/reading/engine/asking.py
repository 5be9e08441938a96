"""What the three commands have in common: a window of time, the engines they read, and what is said without any."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence

from hotwash.cli.arguments import count
from hotwash.cli.output import columns, write_error
from hotwash.cli.session import Session
from hotwash.core.analysis.engine.engine import Engine, engines
from hotwash.core.analysis.engine.horizon import WINDOW, Horizon, SeverityMode
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.operations.engine.line_notes import line_notes
from hotwash.core.text.visible import visible

MOST_DAYS = 36500
DOUBLE_RULE = "═" * 63


def add_window(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--window", type=count, default=WINDOW, metavar="N", help=f"days of a window of time (default {WINDOW})"
    )
    parser.add_argument("--brief", action="store_true", help="the short form of the documentation")


def window_refusal(session: Session) -> Refusal | None:
    """Why a window cannot be looked at: there is no day so far back."""
    if session.arguments.window <= MOST_DAYS:
        return None
    return Refusal(f"--window goes from 1 to {MOST_DAYS}", code=ExitCode.USAGE)


def engines_of(session: Session) -> tuple[Engine, ...]:
    """The engines of all open workspaces, looked at through the window that was asked for."""
    store = session.store
    mode = SeverityMode(store.config.settings.severity_mode)
    return engines(store.snapshot, Horizon(store.now().date(), session.arguments.window, mode=mode))


def nothing(session: Session, *lines: str) -> int:
    """Say that there is nothing to look at."""
    session.narration.complain("\n".join(lines))
    if session.json:
        first, *more = lines
        write_error(ExitCode.USAGE, first, " ".join(more))
    session.complain_of_problems()
    return ExitCode.USAGE


def tell_of_lines(session: Session, found: Iterable[Engine]) -> None:
    """Say which lines count nowhere, or otherwise than they are written."""
    for engine in found:
        for note in line_notes(engine):
            session.narration.say(f"note: {note}")


def by_workspace(found: Sequence[tuple[Engine, Iterable[str]]]) -> Iterator[str]:
    """The lines of every engine; below the name of its workspace where there are several."""
    for place, (engine, lines) in enumerate(found):
        if place:
            yield ""
        if len(found) > 1:
            yield f"# {visible(engine.workspace.name)}"
        yield from lines


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> list[str]:
    """Rows below their heads, two blanks from the edge; the columns in `right` hold numbers."""
    return [f"  {line}" for line in columns([tuple(heads), *map(tuple, rows)], right=frozenset(right))]
