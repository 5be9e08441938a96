"""Learnings between the file that agents read and the archive beside it; whole entries, with the reason in one bullet.

(formats/3-harness.md §7: what is pruned or dismissed is kept, and its number is not given again)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hotwash.core.analysis.harness.hygiene import REMOVING, Proposal
from hotwash.core.analysis.harness.learning import archive_path, learning_of, live_path
from hotwash.core.analysis.harness.vocabulary import ARCHIVED
from hotwash.core.model.body import Field, Place
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, PersonalChange, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.appending import gap_below
from hotwash.core.operations.batch import Already, Change
from hotwash.core.operations.dismiss import TABLE
from hotwash.core.operations.edits import add_field_below, remove_field
from hotwash.core.operations.harness.learning_text import ARCHIVE_HEADER, HEADER
from hotwash.core.operations.log_place import closed
from hotwash.core.operations.status import no_step
from hotwash.core.operations.subject import Subject, by_state
from hotwash.core.text.outline import BOM
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.splice import apply, line_end, line_start

_BLANK_OR_RULE = Pattern(rb"(?:-{3,}|\*{3,}|_{3,})?\s*")
_LABEL = "learning"


def can_put_away(subject: Subject) -> Already | Refusal | None:
    """Why a learning cannot be dismissed; one that became a control stays to tell where that comes from."""
    if subject.entry.status is Status.REJECTED:
        return Already(f"{subject.name} is in the archive already")
    return no_step(subject, "dismissed") if subject.entry.status is Status.PROMOTED else None


def can_bring_back(subject: Subject) -> Already | Refusal | None:
    if subject.entry.status is not Status.REJECTED:
        return by_state(f"{subject.name} is not in the archive", "only what was put away can be brought back")
    taken = next((each for each in subject.documents if each.path == live_path(subject.document.path)), None)
    if taken is not None and any(each.native_id == subject.entry.native_id for each in taken.entries):
        return Refusal(f"{taken.relative} has another {subject.name}", "give one of them another number by hand")
    return None


def leaving(subject: Subject, sentence: str) -> Change:
    """The entry goes from its file, with the blank lines that kept it apart."""
    return Change((_removal(subject),), sentence, is_gone=True)


def arrivals(
    snapshot: Snapshot, leavers: Sequence[Subject], reasons: Mapping[Key, str], today: str
) -> tuple[FileEdit, ...] | Refusal:
    """The edits that put these learnings into the archives of their files, or back; each with its reason."""
    texts: dict[str, list[bytes]] = {}
    for subject in leavers:
        is_back = subject.entry.status is Status.REJECTED
        path = (live_path if is_back else archive_path)(subject.document.path)
        text = _without_reason(subject) if is_back else _with_reason(subject, f"{today} {reasons[subject.entry.key]}")
        texts.setdefault(path, []).append(text)
    edits: list[FileEdit] = []
    for path, entries in texts.items():
        document = snapshot.document(path)
        refused = closed(snapshot, path, document)
        if refused is not None:
            return refused
        edits.append(_appended(path, document, entries, leavers[0].document.newline))
    return tuple(edits)


def kept_for_now(returning: Iterable[Subject]) -> Iterator[PersonalChange]:
    """Hygiene leaves alone what was brought back, until it is seen again."""
    for subject in returning:
        learning = learning_of(subject.document, subject.entry.key)
        if learning is None:
            continue
        live = Key(live_path(learning.key.path), learning.key.anchor)
        back = learning._replace(entry=learning.entry._replace(key=live))
        for step in REMOVING:
            yield PersonalChange(TABLE, Proposal(step, back, "").subject, None, "true")


def _appended(path: str, document: Document | None, entries: Iterable[bytes], newline: bytes) -> FileEdit:
    """These entries at the end of a file, each below a blank line; a new file is written as the other one is."""
    content = document.content if document is not None else b""
    newline = document.newline if document is not None else newline
    head = ARCHIVE_HEADER if path == archive_path(path) else HEADER
    lead = head.encode() + b"\n" if not content.removeprefix(BOM).strip() else gap_below(content, b"\n")
    text = (lead + b"\n".join(entries)).replace(b"\r\n", b"\n").replace(b"\n", newline)
    at = len(content)
    return FileEdit(path, document.content if document is not None else None, (Splice(at, at, text, _LABEL),))


def _with_reason(subject: Subject, reason: str) -> bytes:
    last = last_bullet(subject)
    if last is None:
        return _ended(subject.raw) + f"\n- {ARCHIVED}: {reason}\n".encode()
    return _changed(subject, add_field_below(subject, last, ARCHIVED, reason))


def _without_reason(subject: Subject) -> bytes:
    field = subject.body.field(ARCHIVED.casefold())
    return _changed(subject, remove_field(subject, field)) if field is not None else _ended(subject.raw)


def last_bullet(subject: Subject) -> Field | None:
    """The bullet that a new one stands below."""
    head = [field for field in subject.body.fields if field.place is Place.HEAD]
    return head[-1] if head else None


def _changed(subject: Subject, splice: Splice) -> bytes:
    start = subject.entry.span.start
    inside = Splice(splice.start - start, splice.end - start, splice.text, splice.label)
    return _ended(apply(subject.raw, [inside]))


def _ended(raw: bytes) -> bytes:
    return raw.rstrip() + b"\n"


def _removal(subject: Subject) -> Splice:
    """The entry and the blank lines and rules above it, so that what stands around it is as far apart as before."""
    content, (start, end) = subject.document.content, subject.entry.span
    while start > 0:
        above = line_start(content, start - 1)
        if not _BLANK_OR_RULE.fullmatch(content, above, start):
            break
        start = above
    while start == 0 and end < len(content) and _BLANK_OR_RULE.fullmatch(content, end, line_end(content, end)):
        end = line_end(content, end)
    return Splice(start, end, b"", _LABEL)
