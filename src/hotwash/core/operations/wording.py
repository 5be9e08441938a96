"""Which word an entry gets for a status: the one of its template, else what its file says, else its language's own."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import PurePath

from hotwash.core.formats import dialects, status_of
from hotwash.core.formats.boxes import is_box
from hotwash.core.formats.languages import (
    ENGLISH,
    language_of_names,
    language_of_status,
    usual_word,
    word_in_use,
    written_like,
)
from hotwash.core.formats.slots import Home, box_span
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.subject import Subject
from hotwash.core.text.visible import decoded

_MOST_NEIGHBOURS = 100


def status_word(subject: Subject, canonical: str) -> str:
    """What stands for a template's status in this entry; four-field entries and heals have their own words only."""
    if subject.has_four_fields or subject.is_heal:
        return canonical
    status = status_of(canonical)
    if subject.slot.home is Home.BOX and (box := box_word(subject, status)):
        return box
    language = language_of(subject)
    beside = list(islice(neighbours(subject), _MOST_NEIGHBOURS))
    alike = (each for each in beside if each.entry.status is status)
    used = word_in_use(status, language, (_as_written(each, subject.slot.home) for each in alike))
    own = _as_written(subject, subject.slot.home)
    if used:
        return written_like(own, used, Status.UNKNOWN)
    model = own or next((text for each in beside if (text := _as_written(each, subject.slot.home))), "")
    return written_like(model, usual_word(status, language), status)


def box_word(subject: Subject, status: Status) -> str:
    """A checkbox as others of its file say that status; empty where none does, but for what is open or done."""
    if status is Status.OPEN:
        return "[ ]"
    spans = ((each, box_span(each.raw)) for each in islice(neighbours(subject), _MOST_NEIGHBOURS))
    boxes = (decoded(span.of(each.raw)) for each, span in spans if span is not None)
    return next((box for box in boxes if status_of(box) is status), "[x]" if status is Status.RESOLVED else "")


def language_of(subject: Subject) -> str:
    """What its status is written in, else that of its neighbours, else the names of its fields; these come first
    where its status is a word in another script that is no usual one.
    """
    own = language_of_status(subject.entry.native_status)
    if not own and any(each.isalpha() and not each.isascii() for each in subject.entry.native_status or ""):
        own = language_of_names(field.name for field in subject.body.fields)
    if own:
        return own
    beside = list(islice(neighbours(subject), _MOST_NEIGHBOURS))
    spoken = Counter(said for each in beside if (said := language_of_status(each.entry.native_status)))
    if spoken:
        return spoken.most_common(1)[0][0]
    named = language_of_names(field.name for field in subject.body.fields)
    return named or language_of_names(field.name for each in beside[:1] for field in each.body.fields) or ENGLISH


def neighbours(subject: Subject) -> Iterator[Subject]:
    """The other entries of its file, the nearest before it first; for a file that is one note, the notes beside it."""
    document, entry = subject.document, subject.entry
    if entry.dialect == dialects.NOTE:
        folder = PurePath(document.path).parent
        for other in subject.documents:
            if other is not document and PurePath(other.path).parent == folder:
                yield from (Subject(other, each) for each in other.entries if each.dialect == dialects.NOTE)
        return
    entries = document.entries
    place = bisect_left(entries, entry.span.start, key=lambda each: each.span.start)
    for index in chain(range(place - 1, -1, -1), range(place + 1, len(entries))):
        each = entries[index]
        if each.dialect != dialects.HARNESS and each.status is not Status.EXAMPLE:
            yield Subject(document, each)


def _as_written(subject: Subject, home: Home) -> str:
    """The status with the symbol before it, which in a first line is no part of what the reader took."""
    if home is Home.FIRST_LINE and subject.slot.home is Home.FIRST_LINE:
        return decoded(subject.slot.span.of(subject.raw))
    native = subject.entry.native_status or ""
    return "" if is_box(native) else native
