"""The table of subcommands: readings, the journal and its two directions, then one for every other operation.

The module of a command is imported when the command line names it, so that none waits for the others; the table of
operations when a name is none of the commands here, or all of them are wanted.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hotwash.cli.command import Command


def _named(place: str) -> Callable[[], "Command"]:
    """The command that a module below `hotwash.cli` calls `place`."""
    module, _, name = place.rpartition(".")

    def command() -> "Command":
        found: Command = getattr(import_module(f"hotwash.cli.{module}"), name)
        return found

    return command


def _of_operation(verb: str) -> Callable[[], "Command"]:
    def command() -> "Command":
        from hotwash.cli.operating import operation_command
        from hotwash.core.operations import OPERATIONS

        return operation_command(OPERATIONS[verb])

    return command


_FIRST: dict[str, Callable[[], "Command"]] = {
    "init": _named("founding.INIT"),
    "migrate": _named("migrating.MIGRATE"),
    "list": _named("reading.listing.LIST"),
    "views": _named("reading.viewing.VIEWS"),
    "show": _named("reading.showing.SHOW"),
    "why": _named("reading.why.WHY"),
    "review": _named("reading.reviewing.REVIEW"),
    "recall": _named("reading.recalling.RECALL"),
    "rules": _named("reading.ruling.RULES"),
    "status": _named("reading.status.STATUS"),
    "files": _named("reading.filing.FILES"),
    "lint": _named("reading.linting.LINT"),
    "ops": _named("reading.measuring.OPS"),
    "plugins": _named("reading.plugging.PLUGINS"),
    "patterns": _named("reading.engine.patterns.PATTERNS"),
    "trends": _named("reading.engine.trends.TRENDS"),
    "corrections": _named("reading.engine.corrections.CORRECTIONS"),
    "evolve": _named("evolving.EVOLVE"),
    "log": _named("logging.LOG"),
    "handoff": _named("reading.handing_over.HANDOFF"),
    "doctor": _named("reading.doctoring.DOCTOR"),
    "config": _named("reading.configuring.CONFIG"),
    "watch": _named("waling.WATCH"),
    "serve": _named("serving.SERVE"),
    "wal": _named("waling.WAL"),
    "runbook": _named("runbooks.RUNBOOK"),
    "resume": _named("reading.resuming.RESUME"),
    "state": _named("remembering.STATE"),
    "daily": _named("remembering.DAILY"),
    "harness": _named("harnessing.HARNESS"),
}
_LAST: dict[str, Callable[[], "Command"]] = {
    "promote": _named("runbooks.PROMOTE"),
    "score": _named("scoring.SCORE"),
    "repair": _named("repairing.REPAIR"),
    "excuse": _named("repairing.EXCUSE"),
    "extract-skill": _named("extracting.EXTRACT_SKILL"),
    "hooks": _named("hooking.HOOKS"),
    "improve": _named("improving.IMPROVE"),
    "undo": _named("taking_back.UNDO"),
    "redo": _named("taking_back.REDO"),
    "journal": _named("reading.journalling.JOURNAL"),
    "completions": _named("reading.completing.COMPLETIONS"),
}


class _Commands(Mapping[str, Callable[[], "Command"]]):
    """Every command by its name, in the order of the help."""

    @cached_property
    def _all(self) -> dict[str, Callable[[], "Command"]]:
        from hotwash.core.operations import OPERATIONS

        of_operations = {
            operation.words[0]: _of_operation(verb)
            for verb, operation in OPERATIONS.items()
            if operation.words[0] not in (*_FIRST, *_LAST)
        }
        return {**_FIRST, **of_operations, **_LAST}

    def __getitem__(self, name: str) -> Callable[[], "Command"]:
        return _FIRST.get(name) or _LAST.get(name) or self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


COMMANDS = _Commands()
