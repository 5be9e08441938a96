"""What is logged again is not written again: the entry that tells it already is brought up to date.

Four-field entries are known by the words of their context, and only their Action and Verified change; entries with
sections by their Pattern-Key, and they count (source: self-improve, log; skills, recurrence).
"""

import re
from collections.abc import Iterator, Mapping

from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.tokens import words
from hotwash.core.formats import dialects
from hotwash.core.model.body import Field
from hotwash.core.model.plan import Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.operations.edits import add_field_below, extend_value, set_value
from hotwash.core.operations.facts import FACT_FIELDS
from hotwash.core.operations.log_place import HEAL, LogPlace, learnings_of
from hotwash.core.operations.log_sections import PRIORITIES
from hotwash.core.operations.log_words import first_sentence
from hotwash.core.operations.resolution import add_block, add_to_section, section_level
from hotwash.core.operations.status import is_waiting, no_step
from hotwash.core.operations.subject import Subject, unwritable, writable
from hotwash.core.operations.words import names_in

_OVER = (Status.EXAMPLE, Status.SUPERSEDED, Status.REJECTED)
_METADATA = (
    "pattern-key",
    "recurrence-count",
    "first-seen",
    "last-seen",
    "see-also",
    "tags",
    "source",
    "related-files",
)
_DETAILS = ("action", "source", "paths", "expires", "priority", "severity", "area", "service", "section")
_NUMBER = re.compile(r"\d+")
_COUNT = re.compile(r"\d{1,9}")


def known_entry(snapshot: Snapshot, place: LogPlace, prefix: str, said: Mapping[str, str]) -> Subject | None:
    """The entry that tells the same already; one still open before one that is closed, then the newest."""
    told = _of_same_words if place.dialect == dialects.FIELDS else _of_same_key
    found = list(told(snapshot, place, prefix, said))
    return max(found, key=_most_telling, default=None)


def _most_telling(subject: Subject) -> tuple[bool, str]:
    return is_waiting(subject.entry), subject.entry.logged or ""


def _of_same_words(snapshot: Snapshot, place: LogPlace, _prefix: str, said: Mapping[str, str]) -> Iterator[Subject]:
    wanted = _keywords(said.get("context") or first_sentence(said["text"]))
    # Few entries have the longest word at all (its ending aside), so few are taken apart, also in a long log.
    telling = max(wanted, key=len)[:-1]
    for subject in _open_entries(snapshot, place, dialects.FIELDS):
        context = (stated(subject.document, subject.entry, "context") or "").casefold()
        if telling in context and _keywords(subject.body.value("context") or "") == wanted:
            yield subject


def _keywords(context: str) -> frozenset[str]:
    """What makes two contexts the same: telling words and numbers; all of it, where too few words tell anything."""
    told = frozenset(words(context.encode()))
    return told | frozenset(_NUMBER.findall(context)) if len(told) > 1 else frozenset((context.casefold(),))


def _of_same_key(snapshot: Snapshot, place: LogPlace, prefix: str, said: Mapping[str, str]) -> Iterator[Subject]:
    key = said.get("pattern-key", "")
    for subject in _open_entries(snapshot, place, dialects.SECTIONS) if key else ():
        is_of_kind = (subject.entry.kind is Kind.HEAL) == (prefix == HEAL)
        if is_of_kind and same_key(stated(subject.document, subject.entry, "pattern-key") or "", key):
            yield subject


def same_key(one: str, other: str) -> bool:
    """Keys are compared without regard to case, and `_` is `-` (formats/1-operations.md §10)."""
    return one.casefold().replace("_", "-") == other.casefold().replace("_", "-")


def _open_entries(snapshot: Snapshot, place: LogPlace, dialect: str) -> Iterator[Subject]:
    for document in learnings_of(snapshot, place.workspace):
        if unwritable(document) is None:
            for entry in document.entries:
                if entry.dialect == dialect and entry.status not in _OVER:
                    yield Subject(document, entry)


def named_entry(snapshot: Snapshot, native_id: str) -> Subject | Refusal:
    """The entry of that id, to be brought up to date."""
    for document, entry in snapshot.entries():
        if (entry.native_id or "").casefold() == native_id.casefold():
            if entry.dialect not in dialects.TEMPLATES:
                return Refusal(f"{native_id} is a note that counts nothing", "add to it with hotwash note")
            if entry.status in _OVER:
                return no_step(Subject(document, entry), "brought up to date")
            return writable(document, entry)
    return Refusal(f"there is no entry {native_id}", "hotwash list --all shows every id")


def fold(subject: Subject, said: Mapping[str, str], today: str) -> tuple[tuple[Splice, ...], str]:
    """What changes in the known entry, and that in words."""
    if subject.has_four_fields:
        return _renewed(subject, said, today)
    return _counted(subject, said, today)


def left_out(subject: Subject, said: Mapping[str, str]) -> Iterator[str]:
    """What was said besides, and stands nowhere now, in words: only recurring is written of what is known."""
    details = [name for name in _DETAILS if said.get(name) and not _says(subject, name, said[name])]
    if subject.has_four_fields:
        details = [name for name in details if name != "action"]
    if details:
        flags = ", ".join(f"--{name}" for name in details)
        yield f"not written: {flags}; {subject.name} keeps what it says, and hotwash note adds to it"
    if said.get("fixed") and is_waiting(subject.entry):
        yield f"{subject.name} stays {subject.entry.native_status}; hotwash resolve {subject.name} closes it"


def _says(subject: Subject, name: str, value: str) -> bool:
    return (subject.body.value(name) or "").casefold() == value.casefold()


def _renewed(subject: Subject, said: Mapping[str, str], today: str) -> tuple[tuple[Splice, ...], str]:
    splices = []
    action, verified = said.get("action", ""), subject.body.field("verified")
    model = next((found for name in ("action", "content", "context") if (found := subject.body.field(name))), None)
    if action and action != subject.body.value("action"):
        field = subject.body.field("action")
        if field is not None:
            splices.append(set_value(subject, field, action))
        elif model is not None:
            splices.append(add_field_below(subject, model, "Action", action))
    fact = next((found for name in ("paths", "scope", "source") if (found := subject.body.field(name))), None)
    if verified is not None:
        splices.append(set_value(subject, verified, today))
    elif fact is not None:
        splices.append(add_field_below(subject, fact, FACT_FIELDS[3], today))
    changed = " and ".join(splice.label for splice in splices if splice.text)
    return tuple(splices), f"{changed} brought up to date" if changed else "nothing new"


def _counted(subject: Subject, said: Mapping[str, str], today: str) -> tuple[tuple[Splice, ...], str]:
    count = subject.body.field("recurrence-count")
    number = _COUNT.match(count.value) if count is not None else None
    times = int(number[0]) + 1 if number else 2
    written = f"{times}{count.value[number.end() :]}" if count is not None and number else str(times)
    others = said.get("see-also", "")
    model = next((found for name in _METADATA if (found := subject.body.field(name))), None)
    if model is None:
        splices = [_metadata(subject, {"Recurrence-Count": written, "Last-Seen": today, "See Also": others})]
    else:
        splices = [
            _set_or_add(subject, count, model, "Recurrence-Count", written),
            _set_or_add(subject, subject.body.field("last-seen"), model, "Last-Seen", today),
            *_references(subject, model, others),
        ]
    priority = subject.body.field("priority")
    if said.get("bump") and priority is not None and priority.value in PRIORITIES:
        higher = PRIORITIES[max(0, PRIORITIES.index(priority.value) - 1)]
        splices.append(set_value(subject, priority, higher))
    return tuple(splices), f"seen {times} times"


def _metadata(subject: Subject, values: Mapping[str, str]) -> Splice:
    """The lines in a metadata section that has no field to follow, or that is missing."""
    lines = [f"- {name}: {value}" for name, value in values.items() if value]
    section = subject.body.section("metadata")
    if section is not None:
        return add_to_section(subject, section, lines, "Metadata")
    return add_block(subject, None, [f"{'#' * section_level(subject)} Metadata", *lines], "Metadata")


def _set_or_add(subject: Subject, field: Field | None, model: Field, name: str, value: str) -> Splice:
    return set_value(subject, field, value) if field is not None else add_field_below(subject, model, name, value)


def _references(subject: Subject, key: Field, others: str) -> Iterator[Splice]:
    field = subject.body.field("see-also")
    known = field.value if field is not None else ""
    fresh = [name for name in names_in(others) if name not in known]
    if fresh and field is not None:
        yield extend_value(subject, field, ", ".join(("," if known else "", *fresh)).removeprefix(", ").lstrip())
    elif fresh:
        yield add_field_below(subject, key, "See Also", ", ".join(fresh))
