"""Finds what looks like a key, a token or a password: masked before it is shown, copied or exported (files keep it),
and redacted before it is written."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from hotwash.core.text.patterns import Pattern

_LONG = 40
_PLAIN_WORD = 12

_BEARER = Pattern(r"\b(Bearer|Basic) {1,4}([A-Za-z0-9._~+/=-]{6,})", re.IGNORECASE)
_NAMED = Pattern(
    r"((?:api[ _-]?key|access[ _-]?key|private[ _-]?key|token|secret|password|passwd|authorization|credential)s?"
    r"[\"'`*]{0,3}\s{0,2}([=:])\s{0,2}[\"'`]?)([^\s\"'`,;•]+)",
    re.IGNORECASE,
)
_IN_URL = Pattern(r"([a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,80}:)([^\s/@]{1,200})(?=@)", re.IGNORECASE)
_SHAPED = Pattern(
    r"(?:gh[pousr]_|github_pat_)[A-Za-z0-9_]{16,}"
    r"|xox[abprs]-[A-Za-z0-9-]{10,}"
    r"|(?:AKIA|ASIA)[A-Z0-9]{16}"
    r"|\bgl(?:pat|dt|rt|cbt)-[A-Za-z0-9_-]{16,}"
    r"|\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}"
    r"|\bAIza[0-9A-Za-z_-]{30,}"
    r"|\b(?:npm_[A-Za-z0-9]{30,}|hv[sb]\.[A-Za-z0-9_-]{20,}|SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,})"
    r"|\bsk-[A-Za-z0-9_-]{16,}"
    r"|\beyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{2,}"
)
_BLOB = Pattern(rf"[A-Za-z0-9_-]{{{_LONG},}}")
_BLOB_LINE = Pattern(r"^[ \t]{0,8}([A-Za-z0-9+/]{60,}={0,2})\r?$", re.MULTILINE)
_SLUG = Pattern(r"(?:[A-Za-z]{1,24}\d{0,4}|\d{1,8})(?:[_-]{1,2}(?:[A-Za-z]{1,24}\d{0,4}|\d{1,8})){2,}[_-]{0,2}")
# Titles lose the dashes at their edges.
_PEM = Pattern(r"-{0,5}\bBEGIN [A-Z ]{0,40}PRIVATE KEY-{2,5}")
_PEM_END = Pattern(r"-{2,5}END [A-Z ]{0,40}PRIVATE KEY-{0,5}")

# Something of this is in everything that the patterns above find. Most texts have none of it, and it is found at once.
_TRACE_WORDS = """
    key token secret passw author cred bearer basic :// _pat_ xox akia asia sk- eyj aiza npm_ sg.
"""
_TRACES = tuple(_TRACE_WORDS.split())
_FAMILIES = tuple(map(Pattern, (r"gh[pousr]_", r"gl(?:pat|dt|rt|cbt)-", r"k_(?:live|test)_", r"hv[sb]\.")))
# A long run is looked for as so many equal bytes in a row: that skips over everything shorter.
_OF_RUNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-"
_EQUAL = bytes(ord("x") if byte in _OF_RUNS else ord(" ") for byte in range(256))
_RUN = b"x" * _LONG


class _Hiding(NamedTuple):
    """What stands in place of a secret, and of a long run of characters that may be one."""

    secret: Callable[[str], str]
    blob: Callable[[str], str]


_REVEALING: ContextVar[bool] = ContextVar("revealing", default=False)


@contextmanager
def revealing(wanted: bool = True) -> Iterator[None]:
    """Within it nothing is masked: for one command of somebody who asked to see everything."""
    before = _REVEALING.set(wanted)
    try:
        yield
    finally:
        _REVEALING.reset(before)


def masked(text: str) -> str:
    """The same text with key-like strings shown as `••••[40]`, the number being how long the hidden part is."""
    return text if _REVEALING.get() else _hidden(text, _MASK)


def masked_lines(lines: Sequence[str]) -> list[str]:
    """The same for lines that belong together: a private key goes over many of them, and all of it is masked."""
    if _REVEALING.get():
        return list(lines)
    text = "\n".join(lines)
    if not may_hold_secret(text):
        return list(lines)
    together = _without_private_keys(text, _MASK) if _PEM.search(text) else text
    return [_hidden(line, _MASK) for line in together.split("\n")] if lines else []


def holds_secret(text: str) -> bool:
    """Whether something in a text is masked unless somebody asked to see it."""
    return _hidden(text, _MASK) != text


def may_hold_secret(text: str) -> bool:
    """A quick look that is never wrong when it says no."""
    folded = text.casefold()
    return (
        any(map(folded.__contains__, _TRACES))
        or (len(text) >= _LONG and _RUN in text.encode("ascii", "replace").translate(_EQUAL))
        or any(family.search(folded) for family in _FAMILIES)
    )


def redacted(text: str) -> str:
    """The same text with key-like strings replaced for good (source: the redaction of the base skill)."""
    return _hidden(text, _REDACTION)


def _hidden(text: str, hiding: _Hiding) -> str:
    if not may_hold_secret(text):
        return text
    text = _without_private_keys(text, hiding)
    text = _BEARER.sub(lambda match: f"{match[1]} {hiding.secret(match[2])}", text)
    text = _NAMED.sub(lambda match: _named(match, hiding), text)
    if "://" in text:
        text = _IN_URL.sub(lambda match: match[1] + hiding.secret(match[2]), text)
    text = _SHAPED.sub(lambda match: hiding.secret(match[0]), text)
    text = _BLOB_LINE.sub(lambda match: match[0].replace(match[1], hiding.blob(match[1])), text)
    return _BLOB.sub(lambda match: match[0] if _SLUG.fullmatch(match[0]) else hiding.blob(match[0]), text)


def _mask(secret: str) -> str:
    return f"••••[{len(secret)}]"


_REDACTED = "[REDACTED"
_MASK = _Hiding(_mask, _mask)
_REDACTION = _Hiding(lambda _: f"{_REDACTED}]", lambda _: f"{_REDACTED}-BLOB]")


def _named(match: re.Match[str], hiding: _Hiding) -> str:
    name, separator, value = match[1], match[2], match[3]
    is_hidden = "•" in value or value.startswith(_REDACTED)
    if value.lower() in ("bearer", "basic") or is_hidden or _is_prose(separator, value):
        return match[0]
    return name + hiding.secret(value)


def _is_prose(separator: str, value: str) -> bool:
    """After a colon a short plain word is a sentence going on (`Token: expired again`), not a secret."""
    word = value.strip(".*_()[]!?")
    return separator == ":" and (not word or (word.isalpha() and len(word) < _PLAIN_WORD))


def _without_private_keys(text: str, hiding: _Hiding) -> str:
    pieces: list[str] = []
    at = 0
    while begin := _PEM.search(text, at):
        end = _PEM_END.search(text, begin.end())
        stop = end.end() if end else len(text)
        pieces += [text[at : begin.start()], hiding.secret(text[begin.start() : stop])]
        at = stop
    return "".join([*pieces, text[at:]]) if pieces else text
