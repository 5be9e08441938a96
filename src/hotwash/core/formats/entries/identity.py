"""What a heading says about itself: an id, a date, a number, a state – or nothing."""

import re
from typing import NamedTuple

from hotwash.core.formats.vocabulary import is_status
from hotwash.core.text.dates import dates_in, stamp_in

FULL_ID = r"[A-Za-z][A-Za-z0-9]{0,14}(?:[-_][A-Za-z]{2,10}){0,2}[-_](?:\d{8}|\d{4}-\d{2}-\d{2})(?:[-_][A-Za-z0-9_-]*)?"
"""`ERR-20260412-001`, with any prefix, any tail or none, and the date with or without dashes."""

_PLACEHOLDER = re.compile(
    r"[^\w\[<{(]{0,4}[\[<{(]{0,2}(?:[A-Za-z]{1,12}[-_](?=[^\s\]]{0,30}(?:YY|XX|NN|MM|DD|nn|xx|yy|#))[A-Za-z0-9#_-]+"
    r"|(?:YYYY|yyyy|20XX|20YY|20xx|XXXX)\b"
    r"|(?:timestamp|date|id|ID|ISO-8601|title|short title|标题|日期)[\]>})])"
)
_DECORATION = re.compile(r"[^\w\[(<（【#]+")
_CLOCK = r"(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2}))?"
_DATE = re.compile(
    rf"[\[(（]?(\d{{4}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?{_CLOCK})(?:[\])）]|(?=[^\w]|$))(?: ?\([A-Z]{{2,5}}\))?"
)
_LABEL = re.compile(
    r"(?:ID|Entry|Learning|Error|Issue|Incident|Feature|Request|Lesson)(?: ID)?(?:[:：]\s*|\s+(?=\[?[A-Z]+[-_]?\d))",
    re.IGNORECASE,
)
_ID = re.compile(rf"\[?({FULL_ID})(?:\]|(?=[\s:：,|—–()（`*~]|$))")
_OWN_ID = re.compile(r"\[?([A-Z]{1,8}-?\d{1,5}[a-z]?)(?:\]|(?=\s*(?:[:：|—–.]|- |$)))")
_NUMBER = re.compile(r"(?:#|No\.? ?|第)?(\d{1,3})(?:[.)、:：条](?!\d)|(?= [—–-] ))\s*")
_PRIORITY = re.compile(r"[\[(]?(P[0-4])[\])]?(?=\s*[:：—–-])")
_CATEGORY = re.compile(r"[\[【]([^\W\d][\w /-]{1,40})[\]】]")
_STATE = re.compile(r"[\[(（【]([^\[\](（）)】]{2,40})[\])）】]")
_STATE_AHEAD = re.compile(r"([A-Z][A-Z_ -]{2,20})(?=\s*[:：—–])")
_STATE_BEHIND = re.compile(
    r"(?:\s[—–|-]{1,2}\s\W{0,4}([^\W\d][^—–|()（\[]{1,24})|[\[(（【]\W{0,4}([^\[\](（）)】]{2,40})[\])）】])\W{0,3}$"
)
_DATE_BEHIND = re.compile(r"\s*[—–\-|(（\[,]{1,2}\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[^\w]{0,3}$")
_LEADING = " \t:：-—–|·•,.~*`"
_TOKENS = (
    ("stamp", _DATE),
    ("id", _ID),
    ("label", _LABEL),
    ("state", _STATE),
    ("state", _STATE_AHEAD),
    ("priority", _PRIORITY),
    ("own", _OWN_ID),
    ("number", _NUMBER),
    ("category", _CATEGORY),
)


class Identity(NamedTuple):
    """The facts of one heading.

    `own` is a short id of the file's own (`E014`), `stamp` the first date, `dates` how many there are, `state` a status
    word, `segments` are the parts between pipes; `title` is what is left.
    """

    id: str | None = None
    own: str | None = None
    stamp: str | None = None
    dates: int = 0
    number: int | None = None
    priority: str | None = None
    category: str | None = None
    state: str | None = None
    title: str = ""
    segments: tuple[str, ...] = ()
    placeholder: bool = False


def identify(text: str) -> Identity:
    """Take a heading's text apart, from the left, token by token; what is no token is the title."""
    text = text.strip()
    if _PLACEHOLDER.match(text):
        return Identity(title=text, placeholder=True)
    facts, rest = _tokens(text)
    rest = rest.strip(_LEADING)
    if "state" not in facts:
        behind = _STATE_BEHIND.search(rest)
        if behind and is_status(behind[1] or behind[2]):
            facts["state"] = (behind[1] or behind[2]).strip()
            rest = rest[: behind.start()].strip(_LEADING)
    stamp = stamp_in(facts.get("stamp", text))
    rest, *segments = (part.strip() for part in rest.split("|")) if "|" in rest else (rest,)
    return Identity(
        id=facts.get("id"),
        own=facts.get("own"),
        stamp=stamp,
        dates=dates_in(text) if stamp else 0,
        number=int(facts["number"]) if "number" in facts else None,
        priority=facts.get("priority"),
        category=facts.get("category"),
        state=facts.get("state"),
        title=_DATE_BEHIND.sub("", rest),
        segments=tuple(segments),
    )


def _tokens(text: str) -> tuple[dict[str, str], str]:
    facts: dict[str, str] = {}
    rest = text
    for _ in range(6):
        decoration = _DECORATION.match(rest)
        rest = rest[decoration.end() :] if decoration else rest
        for name, pattern in _TOKENS:
            token = pattern.match(rest)
            if token and name not in facts and (name != "state" or is_status(token[1])):
                facts[name] = token[1] if token.lastindex else ""
                rest = rest[token.end() :]
                break
        else:
            break
    return facts, rest
