"""Makes a document of a file that is one JSON object; what it means is the matter of its format."""

from collections.abc import Callable

from hotwash.core.formats.engine.lines import fault_diagnostics
from hotwash.core.formats.engine.typed import Typed
from hotwash.core.formats.source import DocumentSource
from hotwash.core.model.contents import Contents
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.json_objects import JsonFault, json_object


def whole_document(
    source: DocumentSource, name: str, value_of: Callable[[dict[str, object]], Typed[Contents]]
) -> Document:
    """The document of a file; one that is no object has no contents and says why."""
    found = json_object(source.content)
    contents: Contents | None = None
    if isinstance(found, JsonFault):
        message = f"this file {found.reason}; it is left alone until it is repaired"
        diagnostics = [Diagnostic(source.path, found.line, Severity.WARNING, "bad-file", message)]
    else:
        contents, faults = value_of(found.values)
        diagnostics = list(fault_diagnostics(source.path, found, faults))
    return source.document(
        name,
        contents=contents,
        diagnostics=tuple(diagnostics),
    )
