"""Taking one transaction back: every stretch it wrote is found again, compared, and replaced by what was there before.

A stretch that does not hold any more what was written is left alone and told in its three versions. A file is never
restored as a whole, so what others wrote since stays.
"""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import PurePath

from hotwash.core.formats import dialects
from hotwash.core.formats.entry_body import parse_body
from hotwash.core.formats.names import canonical_field
from hotwash.core.formats.places import is_pending_log
from hotwash.core.formats.slots import status_in_line
from hotwash.core.formats.vocabulary import is_status
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Outcome, PersonalChange, Splice, TargetOutcome
from hotwash.core.model.rules import MEMORY
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.snooze import snooze_json
from hotwash.core.model.span import Span
from hotwash.core.model.transaction import Hunk, Transaction
from hotwash.core.model.values import dataclass, field
from hotwash.core.operations.hunk_place import is_as_before, place_of_hunk, regions
from hotwash.core.operations.state_move import PLACE
from hotwash.core.operations.subject import unwritable
from hotwash.core.operations.tallies import recounted
from hotwash.core.text.fields import field_lines
from hotwash.core.text.visible import decoded

STATUS = "Status"

_TEXTS: dict[str, Callable[[Personal], dict[str, str]]] = {
    "shift_notes": lambda personal: personal.shift_notes,
    "views": lambda personal: personal.views,
    "confirmed": lambda personal: personal.confirmed,
}


@dataclass(slots=True)
class Reversal:
    """What taking a transaction back writes, and what it leaves. `reversed_hunks` are those it does take back."""

    edits: list[FileEdit] = field(default_factory=list)
    personal: list[PersonalChange] = field(default_factory=list)
    outcomes: list[TargetOutcome] = field(default_factory=list)
    reversed_hunks: list[Hunk] = field(default_factory=list)


def reversal(snapshot: Snapshot, transaction: Transaction) -> Reversal:
    result = Reversal()
    for path in dict.fromkeys(hunk.path for hunk in transaction.hunks):
        _reverse_file(snapshot, path, [hunk for hunk in transaction.hunks if hunk.path == path], result)
    for change in transaction.personal:
        _reverse_personal(snapshot.personal, change, result)
    return result


def _reverse_file(snapshot: Snapshot, path: str, hunks: list[Hunk], result: Reversal) -> None:
    document = snapshot.document(path)
    whole = next((hunk for hunk in hunks if hunk.created or hunk.deleted), None)
    if whole is not None:
        _reverse_whole_file(document.content if document is not None else None, whole, result)
        return
    refusal = unwritable(document) if document is not None else None
    if document is None or refusal is not None:
        sentence = str(refusal) if refusal is not None else f"{PurePath(path).name} is not there any more"
        result.outcomes += [TargetOutcome(_key(hunk), Outcome.REFUSED, sentence, hunk.label) for hunk in hunks]
        return
    _reverse_hunks(document, hunks, result)


def _reverse_hunks(document: Document, hunks: list[Hunk], result: Reversal) -> None:
    content, spans = document.content, regions(document)
    tallies = {hunk.label for hunk in hunks if hunk.is_tally}
    hunks = [hunk for hunk in hunks if not hunk.is_tally]
    places = [
        place_of_hunk(content, region, hunk) if (region := spans.get(hunk.anchor)) is not None else None
        for hunk in hunks
    ]
    apart = _apart([place for place in places if place is not None])
    lost = {hunk.label for hunk, place in zip(hunks, places, strict=True) if place is None or place not in apart}
    splices: list[Splice] = []
    for hunk, place in zip(hunks, places, strict=True):
        region = spans.get(hunk.anchor)
        if region is None:
            result.outcomes.append(TargetOutcome(_key(hunk), Outcome.REFUSED, f"{_name(hunk)} is gone", hunk.label))
        elif place is None or place not in apart or (is_move(hunk) and hunk.label in lost):
            result.outcomes.append(_left(document, region, hunk))
        else:
            splices.append(Splice(place.start, place.end, hunk.before, hunk.label, hunk.anchor))
            result.outcomes.append(TargetOutcome(_key(hunk), Outcome.CHANGED, _change(hunk), hunk.label))
            result.reversed_hunks.append(hunk)
    if splices:
        numbers = recounted(document, splices, tallies) if tallies else ()
        result.edits.append(FileEdit(document.path, content, (*splices, *numbers)))


def is_move(hunk: Hunk) -> bool:
    """Whether it is one half of a move: both halves are taken back, or neither."""
    return hunk.anchor is None and hunk.label.startswith(PLACE)


def _apart(places: list[Span]) -> set[Span]:
    """Those that neither overlap another nor are found for two hunks at once."""
    ordered = sorted(places)
    overlapping = {place for one, other in pairwise(ordered) if other.start < one.end for place in (one, other)}
    return set(ordered) - overlapping


def _reverse_whole_file(content: bytes | None, hunk: Hunk, result: Reversal) -> None:
    """A file that was made goes again if nobody touched it; one that was removed comes back if nobody made another."""
    expected = hunk.after if hunk.created else None
    wanted = None if hunk.created else hunk.before
    name = PurePath(hunk.path).name
    if content == expected:
        splices = () if wanted is None else (Splice(0, 0, wanted, hunk.label),)
        result.edits.append(FileEdit(hunk.path, content, splices, delete=wanted is None))
        sentence = f"{name} is {'removed' if wanted is None else 'made'} again"
        result.outcomes.append(TargetOutcome(_key(hunk), Outcome.CHANGED, sentence, hunk.label))
        result.reversed_hunks.append(hunk)
    elif content == wanted:
        result.outcomes.append(TargetOutcome(_key(hunk), Outcome.ALREADY, f"{name} is so already", hunk.label))
    elif content is not None and hunk.deleted and is_pending_log(hunk.path):
        result.edits.append(FileEdit(hunk.path, content, (Splice(0, 0, hunk.before, hunk.label),)))
        result.outcomes.append(TargetOutcome(_key(hunk), Outcome.CHANGED, f"{name} has its lines again", hunk.label))
        result.reversed_hunks.append(hunk)
    else:
        sentence = f"{name} was changed since it was made" if hunk.created else f"there is another {name} now"
        result.outcomes.append(TargetOutcome(_key(hunk), Outcome.CONFLICT, sentence, "file"))


def _left(document: Document, region: Span, hunk: Hunk) -> TargetOutcome:
    """Why a stretch is not touched: it is as before already, or it says a third thing."""
    if is_move(hunk):
        name = hunk.label.removeprefix(PLACE)
        sentence = f"{name} was changed since it was moved"
        return TargetOutcome(_key(hunk), Outcome.CONFLICT, sentence, hunk.label)
    if is_as_before(document.content, region, hunk):
        return TargetOutcome(_key(hunk), Outcome.ALREADY, f"{_name(hunk)} is as before already", hunk.label)
    return TargetOutcome(
        _key(hunk),
        Outcome.CONFLICT,
        f"{hunk.label} of {_name(hunk)} was changed since",
        field=hunk.label,
        seen=shown(hunk.after, hunk.label),
        now=_now(document, region, hunk),
        wanted=shown(hunk.before, hunk.label),
    )


def _now(document: Document, region: Span, hunk: Hunk) -> str:
    """What the field says now, as far as it can still be named."""
    if hunk.anchor is None:
        return ""
    entry = next((entry for entry in document.entries if entry.span == region), None)
    if entry is not None and hunk.label == STATUS:
        return entry.native_status or ""
    dialect = entry.dialect if entry is not None else dialects.FIELDS
    return parse_body(region.of(document.content), dialect).value(hunk.label.casefold()) or ""


def _name(hunk: Hunk) -> str:
    return hunk.anchor.anchor if hunk.anchor is not None else PurePath(hunk.path).name


def shown(lines: bytes, label: str) -> str:
    """The value in a field's line, or the lines themselves."""
    text = decoded(lines).strip()
    if "\n" in text:
        return text
    line = b"\n" + lines
    for said in field_lines(line, 0, len(line)):
        if canonical_field(said.name) == canonical_field(label.encode()):
            return decoded(line[said.value : said.value_end])
    return _shown_status(lines.strip(), text) if label == STATUS else text


def _shown_status(line: bytes, text: str) -> str:
    """What a heading, a row or a cell says; a line that is no such is the status itself."""
    status = status_in_line(line)
    if status is None and "|" in text:
        return next((part for part in (each.strip(" *_`") for each in text.split("|")) if is_status(part)), "")
    return status or text


def _change(hunk: Hunk) -> str:
    before, after = shown(hunk.before, hunk.label), shown(hunk.after, hunk.label)
    return f"{hunk.label} {after or '(none)'} → {before or '(none)'}"


def _key(hunk: Hunk) -> Key:
    return hunk.anchor if hunk.anchor is not None else Key(hunk.path, "", 1)


def _reverse_personal(personal: Personal, change: PersonalChange, result: Reversal) -> None:
    now, key = personal_value(personal, change.table, change.subject), Key("", change.subject)
    if change.table == MEMORY:
        result.personal += (
            [PersonalChange(change.table, change.subject, now, change.before)] if now == change.after else []
        )
    elif now == change.after:
        result.personal.append(PersonalChange(change.table, change.subject, now, change.before))
        sentence = f"{change.subject} {now or '(none)'} → {change.before or '(none)'}"
        result.outcomes.append(TargetOutcome(key, Outcome.CHANGED, sentence, change.table))
    elif now == change.before:
        sentence = f"{change.subject} is as before already"
        result.outcomes.append(TargetOutcome(key, Outcome.ALREADY, sentence, change.table))
    else:
        result.outcomes.append(
            TargetOutcome(
                key,
                Outcome.CONFLICT,
                f"{change.subject} was changed since",
                field=change.table,
                seen=change.after or "",
                now=now or "",
                wanted=change.before or "",
            )
        )


def personal_value(personal: Personal, table: str, subject: str) -> str | None:
    """One value of the person's own state as JSON text, `None` where there is none."""
    return next((value for name, value in _values(personal, table) if name == subject), None)


def _values(personal: Personal, table: str) -> Iterator[tuple[str, str]]:
    if table == "scores":
        yield from ((subject, json.dumps(score)) for subject, score in personal.scores.items())
    elif table == "pairs":
        yield from ((json.dumps(pair, ensure_ascii=False), json.dumps(same)) for pair, same in personal.pairs.items())
    elif table in ("rules", "checked"):
        values = personal.rules if table == "rules" else personal.checked
        yield from ((subject, json.dumps(value, ensure_ascii=False)) for subject, value in values.items())
    elif table == "handoff" and personal.handoff is not None:
        cursor = {"at": personal.handoff.at.isoformat(), "marks": dict(personal.handoff.marks)}
        yield "cursor", json.dumps(cursor, sort_keys=True)
    elif table == "snoozed":
        yield from (
            (subject, json.dumps(snooze_json(each), sort_keys=True)) for subject, each in personal.snoozed.items()
        )
    elif table in _TEXTS:
        yield from ((name, json.dumps(text, ensure_ascii=False)) for name, text in _TEXTS[table](personal).items())
    else:
        known = {"dismissed": personal.dismissed, "ticks": personal.ticks}
        yield from ((subject, "true") for subject in known.get(table, frozenset()))
