"""Reads the amounts that people write: lengths of time, percentages, counts, and how often something happens.

Of a range (`20-30 min`) the lower end counts, of several amounts the first: nothing gets larger than it is said to be.
"""

import re
from typing import NamedTuple

from hotwash.core.text.patterns import Pattern

_LONGEST = 500
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:[.,]\d{1,4})?"
_RANGE = rf"({_NUMBER})(?:\s*(?:-|–|to)\s*{_NUMBER})?\s*"
_BOUND = Pattern(
    r"(>|≥|<|≤|\bover|\bmore than|\bat least|\bunder|\bless than|\bbelow|\bup to)\s*(?:=|~)?\s*$", re.IGNORECASE
)
_ABOVE = (">", "≥", "over", "more", "at")
_MINUTES = {"s": 1 / 60, "m": 1.0, "h": 60.0, "d": 1440.0, "w": 10080.0, "mo": 43200.0, "y": 525600.0}
_UNIT = (
    r"(mo(?:nths?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|s(?:ec(?:ond)?s?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?|y(?:(?:ea)?rs?)?)"
    r"(?![a-z])\.?"
)
_PIECE = Pattern(_RANGE + _UNIT, re.IGNORECASE)
_CLOCK = Pattern(r"(?<![\d:-])(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])")
_BETWEEN = Pattern(r"[\s,]*(?:and\s+)?")
_PERCENT = Pattern(_RANGE + r"(?:%|percent\b|per cent\b)", re.IGNORECASE)
_THOUSANDS = Pattern(r",(?=\d{3}(?:\D|$))")
_COUNT = Pattern(_NUMBER)
_PERIODS = {"minute": 1 / 1440, "hour": 1 / 24, "shift": 1 / 3, "day": 1.0, "week": 7.0, "month": 30.0, "quarter": 91.0}
_PERIODS["year"] = 365.0
_PER = Pattern(
    rf"({_NUMBER}|once|twice|an?\b)\s*(?:x|×|times?|[a-z]+s)?\s*(?:/|\bper\b|\ba\b|\bevery\b|\bin(?: the last)?)\s*"
    r"(\d{1,4})?\s*(minute|hour|shift|day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_NUMERALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_EVERY = Pattern(
    rf"\b(?:every|each)\s+(?:(\d{{1,4}}|other|{'|'.join(_NUMERALS)})\s+)?"
    r"(minute|hour|shift|day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
_ADVERB = Pattern(r"\b(hourly|daily|weekly|monthly|quarterly|yearly|annually)\b", re.IGNORECASE)
_ADVERBS = {"dai": "day", "annual": "year"}


class Amount(NamedTuple):
    """A number, and whether it is said to be more (`>`) or less (`<`) than that."""

    number: float
    bound: str = ""

    def exceeds(self, limit: float) -> bool:
        """Whether it is surely more than `limit`."""
        return self.bound != "<" and (self.number > limit or (self.bound == ">" and self.number == limit))


def duration_in(text: str) -> Amount | None:
    """The first length of time, in minutes: `1 h 30 min`, `1.5h`, `90 minutes`, `1:30` as hours and minutes."""
    text = text[:_LONGEST]
    first = _PIECE.search(text)
    clock = _CLOCK.search(text)
    if clock and (first is None or clock.start() < first.start()):
        hours, rest, seconds = (int(part or 0) for part in clock.groups())
        return Amount(hours * 60 + rest + seconds / 60, _bound(text, clock.start()))
    if first is None:
        return None
    minutes, last = _minutes(first), first
    while (gap := _BETWEEN.match(text, last.end())) and (piece := _PIECE.match(text, gap.end())):
        if _unit(piece) >= _unit(last):
            break
        minutes, last = minutes + _minutes(piece), piece
    return Amount(minutes, _bound(text, first.start()))


def percentage_in(text: str) -> Amount | None:
    """The first percentage: `consumed 40 % of the budget` is 40."""
    text = text[:_LONGEST]
    found = _PERCENT.search(text)
    return Amount(_value(found[1]), _bound(text, found.start())) if found else None


def count_in(text: str) -> Amount | None:
    """The first number: `1,200 users` is 1200."""
    text = text[:_LONGEST]
    found = _COUNT.search(text)
    return Amount(_value(found[0]), _bound(text, found.start())) if found else None


def times_a_day(text: str) -> Amount | None:
    """How often a day: `60 alerts/day` is 60, `3 times per week` three sevenths, `weekly` one seventh."""
    text = text[:_LONGEST]
    found = _PER.search(text)
    if found:
        word = found[1].lower()
        times = {"once": 1.0, "twice": 2.0, "a": 1.0, "an": 1.0}.get(word) or _value(word)
        days = int(found[2] or 1) * _PERIODS[found[3].lower()]
        return Amount(times / days, _bound(text, found.start())) if days else None
    every = _EVERY.search(text)
    if every:
        return Amount(1 / (_PERIODS[every[2].lower()] * (_ordinary(every[1]) or 1)))
    adverb = _ADVERB.search(text)
    if adverb is None:
        return None
    word = adverb[1].lower().removesuffix("ly")
    return Amount(1 / _PERIODS[_ADVERBS.get(word, word)])


def _ordinary(word: str | None) -> int:
    """The number of a word: `other` is two; 0 where it is none."""
    if not word or word.isdecimal():
        return int(word or 0)
    return 2 if word.lower() == "other" else _NUMERALS.index(word.lower()) + 2


def _minutes(piece: re.Match[str]) -> float:
    return _value(piece[1]) * _unit(piece)


def _unit(piece: re.Match[str]) -> float:
    """How many minutes the unit of an amount has."""
    unit = piece[2].lower()
    return _MINUTES["mo" if unit.startswith("mo") else unit[0]]


def _value(written: str) -> float:
    """`1,200` are thousands, `1,5` is a decimal."""
    whole = _THOUSANDS.sub("", written)
    return float(whole.replace(",", "."))


def _bound(text: str, at: int) -> str:
    found = _BOUND.search(text, 0, at)
    if found is None:
        return ""
    return ">" if found[1].lower().split()[0] in _ABOVE else "<"
