"""What a promotion writes into a document: a section made of the entry's own, or a line of a list.

A backlog and a checklist get one open item. Everything else gets a section: its heading is the entry's title with the
marker behind it, below it stand the parts of the entry that say what happens and what to do, and where they come from.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.targets import LIST_KINDS
from hotwash.core.operations.rule_file import marker
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.words import one_line

_TOLD_FIRST = ("summary", "content", "failure")
_PARTS = (
    "root-cause",
    "diagnosis",
    "mitigation",
    "fix",
    "suggested-action",
    "suggested-fix",
    "prevention",
    "action",
    "action-items",
    "verification",
)
_TOLD_ABOUT = {
    "postmortem": ("timeline", "impact", "details"),
    "capacity-model": ("impact", "metrics", "details"),
    "slo": ("impact", "metrics", "details"),
}
"""What a kind of document tells besides: what happened and when, or the numbers that a model or target goes by."""
_DOES = ("suggested-action", "suggested-fix", "prevention", "action", "requested-capability", "summary")


def document_edit(path: str, document: Document | None, kind: str, subjects: Sequence[Subject], text: str) -> FileEdit:
    """The document with these entries at its end; `text` takes the place of what a list item would say."""
    newline = document.newline if document is not None else b"\n"
    content = document.content if document is not None else b""
    lines = list(_items(subjects, kind, text) if kind in LIST_KINDS else _sections(subjects, kind))
    if document is None:
        lines = [f"# {_title(kind)}", "", *lines]
    written = b"".join(line.encode() + newline for line in lines)
    at = len(content)
    lead = _lead(content, newline, is_list=kind in LIST_KINDS)
    return FileEdit(
        path, document.content if document is not None else None, (Splice(at, at, lead + written, "section"),)
    )


def _title(kind: str) -> str:
    """`On call checklist`; a guide without a kind is called like its file."""
    words = PurePath(kind).stem.replace("-", " ")
    return words.upper() if kind == "slo" else words[:1].upper() + words[1:]


def _lead(content: bytes, newline: bytes, *, is_list: bool) -> bytes:
    """What stands between the old end and the new lines: a list goes on, a section has a blank line above it."""
    if not content:
        return b""
    ended = b"" if content.endswith(b"\n") else newline
    last = content.rstrip().rpartition(b"\n")[2].lstrip()
    goes_on = is_list and last.startswith((b"- ", b"* ", b"+ "))
    has_blank = content.endswith((b"\n\n", b"\n\r\n"))
    return ended if goes_on or has_blank else ended + newline


def written_text(kind: str, subject: Subject, text: str) -> str:
    """What stands before the marker of an entry: the item of a list, the heading of a section."""
    if kind not in LIST_KINDS:
        return one_line(subject.entry.title)
    said = text or next((told for name in _DOES if (told := subject.body.text(name))), "") or subject.entry.title
    return one_line(said.strip().partition("\n")[0].lstrip("-* "))


def _items(subjects: Sequence[Subject], kind: str, text: str) -> Iterator[str]:
    for subject in subjects:
        yield f"- [ ] {written_text(kind, subject, text)} {marker(subject.id)}"


def _sections(subjects: Sequence[Subject], kind: str) -> Iterator[str]:
    for at, subject in enumerate(subjects):
        if at:
            yield ""
        title = written_text(kind, subject, "")
        yield f"## {title} {marker(subject.id)}"
        first = next((told for name in _TOLD_FIRST if (told := subject.body.text(name))), "")
        if one_line(first) not in ("", title):
            yield from ("", *_lines(first))
        for name in (*_TOLD_ABOUT.get(kind, ()), *_PARTS):
            told = subject.body.text(name)
            if told:
                yield from ("", f"### {name.replace('-', ' ').capitalize()}", "", *_lines(told))
        yield from ("", f"From {subject.name} in {subject.document.relative}.")


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\r\n").splitlines()]
