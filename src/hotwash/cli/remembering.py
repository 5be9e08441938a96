"""`hotwash state` and `hotwash daily`: print what is remembered, or add one line to it."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence

from hotwash.cli.command import Command
from hotwash.cli.operating import add_writing_flags
from hotwash.cli.output import Json, write_document, write_lines
from hotwash.cli.reading.resuming import sections_json
from hotwash.cli.session import Session
from hotwash.cli.writing import carry_out
from hotwash.core.model.document import Document
from hotwash.core.model.plan import ExitCode, Intent
from hotwash.core.model.session import DailyNote, NoteSection, SessionState, StateSection
from hotwash.core.operations import OPERATIONS
from hotwash.viewmodels.resume import section_lines
from hotwash.viewmodels.rows import shown

Held = tuple[Document, Sequence[StateSection | NoteSection]]
Find = Callable[[Session], list[Held]]


def _add_arguments(verb: str) -> Callable[[ArgumentParser], None]:
    kind, text = OPERATIONS[verb].parameters

    def add(parser: ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", choices=kind.choices, help=f"{kind.summary} (default: print)")
        parser.add_argument("text", nargs="*", metavar="TEXT", help=text.summary)
        add_writing_flags(parser)

    return add


def _run(verb: str, find: Find, nothing: str) -> Callable[[Session], int]:
    def run(session: Session) -> int:
        kind, text = session.arguments.kind, " ".join(session.arguments.text)
        if kind is not None:
            return carry_out(
                session, Intent(verb, arguments={"kind": kind, "text": text}), writes_at_once=True, answers=True
            )
        return _print(session, verb, find(session), nothing)

    return run


def _print(session: Session, verb: str, found: list[Held], nothing: str) -> int:
    if session.json:
        files: list[Json] = [
            {"file": document.relative, "sections": sections_json(sections)} for document, sections in found
        ]
        write_document(verb, {"files": files})
    elif found:
        write_lines(line for document, sections in found for line in _file_lines(document, sections))
    else:
        session.narration.say(nothing)
    session.complain_of_problems()
    return ExitCode.OK


def _file_lines(document: Document, sections: Sequence[StateSection | NoteSection]) -> Iterator[str]:
    yield f"{shown(document.relative)}:"
    yield from (f"  {line}" for line in section_lines(sections) or ["nothing yet"])


def _states(session: Session) -> list[Held]:
    return [(document, state.sections) for document, state in session.store.snapshot.holding(SessionState)]


def _notes(session: Session) -> list[Held]:
    today = session.store.now().date().isoformat()
    held = session.store.snapshot.holding(DailyNote)
    return [(document, note.sections) for document, note in held if note.day == today]


STATE = Command(
    "state",
    "what was corrected, preferred, decided and named; with a kind and a text, capture one more",
    ("hotwash state", OPERATIONS["state"].example, "hotwash state noun 'orchard: the build cluster'"),
    _run("state", _states, "no session state yet; hotwash state decision TEXT writes the first"),
    _add_arguments("state"),
)

DAILY = Command(
    "daily",
    "today's note; with a kind and a text, add one more line",
    ("hotwash daily", OPERATIONS["daily"].example, "hotwash daily completed 'moved the archive of 2023'"),
    _run("daily", _notes, "no note today yet; hotwash daily discovery TEXT writes the first"),
    _add_arguments("daily"),
)
