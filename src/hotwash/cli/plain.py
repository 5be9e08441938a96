"""`hotwash --plain`: the same lists and commands as numbered lines and a prompt, without a screen that is redrawn."""

import shlex
import sys
from argparse import Namespace
from collections.abc import Sequence

from hotwash.cli.commands import COMMANDS
from hotwash.cli.narration import Narration
from hotwash.cli.output import write_lines
from hotwash.cli.parser import parse
from hotwash.cli.run import run
from hotwash.cli.session import Session
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.filter import FilterError, parse_filter
from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.model.plan import ExitCode
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.operations import OPERATIONS
from hotwash.core.storage.store import Store
from hotwash.viewmodels.plain import LISTS, PlainRow, heading, opening_lines, plain_rows
from hotwash.viewmodels.rows import shown

AT_ONCE = 20
BELL = "\a"
_LEAVING = ("quit", "q", "exit")
_HELP = (
    f"{', '.join(LISTS)}: a list, with a filter behind the word where you like: pending type:ERR age:>3d",
    "more: the next lines of the list; a number alone: that entry in full",
    "wal: the write-ahead log; journal, rules, lint, status, review, handoff: as on the command line",
    "resolve 1, start 2 3, snooze 1 tomorrow, promote 2, note 1 TEXT, undo: every command, by the number of a line",
    "COMMAND --help: how it is called; quit leaves",
)
_ELSEWHERE = ("watch", "serve")
_OF_A_START = ("root", "base", "scope", "demo", "frozen", "read_only", "today", "keys")
"""What only a start of the program can take into account."""
_NAMED_BY_NUMBER = ("show", "why", "repair", "excuse")


def run_plain(arguments: Namespace, store: Store) -> int:
    """Read one line after the other until the person leaves; the exit code."""
    store.load()
    if not store.snapshot.workspaces:
        return run(parse(["status"]), store)
    return Plain(store, arguments).converse()


class Plain:
    """One conversation: what was listed last, by number, and what was known when the last answer was given."""

    def __init__(self, store: Store, arguments: Namespace) -> None:
        self._store = store
        self._arguments = arguments
        self._list = next(iter(LISTS))
        self._rows: Sequence[PlainRow] = ()
        self._told = 0

    def converse(self) -> int:
        write_lines(opening_lines(self._facts, read_only=self._store.read_only_refusal() is not None))
        self._show(self._list, "")
        while (line := self._asked()) is not None:
            before = self._store.snapshot
            self._store.refresh()
            news = news_lines(before, self._store.snapshot)
            if line.strip() in _LEAVING or not self._obey(line):
                break
            self._say(news)
        return ExitCode.OK

    @property
    def _facts(self) -> Facts:
        return Session(self._store, self._arguments, Narration()).facts

    def _asked(self) -> str | None:
        """What the person typed; `None` at the end of the input."""
        sys.stdout.write(f"{self._list}> ")
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stdout.write("\n")
        return line or None

    def _say(self, lines: Sequence[str]) -> None:
        write_lines(lines)

    def _obey(self, line: str) -> bool:
        """Do what a line says; false when nobody hears the answer any more."""
        try:
            words = shlex.split(line)
        except ValueError as error:
            self._say([f"that line cannot be read: {error} – put text with a quote in it between other quotes"])
            return True
        if not words:
            return True
        first, *rest = words
        if first in LISTS:
            self._show(first, " ".join(rest))
        elif first == "more":
            self._go_on()
        elif first in ("help", "?"):
            self._say(_HELP)
        elif words == ["wal"]:
            return self._run(["wal", "list"])
        elif first.isdecimal() and not rest:
            return self._run(["show", *words])
        else:
            return self._run(words)
        return True

    def _show(self, name: str, expression: str) -> None:
        query = parse_filter(expression)
        if isinstance(query, FilterError):
            self._say([query.sentence])
            return
        self._list = name
        self._rows, pane = plain_rows(self._facts, name, query)
        self._told = 0
        self._say(heading(name, pane, self._rows))
        self._go_on()

    def _go_on(self) -> None:
        """The next lines of the list, each with its number."""
        first, last = self._told, min(self._told + AT_ONCE, len(self._rows))
        self._told = last
        lines = [f"{at + 1}. {self._rows[at].text}" for at in range(first, last)]
        left = len(self._rows) - last
        self._say([*lines, *([f"{left} more. Type more."] if left else [])])
        if self._rows and first == last:
            self._say(["that was all"])

    def _run(self, words: list[str]) -> bool:
        """A command of the command line, on the same store."""
        if words[0] not in COMMANDS:
            self._say([f"there is no word {shown(words[0])}. Type help."])
            return True
        named = self._named(words)
        if isinstance(named, str):
            self._say([named])
            return True
        try:
            arguments = parse(named)
        except SystemExit:
            return True
        if arguments.command in _ELSEWHERE or any(getattr(arguments, name, None) for name in _OF_A_START):
            again = shown(shlex.join(words))
            self._say([f"{shown(words[0])} with these words needs a hotwash of its own: hotwash {again}"])
            return True
        run(arguments, self._store)
        return sys.stdout is not None

    def _named(self, words: list[str]) -> list[str] | str:
        """The words with the names of the lines whose numbers stand first, or why a number names nothing."""
        command = next((each for each in _commands_of_entries() if tuple(words[: len(each)]) == each), None)
        if command is None:
            return words
        named = words[: len(command)]
        rest = words[len(command) :]
        while rest and rest[0].isdecimal():
            number = int(rest.pop(0))
            names = self._rows[number - 1].names if 0 < number <= len(self._rows) else ()
            if not names:
                return f"line {number} of {self._list} is no entry; there are {len(self._rows)} lines"
            named += names
        return [*named, *rest]


def _commands_of_entries() -> list[tuple[str, ...]]:
    """The words of every command that is about entries."""
    of_operations = [each.words for each in OPERATIONS.values() if each.takes in ("entries", "candidate")]
    return [*of_operations, *((word,) for word in _NAMED_BY_NUMBER)]


def news_lines(before: Snapshot, after: Snapshot) -> list[str]:
    """What came from others between two states: new entries that wait, and operations that began, with a bell."""
    if before.generation == after.generation:
        return []
    known = {entry.key for _, entry in before.entries()}
    new = [entry for _, entry in after.entries() if entry.key not in known and is_pending(entry)]
    lines = [f"news: {shown(entry.native_id or entry.anchor)}, {shown(entry.title)}" for entry in new]
    running = {record.key for _, record in before.records() if record.status is WalStatus.PENDING}
    began = [each for _, each in after.records() if each.status is WalStatus.PENDING and each.key not in running]
    named = (shown(record.operation) or "no operation named" for record in began)
    return [*lines, *(f"{BELL}news: WAL pending, {name}. Type wal." for name in named)]
