"""Turns a sentence about what was done or should be done into an imperative clause, where its grammar allows it."""

import re
from typing import NamedTuple

from hotwash.core.analysis.clauses import generalised
from hotwash.core.analysis.verbs import from_gerund, from_past, is_verb
from hotwash.core.text.patterns import Pattern

_LEAD = Pattern(
    r"^(?:(?:resolved|fixed|done|solution|action|rule|todo|lesson(?: learned)?|takeaway|prevention|next time|fix"
    r"|going forward|in (?:the )?future|from now on|recommendation|suggestion|workaround|mitigation|note)\b"
    r"\s?[:,–—-]\s?"
    r"|(?:also|then|instead|so|therefore|please|just|simply|now|first|finally|next time)\b,?\s)+",
    re.IGNORECASE,
)
_PROMOTED = Pattern(r"^(?:promoted?|moved)\sto\s[^:\"“]{1,80}[:\"“]\s?[\"“]?", re.IGNORECASE)
_CONDITION = Pattern(
    r"^(?P<condition>(?:when|whenever|before|after|if|while|for|on|in|with|during|once|until|as soon as)"
    r"\s[^,:]{3,90})[,:]"
    r"\s(?:then\s|always\s)?(?P<rest>.{4,})$",
    re.IGNORECASE,
)
_NEVER = Pattern(
    r"^(?:(?:we|you|i|agents?)\s)?(?:never|(?:do|must|should|can|could|need)\s?(?:not|n['’]t)"
    r"|cannot|no longer)\s(?P<rest>.{4,})$",
    re.IGNORECASE,
)
_WISH = Pattern(
    r"^(?:(?:we|you|i|one|agents?|the agent)\s(?:should|must|need to|have to|ought to|will|can|could|shall|had to)\s"
    r"|(?:it(?: is|['’]s)\s(?:best|better|safer|necessary|important|enough)|needs?|have|remember|make sure"
    r"|be sure|want|try)"
    r"\s(?:always\s)?to\s)",
    re.IGNORECASE,
)
_PERSON = Pattern(r"^(?:we|i|the agent|agent)\s(?:have\s|then\s|also\s)?", re.IGNORECASE)
_ADVERB = Pattern(
    r"^(?:always|explicitly|carefully|manually|immediately|proactively|preferably|ideally)\s", re.IGNORECASE
)
_WHOLE = Pattern(r"^(?:only|make sure|be sure|be careful|do|take care)\s", re.IGNORECASE)
_PASSIVE = Pattern(
    r"^(?P<what>[^,;:]{3,70}?)\s(?:should|must|needs?\sto|ha(?:s|ve)\sto|ought\sto)\s(?P<negation>not\s|never\s)?(?:always\s)?"
    r"be\s(?:always\s)?(?P<verb>[a-z-]{3,20})(?P<rest>\b.*)$",
    re.IGNORECASE,
)
_OBLIGED = Pattern(
    r"^(?P<what>[^,;:]{3,60}?)\s(?:should|must|needs?\sto|ha(?:s|ve)\sto)\s(?P<negation>not\s|never\s)?(?:always\s)?"
    r"(?P<rest>[a-z-]{2,20}\s.{3,})$",
    re.IGNORECASE,
)
_GERUND_SUBJECT = Pattern(
    r"^(?P<verb>[A-Za-z-]{1,20}ing)\s(?P<what>[^,;]{3,80}?)\s(?:makes?|made|fix(?:es|ed)|solve[sd]|help(?:s|ed)|prevent(?:s|ed)"
    r"|avoid(?:s|ed)|work(?:s|ed)|show(?:s|ed)|is|was|reduce[sd]|keeps?|kept|gives?|gave|removes?d?|catch(?:es)?|caught|took"
    r"|cuts?|saves?d?|speeds?|allows?|would have|resolve[sd])\b",
    re.IGNORECASE,
)
_BETTER = Pattern(
    r"^(?P<new>[^,;]{2,60}?)\s(?:is|are|was|were|works?|worked)\s(?:much\s|far\s)?(?:better|faster|safer|cheaper|simpler|easier|clearer|quicker"
    r"|more\s[a-z]{4,14})\sthan\s(?P<old>[^,;.]{2,60})$",
    re.IGNORECASE,
)
_COORDINATED = Pattern(r"\b(?P<joint>and|then)\s(?P<verb>[a-z-]{3,20})\b")
_FINITE = Pattern(
    r"\b(?:is|are|was|were|has|had|does|did|will|would|can|could|should|must|fails|failed|broke|gets|got|went|came|"
    r"caused|causes|happened|returns|returned|needs|needed)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"[,;:(\"“`–—]|\s(?:because|since|so|if|when|whenever|that|which|where|whether|before|after|until|unless|who|what|how|as|and|or|but)\s"
)
_PAST_AND_OBJECT = Pattern(r"\b(?P<verb>[a-z]{2,20}ed)\s(?:the|a|an|all|every|its|our)\b")
_PRONOUNS = frozenset("it this that these those they there he she its their nobody nothing".split())  # noqa: SIM905
_NO_ACTION = frozenset(
    "fail find learn see get expect assume end break begin stick catch go give lead know happen note observe".split()  # noqa: SIM905
)
_TAKES_A_CLAUSE = frozenset("ensure check verify confirm remember guarantee assert".split())  # noqa: SIM905


class Imperative(NamedTuple):
    """A clause that begins with its verb in lower case: `set limits on every container`.

    `condition` is when it holds (`before deploying`). `forbids` says that it is not to be done.
    """

    text: str
    condition: str = ""
    forbids: bool = False


def is_imperative(text: str) -> bool:
    """Whether a rule tells its reader to do or not to do something."""
    text = text.strip()
    condition = _CONDITION.match(text)
    if condition is not None:
        return is_imperative(condition["rest"])
    if _NEVER.match(text) or _WHOLE.match(text):
        return True
    return _begins_with_verb(_ADVERB.sub("", text))


def has_condition(text: str) -> bool:
    """Whether a rule begins with when it holds: `Before deploying, …`."""
    return _CONDITION.match(text) is not None


def obligation(sentence: str) -> Imperative | None:
    """What a story says to do where it says so in as many words: always, never, should, must."""
    is_explicit = _NEVER.match(sentence) or _WISH.match(sentence) or _ADVERB.match(sentence)
    return imperative(sentence, is_story=True) if is_explicit else _obliged(sentence) or _praised(sentence)


def imperative(sentence: str, *, is_story: bool = False) -> Imperative | None:
    """What a sentence says to do, in the imperative; `None` where it only tells what happened.

    What was done as an action is what to do; what was done in a story may be what went wrong.
    """
    sentence = _LEAD.sub("", _PROMOTED.sub("", sentence)).strip(" \"“”'")
    condition = _CONDITION.match(sentence)
    if condition is not None:
        inner = imperative(condition["rest"], is_story=is_story)
        if inner is not None and not inner.condition:
            return inner._replace(condition=lower_first(condition["condition"]))
    never = _NEVER.match(sentence)
    if never is not None:
        return _verb_first(never["rest"], forbids=True)
    done = None if is_story else _done(sentence)
    return _asked(sentence) or done or _obliged(sentence) or _praised(sentence)


def _asked(sentence: str) -> Imperative | None:
    """`Run …`, `Always run …`, `We should run …`, `Make sure to run …`."""
    if _WHOLE.match(sentence) and not _WISH.match(sentence):
        return Imperative(lower_first(sentence))
    return _verb_first(_ADVERB.sub("", _WISH.sub("", sentence)))


def _verb_first(text: str, *, forbids: bool = False) -> Imperative | None:
    first, _, rest = text.partition(" ")
    if forbids and rest and first.islower():
        return Imperative(f"{from_gerund(first) or first} {rest}", forbids=True)
    return Imperative(lower_first(text), forbids=forbids) if _begins_with_verb(text) else None


def _done(sentence: str) -> Imperative | None:
    """`Added limits of 512Mi in values.yaml`: what was done once is what to do, without the file and the numbers."""
    first, _, rest = _PERSON.sub("", sentence.partition("; ")[0]).partition(" ")
    verb = from_past(first.lower())
    if verb is None or verb in _NO_ACTION or not rest or rest.split(" ", 1)[0].lower() == "by":
        return None
    text = generalised(f"{verb} {_COORDINATED.sub(_in_plain_form, rest)}")
    return Imperative(text) if text.count(" ") else None


def _in_plain_form(match: re.Match[str]) -> str:
    verb = from_past(match["verb"])
    return f"{match['joint']} {verb}" if verb else match[0]


def _obliged(sentence: str) -> Imperative | None:
    """`Plans should be scanned` becomes `scan plans`, `scripts must print the path` `print the path in scripts`."""
    passive = _PASSIVE.match(sentence)
    if passive is not None:
        verb = from_past(passive["verb"].lower())
        return (
            Imperative(f"{verb} {lower_first(passive['what'])}{passive['rest']}", forbids=bool(passive["negation"]))
            if verb
            else None
        )
    obliged = _OBLIGED.match(sentence)
    if obliged is None or not is_verb(obliged["rest"].split(" ", 1)[0]) or _is_pronoun(obliged["what"]):
        return None
    return Imperative(f"{obliged['rest']} in {lower_first(obliged['what'])}", forbids=bool(obliged["negation"]))


def _praised(sentence: str) -> Imperative | None:
    """`Freezing the clock made it stable`, `helm diff is faster than kubectl diff`."""
    subject = _GERUND_SUBJECT.match(sentence)
    if subject is not None:
        verb = from_gerund(subject["verb"].lower())
        return Imperative(f"{verb} {subject['what']}") if verb else None
    better = _BETTER.match(sentence)
    if better is None or _is_pronoun(better["new"]) or _is_pronoun(better["old"]):
        return None
    return Imperative(f"prefer {lower_first(better['new'])} over {better['old']}")


def _begins_with_verb(text: str) -> bool:
    """Whether the first word is a verb in its plain form and no noun that something is said about."""
    first, _, rest = text.partition(" ")
    if not rest or not is_verb(first[:1].lower() + first[1:]):
        return False
    if first.lower() in _TAKES_A_CLAUSE:
        return True
    subject = _JOINT.split(rest, maxsplit=1)[0]
    if _FINITE.search(" ".join(subject.split()[:7])):
        return False
    return not any(from_past(match["verb"]) for match in _PAST_AND_OBJECT.finditer(rest))


def _is_pronoun(text: str) -> bool:
    return text.split(" ", 1)[0].lower() in _PRONOUNS


def states_a_fact(sentence: str) -> bool:
    """Whether a sentence can stand behind "remember that"."""
    first = sentence.split(" ", 1)[0].lower()
    told = (
        is_verb(first) or from_past(first) or from_gerund(first) or first in _PRONOUNS or first in ("do", "don't", "no")
    )
    return not told and sentence.count(" ") > 2 and _FINITE.search(sentence) is not None


def lower_first(text: str) -> str:
    """With a small first letter, unless the first word is a name by its shape (`API`, `GitHub`, code)."""
    first = text.split(" ", 1)[0]
    is_name = first.startswith("`") or any(letter.isupper() for letter in first[1:])
    return text if is_name else text[:1].lower() + text[1:]
