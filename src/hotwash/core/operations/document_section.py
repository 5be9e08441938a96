"""What a promotion writes into a document: a section made of the entry's own, or a line of a list.

A backlog and a checklist get one open item. Everything else gets a section: its heading is the entry's title with the
marker behind it, below it stand the parts of the entry that say what happens and what to do, and where they come from.
Several entries become one part, as they become one rule elsewhere.
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
_OF_ONE = ("postmortem",)
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


def written_texts(kind: str, subjects: Sequence[Subject], text: str) -> dict[str, str]:
    """By the id of each entry what stands before its marker: the item of a list, the heading of a section."""
    parts = _parts(kind, subjects)
    return {subject.id: _heading(kind, part, text) for part in parts for subject in part}


def _parts(kind: str, subjects: Sequence[Subject]) -> Sequence[Sequence[Subject]]:
    """What recurs is told once, of all entries together; a postmortem is about one incident."""
    return [[subject] for subject in subjects] if kind in _OF_ONE else [subjects]


def _heading(kind: str, subjects: Sequence[Subject], text: str) -> str:
    first = subjects[0]
    if kind not in LIST_KINDS:
        return one_line(first.entry.title)
    told = (subject.body.text(name) for name in _DOES for subject in subjects)
    said = text or next((each for each in told if each), "") or first.entry.title
    return one_line(said.strip().partition("\n")[0].lstrip("-* "))


def _marked(kind: str, subjects: Sequence[Subject], text: str) -> str:
    return " ".join((_heading(kind, subjects, text), *(marker(subject.id) for subject in subjects)))


def _items(subjects: Sequence[Subject], kind: str, text: str) -> Iterator[str]:
    for part in _parts(kind, subjects):
        yield f"- [ ] {_marked(kind, part, text)}"


def _sections(subjects: Sequence[Subject], kind: str) -> Iterator[str]:
    for at, part in enumerate(_parts(kind, subjects)):
        if at:
            yield ""
        yield f"## {_marked(kind, part, '')}"
        for told in _distinct([_first_told(subject) for subject in part], known=_heading(kind, part, "")):
            yield from ("", *_lines(told))
        for name in (*_TOLD_ABOUT.get(kind, ()), *_PARTS):
            texts = _distinct([subject.body.text(name) or "" for subject in part])
            if texts:
                yield from ("", f"### {name.replace('-', ' ').capitalize()}")
            for told in texts:
                yield from ("", *_lines(told))
        yield from ("", f"From {_sources(part)}.")


def _first_told(subject: Subject) -> str:
    return next((told for name in _TOLD_FIRST if (told := subject.body.text(name))), "")


def _distinct(texts: Sequence[str], known: str = "") -> list[str]:
    """Each text once, however it is wrapped, and none that is known."""
    found = {one_line(text): text for text in reversed(texts)}
    return [found[said] for said in dict.fromkeys(map(one_line, texts)) if said not in ("", known)]


def _sources(subjects: Sequence[Subject]) -> str:
    """`OPS-1, OPS-2 in .learnings/OPERATIONS_ISSUES.md and LRN-1 in .learnings/LEARNINGS.md`"""
    files = dict.fromkeys(subject.document.relative for subject in subjects)
    named = (
        f"{', '.join(each.name for each in subjects if each.document.relative == file)} in {file}" for file in files
    )
    return " and ".join(named)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\r\n").splitlines()]
