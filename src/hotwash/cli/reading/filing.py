"""`hotwash files`: every open file, the format it is read in, what it holds and whether it may be written."""

from hotwash.cli.command import Command
from hotwash.cli.output import Json, columns, write_document, write_lines
from hotwash.cli.session import Session
from hotwash.core.model.plan import ExitCode
from hotwash.core.text.visible import visible
from hotwash.viewmodels.holdings import Holdings, holdings


def run(session: Session) -> int:
    found = [holdings(document) for document in session.store.snapshot.documents]
    if session.json:
        root = str(session.store.config.root)
        write_document("files", {"root": root, "files": [_as_json(each) for each in found]})
    else:
        write_lines(columns([_as_row(each) for each in found], elastic=2))
    session.complain_of_problems()
    return ExitCode.OK


def _as_row(held: Holdings) -> tuple[str, ...]:
    return (visible(held.document.relative), _format(held), visible(_told(held)), str(held.encoding), _remark(held))


def _format(held: Holdings) -> str:
    """The format's name, with the dialects that the entries of one file mix."""
    dialects = " + ".join(name for name, _ in held.dialects)
    return f"{held.document.format}: {dialects}" if dialects else held.document.format


def _told(held: Holdings) -> str:
    name = held.facts.text("name") if held.facts is not None else None
    return f"{held} ({name})" if name else str(held)


def _remark(held: Holdings) -> str:
    if held.document.read_only is not None:
        return f"read-only: {visible(held.document.read_only)}"
    return visible(held.facts.error or "") if held.facts is not None else ""


def _as_json(held: Holdings) -> dict[str, Json]:
    document = held.document
    return {
        "file": document.relative,
        "workspace": document.workspace.name,
        "format": document.format,
        "holds": {each.words: each.number for each in held.counts},
        "dialects": dict(held.dialects),
        "newlines": held.encoding.newlines,
        "bom": held.encoding.bom,
        "final_newline": held.encoding.final_newline,
        "utf8": held.encoding.utf8,
        "bytes": len(document.content),
        "read_only": document.read_only,
        "front_matter": dict(held.facts.values) if held.facts is not None else None,
        "error": held.facts.error if held.facts is not None else None,
    }


FILES = Command(
    "files",
    "every open file: its format, what it holds, newlines, why it is read-only",
    ("hotwash files", "hotwash files --json"),
    run,
)
