"""What a heading says about itself: an id, a date, a number, a state – or nothing."""

import re
from functools import lru_cache
from typing import NamedTuple

from hotwash.core.formats.boxes import BOX
from hotwash.core.formats.family import KNOWN_PREFIXES
from hotwash.core.formats.names import canonical_field
from hotwash.core.formats.vocabulary import is_state
from hotwash.core.text.dates import names_range, stamp_in, unclear_day_ahead
from hotwash.core.text.patterns import Pattern

FULL_ID = (
    r"(?:[A-Za-z][A-Za-z0-9]{0,14}(?:[-_][A-Za-z]{2,10}){0,2}[-_]|[A-Z]{2,10})"
    r"(?:20\d{6}|20\d{2}-\d{2}-\d{2})(?:[-_][A-Za-z0-9_-]*|[./]\d{1,4})?"
)
"""`ERR-20260412-001`, with any prefix, any tail or none, and the date with or without dashes."""

_JUST_WORDS = Pattern(r"[^\W\d_]+(?: [^\W\d_]+)*")
_PLACEHOLDER = Pattern(
    r"[^\w\[<{(]{0,4}[\[<{(]{0,2}(?:[A-Za-z]{1,12}[-_](?=[^\s\]]{0,30}(?:YY|XX|NN|MM|DD|nn|xx|yy|#))[A-Za-z0-9#_-]+"
    r"|[A-Z]{2,12}[-_][<{$\[]"
    r"|(?:YYYY|yyyy|20XX|20YY|20xx|XXXX)\b"
    r"|(?:timestamp|date|id|ID|ISO-8601|title|short title|标题|日期)[\]>})])"
)
_DECORATION = Pattern(r"(?:[^\w\[(<（【#]|" + BOX + r")+")
_BOX = Pattern(BOX)
_ZONE = r"(?:Z|UTC|GMT|(?!(?:OPEN|DONE|TODO|NEW|WIP|HOLD)\b)[A-Z]{3,4}|[+-]\d{2}:?\d{2})"
_CLOCK = r"(?:[T ,]{1,2}\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?(?: ?" + _ZONE + r")?"
_DAY = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|20\d{6})"
_DATE = Pattern(rf"[\[(（]?({_DAY}{_CLOCK})(?:[\])）]|(?=[^\w]|$))(?: ?\([A-Z]{{2,5}}\))?")
KINDS_OF_RECORDS = (
    r"Error|Learning|Lesson|Issue|Bug|Mistake|Insight|Feature|Request|Entry|Incident|Finding|Problem|Failure|Gotcha"
    r"|Pitfall|Pattern|Anti-?pattern|Correction|Observation|Discovery|Takeaway|Decision|Rule|Tip|TIL"
    r"|Key (?:insight|learning|lesson|takeaway|finding)|Best[ _-]practice|Knowledge[ _-]gap|Lessons? learned"
    r"|学习|教训|错误|问题|经验|记录|案例|需求|条目|Fehler|Lektion|Erkenntnis|Урок|Ошибка|Lỗi|Bài học|Erro"
    r"|Lección|Leçon|Erreur|Errore|Lezione|Lição|Aprendizado|Aprendizaje|Problema|Problème|Błąd|Lekcja"
    r"|坑|踩坑|反思|心得|エラー|学び|教訓|失敗|問題|不具合|오류|에러|교훈|문제|실수"
)
_LABEL = Pattern(rf"(ID|{KINDS_OF_RECORDS})(?: ID| entry)?(?:\s?[:：—–]\s*|\s+(?=#?\[?[A-Z]+[-_]?\d))", re.IGNORECASE)
_KNOWN = rf"(?:{'|'.join(KNOWN_PREFIXES)})(?<=[A-Z]{{2}})-\d{{1,5}}[a-z]?"
_ID = Pattern(rf"#?[\[【(（{{<]{{0,2}}\s?({FULL_ID})(?:\s?[\]】)）}}>]{{1,2}}|(?=[\s:：,|｜—–()（`*~;/]|\.(?!\d)|$))")
_ID_BEHIND = Pattern(
    rf"(?:(?<!\bto )(?<!\bof )(?<!\bsee )(?<!\bfrom )[\[(（](?:({FULL_ID})|({_KNOWN}))[\])）]"
    rf"|\s[—–-]\s({FULL_ID})|(?<!\bto )(?<!\bof )(?<!\bsee )(?<!\bfrom )(?<=\s)`({FULL_ID})`)\s{{0,3}}$"
)
_OWN_ID = Pattern(
    r"\[?((?:[A-Z]{1,8}[-_])?[A-Z]{1,8}[-_]?(?:20\d{2}-)?\d{1,5}[a-z]?|[a-z]{1,12}[-_]0\d{1,3})"
    r"(?:\]|(?=\s*(?:[:：|—–.(（]|- |$))|(?<=-\d{3})(?=\s))"
)
_KNOWN_OWN_ID = Pattern(rf"\[?({_KNOWN})(?=\s)")
_NUMBER = Pattern(
    r"(?:\[(?=\d{1,3}\](?!\())|#|No\.? ?|第)?(\d{1,3})"
    r"(?:[.)、:：条](?!\d)|\ufe0f?\u20e3|(?<=\d)\](?!\()|(?= [—–-] )|(?<=#\d)(?= )|(?<=#\d\d)(?= )|(?=\s*$))\s*"
)
_NUMBERED = Pattern(rf"(?:{KINDS_OF_RECORDS})\s?#?(\d{{1,3}})(?:\s?[.)、:：—–-]\s*|\s*$)", re.IGNORECASE)
_PRIORITY = Pattern(r"[\[(]?(P[0-4])(?:[\])]|(?=\s*[:：—–-]))")
_CATEGORY = Pattern(r"[\[【]([^\W\d][\w /-]{1,40})[\]】]")
_NAMED_STATE = r"(?:[Ss]tatus\s?[:：]\s?)?"
_STATE = Pattern(r"[\[(（【]" + _NAMED_STATE + r"([^\[\](（）)】]{2,40})[\])）】]")
_STATE_AHEAD = Pattern(
    r"([A-Z][A-Z_ -]{2,20}(?=\s*[:：—–]|\s+-\s)"
    r"|(?:Open|Pending|Todo|Fixed|Resolved|Solved|Done|Closed|Completed|Blocked|In progress)(?=\s?[:：]))"
)
_STATE_BEHIND = Pattern(
    r"(?:\s(?:[—–|·-]{1,2}\s\W{0,4}|[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f?\s?)"
    + _NAMED_STATE
    + r"([^\W\d][^—–|()（\[]{1,24})|[\[(（【]\W{0,4}"
    + _NAMED_STATE
    + r"([^\[\](（）)】]{2,40})[\])）】])\W{0,3}$"
)
_DATE_BEHIND = Pattern(r"\s{0,3}[—–\-|(（\[,]{1,2}\s{0,3}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[^\w]{0,3}$")
_NAMED_SEGMENT = Pattern(r"\w[\w ]{0,20}[:：]\s")
STATUS_SEGMENT = Pattern(r"(?:^|\|)\s{0,9}status\s{0,9}:\s{0,9}([^|]{0,200})", re.IGNORECASE)
_MOST_BEFORE_STATE = 4
_PRIORITIES = frozenset(("low", "medium", "high", "critical"))
_LEADING = " \t:：-—–|｜·•,.~*"
_TOKENS = (
    ("stamp", _DATE, r"[\[(（\d]"),
    ("id", _ID, r"[#\[【(（{<\sA-Za-z]"),
    ("number", _NUMBERED, r"[^\W\d_]"),
    ("label", _LABEL, r"[^\W\d_]"),
    ("state", _STATE, r"[\[(（【]"),
    ("state", _STATE_AHEAD, r"[A-Z]"),
    ("priority", _PRIORITY, r"[\[(P]"),
    ("own", _OWN_ID, r"[\[A-Za-z]"),
    ("own", _KNOWN_OWN_ID, r"[\[A-Z]"),
    ("number", _NUMBER, r"[\[#N第\d]"),
    ("category", _CATEGORY, r"[\[【]"),
)
"""What a heading may begin with, in the order of trust: its name, its pattern, and with what characters it begins."""


class Identity(NamedTuple):
    """The facts of one heading.

    `id_behind` says that the id stands at the end, as references do. `own` is a short id of the file's own (`E014`),
    `stamp` the first date, `is_unclear` says that it begins with a day that may be one of two, `is_range` that the date
    goes on to another, `label` a word for the kind of record
    (`Error: …`), `state` a status word and `state_at` its place in the text, `box` a checkbox before the title,
    `segments` are the parts between pipes; `title` is what is left. `lasting` is the text without its status, whether a
    word, a box or a segment; empty where it has none.
    """

    id: str | None = None
    id_behind: bool = False
    own: str | None = None
    stamp: str | None = None
    is_unclear: bool = False
    is_range: bool = False
    number: int | None = None
    label: str | None = None
    priority: str | None = None
    category: str | None = None
    state: str | None = None
    title: str = ""
    segments: tuple[str, ...] = ()
    placeholder: bool = False
    state_at: int = -1
    box: str | None = None
    lasting: str = ""

    @property
    def titled_state(self) -> bool:
        """Whether it begins with a status before its title (`Fixed: the build`)."""
        return self.state is not None and bool(self.title) and 0 <= self.state_at < _MOST_BEFORE_STATE


@lru_cache(maxsize=1024)
def identify(text: str) -> Identity:
    """Take a heading's text apart, from the left, token by token; what is no token is the title."""
    text = text.strip()
    if _JUST_WORDS.fullmatch(text):
        return Identity(title=text)
    if _PLACEHOLDER.match(text):
        return Identity(title=text, placeholder=True)
    facts, rest, lasting, state_at = _tokens(text)
    behind = None if "id" in facts or "own" in facts else _ID_BEHIND.search(rest)
    rest = (rest[: behind.start()] if behind else rest).strip(_LEADING)
    state = None if "state" in facts else _STATE_BEHIND.search(rest)
    if state and is_state(state[1] or state[2]) and not _says_when(state[1] or state[2]):
        facts["state"] = (state[1] or state[2]).strip()
        start = text.rfind(rest)
        state_at = start + state.start(state.lastindex or 1)
        lasting = text[: start + state.start()].rstrip()
        rest = rest[: state.start()].strip(_LEADING)
    stamp = stamp_in(facts["stamp"]) if "stamp" in facts else stamp_in(text, compact=False)
    if stamp and "id" in facts and stamp in facts.get("state", ""):
        stamp = None
    title, *segments = (part.strip() for part in rest.split("|")) if "|" in rest else (rest,)
    if segments and _NAMED_SEGMENT.match(title):
        title, segments = "", [title, *segments]
    named = STATUS_SEGMENT.search(text) if segments and not lasting else None
    if named:
        state_at, lasting = named.start(1), text[: named.start()] + text[named.end() :]
    elif segments and not lasting and ("id" in facts or "own" in facts):
        state_at, lasting = _state_segment(text, facts)
    if segments and title.casefold() in _PRIORITIES:
        facts.setdefault("priority", title)
        title = ""
    box = facts.get("box")
    if box:
        lasting = " ".join((lasting or text).replace(box, "", 1).split())
        title = title.replace(box, "", 1).strip(_LEADING)
    return Identity(
        id=behind[1] or behind[3] or behind[4] if behind else facts.get("id"),
        id_behind=behind is not None,
        own=behind[2] if behind else facts.get("own"),
        stamp=stamp,
        is_unclear=stamp is None and unclear_day_ahead(text),
        is_range=stamp is not None and names_range(text),
        number=int(facts["number"]) if "number" in facts else None,
        label=facts.get("label"),
        priority=facts.get("priority"),
        category=facts.get("category"),
        state=facts.get("state"),
        title=_DATE_BEHIND.sub("", title),
        segments=tuple(segments),
        state_at=state_at,
        box=box,
        lasting=lasting,
    )


def _says_when(state: str) -> bool:
    """Whether a word beside a date is rather when something was written (`requested 2026-03-02`)."""
    return stamp_in(state) is not None and canonical_field(state.split(maxsplit=1)[0].encode()) == "logged"


def _state_segment(text: str, facts: dict[str, str]) -> tuple[int, str]:
    """Where the last segment is that is nothing but a status, which is kept in `facts`, and the text without it."""
    end = len(text)
    for part in reversed(text.split("|")[1:]):
        start = end - len(part)
        if is_state(part.strip()):
            facts["state"] = part.strip()
            return start + part.index(part.strip()), (text[: start - 1] + text[end:]).strip(_LEADING)
        end = start - 1
    return -1, ""


def _tokens(text: str) -> tuple[dict[str, str], str, str, int]:
    """The tokens by name, what is left behind them, and the text without its state with the place of that."""
    facts: dict[str, str] = {}
    rest, lasting, state_at = text, "", -1
    for _ in range(6):
        decoration = _DECORATION.match(rest)
        begin = decoration.end() if decoration else 0
        box = _BOX.search(rest, 0, begin) if begin else None
        if box:
            facts.setdefault("box", box[0])
        for name, pattern in _tokens_beginning(rest[begin : begin + 1]):
            token = pattern.match(rest, begin)
            if token and name not in facts and (name != "state" or is_state(token[1])):
                facts[name] = token[1]
                if name == "state" and token[0][0] in "[【":
                    facts["category"] = token[1]
                if name == "state":
                    gone = len(text) - len(rest)
                    state_at, lasting = gone + token.start(1), text[:gone] + rest[token.end() :]
                rest = rest[token.end() :]
                break
        else:
            break
    return facts, rest, lasting.strip(_LEADING), state_at


@lru_cache(maxsize=256)
def _tokens_beginning(character: str) -> tuple[tuple[str, Pattern[str]], ...]:
    """Those that may begin so: most headings are words, for which few need to be tried."""
    return tuple((name, pattern) for name, pattern, first in _TOKENS if re.match(first, character))
