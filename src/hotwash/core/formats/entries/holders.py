"""What headings do that hold others: those of a day and of a state, and those below them."""

import re

from hotwash.core.formats.entries.boilerplate import (
    is_boilerplate,
    names_other_file,
    names_release,
    says_none_yet,
    says_nothing,
)
from hotwash.core.formats.entries.headline import OWN_FIELDS, Headline, Role
from hotwash.core.formats.entries.holding import is_no_title, state_of_all
from hotwash.core.formats.entries.place import Place
from hotwash.core.formats.entries.wording import Wording
from hotwash.core.formats.names import names_group
from hotwash.core.text.patterns import Pattern

_WORD = Pattern(r"[^\W\d_]{2}")
_KIND = Pattern(r"\b(?:learning|error|entry|update)\b", re.IGNORECASE)
_DIGIT_AHEAD = Pattern(r"\W{0,6}\d")
_DAY_LAST = Pattern(r"\D\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\W{0,4}$")
_LONGEST_DAY = 10
_SEVERAL = 2


def with_date(place: Place) -> Role | None:
    """A date begins an entry, unless it names a range, is the title of the file, or only holds other entries."""
    line = place.line
    if not place.identity.stamp and not place.identity.is_unclear:
        return Role.DAY if _holds_entries(place) else None
    if line.level == 1 and names_other_file(place.words.plain, place.company.is_named):
        return Role.ASIDE
    if line.level == 1 and place.company.alike("stamp", 1) < 2 and place.below:
        return Role.TOPIC
    if names_release(place.words.plain):
        return Role.ASIDE
    if place.identity.is_range or _explains(place.identity.title):
        return Role.TOPIC
    title = place.identity.title
    is_empty = says_nothing(line.own_text) if is_no_title(title) else says_nothing(title)
    if is_empty or _holds_entries(place):
        return Role.DAY
    return Role.TOPIC if _is_chapter(place) else Role.ENTRY


def _is_chapter(place: Place) -> bool:
    """Whether a day is named in words (`Session 2026-05-04`), where entries have names of their own; or a banner."""
    if not _is_session(place):
        return _is_banner(place)
    return place.company.has_ids or (not _begins_with_day(place.line) and place.company.has_names)


def _is_session(place: Place) -> bool:
    """Whether a heading is a day in words, without a clock and without fields."""
    title, stamp = place.identity.title, place.identity.stamp or ""
    in_words = _WORD.search(place.words.plain) is not None and _KIND.search(title) is None
    return in_words and is_no_title(title) and len(stamp) <= _LONGEST_DAY and not place.line.fields


def _is_banner(place: Place) -> bool:
    """Whether a title that ends with its date has nothing below it but an entry of another style (`Imported (…)`)."""
    line, below = place.line, place.below
    ends_with_day = _DAY_LAST.search(place.words.plain) is not None and not _begins_with_day(line)
    if below is None or below.level < line.level or not ends_with_day:
        return False
    if line.has_sections or not says_none_yet(line.own_text):
        return False
    if below.has_id:
        return True
    is_alone = place.company.alike("bare day", line.level) < _SEVERAL
    return is_alone and (below.identity.own is not None or _begins_with_day(below))


def _begins_with_day(line: Headline) -> bool:
    return line.identity.stamp is not None and _DIGIT_AHEAD.match(line.words.plain) is not None


def _holds_entries(place: Place) -> bool:
    """Whether a day's heading has nothing of its own but headings below it that are no sections."""
    line, below = place.line, place.below
    if below is None or below.level <= line.level:
        return False
    is_untitled = is_no_title(place.identity.title)
    if is_untitled and not line.fields and _holds_of_state(below):
        return says_none_yet(line.own_text)
    if line.has_sections or below.words.is_section:
        return False
    if names_group(below.words.plain.encode()) and not below.holds_headings:
        return False
    if not below.has_id and place.company.alike("title", below.identity.title.casefold()) > 1:
        return False
    if line.fields or not (below.has_id or is_untitled):
        return False
    return says_none_yet(line.own_text) or (is_untitled and place.company.alike("holder", line.level) > 0)


def only_holds_ids(place: Place) -> bool:
    """Whether there is nothing below a heading but headings with ids, however it is marked itself."""
    line, below = place.line, place.below
    holds = below is not None and below.level > line.level and below.has_id
    return holds and not line.fields and says_none_yet(line.own_text)


def _explains(title: str) -> bool:
    return is_boilerplate(title) and not is_no_title(title)


def below_day(place: Place) -> Role | None:
    """An entry, or one kind of those of the day (`Errors`); what is open of a day, and what is done, are states."""
    if not place.parent or place.parent.role is not Role.DAY:
        return None
    if _holds_of_state(place.line) or state_of_all(place.words.plain) is not None:
        return None
    holds = names_group(place.words.plain.encode()) and place.line.holds_headings
    return Role.DAY if holds else Role.ENTRY


def _holds_of_state(line: Headline) -> bool:
    """Whether a heading is a state over others, or over nothing yet."""
    return _says_state(line.words) and (line.holds_headings or says_none_yet(line.own_text))


def _says_state(words: Wording) -> bool:
    """Whether a heading says a state, for itself or for what stands below it."""
    return bool(words.identity.state or state_of_all(words.plain))


def with_state(place: Place) -> Role | None:
    """A state over headings holds them; over text it belongs to an entry without any other sign."""
    line, below = place.line, place.below
    if line.level == 1:
        return None
    is_titled = bool(place.identity.title) and not line.fields.isdisjoint(OWN_FIELDS)
    if below and below.level > line.level and not below.words.is_section and not is_titled:
        return Role.STATE
    is_held = place.parent is not None and place.parent.role is Role.STATE
    if place.identity.titled_state and place.company.alike("state", line.level) > 1:
        return Role.ENTRY
    return Role.ENTRY if (line.fields or is_held) and place.identity.title else Role.STATE


def below_state(place: Place) -> Role | None:
    if not place.parent or place.parent.role is not Role.STATE:
        return None
    return Role.TOPIC if only_holds_ids(place) else Role.ENTRY
