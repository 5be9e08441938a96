"""About files as a whole: what reading them and looking for them has found."""

from collections.abc import Iterator

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.scan import Scan, file_finding
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.vocabulary import Severity

_NEXT = {
    "conflict-marker": "choose one side in your editor",
    "unclosed-fence": "close it in your editor",
    "unfinished-line": "wait for whoever writes it",
}


def noticed(scan: Scan) -> Iterator[Finding]:
    """What the formats said of each file, what cannot be read at all, and what was seen while looking for files."""
    for problem in scan.snapshot.problems:
        yield file_finding("unreadable", Severity.ERROR, problem.path, 0, problem.reason, next_step=problem.next_step)
    for document in scan.snapshot.documents:
        yield from map(_told, document.diagnostics)
    yield from map(_told, scan.snapshot.remarks)


def _told(said: Diagnostic) -> Finding:
    return file_finding(
        said.rule,
        said.severity,
        said.path,
        said.line,
        said.message,
        detail=said.message,
        next_step=_NEXT.get(said.rule, ""),
    )
