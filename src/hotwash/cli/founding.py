"""`hotwash init`: creates the files that agents log to."""

import os
import sys
from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.output import write_lines
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import ExitCode, Intent, Refusal
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.founding import LOCAL_SHOWN, Founding, founding
from hotwash.core.storage.discover import SHADOWED
from hotwash.core.storage.git import top_level
from hotwash.core.text.visible import visible

_OPERATION = OPERATIONS["init"]

_QUESTION = """\
Where should agents keep what they learn?
  1  here, for this project: {root}
  2  in ~/.claude, for every project
1 or 2 [{usual}]: """

_NO_SCOPE = Refusal(
    "name a place for the workspace",
    "hotwash init --local (this project) or hotwash init --global (~/.claude)",
    ExitCode.USAGE,
)


def _add_arguments(parser: ArgumentParser) -> None:
    for parameter in _OPERATION.parameters:
        add_parameter(parser, parameter)
    add_writing_flags(parser)


def _run(session: Session) -> int:
    given = intent_arguments(session, _OPERATION.parameters)
    if not (given.get("global") or given.get("local")):
        chosen = _asked(session)
        if not chosen:
            return session.refused(_NO_SCOPE)
        given[chosen] = "yes"
    if given.get("local") and "gitignore" not in given and top_level(str(session.store.config.root)) is not None:
        given["gitignore"] = "learnings" if given.get("skill") else "memory"
    code = carry_out(session, Intent("init", (), given), _OPERATION.writes_at_once)
    if code == ExitCode.OK and not session.json:
        _tell(session, founding(given, session.store.context()))
    return code


def _tell(session: Session, found: Founding) -> None:
    """What is there now; nothing as long as it was only shown."""
    if session.store.snapshot.document(found.pieces[0].path) is not None:
        write_lines(map(visible, found.lines()))
        root = str(session.store.config.root)
        if found.shown == LOCAL_SHOWN and root != os.path.realpath("."):
            session.narration.say(f"./ is {root}")
        for remark in session.store.snapshot.remarks:
            if remark.rule == SHADOWED:
                session.narration.say(f"note: {remark.message}")
        session.narration.say("next: let agents log there; hotwash review shows what waits")


def _asked(session: Session) -> str:
    """`global` or `local`, as the person says; nothing where nobody can be asked."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    config = session.store.config
    usual = "1" if (config.home / ".claude" / ".learnings").is_dir() else "2"
    sys.stderr.write(_QUESTION.format(root=visible(str(config.root)), usual=usual))
    sys.stderr.flush()
    answer = sys.stdin.readline().strip() or usual
    return {"1": "local", "2": "global"}.get(answer, "")


INIT = Command(
    "init",
    _OPERATION.summary,
    ("hotwash init --local", "hotwash init --global --claude-md", "hotwash init --local --skill operations --agents"),
    _run,
    _add_arguments,
)
