"""Decides which headings of a file begin entries, which only hold them, and which are neither.

The rules stand in the order of trust: an id counts nearly wherever it stands, a date nearly everywhere, a number only
among its like, a plain title only below a day or a state, or with fields of its own.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.formats.entries.boilerplate import (
    is_boilerplate,
    names_contents,
    names_other_file,
    says_none_yet,
    sounds_explanatory,
)
from hotwash.core.formats.entries.company import own_prefix
from hotwash.core.formats.entries.fielded import fielded_records
from hotwash.core.formats.entries.headless import records_begin
from hotwash.core.formats.entries.headline import OWN_FIELDS, Headline, Role
from hotwash.core.formats.entries.holders import below_day, below_state, only_holds_ids, with_date, with_state
from hotwash.core.formats.entries.holding import names_period, state_of_all
from hotwash.core.formats.entries.place import Place
from hotwash.core.formats.entries.titled import in_bold, items
from hotwash.core.formats.entries.wording import Wording
from hotwash.core.formats.family import is_known_prefix
from hotwash.core.formats.names import is_known_section, names_records
from hotwash.core.formats.vocabulary import is_state
from hotwash.core.model.span import Span
from hotwash.core.text.patterns import Pattern

_TELLING_FIELDS = OWN_FIELDS | {"first-seen"}
_SENTENCE = Pattern(r"\w+\W+\w+\W+\w|[\u3040-\u9fff]{6}")
_MARKS = ("number", "category", "priority", "label", "box")


def role_of(place: Place) -> Role:
    """What a heading does in its place."""
    stands_alone = place.parent is None and not place.identity.placeholder
    decided = None if stands_alone else _first(_BY_PLACE, place)
    return decided or _first(_rules_for(place.words), place) or Role.TOPIC


def _first(rules: Iterable[Callable[[Place], Role | None]], place: Place) -> Role | None:
    for rule in rules:
        role = rule(place)
        if role is not None:
            return role
    return None


def _with_id(place: Place) -> Role | None:
    """A full id begins an entry; below another entry only if it has fields, else it is a reference."""
    if place.identity.id is None:
        return None
    within = place.entry
    is_reference = place.identity.id_behind or (within and within.has_id and not place.line.fields)
    return Role.PART if within and is_reference else Role.ENTRY


def _placeholder(place: Place) -> Role | None:
    return Role.ASIDE if place.identity.placeholder else None


def _inside_entry(place: Place) -> Role | None:
    """Whatever is below an entry is a part of it, but for own ids with a state of theirs: below a day's notes, or
    below their like (`E014b` below `E014`).
    """
    within, line = place.entry, place.line
    if not within:
        return None
    if not place.identity.own or within.has_id:
        return Role.PART
    if within.identity.own:
        is_like = own_prefix(place.identity.own) == own_prefix(within.identity.own)
        return Role.ENTRY if is_like and not line.fields.isdisjoint(OWN_FIELDS) else Role.PART
    has_state = place.identity.state or "status" in line.fields
    return Role.ENTRY if has_state or place.company.alike("own", own_prefix(place.identity.own)) > 1 else Role.PART


def _below_aside(place: Place) -> Role | None:
    """Only an id counts in an explanation, a short one with a date."""
    identity, parent = place.identity, place.parent
    if (identity.own and identity.stamp) or parent is None or names_contents(parent.words.plain):
        return None
    return Role.ASIDE if parent.role is Role.ASIDE else None


def _with_own_id(place: Place) -> Role | None:
    """A short id needs company: its like, fields, a date, or a prefix that is known."""
    prefix = own_prefix(place.identity.own or "")
    if place.identity.id_behind and place.line.fields.isdisjoint(OWN_FIELDS):
        return None
    if not place.company.is_log and not (place.identity.stamp or place.identity.state or _has_own_field(place)):
        return None
    company = place.company.alike("own", prefix) > 1 or place.identity.stamp or place.line.fields
    return Role.ENTRY if company or is_known_prefix(prefix.rstrip("-")) else None


def _explanation(place: Place) -> Role | None:
    line, words = place.line, place.words
    if line.level == 1:
        return Role.ASIDE if names_other_file(words.plain, place.company.is_named) else None
    if is_boilerplate(words.plain) or (words.is_section and not _may_hold_records(place)) or _is_chapter(place):
        return Role.ASIDE
    return Role.ASIDE if sounds_explanatory(words.plain) and not _is_record(line) else None


def _is_chapter(place: Place) -> bool:
    """Whether a heading is a numbered part of a report (`2. Timeline`)."""
    title = place.identity.title.encode()
    if place.identity.number is None or not is_known_section(title) or names_records(title):
        return False
    return place.company.is_report


def _may_hold_records(place: Place) -> bool:
    """Whether a heading that is named like a part of an entry holds some, or is the one name that all of them have."""
    line = place.line
    if place.words.names_records or is_state(place.words.plain):
        return True
    return not line.fields.isdisjoint(OWN_FIELDS) and place.company.alike("title", place.identity.title.casefold()) > 1


def _is_record(line: Headline) -> bool:
    """Whether a heading has a mark of a record of its own, whatever its words are about."""
    identity = line.identity
    marks = (identity.stamp, identity.number, identity.label, identity.priority, identity.category, identity.box)
    if any(mark is not None for mark in marks) or line.tells_a_story:
        return True
    return not line.fields.isdisjoint(OWN_FIELDS)


def _among_alike(place: Place) -> Role | None:
    """A number, a category, a priority or a checkbox counts among its like, or with fields."""
    line, identity = place.line, place.identity
    if line.level == 1:
        return None
    for sign in _MARKS:
        if getattr(identity, sign) is None or (sign == "number" and place.company.is_report):
            continue
        if sign == "category" and not identity.title:
            continue
        if place.company.alike(sign, line.level) > 1 or line.fields:
            return Role.TOPIC if only_holds_ids(place) else Role.ENTRY
    return None


def _with_fields(place: Place) -> Role | None:
    """A plain title is an entry when a status or a date stands below it, or when it tells a story as its like do."""
    line = place.line
    if line.level == 1 or (line.is_bare and not line.leads_deeper):
        return None
    tells = line.tells_a_story and place.company.alike("story", line.level) > 1
    if not tells and not line.byline and not _has_own_field(place):
        return None
    return None if _holds_lines(line) else Role.ENTRY


def _among_days(place: Place) -> Role | None:
    """A sentence over text is an entry where the ones before and behind it have a date, which somebody forgot here."""
    line = place.line
    if line.level == 1 or line.is_bare or not place.company.is_log or says_none_yet(line.own_text):
        return None
    return Role.ENTRY if place.company.stands_between_days(line) else None


def _has_own_field(place: Place) -> bool:
    """Whether an id, a date or a status stands below; in a file of any name both, or it has company in that."""
    line, company = place.line, place.company
    if company.is_named:
        return bool(line.says(_TELLING_FIELDS))
    said = line.says(_TELLING_FIELDS, in_earnest=True)
    return bool(said) and (len(said) > 1 or company.is_log or company.alike("fielded", line.level) > 1)


def _holds_lines(line: Headline) -> bool:
    """Whether there are records without a heading below one, to which the fields there belong."""
    first = line.first_field
    if first is not None and records_begin(line.content, line.newline, first):
        return True
    region, nothing = Span(line.newline + 1, line.own_end), (None, None)
    return any(find(line.content, region, [], nothing) for find in (in_bold, fielded_records, items))


def _is_dated(words: Wording) -> bool:
    return words.identity.stamp is not None or words.identity.is_unclear or names_period(words.plain)


def _may_explain(words: Wording) -> bool:
    identity, plain = words.identity, words.plain
    is_part = words.is_section or (identity.number is not None and is_known_section(identity.title.encode()))
    return is_part or is_boilerplate(plain) or names_other_file(plain) or sounds_explanatory(plain)


def _is_marked(words: Wording) -> bool:
    return any(getattr(words.identity, mark) is not None for mark in _MARKS)


def _says_state(words: Wording) -> bool:
    return bool(words.identity.state or state_of_all(words.plain))


def _is_sentence(words: Wording) -> bool:
    return _SENTENCE.search(words.identity.title) is not None


def _whatever(_words: Wording) -> bool:
    return True


class _Rule(NamedTuple):
    """What a heading does in its place, by one sign; `concerns` says which headings may have that at all."""

    concerns: Callable[[Wording], bool]
    role: Callable[[Place], Role | None]


_BY_PLACE = (_with_id, _placeholder, _inside_entry, _below_aside)
_BY_WORDS = (
    _Rule(lambda words: bool(words.identity.own), _with_own_id),
    _Rule(_is_dated, with_date),
    _Rule(_may_explain, _explanation),
    _Rule(_whatever, below_day),
    _Rule(_is_marked, _among_alike),
    _Rule(_says_state, with_state),
    _Rule(_whatever, below_state),
    _Rule(_whatever, _with_fields),
    _Rule(_is_sentence, _among_days),
)


@lru_cache(maxsize=1024)
def _rules_for(words: Wording) -> tuple[Callable[[Place], Role | None], ...]:
    """The rules that concern headings of such words, in their order, behind those that concern all."""
    return tuple(rule.role for rule in _BY_WORDS if rule.concerns(words))
