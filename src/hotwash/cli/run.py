"""Runs one command of the command line, from a loaded store to an exit code."""

import sys
from argparse import Namespace

from hotwash.cli.narration import Narration
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode
from hotwash.core.storage.store import Store
from hotwash.core.text.masking import revealing

_NO_WORKSPACE = """\
no learnings here or in ~/.claude
next: cd to a folder with .learnings/ or memory/, name one with --root DIR, create one with hotwash init, or look at
the sample with --demo"""

_READS_NOTHING = ("completions",)
_NEEDS_NO_WORKSPACE = (*_READS_NOTHING, "init", "doctor")
_NEEDS_A_PAST = ("undo", "redo", "journal")


def run(arguments: Namespace, store: Store) -> int:
    """Carry out the command of `arguments`; returns its exit code."""
    narration = Narration(arguments.quiet)
    if arguments.command not in _READS_NOTHING:
        store.load()
    lost = not store.snapshot.workspaces and not _does_without(arguments.command, store)
    if lost:
        narration.complain(_NO_WORKSPACE)
        for remark in store.snapshot.remarks:
            narration.complain(f"{remark.path}: {remark.message}")
        if not arguments.json:
            return ExitCode.USAGE
    try:
        with revealing(bool(arguments.reveal)):
            code = int(arguments.run(Session(store, arguments, narration)))
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
    return ExitCode.USAGE if lost else code


def _does_without(command: str, store: Store) -> bool:
    """Whether a command makes sense where there is no workspace, or none any more."""
    return command in _NEEDS_NO_WORKSPACE or (command in _NEEDS_A_PAST and bool(store.transactions()))
