"""Whether an entry that counts its own recurrence came back often, soon and broadly enough for its skill.

(source: family of skills, promotion thresholds)
"""

import re

from hotwash.core.analysis.ages import parse_stamp
from hotwash.core.analysis.gist import Gist
from hotwash.core.analysis.skills import prefix_of
from hotwash.core.formats.skills import BASE, skill_of_prefix, skills
from hotwash.core.model.entry import Entry
from hotwash.core.model.skill import Skill
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Kind

_CONTEXTS = ("contexts", "distinct contexts", "tasks", "distinct tasks")
_NAMESPACE = re.compile(r"(?:^|/)\.learnings/([a-z-]{2,20})/")
_NUMBER = re.compile(r"\D{0,3}(\d{1,4})\b")


@dataclass(frozen=True, slots=True)
class Threshold:
    """What an entry says of its recurrence beside what its skill asks for.

    `contexts` and `days` (from first seen to last seen) are `None` where the entry does not state them: then nobody
    can hold them against it. A skill without numbers asks for nothing but the count.
    """

    skill: Skill
    count: int
    contexts: int | None
    days: int | None

    @property
    def is_broad_enough(self) -> bool:
        asked = self.skill.promotion.contexts if self.skill.promotion else 2
        return self.contexts is None or self.contexts >= asked

    @property
    def is_soon_enough(self) -> bool:
        window = self.skill.promotion.window_days if self.skill.promotion else None
        return window is None or self.days is None or self.days <= window

    @property
    def is_old_enough(self) -> bool:
        least = self.skill.promotion.min_age_days if self.skill.promotion else None
        return least is None or self.days is None or self.days >= least

    @property
    def is_met(self) -> bool:
        """Apart from the count, which a person may set."""
        return self.is_broad_enough and self.is_soon_enough and self.is_old_enough


def threshold_of(entry: Entry, gist: Gist) -> Threshold:
    first, last = parse_stamp(gist.fact("first-seen")), parse_stamp(gist.fact("last-seen"))
    days = (last.day - first.day).days if first is not None and last is not None else None
    return Threshold(_skill(entry, gist), gist.recurrences, _contexts(gist.fact(*_CONTEXTS)), days)


def _contexts(stated: str) -> int | None:
    """A number, or the number of different names in a list."""
    if not stated:
        return None
    number = _NUMBER.fullmatch(stated)
    return int(number[1]) if number else len({part.strip().casefold() for part in stated.split(",") if part.strip()})


def _skill(entry: Entry, gist: Gist) -> Skill:
    """The skill that an entry states, else that of its folder or prefix; operations have areas of their own."""
    namespace = _NAMESPACE.search(entry.path.replace("\\", "/"))
    stated = gist.fact("skill").strip("` ").lower()
    named = skills().get(stated) or skills().get(namespace[1] if namespace else "") or skill_of_prefix(prefix_of(entry))
    operations = skills()["operations"]
    if named is None and (entry.kind is Kind.ISSUE or entry.area in operations.areas):
        return operations
    return named or skills()[BASE]
