"""`hotwash init`: creates the files that agents log to."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping

from hotwash.cli.asking import answer_to
from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.output import write_lines
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.analysis.hook_wiring import HookState, hook_facts
from hotwash.core.model.plan import ExitCode, Intent, Refusal
from hotwash.core.operations import OPERATIONS
from hotwash.core.operations.founding import LOCAL_SHOWN, Founding, founding
from hotwash.core.storage.discover import SHADOWED
from hotwash.core.storage.git import top_level
from hotwash.core.storage.program import is_runnable
from hotwash.core.text.visible import visible

_OPERATION = OPERATIONS["init"]

_QUESTION = """\
Where should agents keep what they learn?
  1  here, for this project: {root}
  2  in ~/.claude, for every project
1 or 2 [{usual}]: """

_GIT_QUESTION = """\
What should git leave alone?
  1  all of it: .learnings/ and memory/
  2  .learnings/ and the working buffer, so that notes of the day are committed
  3  only the log of failed calls, for a team that shares its learnings
  4  nothing
1 to 4 [1]: """
_GIT_ANSWERS = {"1": "memory", "2": "buffer", "3": "log", "4": "none"}

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
    given, asked = intent_arguments(session, _OPERATION.parameters), ""
    if not (given.get("global") or given.get("local")):
        chosen = _place_asked_for(session)
        if not chosen:
            return session.refused(_NO_SCOPE)
        given[chosen] = asked = "yes"
    if given.get("local") and "gitignore" not in given:
        given["gitignore"] = _ignored_by_git(session, given, bool(asked))
    code = carry_out(session, Intent("init", (), given), _OPERATION.writes_at_once)
    if code == ExitCode.OK and not session.json:
        _tell(session, founding(given, session.store.context()), _offers(session, given))
    return code


def _tell(session: Session, found: Founding, offers: Iterable[str]) -> None:
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
        for offer in offers:
            session.narration.say(f"next: {offer}")


def _place_asked_for(session: Session) -> str:
    """`global` or `local`, as the person says; nothing where nobody can be asked."""
    config = session.store.config
    usual = "1" if (config.home / ".claude" / ".learnings").is_dir() else "2"
    question = _QUESTION.format(root=visible(str(config.root)), usual=usual)
    return answer_to(question, {"1": "local", "2": "global"}, usual)


def _ignored_by_git(session: Session, given: Mapping[str, str], asks: bool) -> str:
    """What git leaves alone: by default everything that is personal."""
    if top_level(str(session.store.config.root)) is None:
        return "none"
    if given.get("skill"):
        return "learnings"
    return answer_to(_GIT_QUESTION, _GIT_ANSWERS, "1") or "memory" if asks else "memory"


def _offers(session: Session, given: Mapping[str, str]) -> Iterator[str]:
    """What would make the workspace fill by itself, as far as it is not there."""
    if given.get("skill"):
        return
    is_global = bool(given.get("global"))
    facts = hook_facts(session.store.snapshot, (0,), is_runnable)
    if any(fact.state is HookState.MISSING and (is_global or fact.everywhere) for fact in facts):
        where = " --global" if is_global else ""
        yield f"hotwash hooks install{where} --apply has agents log failed calls by themselves"
    if is_global and not given.get("claude-md"):
        yield "hotwash init --global --claude-md tells agents what to read and where to log"


INIT = Command(
    "init",
    _OPERATION.summary,
    ("hotwash init --local", "hotwash init --global --claude-md", "hotwash init --local --skill operations --agents"),
    _run,
    _add_arguments,
)
