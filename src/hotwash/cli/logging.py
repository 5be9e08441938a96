"""`hotwash log`: write something new, from the command line or from a draft in an editor."""

from argparse import ArgumentParser
from collections.abc import Mapping

from hotwash.cli.command import Command
from hotwash.cli.drafting import from_draft
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import Intent
from hotwash.core.operations import OPERATIONS

_LOG = OPERATIONS["log"]
_ONE_WORD, _WORDS = "given_type", "given_text"
_FIELDS = ("text", "context", "action")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(_ONE_WORD, metavar="TYPE", help=_LOG.parameters[0].summary)
    parser.add_argument(_WORDS, metavar="TEXT", nargs="*", help=_LOG.parameters[1].summary)
    for parameter in _LOG.parameters[2:]:
        add_parameter(parser, parameter)
    parser.add_argument("--edit", action="store_true", help="complete text, context and action in $EDITOR first")
    add_writing_flags(parser)


def _run(session: Session) -> int:
    said = intent_arguments(session, _LOG.parameters)
    scope = session.arguments.scope
    if scope in ("project", "global"):
        said["scope"] = scope
    if session.arguments.edit:
        return from_draft(session, said["type"], _FIELDS, said, lambda drafted: _log(session, drafted))
    return _log(session, said)


def _log(session: Session, said: Mapping[str, str]) -> int:
    return carry_out(session, Intent(_LOG.verb, (), said), _LOG.writes_at_once, answers=True)


LOG = Command(
    _LOG.verb,
    _LOG.summary,
    (
        _LOG.example,
        "hotwash log LRN 'helm diff shows what an upgrade changes' --fixed",
        "hotwash log OPS 'connection pool exhausted at peak' --severity P2 --service payments",
        "hotwash log LRN 'pool exhausted again' --pattern-key incident_pattern.connection_pool --bump",
        "hotwash log finding 'no Ready condition' --severity warning --category correctness --field file=types.go:42",
        "hotwash log L 'Seed the database first' --action 'Run `npm run db:seed`' --paths 'tests/integration/**'",
        "hotwash log HEAL 'pip cannot find the wheel' --section 'Diagnosis=wrong index' --section 'Fix=pinned it'",
    ),
    _run,
    _add_arguments,
)
