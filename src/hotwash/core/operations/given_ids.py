"""Ids for entries that have none yet, in the style of those beside them: what a rule can point to.

An id stays when a heading or a text is reworded, which neither a place nor a hash of the text would.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import PurePath

from hotwash.core.formats.skills import BASE, skill_of_issues, skills
from hotwash.core.model.key import Key
from hotwash.core.model.skill import FEATURE, LEARNING
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Kind
from hotwash.core.operations.fresh_ids import fresh_ids
from hotwash.core.operations.operation import Context
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.wording import neighbours

_DATED = re.compile(r"([A-Za-z]{1,15})-\d{8}-\w+")
_COUNTED = re.compile(r"((?:[A-Za-z]{1,8}[-_])?[A-Za-z]{1,8}-?)(\d{1,5})")
_PREFIXES = {Kind.ERROR: "ERR", Kind.FEATURE: FEATURE}


def given_ids(snapshot: Snapshot, subjects: Sequence[Subject], context: Context) -> Mapping[Key, str]:
    """A new id for each of these entries."""
    given: dict[Key, str] = {}
    for subject in subjects:
        given[subject.entry.key] = _given(snapshot, subject, context, tuple(given.values()))
    return given


def _given(snapshot: Snapshot, subject: Subject, context: Context, taken: Sequence[str]) -> str:
    ids = [each.entry.native_id for each in neighbours(subject) if each.entry.native_id]
    dated = Counter(match[1] for each in ids if (match := _DATED.fullmatch(each)))
    counted = Counter(match[1] for each in ids if (match := _COUNTED.fullmatch(each)))
    if counted.total() > dated.total():
        return _next_counted(snapshot, counted.most_common(1)[0][0], (*ids, *taken))
    prefix = dated.most_common(1)[0][0] if dated else _prefix_of(subject)
    return fresh_ids(snapshot, prefix, context, 1, taken, day=(subject.entry.logged or "")[:10])[0]


def _next_counted(snapshot: Snapshot, stem: str, ids: Sequence[str]) -> str:
    """One more than the highest number, as many digits wide; no open file mentions it already."""
    digits = [match[2] for each in ids if (match := _COUNTED.fullmatch(each)) and match[1] == stem]
    width = Counter(map(len, digits)).most_common(1)[0][0]
    mentioned = re.compile(rb"(?<![\w-])%s(\d{1,5})(?![\w-])" % re.escape(stem.encode()))
    numbers = chain.from_iterable(mentioned.findall(document.content) for document in snapshot.documents)
    return f"{stem}{max(map(int, (*digits, *numbers))) + 1:0{width}}"


def _prefix_of(subject: Subject) -> str:
    """What the entries of a file of that name begin with."""
    skill = skill_of_issues(PurePath(subject.document.path).name)
    if skill is not None and skill is not skills()[BASE]:
        return skill.prefix
    return _PREFIXES.get(subject.entry.kind, LEARNING)
