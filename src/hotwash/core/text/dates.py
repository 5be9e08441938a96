"""Reads the stamps that people and agents write: ISO 8601 in all its shapes, and dates in words."""

import re
from datetime import date
from functools import lru_cache

from hotwash.core.text.patterns import Pattern

_YEAR = Pattern(r"\d{4}")
_ISO = Pattern(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[T ]| {2})\s?(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)(?: ?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?(?!\d)"
)
_SEPARATED = Pattern(
    r"(?<!\d)(\d{4})(?:/|年 ?|\. (?=\d{1,2}\. \d)|\.(?=\d{2}\.\d{2}))(\d{1,2})(?:/|月 ?|\. ?)(\d{1,2})(?!\d)"
)
_COMPACT = Pattern(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
_DOTTED = Pattern(r"(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?!\d)")
_SLASHED = Pattern(r"(?<![\d-])(\d{1,2})([/-])(\d{1,2})\2(20\d{2})(?![\d-])")
_SLASHED_AHEAD = Pattern(r"\W{0,6}(\d{1,2})([/-])(\d{1,2})\2(?:20\d{2})(?![\d-])")
_KOREAN = Pattern(r"(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일")
_SOME_DAY = (
    r"(?:\d{4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?(?:[T ]\d{1,2}:\d{2}(?::\d{2})?Z?)?|\d{1,2}\. ?\d{1,2}\. ?\d{4})"
)
_RANGE = Pattern(
    rf"{_SOME_DAY}\s{{0,3}}(?:[-–—~～→/&+,、至到]|\.\.|->|(?:to|until|till|through|thru|and|bis|und|au|al?|hasta|até|по)\b)"
    rf"\s{{0,3}}{_SOME_DAY}"
)
_MOST_MONTHS = 12
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OTHER_MONTHS = """
    januar jänner janvier enero janeiro gennaio января januari stycznia ocak
    / februar février febrero fevereiro febbraio февраля februari lutego şubat
    / märz mars marzo março марта maart marca mart / avril abril aprile апреля kwietnia nisan
    / mai mayo maio maggio мая mei maja mayıs / juni juin junio junho giugno июня czerwca haziran
    / juli juillet julio julho luglio июля lipca temmuz / août agosto августа augustus sierpnia ağustos
    / septembre septiembre setembro settembre сентября września eylül
    / oktober octobre octubre outubro ottobre октября października ekim
    / novembre noviembre novembro ноября listopada kasım / dezember décembre diciembre dezembro dicembre декабря
    december grudnia aralık
"""
_MONTH_OF = {name: month for month, names in enumerate(_OTHER_MONTHS.split("/"), 1) for name in names.split()}
_NAME = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WORDS = (
    Pattern(rf"\b{_NAME} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
    Pattern(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\.? {_NAME},? (?P<year>\d{{4}})\b", re.IGNORECASE),
    Pattern(
        rf"\b(?P<day>\d{{1,2}})(?:er|º|\.)? (?:de )?(?P<month>{'|'.join(_MONTH_OF)}) (?:de )?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    Pattern(
        rf"\b{_NAME} {{1,2}}(?P<day>\d{{1,2}}) \d{{2}}:\d{{2}}:\d{{2}}(?: [A-Z]{{2,5}}){{0,2}} (?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    Pattern(rf"\b(?P<day>\d{{1,2}})-{_NAME}-(?P<year>\d{{4}})\b", re.IGNORECASE),
)


@lru_cache(maxsize=8192)
def stamp_in(text: str, compact: bool = True) -> str | None:
    """The first stamp in `text`: as written where it is ISO 8601, else the day as `YYYY-MM-DD`; `None` without one.

    `20260412` counts with `compact` only: among words it may as well be a build number.
    """
    if not _YEAR.search(text):
        return None
    if not text.isascii():
        text = text.replace("\u2011", "-")
    match = _ISO.search(text)
    if match:
        if len(match[2]) < 2 or len(match[3]) < 2:
            return _day(match[1], match[2], match[3])
        return match[0].strip() if is_day(match[1], match[2], match[3]) and _is_time(match[4]) else None
    for pattern in (_SEPARATED, _KOREAN):
        match = pattern.search(text)
        if match:
            return _day(match[1], match[2], match[3])
    match = _DOTTED.search(text)
    if match:
        return _day(match[3], match[2], match[1])
    match = _SLASHED.search(text)
    if match and max(int(match[1]), int(match[3])) > _MOST_MONTHS:
        day, month = (match[1], match[3]) if int(match[1]) > _MOST_MONTHS else (match[3], match[1])
        return _day(match[4], month, day)
    for pattern in _WORDS:
        match = pattern.search(text)
        if match:
            return _day(match["year"], str(_month(match["month"].lower())), match["day"])
    match = _COMPACT.search(text) if compact else None
    return _day(match[1], match[2], match[3]) if match else None


def unclear_day_ahead(text: str) -> bool:
    """Whether `text` begins with a day that may be one of two (`03/04/2026`)."""
    match = _SLASHED_AHEAD.match(text)
    return match is not None and all(1 <= int(part) <= _MOST_MONTHS for part in (match[1], match[3]))


def _month(name: str) -> int:
    return _MONTH_OF.get(name) or _MONTHS.index(name) + 1


def names_range(text: str) -> bool:
    """Whether `text` names all the days from one to another; two days that are apart in it are no range."""
    return _RANGE.search(text) is not None


def compact_day(text: str) -> str | None:
    """The day inside an identifier: `ERR-20260412-001` or `ERR-2026-04-12-001`."""
    match = _COMPACT.search(text) or _ISO.search(text)
    return _day(match[1], match[2], match[3]) if match else None


@lru_cache(maxsize=8192)
def is_day(year: str, month: str, day: str) -> bool:
    """Whether the three numbers name a day that exists."""
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _day(year: str, month: str, day: str) -> str | None:
    return f"{year}-{int(month):02}-{int(day):02}" if is_day(year, month, day) else None


def _is_time(clock: str | None) -> bool:
    return clock is None or (int(clock.split(":")[0]) < 24 and int(clock.split(":")[1][:2]) < 60)
