"""Words that tell one root cause from another: no digits, no filler, no endings (source: self-improve, recurrence)."""

import re

from hotwash.core.analysis.filler import COMMONPLACE, FILLER, SHOP_TALK

_WORD = re.compile(r"[^\W\d_]{3,40}")
_SHORTEST, _LONGEST, _LONGEST_TEXT = 3, 40, 6000
_MOST_STEMS = 1 << 16

_LETTERS = bytes(range(0x61, 0x7B))
_TO_SPACE = bytes(
    byte if byte in _LETTERS or byte >= 0x80 else byte + 0x20 if 0x41 <= byte <= 0x5A else 0x20 for byte in range(256)
)
_SAYS_NOTHING = frozenset(FILLER.split() + SHOP_TALK.split())
_ENDINGS = ("ation", "ution", "ating", "ated", "ment", "ing", "ate", "ion", "ed", "al", "e")
_SHORTEST_ROOT = 4

_WIDE_PUNCTUATION = re.compile(
    rb"\xc2[\x80-\xbf]|\xe2[\x80-\xaf][\x80-\xbf]|\xe3\x80[\x80-\xbf]|\xef[\xb8-\xbd][\x80-\xbf]"
)


def words(text: bytes) -> dict[str, None]:
    """The telling words of a UTF-8 text, singular and lower-case, each once, in the order they occur."""
    text = text[:_LONGEST_TEXT]
    if not text.isascii():
        text = _WIDE_PUNCTUATION.sub(b" ", text)
    found = dict.fromkeys(map(_STEMS.__getitem__, text.translate(_TO_SPACE).split()))
    found.pop("", None)
    return found


class _Stems(dict[bytes, str]):
    """The stems of the words seen lately: a log says the same few thousand words again and again."""

    def __missing__(self, word: bytes) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        found = stem(word.decode("utf-8", "ignore").lower())
        self[word] = found
        return found


_STEMS = _Stems()


def stem(word: str) -> str:
    """A lower-case word without its endings, for comparing only; `""` for words that say nothing about a cause."""
    if not _SHORTEST <= len(word) <= _LONGEST or word in _SAYS_NOTHING:
        return ""
    return _root(singular(word))


def is_commonplace(word: str) -> bool:
    """Words of every log: two entries that share only these have nothing in common yet."""
    return word in _COMMON_STEMS


def said(text: str, wanted: frozenset[str]) -> list[str]:
    """Those words of a text, as written but lower-case, whose stem is wanted."""
    return [word for word in _WORD.findall(text[:_LONGEST_TEXT].lower()) if stem(word) in wanted]


def singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]


def _root(word: str) -> str:
    """`renewal`, `renewed` and `renewing` are one word to whoever compares."""
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word[: -len(ending)]
    return word


_COMMON_STEMS = frozenset(map(stem, COMMONPLACE.split()))
