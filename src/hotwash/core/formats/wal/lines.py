"""Records that are one line each: an item of a list that says when, what, and how it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hotwash.core.formats.names import canonical_field
from hotwash.core.formats.wal.fields import NAMES
from hotwash.core.formats.wal.found import Found, Stretch
from hotwash.core.formats.wal.states import STATE, wal_status
from hotwash.core.model.span import Span
from hotwash.core.model.wal import StateSlot
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.outline import line_end
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_ITEM = Pattern(
    rb"(?m:^) {0,1}(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>[^\n]*)"
    rb"(?P<below>(?:\n[ \t]{2,}[^ \t\r\n][^\n]*)*)"
)
_BELOW = Pattern(rb"\n[ \t]+(?:[-*+][ \t]+)?\**(?P<name>[A-Za-z][A-Za-z _-]{2,24}?)\**:\**[ \t]*(?P<value>[^\n]*)")
_LABEL = Pattern(
    r"(?:^|\s[—–|·-]\s|[;,(]\s*|\s)\**(?P<name>operation|affected(?: resources)?|resources|blast(?: radius)?|rollback"
    r"|undo|revert|evidence|verified|status|state)\**\s*:\**\s*",
    re.IGNORECASE,
)
_SHORT = {"blast": "blast-radius", "resources": "affected-resources", "undo": "rollback", "revert": "rollback"}
_SHORT |= {"verified": "evidence"}
_OPENS, _CLOSES = b"[(`*_ \t", b"])`*_ \t\r"
_BEFORE = ("—".encode(), "–".encode(), "→".encode(), "·".encode(), b"|", b":", b";", b",", b" -", b"->", b"]", b")")
_BEHIND = ("—".encode(), "–".encode(), "·".encode(), "→".encode(), b"|", b":", b";", b",", b"- ", b"->", b"(", b"[")
_WORDS_ABOUT_IT = Pattern(rb"(?:entries|records?|items|operations?|means|if|until|when|or|and)\b", re.IGNORECASE)
_CLOCK = Pattern(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:Z|UTC))?")
_SIGNS_AHEAD = Pattern(r"^[^\w`.~/$\"']+")
_EARLIER = Pattern(r"\b(?:PENDING|COMMITTED|ROLLED[ _-]?BACK)\b\W{0,6}(?=→|->)")
_SIGNS = " \t*_—–|·:;,→>-"
_MARKS = " \t*_`[]()"
_ARROWS = ("→".encode(), b"->")
_EDGE = " \t*_`[]()—–-|·:;,→>"
_SEVERAL = 3
_LONGEST = 4000


class _State(NamedTuple):
    """The word that says how an operation stands, in the bytes of its line."""

    start: int
    end: int


def line_records(content: bytes, stretch: Stretch) -> Iterator[Found]:
    """An item is a record if one of the states stands apart in it, on its line or in a field below, and something else
    that says what it is about."""
    begin = line_end(content, stretch.span.start) if stretch.is_headed else stretch.span.start
    for match in _ITEM.finditer(content, begin, stretch.span.end):
        if len(match["text"]) <= _LONGEST and not stretch.hides(match.start()):
            found = _record(content, match)
            if found is not None:
                yield found


def _record(content: bytes, match: re.Match[bytes]) -> Found | None:
    text, start = match["text"].rstrip(), match.start("text")
    below = {_canonical(decoded(each["name"])): each for each in _BELOW.finditer(content, *match.span("below"))}
    state = _state(text)
    if state is not None:
        said = f"{decoded(text[: state.start].rstrip(_OPENS))} — {decoded(text[state.end :].lstrip(_CLOSES))}"
        end = start + len(text)
        slot = StateSlot(Span(start + state.start, start + state.end), end, " — evidence: ".encode())
    elif "status" in below and (found := STATE.match(content, below["status"].start("value"))):
        said, end = decoded(text), line_end(content, below["status"].end())
        lead = content[below["status"].start() + 1 : below["status"].start("value")]
        slot = StateSlot(Span(*found.span()), end, re.sub(rb"(?i)status|state", b"Evidence", lead), is_line=True)
    else:
        return None
    told = {name: decoded(each["value"]).strip(" \r`") for name, each in below.items()}
    values = _values(said) | {name: value for name, value in told.items() if value}
    if not any(letter.isalpha() for letter in values.get("operation", "")):
        return None
    native = decoded(slot.state.of(content))
    span = Span(match.start(), line_end(content, match.end()))
    return Found(span, stamp_in(said, compact=False) or _clock(said), values, native, slot)


def _state(text: bytes) -> _State | None:
    """The last state that stands apart; a line that offers all three to choose from has none."""
    found = [match for match in STATE.finditer(text) if _stands_apart(text, match)]
    if not found or len({wal_status(decoded(match[0])) for match in STATE.finditer(text)}) >= _SEVERAL:
        return None
    return _State(*found[-1].span())


def _stands_apart(text: bytes, match: re.Match[bytes]) -> bool:
    """Between separators or marks, or at either end of the line: in a sentence the same word is only a word."""
    before, behind = text[: match.start()], text[match.end() :]
    left, right = before.rstrip(_OPENS), behind.lstrip(_CLOSES)
    if before.rstrip(b" \t") != left and behind.lstrip(b" \t\r") != right:
        return True
    is_loud = match[0].isupper()
    if is_loud and (_says_nothing(left) or left.endswith(_ARROWS)):
        return not _WORDS_ABOUT_IT.match(right)
    is_behind = left.endswith(_BEFORE)
    return is_behind and (not right or (is_loud and right.startswith(_BEHIND)))


def _says_nothing(before: bytes) -> bool:
    """Whether there is a stamp at most, and signs."""
    text = decoded(before)
    stamp = stamp_in(text, compact=False)
    rest = text.replace(stamp, "", 1) if stamp else _CLOCK.sub("", text)
    return not any(letter.isalnum() for letter in rest)


def _values(said: str) -> dict[str, str]:
    """What the line says: its labelled parts by name, and what is left of it without its stamp as the operation."""
    labels = list(_LABEL.finditer(said))
    ends = [label.start() for label in labels[1:]] + [len(said)]
    values = {
        _canonical(label["name"]): _trimmed(said[label.end() : end]) for label, end in zip(labels, ends, strict=False)
    }
    first = _EARLIER.sub("", said[: labels[0].start()] if labels else said)
    what = _trimmed(_without_stamp(first))
    return {"operation": what, **values} if what else values


def _without_stamp(text: str) -> str:
    stamp = stamp_in(text, compact=False)
    if stamp is None:
        clock = _CLOCK.match(text.lstrip(_EDGE))
        stamp = clock[0] if clock else None
    if stamp is None:
        return text
    before, _, behind = text.partition(stamp)
    return f"{before.rstrip(_MARKS)} {behind.lstrip(_MARKS)}"


def _trimmed(text: str) -> str:
    """Without the separators, brackets and marks that are left where something was taken out."""
    text = _SIGNS_AHEAD.sub("", text).rstrip(_SIGNS)
    for opening, closing in ("()", "[]"):
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return text.strip("`") if text.count("`") == 1 or (text[:1] == text[-1:] == "`") else text


def _clock(said: str) -> str | None:
    found = _CLOCK.match(said.strip(_EDGE))
    return found[0] if found else None


def _canonical(name: str) -> str:
    plain = name.strip().casefold().replace(" ", "-")
    canonical = _SHORT.get(plain) or canonical_field(plain.encode())
    return canonical if canonical in NAMES else plain
