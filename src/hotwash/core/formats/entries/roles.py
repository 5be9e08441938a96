"""Decides which headings of a file begin entries, which only hold them, and which are neither.

The rules stand in the order of trust: an id counts nearly wherever it stands, a date nearly everywhere, a number only
among its like, a plain title only below a day or a state, or with fields of its own.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
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
from hotwash.core.formats.entries.holding import is_no_title, is_sentence, names_period, state_of_all
from hotwash.core.formats.entries.place import Place
from hotwash.core.formats.entries.titled import in_bold, items
from hotwash.core.formats.entries.wording import Wording
from hotwash.core.formats.family import is_known_prefix
from hotwash.core.formats.names import is_known_section, names_records
from hotwash.core.formats.vocabulary import is_state
from hotwash.core.model.span import Span

_TELLING_FIELDS = OWN_FIELDS | {"first-seen"}
_WITHOUT_DIGITS = str.maketrans("123456789", "000000000")
_MARKS = ("number", "category", "priority", "label", "box")
_NO_MARKS = (None,) * len(_MARKS)
_marks = attrgetter(*_MARKS)


def role_of(place: Place) -> Role:
    """What a heading does in its place."""
    stands_alone = place.parent is None and not place.identity.placeholder
    decided = None if stands_alone else _first(_BY_PLACE, place)
    return decided or _first(_rules_for(_signs_of(place.words)), place) or Role.TOPIC


def _first(rules: Iterable[Callable[[Place], Role | None]], place: Place) -> Role | None:
    for rule in rules:
        role = rule(place)
        if role is not None:
            return role
    return None


def _with_id(place: Place) -> Role | None:
    """A full id begins an entry; below another entry only if it says more of itself, else it is a reference."""
    if place.identity.id is None:
        return None
    within, identity = place.entry, place.identity
    says_more = place.line.fields or identity.segments or identity.state
    is_reference = identity.id_behind or (within and within.has_id and not says_more)
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
    """Only an id counts in an explanation, a short one with a date; below the name of a part titled days count, too."""
    identity, parent = place.identity, place.parent
    if parent is None or parent.role is not Role.ASIDE or (identity.own and identity.stamp):
        return None
    about, holds_days = parent.words.plain, parent.words.is_section and not is_boilerplate(parent.words.plain)
    is_day = identity.stamp is not None and not is_no_title(identity.title)
    return None if names_contents(about) or (holds_days and is_day) else Role.ASIDE


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
    if line.level == 1 or (line.is_bare and not line.leads_deeper) or is_no_title(place.words.plain):
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


class _Signs(NamedTuple):
    """What the rules that concern a heading depend on: its text but for the digits in it, and what was found there.

    `part` is what stands behind a number. Headings that differ in their digits only share all of it.
    """

    shape: str
    own: bool
    dated: bool
    part: str | None
    marked: bool
    state: bool


def _signs_of(words: Wording) -> _Signs:
    identity = words.identity
    return _Signs(
        words.plain.translate(_WITHOUT_DIGITS),
        identity.own is not None,
        identity.stamp is not None or identity.is_unclear,
        identity.title if identity.number is not None else None,
        _marks(identity) != _NO_MARKS,
        identity.state is not None,
    )


def _may_explain(signs: _Signs) -> bool:
    parts = (signs.shape, signs.part or "")
    if any(is_known_section(part.encode()) for part in parts):
        return True
    return is_boilerplate(signs.shape) or names_other_file(signs.shape) or sounds_explanatory(signs.shape)


class _Rule(NamedTuple):
    """What a heading does in its place, by one sign; `concerns` says which headings may have that at all."""

    concerns: Callable[[_Signs], bool]
    role: Callable[[Place], Role | None]


_BY_PLACE = (_with_id, _placeholder, _inside_entry, _below_aside)
_BY_WORDS = (
    _Rule(lambda signs: signs.own, _with_own_id),
    _Rule(lambda signs: signs.dated or names_period(signs.shape), with_date),
    _Rule(_may_explain, _explanation),
    _Rule(lambda _: True, below_day),
    _Rule(lambda signs: signs.marked, _among_alike),
    _Rule(lambda signs: signs.state or state_of_all(signs.shape) is not None, with_state),
    _Rule(lambda _: True, below_state),
    _Rule(lambda _: True, _with_fields),
    _Rule(lambda signs: is_sentence(signs.shape), _among_days),
)


@lru_cache(maxsize=1024)
def _rules_for(signs: _Signs) -> tuple[Callable[[Place], Role | None], ...]:
    """The rules that concern headings with such signs, in their order, behind those that concern all."""
    return tuple(rule.role for rule in _BY_WORDS if rule.concerns(signs))
