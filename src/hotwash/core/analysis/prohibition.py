"""Says the same from the other side: what never to do, for a clause about what to do or a story of what went wrong."""

import re

from hotwash.core.analysis.imperative import Imperative
from hotwash.core.analysis.verbs import from_gerund, from_past, gerund, is_verb
from hotwash.core.text.patterns import Pattern

_PUT_ON = Pattern(
    r"^(?:set|add|define|configure|specify|declare|put|include|provide|give)\s(?P<what>[^,;]{3,60}?)\s(?:on|to|for|in)\s"
    r"(?:every|each|all|the|an?)\s(?P<where>[^,;]{3,50})$"
)
_INSTEAD = Pattern(r"^(?P<new>[a-z-]{2,20}\s.{2,70}?)\s(?:instead of|rather than)\s(?P<old>.{2,60})$")
_OVER = Pattern(r"^prefer\s(?P<new>[^,;]{2,60}?)\s(?:over|to)\s(?P<old>[^,;]{2,60})$")
_BEFORE = Pattern(r"^(?P<verb>[a-z-]{2,20})\s(?P<what>.{3,80}?)\s(?:right\s|just\s)?before\s(?P<then>.{3,80})$")
_OCCASION = Pattern(r"^(?:every|each|any|the next)\s(?P<noun>[a-z-]+(?:\s[a-z-]+){0,2})$")
_OBJECT = Pattern(
    r"^(?:every|each|the|all|an?)\s(?P<noun>[a-z-]+(?:\s[a-z-]+)?)\b(?=$|\s(?:for|with|in|on|from|against|of|to)\b)"
)
_LACK = Pattern(r"^(?P<verb>[A-Za-z-]+ing)\s(?P<what>.{0,60}?)\s?(?P<lack>(?:without|with no|with missing)\s.{3,70})$")
_ASSUMED = Pattern(
    r"^(?:(?:we|i|the agent|agent)\s)?(?:wrongly\s|incorrectly\s)?assum(?:ed|ing)\s(?P<what>.{5,120})$", re.IGNORECASE
)
_FORGOT = Pattern(
    r"^(?:(?:we|i|the agent|agent|somebody|someone)\s)?(?:forgot|forgotten|neglected|omitted)\sto\s(?P<what>.{4,120})$",
    re.IGNORECASE,
)
_OMITTED = Pattern(
    r"^(?:(?:we|i|the agent|agent|nobody|no one)\s)(?:(?:did|had|have)\s?(?:not|n['’]t)|never)?\s?"
    r"(?P<verb>[a-z-]{3,20})\s(?P<rest>.{3,110})$",
    re.IGNORECASE,
)
_NEGATION = Pattern(r"\b(?:not|n['’]t|never|nobody|no one)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|them|they|this|that|these|those)\b")
_ARTICLE = Pattern(r"^(?:every|each|any|all|the|an?)\s")
_SPECIFIC = Pattern(r"(?:`[^`]{1,60}`|\S*[\d/_.]\S*|\S+-\S+)")
_NOT_TO_FORGET = ("prefer ", "make sure", "ensure ", "only ", "remember ", "be ", "do ", "take care", "consider ")
_TENSES = (
    (Pattern(r"\bwas\b"), "is"),
    (Pattern(r"\bwere\b"), "are"),
    (Pattern(r"\bhad\b"), "has"),
    (Pattern(r"\bwould\b"), "will"),
)


def never(advice: Imperative) -> str | None:
    """What must not be done, said with the words of the advice; `None` where it says so already."""
    text = advice.text
    if advice.forbids or advice.condition:
        return None
    if text.startswith("avoid "):
        verb, _, rest = text.removeprefix("avoid ").partition(" ")
        plain = from_gerund(verb)
        return f"never {plain} {rest}" if plain else None
    return _leave_without(text) or _not_the_old(text) or _not_before(text) or _not_forgotten(text)


def never_in_story(sentence: str) -> str | None:
    """`Deploying the api with no limits set` must not be repeated: `never deploy with no limits set`."""
    assumed = _ASSUMED.match(sentence)
    if assumed is not None:
        what = assumed["what"]
        for past, present in _TENSES:
            what = past.sub(present, what)
        return f"never assume {what}"
    lack = _LACK.match(sentence)
    verb = from_gerund(lack["verb"].lower()) if lack is not None else None
    if lack is None or verb is None:
        return None
    what = " ".join(_SPECIFIC.sub("", lack["what"]).split())
    return " ".join(f"never {verb} {what} {lack['lack']}".split())


def owed_in_story(sentence: str) -> Imperative | None:
    """`Nobody read the plan`, `I forgot to read the plan`: what was left out is what to do."""
    forgot = _FORGOT.match(sentence)
    if forgot is not None and is_verb(forgot["what"].split(" ", 1)[0].lower()):
        return Imperative(forgot["what"])
    omitted = _OMITTED.match(sentence)
    if omitted is None or not _NEGATION.search(sentence.split(omitted["verb"], 1)[0]):
        return None
    verb = omitted["verb"].lower()
    plain = verb if is_verb(verb) else from_past(verb)
    return Imperative(f"{plain} {omitted['rest']}") if plain else None


def _leave_without(text: str) -> str | None:
    put = _PUT_ON.match(text)
    if put is None or _PRONOUN.search(put["where"]):
        return None
    where = put["where"]
    return f"never leave {_article(where)} {where} without {_ARTICLE.sub('', put['what'])}"


def _not_the_old(text: str) -> str | None:
    instead = _INSTEAD.match(text)
    if instead is not None and not _PRONOUN.search(instead["old"]):
        first, _, rest = instead["old"].partition(" ")
        verb = from_gerund(first)
        wrong = f"{verb} {rest}" if verb else f"{text.split(' ', 1)[0]} {instead['old']}"
        return f"never {wrong}; {instead['new']}"
    over = _OVER.match(text)
    return f"never use {over['old']} where {over['new']} will do" if over is not None else None


def _not_before(text: str) -> str | None:
    before = _BEFORE.match(text)
    if before is None:
        return None
    verb, what, then = before["verb"], before["what"], before["then"]
    first, _, rest = then.partition(" ")
    later = from_gerund(first)
    if later is None:
        occasion = _OCCASION.match(then)
        noun = occasion["noun"] if occasion is not None else ""
        return f"never start {_article(noun)} {noun} before {gerund(verb)} {what}" if noun else None
    thing = _OBJECT.match(what)
    if _PRONOUN.search(rest):
        if thing is None:
            return None
        noun = thing["noun"]
        rest = _PRONOUN.sub(f"{_article(noun)} {noun}", rest, count=1)
        what = f"it{what[thing.end() :]}"
    return (
        f"never {later} {rest} before {gerund(verb)} {what}" if rest else f"never {later} before {gerund(verb)} {what}"
    )


def _not_forgotten(text: str) -> str | None:
    return None if text.startswith(_NOT_TO_FORGET) else f"never forget to {text}"


def _article(noun: str) -> str:
    first = noun.split(" ", 1)[0]
    if first.endswith("s") and not first.endswith(("ss", "us", "is")) and " " not in noun:
        return "any"
    return "an" if noun[:1].lower() in "aeio" else "a"
