"""A group of entries with one root cause, and how its evidence is put together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import sha1
from typing import NamedTuple

from hotwash.core.analysis.ages import parse_stamp
from hotwash.core.analysis.clusters import Cluster, Reason
from hotwash.core.analysis.gist import Gist, story
from hotwash.core.analysis.lifecycle import logged_day
from hotwash.core.analysis.likeness import Lexicon
from hotwash.core.analysis.phrases import key_phrase, shared_phrase, shared_words, shortened
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Kind

_SHOWN_WORDS = 5
_COMMON = 0.66
_NAMED_FROM = 12
_LONGEST_NAME = 48


class GroupRule(StrEnum):
    """What made a group."""

    WORDS = "shared words"
    PATTERN_KEY = "Pattern-Key"
    SEE_ALSO = "See Also"
    COUNT = "Recurrence-Count"
    PERSON = "joined by hand"


class Member(NamedTuple):
    """One entry beside a group. `similarity` is how much of what the group shares it holds, 0 to 1; `shared` are those
    words."""

    key: Key
    entry: Entry
    similarity: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries with one root cause, oldest first.

    `id` is made from the oldest member alone: what joins later is younger, so it stays the same while a group grows,
    in every run and on every machine. `count` is how often it happened: the members, or a higher Recurrence-Count.
    `shared` are the words that most members hold, the most frequent first. `why` says what joined
    them, with numbers. `nearest_left_out` are the entries that share most of these words without belonging to it.
    """

    id: str
    name: str
    kind: Kind
    rule: GroupRule
    count: int
    members: tuple[Member, ...]
    shared: tuple[str, ...]
    why: str
    last_seen: date | None
    pattern_key: str = ""
    nearest_left_out: tuple[Member, ...] = ()


_RULES = {
    Reason.PATTERN_KEY: GroupRule.PATTERN_KEY,
    Reason.WORDS: GroupRule.WORDS,
    Reason.SEE_ALSO: GroupRule.SEE_ALSO,
    Reason.PERSON: GroupRule.PERSON,
}


class Source:
    """The file that entries stand in, as it was read last."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document


class Item(NamedTuple):
    """An entry that takes part, and where it stands.

    It stays the same item while the entry stays as it is; the source moves on to newer readings, so that none of the
    older ones is kept alive.
    """

    source: Source
    entry: Entry
    gist: Gist

    @property
    def document(self) -> Document:
        return self.source.document


class Log:
    """All entries that take part, and what their words weigh; entries of different types are different logs.

    `before` is the log as it was read last: what did not change since then is not weighed again. `retold` are the
    places of the entries whose telling words are not what they were.
    """

    def __init__(self, items: Sequence[Item], before: "Log | None" = None) -> None:
        self.items = items
        self.keys = [item.gist.pattern_key for item in items]
        self.places: defaultdict[Kind, list[int]] = defaultdict(list)
        for place, item in enumerate(items):
            self.places[item.entry.kind].append(place)
        self.lexicons: dict[Kind, Lexicon] = {}
        self.telling: list[tuple[str, ...]] = [()] * len(items)
        self.retold: set[int] = set()
        for kind, places in self.places.items():
            gists = [items[place].gist for place in places]
            known = before.lexicons.get(kind) if before is not None else None
            lexicon = known if known is not None and known.gists == gists else Lexicon(gists, known)
            self.lexicons[kind] = lexicon
            if lexicon is not known:
                self.retold.update(places[place] for place in lexicon.retold)
            for place, words in zip(places, lexicon.telling, strict=True):
                self.telling[place] = words


def core_words(cluster: Cluster) -> tuple[str, ...]:
    """The words that make a cluster what it is: those of most of its members, the most common first."""
    size = len(cluster.members)
    if size == 1:
        return ()
    ranked = sorted(cluster.core, key=lambda word: (-cluster.counts[word], word))
    common = [word for word in ranked if cluster.counts[word] >= _COMMON * size]
    is_by_words = len(common) > 1 or _rule(cluster) is GroupRule.WORDS
    return tuple(common if len(common) > 1 else ranked if is_by_words else ())[:_SHOWN_WORDS]


def group_from(cluster: Cluster, members: Sequence[Item], left_out: Sequence[Item]) -> Group:
    """The group of a cluster, and how close the entries that were left out come to it."""
    items = sorted(members, key=_age)
    rule = _rule(cluster)
    stems = core_words(cluster)
    forms = dict(zip(stems, _forms(items, stems, rule), strict=True))
    shared = tuple(forms.values())
    count = max(len(items), *(item.gist.recurrences for item in items))
    key = next((item.gist.fact("pattern-key") for item in reversed(items) if item.gist.pattern_key), "")
    return Group(
        id=_id(items[0]),
        name=_name(items, forms, rule, key),
        kind=items[-1].entry.kind,
        rule=rule,
        count=count,
        members=tuple(_member(item, forms) for item in items),
        shared=shared,
        why=_why(len(items), shared, rule, key, count),
        last_seen=max((day for item in items if (day := _last_seen(item)) is not None), default=None),
        pattern_key=key,
        nearest_left_out=tuple(_member(item, forms) for item in left_out),
    )


def _age(item: Item) -> tuple[date, str, str, int]:
    return logged_day(item.entry) or date.max, item.entry.anchor, item.document.relative, item.entry.ordinal


def _id(oldest: Item) -> str:
    name = f"{oldest.document.relative}\0{oldest.entry.anchor}\0{oldest.entry.ordinal}"
    return sha1(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:10]


def _rule(cluster: Cluster) -> GroupRule:
    """What joined most of the members."""
    if len(cluster.members) == 1:
        return GroupRule.COUNT
    return max(_RULES.items(), key=lambda rule: cluster.joins.get(rule[0], 0))[1]


def _forms(items: Sequence[Item], stems: tuple[str, ...], rule: GroupRule) -> tuple[str, ...]:
    return shared_words(_stories(items), stems) if stems and rule is not GroupRule.PATTERN_KEY else stems


def _stories(items: Sequence[Item]) -> list[str]:
    return [_story(item.document.raw(item.entry), item.entry.dialect, item.entry.kind) for item in items[-_NAMED_FROM:]]


_story = lru_cache(maxsize=1024)(story)


def _name(items: Sequence[Item], forms: Mapping[str, str], rule: GroupRule, key: str) -> str:
    if key and rule in (GroupRule.PATTERN_KEY, GroupRule.COUNT):
        return key_phrase(key)
    if forms:
        return shared_phrase(_stories(items)[::-1], forms)
    return shortened(items[-1].entry.title, _LONGEST_NAME)


def _member(item: Item, forms: dict[str, str]) -> Member:
    held = tuple([form for word, form in forms.items() if word in item.gist.head or word in item.gist.rest])
    similarity = round(len(held) / len(forms), 2) if forms else 1.0
    return Member(item.entry.key, item.entry, similarity, held)


def _why(size: int, shared: tuple[str, ...], rule: GroupRule, key: str, count: int) -> str:
    if rule is GroupRule.COUNT:
        return f"Recurrence-Count is {count}"
    what = {
        GroupRule.WORDS: f"share {', '.join(shared)}",
        GroupRule.PATTERN_KEY: f"carry Pattern-Key {key}",
        GroupRule.SEE_ALSO: "refer to each other (See Also)",
        GroupRule.PERSON: "were joined by hand",
    }[rule]
    return f"{size} entries {what}" + (f"; Recurrence-Count is {count}" if count > size else "")


def _last_seen(item: Item) -> date | None:
    stated = parse_stamp(item.gist.fact("last-seen"))
    days = [day for day in (stated and stated.day, logged_day(item.entry)) if day is not None]
    return max(days, default=None)
