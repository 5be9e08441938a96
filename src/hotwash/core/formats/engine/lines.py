"""Makes a document of a file with one object a line; what a line means is the matter of its format."""

from collections.abc import Callable, Iterable, Iterator

from hotwash.core.formats.engine.typed import Fault
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.json_objects import JsonFault, JsonObject, json_objects


def lines_document(
    source: DocumentSource,
    name: str,
    faults_of: Callable[[JsonObject], tuple[Fault, ...]],
    contents_of: Callable[[int], Contents],
) -> Document:
    """The document of a file; a line that is no object is a diagnostic, and all others count.

    `contents_of` is given their number. What is merely worth a note is said of its first line only: a tool that has
    its own words has them on every line.
    """
    number = 0
    diagnostics: list[Diagnostic] = []
    said: set[Fault] = set()
    for found in json_objects(source.content):
        if isinstance(found, JsonFault):
            diagnostics.append(_broken(source.path, found))
            continue
        number += 1
        faults = faults_of(found)
        if faults or found.repeated:
            diagnostics += fault_diagnostics(source.path, found, [each for each in faults if each not in said])
            said.update(each for each in faults if each.severity is Severity.NOTE)
    return source.document(
        name,
        contents=contents_of(number),
        diagnostics=tuple(diagnostics),
    )


def objects_of(content: bytes) -> Iterator[JsonObject]:
    """The objects of a file once more, without what is wrong in it."""
    return (found for found in json_objects(content) if isinstance(found, JsonObject))


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
