"""Decides which headings of a file begin entries, which only hold them, and which are neither.

The rules stand in the order of trust: an id counts nearly wherever it stands, a date nearly everywhere, a number only
among its like, a plain title only below a day or a state, or with fields of its own.
"""

from typing import NamedTuple

from hotwash.core.formats.entries.boilerplate import (
    is_boilerplate,
    names_other_file,
    names_release,
    says_none_yet,
    sounds_explanatory,
)
from hotwash.core.formats.entries.company import Company, own_prefix
from hotwash.core.formats.entries.fielded import holds_records
from hotwash.core.formats.entries.headline import Headline, Role
from hotwash.core.formats.entries.holding import is_no_title, names_period, state_of_all
from hotwash.core.formats.entries.identity import Identity
from hotwash.core.formats.family import is_known_prefix
from hotwash.core.formats.names import is_known_section, names_records
from hotwash.core.formats.vocabulary import is_status
from hotwash.core.model.span import Span
from hotwash.core.text.outline import Outline
from hotwash.core.text.patterns import Pattern


class _Place(NamedTuple):
    """A heading and where it stands: what holds it, the entry it is below, what comes after it, and its company."""

    line: Headline
    identity: Identity
    parent: Headline | None
    entry: Headline | None
    below: Headline | None
    company: Company


_WITHIN = (Role.ENTRY, Role.PART)
_OWN_FIELDS = frozenset(("status", "logged", "id"))
HOLDERS = (Role.DAY, Role.STATE, Role.TOPIC)
_LEADING_DAY = Pattern(r"\W{0,6}(?:20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|20\d{2}年|\d{1,2}\.\d{1,2}\.20\d{2})")


def read_roles(content: bytes, found: Outline, is_named: bool = True) -> list[Headline]:
    """Every heading with its role, in file order. `is_named` says that the file has the name of a log.

    In a file without such a name and without such a title numbers are those of chapters.
    """
    lines = _headlines(content, found)
    company = Company(lines, is_named)
    above: list[Headline] = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        if line.template:
            _close(above, line.level)
            line.role = Role.ENTRY
        else:
            above = _holding(line, above)
            line.role = _role(line, above[-1] if above else None, below, company)
            _inherit(line, above[-1] if above else None)
        line.within = line if line.role is Role.ENTRY else above[-1].within if above else None
        above.append(line)
    return lines


def _headlines(content: bytes, found: Outline) -> list[Headline]:
    following = [heading.start for heading in found.headings[1:]] + [len(content)]
    return [Headline(content, heading, end) for heading, end in zip(found.headings, following, strict=False)]


def _close(above: list[Headline], level: int) -> None:
    """Forget the headings that a heading of that level ends."""
    while above and above[-1].level >= level:
        above.pop()


def _holding(line: Headline, above: list[Headline]) -> list[Headline]:
    """Those headings above a line that hold it."""
    if not line.has_id:
        if _comes_after_the_entry(line, above[-1].within if above else None):
            above = [heading for heading in above if heading.level < line.level and heading.role in HOLDERS]
        if _is_part_at_same_level(line, above):
            return above
    _close(above, line.level)
    return above


def _inherit(line: Headline, parent: Headline | None) -> None:
    """The date and the state that hold below a heading: its own, else those of the heading that holds it."""
    identity = line.identity
    line.stamp, line.state = identity.stamp or line.byline, identity.state or identity.box
    if not line.state and line.role is Role.STATE:
        line.state = state_of_all(line.plain)
    if parent and parent.role in HOLDERS:
        line.stamp = line.stamp or parent.stamp
        line.state = line.state or parent.state


def _is_part_at_same_level(line: Headline, above: list[Headline]) -> bool:
    """Some files write the sections of an entry at the level of the entry itself."""
    entry = above[-1] if above else None
    while entry and entry.role is Role.PART:
        above.pop()
        entry = above[-1] if above else None
    if entry is None or entry.role is not Role.ENTRY or entry.level != line.level:
        return False
    return line.is_section and line.plain != entry.plain


def _comes_after_the_entry(line: Headline, within: Headline | None) -> bool:
    """Some files go on one level deeper: a day with a title is no part of an entry behind a rule, or with a status."""
    if within is None or not within.has_id or not _LEADING_DAY.match(line.plain):
        return False
    title = line.identity.title
    if is_no_title(title) or is_known_section(title.encode()):
        return False
    return line.follows_rule or "status" in line.fields


def _role(line: Headline, parent: Headline | None, below: Headline | None, company: Company) -> Role:
    if line.has_id and not (parent and parent.role in _WITHIN):
        return Role.ENTRY
    place = _Place(line, line.identity, parent, parent.within if parent else None, below, company)
    for rule in _RULES:
        role = rule(place)
        if role is not None:
            return role
    return Role.TOPIC


def _with_id(place: _Place) -> Role | None:
    """A full id begins an entry; below another entry only if it has fields, else it is a reference."""
    if not place.line.has_id:
        return None
    within = place.entry
    is_reference = place.identity.id_behind or (within and within.has_id and not place.line.fields)
    return Role.PART if within and is_reference else Role.ENTRY


def _placeholder(place: _Place) -> Role | None:
    return Role.ASIDE if place.identity.placeholder else None


def _inside_entry(place: _Place) -> Role | None:
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
        return Role.ENTRY if is_like and not line.fields.isdisjoint(_OWN_FIELDS) else Role.PART
    has_state = place.identity.state or "status" in line.fields
    return Role.ENTRY if has_state or place.company.alike("own", own_prefix(place.identity.own)) > 1 else Role.PART


def _below_aside(place: _Place) -> Role | None:
    """Only an id counts in an explanation, a short one with a date."""
    identity = place.identity
    if identity.own and identity.stamp:
        return None
    return Role.ASIDE if place.parent and place.parent.role is Role.ASIDE else None


def _with_own_id(place: _Place) -> Role | None:
    """A short id needs company: its like, fields, a date, or a prefix that is known."""
    own = place.identity.own
    if not own:
        return None
    prefix = own_prefix(own)
    company = place.company.alike("own", prefix) > 1 or place.identity.stamp or place.line.fields
    return Role.ENTRY if company or is_known_prefix(prefix.rstrip("-")) else None


def _with_date(place: _Place) -> Role | None:
    """A date begins an entry, unless it names a range, is the title of the file, or only holds other entries."""
    line = place.line
    if not place.identity.stamp:
        return Role.DAY if names_period(line.plain) and _holds_entries(place) else None
    if line.level == 1 and place.company.alike("stamp", 1) < 2 and place.below:
        return Role.TOPIC
    if names_release(line.plain):
        return Role.ASIDE
    if place.identity.is_range or _explains(place.identity.title):
        return Role.TOPIC
    return Role.DAY if _holds_entries(place) else Role.ENTRY


def _holds_entries(place: _Place) -> bool:
    """Whether a day's heading has nothing of its own but headings below it that are no sections."""
    line, below = place.line, place.below
    if below is None or below.level <= line.level or line.has_sections or below.is_section:
        return False
    if not below.has_id and place.company.alike("title", below.identity.title.casefold()) > 1:
        return False
    has_title = not below.has_id and not is_no_title(place.identity.title)
    return not has_title and not line.fields and says_none_yet(line.own_text)


def _only_holds_ids(place: _Place) -> bool:
    """Whether there is nothing below a heading but headings with ids, however it is marked itself."""
    line, below = place.line, place.below
    holds = below is not None and below.level > line.level and below.has_id
    return holds and not line.fields and says_none_yet(line.own_text)


def _explains(title: str) -> bool:
    return is_boilerplate(title) and not is_no_title(title)


def _explanation(place: _Place) -> Role | None:
    line = place.line
    if line.level == 1:
        return Role.ASIDE if names_other_file(line.plain) else None
    if is_boilerplate(line.plain) or (line.is_section and not _may_hold_records(place)) or _is_chapter(place):
        return Role.ASIDE
    return Role.ASIDE if sounds_explanatory(line.plain) and not _is_record(line) else None


def _is_chapter(place: _Place) -> bool:
    """Whether a heading is a numbered part of a report (`2. Timeline`)."""
    title = place.identity.title.encode()
    if place.identity.number is None or not is_known_section(title) or names_records(title):
        return False
    return place.company.is_report


def _may_hold_records(place: _Place) -> bool:
    """Whether a heading that is named like a part of an entry holds some, or is the one name that all of them have."""
    line = place.line
    if line.names_records or is_status(line.plain):
        return True
    return not line.fields.isdisjoint(_OWN_FIELDS) and place.company.alike("title", place.identity.title.casefold()) > 1


def _is_record(line: Headline) -> bool:
    """Whether a heading has a mark of a record of its own, whatever its words are about."""
    identity = line.identity
    marks = (identity.stamp, identity.number, identity.label, identity.priority, identity.category, identity.box)
    if any(mark is not None for mark in marks) or line.tells_a_story:
        return True
    return not line.fields.isdisjoint(_OWN_FIELDS)


def _below_day(place: _Place) -> Role | None:
    return Role.ENTRY if place.parent and place.parent.role is Role.DAY else None


def _among_alike(place: _Place) -> Role | None:
    """A number, a category, a priority or a checkbox counts among its like, or with fields."""
    line, identity = place.line, place.identity
    if line.level == 1:
        return None
    for sign in ("number", "category", "priority", "label", "box"):
        if getattr(identity, sign) is None or (sign == "number" and place.company.is_report):
            continue
        if sign == "category" and not identity.title:
            continue
        if place.company.alike(sign, line.level) > 1 or line.fields:
            return Role.TOPIC if _only_holds_ids(place) else Role.ENTRY
    return None


def _with_state(place: _Place) -> Role | None:
    """A state over headings holds them; over text it belongs to an entry without any other sign."""
    line, below = place.line, place.below
    if line.level == 1 or not (place.identity.state or state_of_all(line.plain)):
        return None
    if below and below.level > line.level and not below.is_section:
        return Role.STATE
    is_held = place.parent is not None and place.parent.role is Role.STATE
    return Role.ENTRY if (line.fields or is_held) and place.identity.title else Role.STATE


def _below_state(place: _Place) -> Role | None:
    if not place.parent or place.parent.role is not Role.STATE:
        return None
    return Role.TOPIC if _only_holds_ids(place) else Role.ENTRY


def _with_fields(place: _Place) -> Role | None:
    """A plain title is an entry when a status or a date stands below it, or when it tells a story as its like do."""
    line = place.line
    if line.level == 1:
        return None
    tells = line.tells_a_story and place.company.alike("story", line.level) > 1
    if not tells and not line.byline and line.fields.isdisjoint(_OWN_FIELDS):
        return None
    return None if holds_records(line.content, Span(line.newline + 1, line.own_end)) else Role.ENTRY


_RULES = (
    _with_id,
    _placeholder,
    _inside_entry,
    _below_aside,
    _with_own_id,
    _with_date,
    _explanation,
    _below_day,
    _among_alike,
    _with_state,
    _below_state,
    _with_fields,
)
