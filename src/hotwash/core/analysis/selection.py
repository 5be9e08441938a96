"""Asks many subjects one query: what a keystroke in the filter costs."""

from collections.abc import Sequence

from hotwash.core.analysis.filter import Query
from hotwash.core.analysis.filter_fields import FIELDS, FieldKind
from hotwash.core.analysis.filter_nodes import Every, Node, Not, Some, Text, TitleText
from hotwash.core.analysis.subjects import Subject
from hotwash.core.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Index:
    """Subjects with their texts laid ready, so that a keystroke only compares."""

    subjects: tuple[Subject, ...]
    texts: tuple[str, ...]


def prepared(subjects: Sequence[Subject]) -> Index:
    """An index of the subjects; this is the slow part, worth keeping until they change."""
    return Index(tuple(subjects), tuple(subject.text for subject in subjects))


@dataclass(frozen=True, slots=True)
class Selection:
    """What a query found: places in the index, in its order."""

    index: Index
    query: Query
    places: tuple[int, ...]


def select(index: Index, query: Query, previous: Selection | None = None) -> Selection:
    """The subjects that a query finds. A previous selection of the same index is narrowed where that is enough."""
    places: Sequence[int] = range(len(index.subjects))
    if previous is not None and previous.index is index and narrows(query, previous.query):
        places = previous.places
    return Selection(index, query, tuple(_among(places, index, query.root)))


def _among(places: Sequence[int], index: Index, node: Node | None) -> Sequence[int]:
    if node is None:
        return places
    if isinstance(node, Text):
        needle, texts = node.needle, index.texts
        if len(places) == len(texts):
            return [place for place, text in enumerate(texts) if needle in text]
        return [place for place in places if needle in texts[place]]
    if isinstance(node, Every):
        for part in sorted(node.parts, key=lambda part: part.cost):
            places = _among(places, index, part)
        return places
    if isinstance(node, Some):
        found = {place for part in node.parts for place in _among(places, index, part)}
        return [place for place in places if place in found]
    if isinstance(node, Not):
        found = set(_among(places, index, node.part))
        return [place for place in places if place not in found]
    subjects, holds = index.subjects, node.holds
    return [place for place in places if holds(subjects[place])]


def narrows(query: Query, previous: Query) -> bool:
    """Whether everything that `query` finds was found by `previous` too, as far as their words tell."""
    if previous.root is None:
        return True
    if query.root is None:
        return False
    parts = _conjuncts(query.root)
    return all(any(_implies(part, wanted) for part in parts) for wanted in _conjuncts(previous.root))


def _conjuncts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, Every) else (node,)


def _implies(part: Node, wanted: Node) -> bool:
    if isinstance(part, Text) and isinstance(wanted, Text):
        return wanted.needle in part.needle
    if isinstance(part, TitleText) and isinstance(wanted, TitleText):
        return wanted.needle in part.needle
    return part == wanted


def lacking(index: Index, query: Query) -> tuple[str, ...]:
    """Fields of a query that no subject of the index has at all: why it finds nothing."""
    askable = sorted(query.fields - {"is", "has", "text", "title"})
    return tuple(name for name in askable if not any(_answers(subject, name) for subject in index.subjects))


def _answers(subject: Subject, name: str) -> bool:
    kind = FIELDS[name]
    if kind is FieldKind.AGE:
        return subject.age(name) is not None
    if kind is FieldKind.DAY:
        return subject.day(name) is not None
    return any(subject.words(name)) or (
        kind in (FieldKind.NUMBER, FieldKind.RATIO) and subject.number(name) is not None
    )
