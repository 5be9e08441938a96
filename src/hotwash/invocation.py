"""One run of hotwash: reads the arguments, and hands the store to the dashboard or to a command.

What makes no sense is said before anything is loaded that reads files.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from argparse import Namespace
from typing import TYPE_CHECKING, NoReturn

from hotwash.cli.parser import parse
from hotwash.core.model.plan import ExitCode
from hotwash.core.text.visible import visible

if TYPE_CHECKING:
    from hotwash.core.storage.store import Store
    from hotwash.demo.companion import DemoCompanion
    from hotwash.demo.workspace import DemoPlace

_ARMED = "--rw"
_NO_TERMINAL = """\
hotwash: the dashboard needs a terminal
next: run it in one, or use a command: hotwash status, hotwash list, hotwash --help"""


def run_and_leave() -> NoReturn:
    """Run hotwash as a process of its own.

    Once threads and files are done, the process ends without taking its values apart one by one: with many thousand
    entries that takes longer than reading them.
    """
    code = _run()
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def _run() -> int:
    try:
        return main()
    except Exception as error:  # whatever it is, it is ours
        from hotwash.cli.crash import report

        return report(error)


def main() -> int:
    """Run hotwash with the process's arguments; returns the exit code."""
    # Thousands of records are made before the first screen; collecting garbage among them only costs time.
    gc.disable()
    arguments = parse(sys.argv[1:])
    folders = (*(arguments.root or ()), arguments.base, getattr(arguments, "path", None))
    missing = [folder for folder in folders if folder and not folder.is_dir()]
    if missing:
        return _mistaken(arguments, f"{missing[0]} is no folder", "name one that is there")
    if not _is_anywhere():
        return _mistaken(arguments, "the folder you are in is gone", "cd to one that is there")
    from hotwash.launch import opened

    try:
        with opened(arguments) as (store, place):
            if arguments.command is None and _is_plain(arguments):
                from hotwash.cli.plain import run_plain

                return run_plain(arguments, store)
            if arguments.command is None or (arguments.command == "watch" and not arguments.once):
                return _dashboard(arguments, store, place)
            if arguments.command == "doctor" and arguments.keys:
                return _keys(arguments, store)
            from hotwash.cli.run import run

            return run(arguments, store)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _is_plain(arguments: Namespace) -> bool:
    """Whether a prompt takes the place of the screen: as asked, or in a terminal that cannot redraw."""
    return bool(arguments.plain) or (os.environ.get("TERM") == "dumb" and sys.stdin.isatty() and sys.stdout.isatty())


def _is_anywhere() -> bool:
    """Whether the folder that the process was started in is still there."""
    try:
        return bool(os.getcwd())
    except OSError:
        return False


def _mistaken(arguments: Namespace, message: str, next_step: str) -> int:
    sys.stderr.write(f"hotwash: {visible(message)}\nnext: {next_step}\n")
    if arguments.json:
        from hotwash.cli.output import write_error

        write_error(ExitCode.USAGE, message, next_step)
    return ExitCode.USAGE


def _dashboard(arguments: Namespace, store: Store, place: DemoPlace | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(_NO_TERMINAL + "\n")
        return ExitCode.USAGE
    from hotwash.tui import RunOptions, run

    store.load_tail()
    watches = arguments.command == "watch"
    options = RunOptions(
        demo=place is not None,
        read_only=store.config.read_only,
        frozen=arguments.frozen,
        watch=watches and not arguments.rw,
        notifies=watches and arguments.notify,
        armed=watches and arguments.rw,
        other=_other_watch(arguments, store) if watches and place is None else (),
        ascii=arguments.ascii,
        theme=arguments.theme or "",
        resumes=place is None and not arguments.frozen,
        fresh=arguments.fresh,
    )
    ended = run(store, options, _companion(store, place) if place and not arguments.frozen else None)
    _let_go_of_a_closed_terminal()
    if ended.again:
        os.execv(sys.executable, (sys.executable, "-m", "hotwash", *ended.again))
    return ended.code


def _other_watch(arguments: Namespace, store: Store) -> tuple[str, ...]:
    """How the watch is started with keys that write, and how without them again; not at all where nothing may."""
    given = tuple(sys.argv[1:])
    if arguments.rw:
        return tuple(each for each in given if each != _ARMED)
    return () if arguments.read_only or store.config.settings.read_only else (*given, _ARMED)


def _keys(arguments: Namespace, store: Store) -> int:
    """What came of the keys that the person tried; the report goes to stdout as every doctor's does."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return _mistaken(arguments, "keys are tried in a terminal", "run hotwash doctor --keys in the one you use")
    from hotwash.cli.reading.doctoring import report_keys
    from hotwash.tui import try_keys

    settings = store.config.settings
    return report_keys(try_keys(settings), settings.clipboard, as_json=arguments.json)


def _let_go_of_a_closed_terminal() -> None:
    """What could not be drawn there is given up: the interpreter would try again at its end, and fail."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _companion(store: Store, place: DemoPlace) -> DemoCompanion:
    from hotwash.demo.companion import DemoCompanion

    return DemoCompanion(place, store.now)
