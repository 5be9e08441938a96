"""Takes the text of an entry apart into sentences, and a sentence down to what holds in general."""

import re
import unicodedata
from collections.abc import Iterator

from hotwash.core.text.patterns import Pattern

_MOST_SENTENCES = 12
_READ = 2000

_LINK = Pattern(r"!?\[([^\]\n]{1,120})\]\([^)\n]{0,300}\)")
_URL = Pattern(r"\s?\(?\b(?:(?:see|at|from|on|in|under|via|here:)\s)?https?://[^\s)]{1,300}\)?", re.IGNORECASE)
_EMPHASIS = Pattern(r"\*\*|__(?=\w)|(?<=\w)__")
_ITEM = Pattern(r"^\s{0,12}(?:[-*+•]|\d{1,3}[.)])\s{1,4}(?:\[[ xX]\]\s{1,4})?")
_ABBREVIATION = Pattern(r"\b(?:e\.g|i\.e|etc|vs|approx|incl|no|cf|ca)\.$", re.IGNORECASE)
_END = Pattern(r"[.!?](?=[\"”')\]]{0,2}(?:\s|$))")
_COMMENT = Pattern(r"<!--[^\n]{0,300}?-->|<!--|-->")
_TAG = Pattern(r"</?[A-Za-z][^<>\n]{0,80}>")

_KNOWN_TAGS = frozenset("br hr em div img pre span code style script strong table details summary".split())  # noqa: SIM905

_FILE = Pattern(
    r"\s(?:in|to|into|on|at|from|of|for|inside|within|via)\s(?:the\s)?(?:file\s)?"
    r"`?[\w./~-]{1,80}\.(?:ya?ml|json|toml|tf|tfvars|py|ts|tsx|js|go|rs|sh|md|cfg|conf|ini|env|sql|txt|xml|html?|cpp|h)`?"
    r"(?=[\s,.;:)]|$)",
    re.IGNORECASE,
)
_UNIT = (
    r"(?:Mi|Gi|Ki|MiB|GiB|m|MB|GB|TB|kB|%|ms|s|h|d|min|minutes?|hours?|days?|weeks?|seconds?|cores?|v?CPUs?|replicas)?"
)
_AMOUNT = Pattern(
    rf"\s(?:(?:of|to|at|by|from|with)\s)?(?:about\s|~|≈)?\d[\d.,]{{0,8}}\s?{_UNIT}"
    rf"(?:\s?(?:/|,|and|or|to|-|–)\s?\d[\d.,]{{0,8}}\s?{_UNIT}){{0,3}}(?![\w-])"
)
_VERSION = Pattern(r"\s(?:v(?:ersion)?\.?\s?)?\d{1,4}(?:\.\d{1,4}){1,3}(?:[-+][\w.]{1,20})?(?=[\s,.;:)]|$)")
_ASIDE = Pattern(r"\s\([^()\n]{1,160}\)")
_REFERENCE = Pattern(
    r"\s?\(?\b(?:see |in )?(?:#\d{1,7}|[A-Z]{2,10}-\d{8}-\w{1,12}|PR #?\d{1,7}|commit [0-9a-f]{7,40})\b\)?"
)

_BREAKS = (
    Pattern(r"\s[–—-]\s|[;:]\s"),
    Pattern(
        r",?\s(?:because|since|as otherwise|so that|in order to|to avoid|especially|particularly|including|such as"
        r"|which|where|even when|even if|e\.g\.|i\.e\.)\s"
    ),
    Pattern(r",?\s(?:instead of|rather than|unless|until|while|when|if|so|but)\s"),
    Pattern(r",\s(?:and|or|then)\s|,\s"),
)
_BANS = ("never ", "do not ", "don't ", "don’t ", "avoid ")
_LIMITS = Pattern(r"\b(?:without|unless|except)\b", re.IGNORECASE)
_NO_BLANK_BEFORE = ",;:."
_LIMITS_A_BAN = Pattern(r"\b(?:without|unless|except|before|until|while|when|if|on|during)\b", re.IGNORECASE)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a Markdown text, list items each for itself, without markup and without what nobody sees."""
    if not text:
        return
    found = 0
    for line in _paragraphs(_plain(text[:_READ])):
        for sentence in _split(line):
            if sentence and found < _MOST_SENTENCES:
                found += 1
                yield sentence


def generalised(sentence: str) -> str:
    """Without the file, the numbers and the references of the one time it was about."""
    for pattern in (_REFERENCE, _FILE, _VERSION, _AMOUNT):
        sentence = pattern.sub("", sentence)
    return _tidy(sentence)


def names_one_place(sentence: str) -> bool:
    """Whether a sentence speaks of one file, ticket or entry."""
    return any(pattern.search(sentence) for pattern in (_REFERENCE, _FILE))


def shortened_to(text: str, wanted: int) -> str:
    """The text without its later clauses, until it is short enough; never cut inside a clause or a word.

    What limits a rule stays: "never delete a branch without asking" is not "never delete a branch".
    """
    if len(text) <= wanted:
        return text
    text = _tidy(_ASIDE.sub("", text))
    for pattern in _BREAKS:
        if len(text) <= wanted:
            break
        text = _cut_at(text, pattern, wanted)
    return _tidy(text)


def _cut_at(text: str, pattern: Pattern[str], wanted: int) -> str:
    """Up to the last such break that makes it short enough, if enough is left to say something."""
    places = [match.start() for match in pattern.finditer(text) if text[: match.start()].count(" ") >= 3]
    limits = _LIMITS_A_BAN if text.lower().startswith(_BANS) else _LIMITS
    places = [place for place in places if not limits.search(text, place)]
    balanced = [place for place in places if text[:place].count("`") % 2 == 0 and text[:place].count('"') % 2 == 0]
    fitting = [place for place in balanced if place <= wanted]
    return text[: max(fitting) if fitting else min(balanced, default=len(text))]


def _plain(text: str) -> str:
    """Most texts have no markup at all, and a look for one character is quicker than one for a pattern."""
    if "<" in text or ">" in text:
        text = _COMMENT.sub("", text)
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if ":" in text:
        text = _URL.sub("", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if "<" in text:
        text = _TAG.sub(_kept_tag, text)
    if text.replace("\n", " ").isprintable():
        return text
    return "".join(character for character in text if character == "\n" or not _is_hidden(character))


def _kept_tag(match: re.Match[str]) -> str:
    """`<name>` is how people write a placeholder; what browsers know, or has attributes or a slash, is markup."""
    name = match[0].strip("<>")
    return name if re.fullmatch(r"[\w-]{2,40}", name) and name.lower() not in _KNOWN_TAGS else ""


def _is_hidden(character: str) -> bool:
    return not character.isprintable() and unicodedata.category(character) != "Zs"


def _paragraphs(text: str) -> Iterator[str]:
    """Lines joined as Markdown does; every list item begins anew; code fences and tables are left out."""
    current, fenced = "", False
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped.startswith(("```", "~~~")):
            fenced = not fenced
        begins = not stripped or fenced or stripped.startswith(("|", "#", "```", "~~~")) or _ITEM.match(line)
        if begins:
            yield current
            current = "" if fenced or stripped.startswith(("|", "#", "`" * 3, "~" * 3)) else _ITEM.sub("", line).strip()
        else:
            current = f"{current} {stripped}".strip()
    yield current


def _split(text: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()]
        if _ABBREVIATION.search(piece) or piece.count("`") % 2:
            continue
        yield _tidy(piece)
        start = match.end()
    yield _tidy(text[start:])


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    for mark in _NO_BLANK_BEFORE:
        text = text.replace(f" {mark}", mark)
    return text.strip(" .,;:–—-!")
