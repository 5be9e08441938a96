"""About files as a whole: what reading them and looking for them has found, and headings that nothing reads."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hotwash.core.analysis.hygiene.finding import Finding, Repair, RepairKind
from hotwash.core.analysis.hygiene.scan import Scan, file_finding
from hotwash.core.formats import parse
from hotwash.core.formats.entries import reader
from hotwash.core.model.document import Diagnostic, Document
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.outline import is_within, outline
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_STUCK_HEADING = Pattern(rb"\n(#{1,4})(\[?[A-Z]{2,10}-20\d{6}-[A-Za-z0-9_-]+\]?[^\r\n]*)")
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


def broken_heading(scan: Scan) -> Iterator[Finding]:
    """`###ERR-…`: without the blank it is no heading, so the entry is lost in the one above."""
    for document in scan.snapshot.documents:
        if document.format == reader.NAME and not document.partial:
            yield from _stuck(document)


def _stuck(document: Document) -> Iterator[Finding]:
    content = b"\n" + document.content
    matches = list(_STUCK_HEADING.finditer(content))
    if not matches:
        return
    found = outline(document.content)
    hidden = sorted(found.fences + found.comments)
    for match in matches:
        if is_within(match.start(), hidden):
            continue
        line, text = document.content.count(b"\n", 0, match.start()) + 1, decoded(match[0][1:])
        finding = file_finding(
            "broken-heading",
            Severity.WARNING,
            document.path,
            line,
            f"“{text}” is no heading without a blank after its #; the entry is hidden in the one above",
            detail=text,
        )
        if not _keeps_every_entry(document, match.end(1) - 1):
            yield replace(finding, next_step="it would change what others are: put it right in your editor")
            continue
        spaced = f"{decoded(match[1])} {decoded(match[2])}"
        yield replace(finding, repair=Repair(RepairKind.BLANK, "", "", f"write “{spaced}”"))


def _keeps_every_entry(document: Document, at: int) -> bool:
    """Whether all that is an entry now still is one with a blank there."""
    content = document.content[:at] + b" " + document.content[at:]
    after = parse(document.path, document.relative, document.workspace, content)
    return Counter(entry.anchor for entry in document.entries) <= Counter(entry.anchor for entry in after.entries)
