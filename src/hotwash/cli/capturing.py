"""`hotwash harness capture`: asks whether, as what, and for the words, as far as somebody is there to answer."""

from argparse import ArgumentParser
from collections.abc import Mapping

from hotwash.cli import asking
from hotwash.cli.arguments import count
from hotwash.cli.drafting import from_draft
from hotwash.cli.operating import intent_arguments
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import ExitCode, Intent, Refusal
from hotwash.core.operations import OPERATIONS
from hotwash.viewmodels.capture_prompt import prompt_lines, refusal_of
from hotwash.viewmodels.rows import shown

_CAPTURE = OPERATIONS["harness-capture"]
_FIELDS = ("title", "scope", "guidance", "pattern")
_YES, _NO, _EDIT, _SAME, _NEW = "yes", "no", "edit", "same", "new"
_CAPTURES = {"y": _YES, "n": _NO, "e": _EDIT}
_MATCHES = {"s": _SAME, "n": _NEW}


def add_capture_flags(parser: ArgumentParser) -> None:
    parser.add_argument("--edit", action="store_true", help="complete the entry in $EDITOR first")
    parser.add_argument("--attempts", type=count, metavar="N", help="with --trigger execute: how many it took")


def run_capture(session: Session) -> int:
    said = intent_arguments(session, _CAPTURE.parameters)
    answer = _asked_whether(session, said)
    if not answer:
        return session.refused(Refusal("nothing was captured", "answer with Y, N or E", ExitCode.REFUSED_BY_STATE))
    if answer == _NO:
        return _capture(session, {**said, "decline": refusal_of(said["trigger"])})
    if answer == _EDIT or session.arguments.edit:
        return from_draft(session, "learning", _FIELDS, said, lambda drafted: _as_what(session, drafted))
    return _as_what(session, said)


def _asked_whether(session: Session, said: Mapping[str, str]) -> str:
    """With a trigger a person is asked first; where nobody is there, who calls has decided."""
    given = session.arguments
    is_decided = given.yes or given.dry_run or given.edit or "decline" in said or "trigger" not in said
    if is_decided or not asking.can_answer():
        return _YES
    lines = prompt_lines(said["trigger"], said, str(given.attempts or ""))
    return asking.answer_to("\n".join((*lines, "> ")), _CAPTURES, "y")


def _as_what(session: Session, said: Mapping[str, str]) -> int:
    """A known learning that tells it already is proposed: counted there, or a learning of its own."""
    from hotwash.core.operations.harness.capture import known_already

    hits = known_already(session.store.snapshot, said)
    if not hits or not (session.arguments.yes or asking.can_answer()):
        return _capture(session, said)
    first = hits[0]
    name = first.learning.name
    question = f"""\
{shown(name)} tells something like it: {shown(first.learning.title)}
  {shown(first.where)}, {first.why}

  [S] The same: count it there (default)
  [N] New: a learning of its own
> """
    answer = _SAME if session.arguments.yes else asking.answer_to(question, _MATCHES, "s")
    if not answer:
        return session.refused(Refusal("nothing was captured", "answer with S or N", ExitCode.REFUSED_BY_STATE))
    return _capture(session, {**said, **({"same-as": name} if answer == _SAME else {"new": "yes"})})


def _capture(session: Session, said: Mapping[str, str]) -> int:
    return carry_out(session, Intent(_CAPTURE.verb, (), said), _CAPTURE.writes_at_once, answers=True)
