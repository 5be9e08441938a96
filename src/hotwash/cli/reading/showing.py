"""`hotwash show`: one entry as it stands, and what can be changed in it."""

from argparse import ArgumentParser

from hotwash.cli.command import Command
from hotwash.cli.output import write_bytes, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode, Refusal, Target
from hotwash.core.operations.choices import CHANGES
from hotwash.core.text.visible import decoded, visible_lines
from hotwash.viewmodels.capabilities import capabilities_json, capability_lines
from hotwash.viewmodels.entry_json import entry_json


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an entry's id, or FILE:LINE of one that has none")
    parser.add_argument(
        "--raw", action="store_true", help="the entry's bytes; only with --reveal also its key-like strings"
    )


def show(session: Session) -> int:
    found = session.find(session.arguments.id)
    if isinstance(found, Refusal):
        return session.refused(found)
    document, entry = found
    if session.arguments.raw and not session.json:
        write_bytes(document.raw(entry))
        return ExitCode.OK
    refusals = {verb: session.store.refusal(verb, Target(entry.key)) for verb in CHANGES}
    if session.json:
        told = entry_json(document, entry, session.facts.snoozes.asleep)
        write_document("entry", {"entry": {**told, **capabilities_json(refusals)}})
    else:
        text = visible_lines(decoded(document.raw(entry)).strip("\n"))
        write_lines([f"{document.relative}:{entry.line}", *text, "", *capability_lines(refusals)])
    return ExitCode.OK


SHOW = Command(
    "show",
    "one entry as it stands in its file, and what can be changed in it",
    ("hotwash show ERR-20260520-001", "hotwash show ERR-20260520-001 --json"),
    show,
    add_arguments,
)
