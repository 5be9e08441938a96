"""Runs one command of the command line, from a loaded store to an exit code."""

import sys
from argparse import Namespace

from hotwash.cli.narration import Narration
from hotwash.cli.output import write_error
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.store import Store
from hotwash.core.text.masking import revealing

_NO_WORKSPACE = "no learnings here or in ~/.claude"
_ELSEWHERE = """\
cd to a folder with .learnings/ or memory/, name one with --root DIR, create one with hotwash init, or look at
the sample with --demo"""

_READS_NOTHING = ("completions", "plugins", "improve", "serve")
_SAYS_WHAT_THE_ENGINE_LACKS = ("patterns", "trends", "corrections", "evolve")
_NEEDS_NO_WORKSPACE = (*_READS_NOTHING, *_SAYS_WHAT_THE_ENGINE_LACKS, "init", "doctor", "config", "harness")
_LISTS = "list"
_NEEDS_A_PAST = ("undo", "redo", "journal")


def run(arguments: Namespace, store: Store) -> int:
    """Carry out the command of `arguments`; returns its exit code."""
    narration = Narration(arguments.quiet)
    if arguments.command not in _READS_NOTHING:
        store.load()
    session = Session(store, arguments, narration)
    lost = not store.snapshot.workspaces and not _does_without(arguments, store)
    try:
        with revealing(bool(arguments.reveal)):
            code = _lost(session) if lost else int(arguments.run(session))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has had enough; without this the interpreter complains again while it shuts down.
        sys.stdout = None
        return ExitCode.OK
    except OSError as error:
        if error.filename is not None:
            raise
        sys.stdout = None
        narration.complain(
            f"the answer cannot be written: {error.strerror}\nnext: hotwash journal lists what was changed"
        )
        return ExitCode.REFUSED
    return code


def _lost(session: Session) -> int:
    """Say that there is no workspace; scripts that list entries get a list, without any."""
    session.narration.complain(f"{_where(session)}\nnext: {_ELSEWHERE}")
    for remark in session.store.snapshot.remarks:
        session.narration.complain(f"{remark.path}: {remark.message}")
    if session.json and session.arguments.command == _LISTS:
        session.arguments.run(session)
    elif session.json:
        write_error(ExitCode.USAGE, _where(session), _ELSEWHERE.replace("\n", " "))
    return ExitCode.USAGE


def _where(session: Session) -> str:
    """What holds no learnings; where the project was asked for alone, the machine is not meant."""
    return _NO_WORKSPACE if session.store.config.settings.workspaces.use_global else "no learnings here"


def _does_without(arguments: Namespace, store: Store) -> bool:
    """Whether a command makes sense where there is no workspace, none yet, or none any more."""
    command = arguments.command
    if command in _NEEDS_NO_WORKSPACE or (command in _NEEDS_A_PAST and store.transactions()):
        return True
    return _begins_an_engine(arguments)


def _begins_an_engine(arguments: Namespace) -> bool:
    """The first line for a learning engine, or the first entry of a runbook, makes the file it goes to."""
    if arguments.command == "log":
        from hotwash.core.operations.choices import SIGNALS

        return str(arguments.given_type).casefold() in SIGNALS
    return bool(arguments.command == "runbook" and arguments.action == "add")
