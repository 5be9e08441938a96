"""What one skill of the family writes: its files, vocabularies, entry templates, and when a pattern is promoted."""

from collections.abc import Mapping
from typing import NamedTuple

from hotwash.core.model.values import dataclass

LEARNING, FEATURE = "LRN", "FEAT"


class TemplateField(NamedTuple):
    """One line of a template; `hint` says what goes there, a choice as `low | medium | high`."""

    name: str
    hint: str
    bold: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """The words to choose from; none where the hint is prose."""
        words = tuple(word.strip() for word in self.hint.split("|"))
        return words if len(words) > 1 else ()


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """One `### name` of a template: prose, or a list of keys, a fenced block, a table of times, a list of tasks."""

    name: str
    keys: tuple[TemplateField, ...] = ()
    fenced: bool = False
    table: bool = False
    checklist: bool = False


@dataclass(frozen=True, slots=True)
class EntryTemplate:
    """One kind of entry: `slug` says what follows the id in its heading, `head` the bold lines in their order."""

    slug: str
    head: tuple[TemplateField, ...]
    sections: tuple[TemplateSection, ...]

    def section(self, name: str) -> TemplateSection | None:
        return next((section for section in self.sections if section.name == name), None)


@dataclass(frozen=True, slots=True)
class PromotionThreshold:
    """A pattern is promoted when it was seen `count` times in `contexts` distinct places of the kind `of`.

    All within `window_days`, or, where that is `None`, whenever, but known for `min_age_days`.
    """

    count: int
    contexts: int
    of: str
    window_days: int | None
    min_age_days: int | None


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill; its mappings are by id prefix (`LRN`, its own such as `OPS`, `FEAT`), headers by file name.

    `resolution` are the bullets of a resolution in their order, `signals` the patterns of prompts that concern the
    skill, `promoted_to` says where its learnings go, `reminder` is the tag of its reminder.
    """

    name: str
    files: Mapping[str, str]
    categories: tuple[str, ...]
    areas: tuple[str, ...]
    statuses: Mapping[str, tuple[str, ...]]
    promotion: PromotionThreshold | None
    promoted_to: str
    resolution: tuple[TemplateField, ...]
    signals: tuple[str, ...]
    reminder: str | None
    headers: Mapping[str, str]
    templates: Mapping[str, EntryTemplate]

    @property
    def prefix(self) -> str:
        """The id prefix of its issues, which no other skill has."""
        return next(prefix for prefix in self.files if prefix not in (LEARNING, FEATURE))

    @property
    def issues(self) -> str:
        """The name of the file that holds them."""
        return self.files[self.prefix]
