"""Makes a document of a file with one object a line; what a line means is the matter of its format."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from hotwash.core.formats.engine.typed import Fault, Typed
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Block, Diagnostic, Document
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.blocks import filled
from hotwash.core.text.json_objects import JsonFault, JsonObject, json_objects

T = TypeVar("T")


def lines_document(
    source: DocumentSource,
    name: str,
    value_of: Callable[[JsonObject], Typed[T]],
    contents_of: Callable[[tuple[T, ...]], Contents],
) -> Document:
    """The document of a file; a line that is no object is a diagnostic, and all others count.

    What is merely worth a note is said of its first line only: a tool that has its own words has them on every line.
    """
    values: list[T] = []
    blocks: list[Block] = []
    diagnostics: list[Diagnostic] = []
    said: set[Fault] = set()
    for found in json_objects(source.content):
        if isinstance(found, JsonFault):
            diagnostics.append(_broken(source.path, found))
            continue
        made = value_of(found)
        values.append(made.value)
        blocks.append(Block("object", found.span))
        diagnostics += fault_diagnostics(source.path, found, [each for each in made.faults if each not in said])
        said.update(each for each in made.faults if each.severity is Severity.NOTE)
    return Document(
        path=source.path,
        relative=source.relative,
        workspace=source.workspace,
        format=name,
        content=source.content,
        blocks=filled(blocks, len(source.content)),
        contents=contents_of(tuple(values)),
        diagnostics=tuple(diagnostics),
    )


def fault_diagnostics(path: str, found: JsonObject, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
    """What is odd in one object, on its line or the one that a fault names."""
    for key in found.repeated:
        message = f"`{key}` is said twice; the last one counts"
        yield Diagnostic(path, found.line, Severity.NOTE, "repeated-key", message)
    for fault in faults:
        yield Diagnostic(path, fault.line or found.line, fault.severity, fault.rule, fault.message)


def _broken(path: str, fault: JsonFault) -> Diagnostic:
    if fault.unfinished:
        return Diagnostic(path, fault.line, Severity.NOTE, "unfinished-line", "the last line is still being written")
    message = f"this line {fault.reason}; it is left alone, the other lines count"
    return Diagnostic(path, fault.line, Severity.WARNING, "bad-line", message)
