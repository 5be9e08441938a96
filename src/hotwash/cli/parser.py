"""The argument parser, made from the tables of commands and operations."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from hotwash import __version__
from hotwash.cli.arguments import LineParser, Mistake, day
from hotwash.cli.commands import COMMANDS
from hotwash.core.model.plan import ExitCode

if TYPE_CHECKING:
    from hotwash.cli.command import Command

_DESCRIPTION = """\
Review what AI agents logged: resolve it, promote what recurs, watch the write-ahead log.
Without a command, hotwash opens the dashboard."""

_SWITCHES = {
    "--json": "one versioned JSON document on stdout",
    "--quiet": "only refusals and failures on stderr",
    "--read-only": "refuse every write",
    "--reveal": "show key-like strings, which are masked otherwise",
    "--demo": "work on sample data in a temporary folder",
    "--frozen": "with --demo: no agent writes, and the clock stands still",
}

_DASHBOARD_SWITCHES = {
    "--ascii": "plain characters instead of glyphs",
    "--plain": "numbered lines and a prompt instead of a screen (by itself where TERM is dumb)",
    "--fresh": "begin anew instead of where the last session ended; drafts stay",
}
_WITH_VALUE = ("--root", "--base", "--scope", "--today", "--theme")
_WITHOUT_COMMAND = {*_SWITCHES, *_DASHBOARD_SWITCHES, *_WITH_VALUE, "--version"}

_EPILOG = """\
examples:
  hotwash                                     open the dashboard here
  hotwash DIR DIR                             open it on these folders together
  hotwash --demo                              open it on sample data, with an agent that writes
  hotwash list 'is:stale type:ERR'            entries that match
  hotwash resolve ERR-20260520-001            close one; hotwash undo takes it back
  hotwash promote ERR-20260520-002            show the diff; --apply writes it
  hotwash watch                               the write-ahead log, read-only

exit codes:
  0 fine, 1 findings or refused by the state of things, 2 usage, 3 busy, 4 refused or failed, 70 a mistake of hotwash,
  130 interrupted"""


def build_parser(names: Iterable[str] = COMMANDS) -> LineParser:
    """The parser with these commands, by default with all. Common flags are accepted before and after the command."""
    parser = LineParser(
        prog="hotwash", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"hotwash {__version__}")
    _add_common(parser, top=True)
    _add_dashboard(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog=parser.prog)
    for name in names:
        _add_command(commands, COMMANDS[name]())
    return parser


def add_action(
    actions: "_SubParsersAction[ArgumentParser]", name: str, summary: str, *examples: str, without: str = ""
) -> ArgumentParser:
    """A command below a command. Common flags that are not given here leave what stood before it.

    `without` is one of them that means something else here.
    """
    parser = actions.add_parser(
        name,
        help=summary,
        description=_sentence(summary),
        epilog=_shown(examples),
        formatter_class=RawDescriptionHelpFormatter,
    )
    _add_common(parser, top=False, without=without)
    return parser


def parse(arguments: list[str]) -> Namespace:
    """Arguments of one invocation; exits with 2 and a sentence when they make no sense."""
    try:
        return _parsed(arguments)
    except Mistake as mistake:
        sys.stderr.write(str(mistake))
        if "--json" in arguments:
            from hotwash.cli.output import write_error

            write_error(ExitCode.USAGE, mistake.message, mistake.next_step)
        sys.exit(ExitCode.USAGE)


def _parsed(arguments: list[str]) -> Namespace:
    words = _without_values(arguments)
    first = _first_word(words)
    if first is not None and first not in COMMANDS and _is_folder(first):
        arguments = [f"--root={each}" if each in words and _is_folder(each) else each for each in arguments]
        words = _without_values(arguments)
        first = _first_word(words)
    if first is not None and first not in COMMANDS:
        _refuse_command(first, words[: words.index(first)])
    parser = build_parser(_needed(words, first))
    found, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.prog = " ".join(filter(None, (parser.prog, found.command)))
        flag = next((word for word in unknown if word.startswith("-")), None)
        if flag is not None:
            help_or_dashes = f"{parser.prog} --help, or -- before a text that begins with a dash"
            parser.refuse(f"there is no flag {flag}", help_or_dashes)
        parser.error(f"there is no place for {' '.join(unknown)}")
    return found


def _first_word(words: Iterable[str]) -> str | None:
    return next((word for word in words if not word.startswith("-")), None)


def _refuse_command(word: str, before: Iterable[str]) -> NoReturn:
    """Say that there is no such command, or that what stands before it is no flag."""
    from difflib import get_close_matches

    strange = next((flag for flag in before if flag.partition("=")[0] not in _WITHOUT_COMMAND), None)
    if strange is not None:
        raise Mistake("hotwash", f"there is no flag {strange}", "hotwash --help")
    near = [f"hotwash {name}" for name in get_close_matches(word, COMMANDS, n=2)]
    known = f"the commands are {', '.join(COMMANDS)}"
    raise Mistake("hotwash", f"there is no command {word}; {known}", " or ".join((*near, "hotwash --help")))


def _without_values(arguments: list[str]) -> list[str]:
    """The arguments without the values of flags that take one."""
    words, values = [], iter(arguments)
    for argument in values:
        if argument in _WITH_VALUE:
            next(values, None)
        else:
            words.append(argument)
    return words


def _is_folder(word: str) -> bool:
    """Whether a word can only mean a folder to open."""
    return not word.startswith("-") and (os.sep in word or word in (".", "..") or Path(word).is_dir())


def _needed(words: list[str], first: str | None) -> Iterable[str]:
    """The commands that these words can be about; all of them to explain what does not make sense."""
    if first is not None and first in COMMANDS:
        return (first,)
    flags = {word.partition("=")[0] for word in words}
    return () if flags <= _WITHOUT_COMMAND else COMMANDS


def _add_command(commands: "_SubParsersAction[LineParser]", command: "Command") -> None:
    parser = commands.add_parser(
        command.name,
        help=command.summary,
        description=_sentence(command.summary),
        epilog=_shown(command.examples),
        formatter_class=RawDescriptionHelpFormatter,
    )
    command.add_arguments(parser)
    _add_common(parser, top=False)
    parser.set_defaults(run=command.run)


def _sentence(summary: str) -> str:
    return summary[0].upper() + summary[1:]


def _shown(examples: Iterable[str]) -> str:
    """Whole command lines as the end of a help."""
    return "\n".join(("examples:", *(f"  {example}" for example in examples)))


def _add_common(parser: ArgumentParser, top: bool, without: str = "") -> None:
    """Only the top parser has defaults, so that either place may set a flag."""
    group = parser.add_argument_group("common options")
    group.argument_default = None if top else SUPPRESS
    for flag, summary in _SWITCHES.items():
        group.add_argument(flag, action="store_true", default=False if top else SUPPRESS, help=summary)
    group.add_argument(
        "--root",
        type=Path,
        action="append",
        metavar="DIR",
        help="look here instead of the current folder; several times: in all of them",
    )
    group.add_argument("--base", type=Path, metavar="DIR", help="this workspace alone, without looking for others")
    if without != "--scope":
        group.add_argument("--scope", choices=("project", "global", "all"), help="which workspaces (default: all)")
    group.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="take this as today's date")


def _add_dashboard(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("dashboard")
    group.add_argument("--theme", help="hotwash-dark, hotwash-light, … (default: from the settings)")
    for flag, summary in _DASHBOARD_SWITCHES.items():
        group.add_argument(flag, action="store_true", help=summary)
