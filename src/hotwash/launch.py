"""The store of one run, as its arguments say: which folders, whose clock, who writes; a demo gets its own folder."""

import contextlib
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from hotwash.core.model.values import replace
from hotwash.core.storage.caller import is_person
from hotwash.core.storage.clock import Clock, FixedClock, OtherDayClock, SystemClock
from hotwash.core.storage.config import GLOBAL_BASE, Config, home_folder
from hotwash.core.storage.discover import find_root
from hotwash.core.storage.opening import configured
from hotwash.core.storage.store import Store

if TYPE_CHECKING:
    from hotwash.demo.workspace import DemoPlace


@contextlib.contextmanager
def opened(arguments: Namespace) -> Iterator["tuple[Store, DemoPlace | None]"]:
    """The store of one run; a demo's lives in a temporary folder that goes when it ends."""
    if not arguments.demo:
        yield Store(_config(arguments, home_folder()), _clock(arguments)), None
        return
    from tempfile import TemporaryDirectory

    from hotwash.demo.workspace import FROZEN_NOW, HURRIED, build

    clock: Clock = FixedClock(FROZEN_NOW) if arguments.frozen else _clock(arguments)
    with TemporaryDirectory(prefix="hotwash-demo-") as folder:
        place = build(Path(os.path.realpath(folder)), clock.now(), pending=arguments.frozen)
        arguments.root = [place.root]
        config = _config(arguments, place.home)
        if not arguments.frozen:
            config = replace(config, settings=replace(config.settings, wal=HURRIED))
        yield Store(config, clock), place


def _config(arguments: Namespace, home: Path) -> Config:
    named = [Path(os.path.realpath(folder)) for folder in _named(arguments, home)]
    here = Path(os.path.realpath(Path.cwd()))
    config = configured(
        named[0] if named else here,
        home,
        {} if arguments.demo else os.environ,
        more=named[1:],
        explicit=bool(named),
        via=_front_end(arguments),
        read_only=arguments.read_only or (arguments.command == "watch" and not arguments.rw),
    )
    if config.root == Path(os.path.realpath(home / GLOBAL_BASE)):
        # What the machine has learned is looked at from a project.
        config = replace(config, project=find_root(here, home))
    if arguments.scope != "project" and arguments.base is None:
        return config
    settings = replace(config.settings, workspaces=replace(config.settings.workspaces, use_global=False))
    return replace(config, settings=settings, alone=arguments.base is not None)


def _named(arguments: Namespace, home: Path) -> list[Path]:
    """The folders that the person named, the first one first."""
    if arguments.base is not None:
        return [arguments.base]
    if arguments.scope == "global":
        return [home / ".claude"]
    watched = getattr(arguments, "path", None)
    return [watched] if watched is not None else arguments.root or []


def _front_end(arguments: Namespace) -> str:
    """Who the journal names: a person at the dashboard or a terminal, or an agent that runs the command line."""
    if arguments.command in (None, "watch") and not arguments.plain:
        return "tui"
    return "cli" if is_person(os.environ, (sys.stdin, sys.stdout, sys.stderr)) else "agent"


def _clock(arguments: Namespace) -> Clock:
    return SystemClock() if arguments.today is None else OtherDayClock(arguments.today)
