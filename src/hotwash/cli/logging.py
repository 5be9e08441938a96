"""`hotwash log`: write something new, from the command line or from a draft in an editor."""

import os
from argparse import ArgumentParser
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hotwash.cli.asking import can_answer
from hotwash.cli.command import Command
from hotwash.cli.operating import add_parameter, add_writing_flags, intent_arguments
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.plan import ExitCode, Intent, Refusal
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
        return _run_edited(session, said)
    return carry_out(session, Intent(_LOG.verb, (), said), _LOG.writes_at_once, answers=True)


def _run_edited(session: Session, said: dict[str, str]) -> int:
    """Log what the person makes of a draft, which is kept where it cannot be logged."""
    draft = Path(mkdtemp(prefix="hotwash-")) / f"{said['type']}.md"
    draft.write_text("\n".join(f"# {name}\n{said.get(name, '')}\n" for name in _FIELDS), encoding="utf-8")
    before = draft.read_bytes()
    failed = _open_editor(session, draft)
    if failed is not None:
        code = session.refused(failed)
    else:
        said |= _fields_in(draft.read_text(encoding="utf-8", errors="replace"))
        code = carry_out(session, Intent(_LOG.verb, (), said), _LOG.writes_at_once, answers=True)
    if code == ExitCode.OK or draft.read_bytes() == before:
        rmtree(draft.parent)
    else:
        session.narration.complain(f"your draft is kept in {draft}")
    return code


def _open_editor(session: Session, draft: Path) -> Refusal | None:
    import subprocess

    from hotwash.core.storage.editor import editor_command

    chosen = session.store.config.settings.editor
    if not (can_answer() or chosen or os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        # An editor for people would wait for somebody who is not there.
        return Refusal("there is no terminal for an editor", "leave --edit out, or set EDITOR", ExitCode.USAGE)
    command = editor_command(str(draft), 2, chosen, os.environ)
    if isinstance(command, Refusal):
        return command
    code = subprocess.run(command, check=False).returncode
    return Refusal(f"the editor ended with {code}", "nothing was written", ExitCode.REFUSED_BY_STATE) if code else None


def _fields_in(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        name = line.removeprefix("# ").strip()
        if line.startswith("# ") and name in _FIELDS:
            lines = found.setdefault(name, [])
        else:
            lines.append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


LOG = Command(
    _LOG.verb,
    _LOG.summary,
    (
        _LOG.example,
        "hotwash log LRN 'helm diff shows what an upgrade changes' --fixed",
        "hotwash log OPS 'connection pool exhausted at peak' --severity P2 --service payments",
        "hotwash log LRN 'pool exhausted again' --pattern-key incident_pattern.connection_pool --bump",
        "hotwash log finding 'no Ready condition' --severity warning --category correctness --field file=types.go:42",
        "hotwash log HEAL 'pip cannot find the wheel' --section 'Diagnosis=wrong index' --section 'Fix=pinned it'",
    ),
    _run,
    _add_arguments,
)
