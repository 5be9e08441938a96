"""What is remembered beside the files of a rule: its words, its day, and who was in its group.

So an edited line, a line that moved and a recurrence in spite of the rule can be told later; in hotwash's own state,
because no format has a place for it.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from hotwash.core.model.plan import PersonalChange
from hotwash.core.model.rules import MEMORY, WrittenRule
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.operation import Context
from hotwash.core.operations.reversal import personal_value
from hotwash.core.operations.subject import Subject

CHECKED = "checked"


def remembered(
    snapshot: Snapshot,
    subjects: Sequence[Subject],
    text: str | Mapping[str, str],
    context: Context,
    *,
    anew: bool = False,
) -> Iterator[PersonalChange]:
    """One memory per entry, also of those in its group that were left out on purpose. `text` is the rule, or what each
    entry has in a document. `anew` is a promotion; else the rule keeps its day, and only what joins its group from now
    on counts against it."""
    from hotwash.core.analysis.recurrence import recurrence_groups

    groups = recurrence_groups(snapshot) if subjects else ()
    group_of = {member.key: group for group in groups for member in group.members}
    names = {subject.entry.key: subject.id for subject in subjects}
    for subject in subjects:
        group = group_of.get(subject.entry.key)
        members = group.members if group is not None else ()
        known = sorted({names.get(member.key, member.entry.anchor) for member in members})
        before = snapshot.personal.rules.get(subject.id) if not anew else None
        day = before.day if before is not None else context.today
        said = text if isinstance(text, str) else text[subject.id]
        yield change_of(snapshot, MEMORY, subject.id, WrittenRule(day, said, tuple(known)))


def forgotten(snapshot: Snapshot, subjects: Sequence[Subject]) -> Iterator[PersonalChange]:
    """A rule that was taken out is not missed later."""
    for table, known in ((MEMORY, snapshot.personal.rules), (CHECKED, snapshot.personal.checked)):
        for name in _names(subjects, known):
            yield change_of(snapshot, table, name, None)


def _names(subjects: Sequence[Subject], known: Collection[str]) -> Iterator[str]:
    yield from (name for name in dict.fromkeys(subject.entry.anchor for subject in subjects) if name in known)


def change_of(snapshot: Snapshot, table: str, name: str, value: WrittenRule | str | None) -> PersonalChange:
    after = json.dumps(value, ensure_ascii=False) if value is not None else None
    return PersonalChange(table, name, personal_value(snapshot.personal, table, name), after)
