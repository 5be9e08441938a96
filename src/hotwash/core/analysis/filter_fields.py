"""The fields of the filter language, and what may stand behind each of them."""

import calendar
import re
from datetime import date
from enum import Enum, auto

from hotwash.core.analysis.filter_nodes import (
    Ages,
    Days,
    Flags,
    Has,
    Length,
    Node,
    Numbers,
    NumberSpan,
    OneOf,
    Pattern,
    Period,
    Some,
    Text,
    TitleText,
    Words,
)
from hotwash.core.model.values import dataclass


class FieldKind(Enum):
    """What values a field takes."""

    WORD = auto()
    PART = auto()
    PROSE = auto()
    SCALE = auto()
    NUMBER = auto()
    RATIO = auto()
    AGE = auto()
    DAY = auto()
    FLAG = auto()
    HAS = auto()


_BY_KIND = {
    FieldKind.WORD: "status type scope by",
    FieldKind.PART: "file area tag agent service phase source category key target id cluster",
    FieldKind.PROSE: "title text",
    FieldKind.SCALE: "priority severity",
    FieldKind.NUMBER: "seen score",
    FieldKind.RATIO: "confidence",
    FieldKind.AGE: "age idle",
    FieldKind.DAY: "logged changed resolved promoted expires",
    FieldKind.FLAG: "is",
    FieldKind.HAS: "has",
}
FIELDS = {name: kind for kind, names in _BY_KIND.items() for name in names.split()}

_FLAG_WORDS = (
    "new changed regressed stale expired candidate snoozed broken unknown raw example secret conflict draft marked "
    "readonly"
)
FLAGS = tuple(_FLAG_WORDS.split())
_SCALES = {
    "priority": (("low", "medium", "high", "critical"),),
    "severity": (("p4", "p3", "p2", "p1"), ("nit", "warning", "blocking"), ("low", "medium", "high", "critical")),
    "confidence": (("low", "medium", "high"),),
}
_MOVING_DAYS = ("today", "yesterday", "last-handoff")

_UNITS = {"m": 60, "h": 3600, "d": 1, "w": 7, "mo": 30, "y": 365}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(mo|[mhdwy])")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_STARTED = {
    FieldKind.NUMBER: re.compile(r"\d*\.?\d*\.?"),
    FieldKind.RATIO: re.compile(r"\d*\.?\d*\.?"),
    FieldKind.AGE: re.compile(r"\d*\.?\d*[a-z]?"),
    FieldKind.DAY: re.compile(r"\d{0,4}|\d{4}-\d{0,2}|\d{4}-\d\d-\d{0,2}"),
}


class BadValue(Exception):
    """A value that its field does not take; the message is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Values:
    """What stood behind a field's colon: `sign` and one value, two ends of a range, or any of several values."""

    items: tuple[str, ...]
    sign: str = ""
    is_range: bool = False


def predicate(name: str, values: Values) -> Node:
    """The question that a field and its values ask. Raises `BadValue`."""
    kind = FIELDS[name]
    if kind is FieldKind.AGE:
        return _ages(name, values)
    if kind is FieldKind.DAY:
        return _days(name, values)
    if kind in (FieldKind.NUMBER, FieldKind.RATIO):
        return _numbers(name, kind, values)
    if kind is FieldKind.SCALE:
        return OneOf(name, _places(name, values))
    if values.sign or values.is_range:
        raise BadValue(f'{name} takes words, no {values.sign or "range"} – quote it: {name}:"…"')
    folded = tuple(item.casefold() for item in values.items)
    if kind is FieldKind.FLAG:
        return Flags(tuple(_known(name, item, FLAGS) for item in folded))
    if kind is FieldKind.HAS:
        return Has(folded)
    if kind is FieldKind.PROSE:
        return _either([TitleText(item) if name == "title" else Text(item, item) for item in folded])
    whole = kind is FieldKind.WORD
    if whole and not any("*" in item for item in folded):
        return OneOf(name, frozenset(folded))
    return Words(name, tuple(Pattern(tuple(item.split("*")), whole) for item in folded))


def may_become_valid(name: str, value: str) -> bool:
    """Whether somebody may still be typing a value that its field takes."""
    kind = FIELDS[name]
    value = value.casefold()
    if kind in _STARTED and _STARTED[kind].fullmatch(value):
        return True
    return any(word.startswith(value) for word in _vocabulary(name))


def _vocabulary(name: str) -> tuple[str, ...]:
    if FIELDS[name] is FieldKind.DAY:
        return _MOVING_DAYS
    if FIELDS[name] is FieldKind.FLAG:
        return FLAGS
    return tuple(word for scale in _SCALES.get(name, ()) for word in scale)


def _either(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Some(tuple(nodes))


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word most like this one, or nothing."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.casefold(), known, n=1)), "")


def _known(name: str, word: str, known: tuple[str, ...]) -> str:
    if word in known:
        return word
    near = nearest(word, known)
    raise BadValue(f"{name} knows no {word}" + (f" – {near}?" if near else f"; it takes {', '.join(known)}"))


def _places(name: str, values: Values) -> frozenset[str]:
    """The words on the field's scales that a bound, a range or a list of values accepts."""
    words = [_known(name, item.casefold(), _vocabulary(name)) for item in values.items]
    if not values.sign and not values.is_range:
        return frozenset(words)
    accepted: set[str] = set()
    for scale in _SCALES[name]:
        if all(word in scale for word in words):
            accepted.update(_stretch(scale, [scale.index(word) for word in words], values))
    if not accepted and values.is_range:
        raise BadValue(f"{words[0]} and {words[1]} are on different scales")
    return frozenset(accepted)


def _stretch(scale: tuple[str, ...], places: list[int], values: Values) -> tuple[str, ...]:
    if values.is_range:
        return scale[places[0] : places[1] + 1]
    [place] = places
    return {">": scale[place + 1 :], ">=": scale[place:], "<": scale[:place], "<=": scale[: place + 1]}[values.sign]


def _numbers(name: str, kind: FieldKind, values: Values) -> Node:
    if kind is FieldKind.RATIO and all(item.casefold() in _vocabulary(name) for item in values.items):
        return OneOf(name, _places(name, values))
    found = [_number(name, item) for item in values.items]
    if values.is_range:
        return Numbers(name, (NumberSpan(found[0], found[1]),))
    if values.sign:
        return Numbers(name, (_number_span(values.sign, found[0]),))
    return Numbers(name, tuple(NumberSpan(number, number) for number in found))


def _number(name: str, text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise BadValue(f"{name} takes a number, not {text}")
    return float(text)


def _number_span(sign: str, number: float) -> NumberSpan:
    if sign.startswith(">"):
        return NumberSpan(low=number, open_low=sign == ">")
    return NumberSpan(high=number, open_high=sign == "<")


def _ages(name: str, values: Values) -> Node:
    lengths = [_length(name, item) for item in values.items]
    if values.is_range:
        return Ages(name, lengths[0], lengths[1])
    if values.sign.startswith(">"):
        return Ages(name, lengths[0], None, open_low=values.sign == ">")
    if values.sign.startswith("<"):
        return Ages(name, None, lengths[0], open_high=values.sign == "<")
    raise BadValue(f"{name} needs > or < or a range: {name}:>{values.items[0]}")


def _length(name: str, text: str) -> Length:
    match = _LENGTH.fullmatch(text.casefold())
    if match is None:
        raise BadValue(f"{name} takes a duration such as 30m 5h 7d 2w 1mo 1y, not {text}")
    return Length(float(match[1]) * _UNITS[match[2]], match[2] not in ("m", "h"))


def _days(name: str, values: Values) -> Node:
    periods = [_period(name, item) for item in values.items]
    if values.is_range:
        return Days(name, periods[0], periods[1])
    if values.sign.startswith(">"):
        return Days(name, periods[0], None, open_low=values.sign == ">")
    if values.sign.startswith("<"):
        return Days(name, None, periods[0], open_high=values.sign == "<")
    return _either([Days(name, period, period) for period in periods])


def _period(name: str, text: str) -> Period:
    """A year, a month, a day, or a day that moves."""
    if text.casefold() in _MOVING_DAYS:
        return Period(name=text.casefold())
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadValue(f"{name} takes a date such as 2026, 2026-05, 2026-05-20, today, not {text}")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 1, month or 1, day or 1)
    except ValueError:
        raise BadValue(f"{text} is no real date") from None
    if day is not None:
        return Period(first, first)
    last_month = month or 12
    return Period(first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1]))
