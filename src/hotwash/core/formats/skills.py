"""All skills of the family that write learnings, as one table read from `family.json` when it is first needed.

A skill is data alone: to add one, add it there (source: family of skills).
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from hotwash.core.model.skill import (
    FEATURE,
    LEARNING,
    EntryTemplate,
    PromotionThreshold,
    Skill,
    TemplateField,
    TemplateSection,
)

BASE = "base"


class _Threshold(TypedDict):
    count: int
    contexts: int
    of: str
    window_days: int | None
    min_age_days: int | None


class _Section(TypedDict, total=False):
    name: str
    keys: "_Fields"
    fenced: bool
    table: bool
    checklist: bool


class _Template(TypedDict):
    slug: str
    head: "_Fields"
    sections: list[_Section]


class _Row(TypedDict):
    files: dict[str, str]
    categories: list[str]
    areas: list[str]
    statuses: dict[str, list[str]]
    promotion: _Threshold | None
    promoted_to: str
    resolution: "_Fields"
    signals: list[str]
    reminder: str | None
    headers: dict[str, str]
    templates: dict[str, _Template]


_Fields = Sequence[tuple[str, str] | tuple[str, str, bool]]


@lru_cache(maxsize=1)
def skills() -> Mapping[str, Skill]:
    """Every skill by its name, the base skill first."""
    table: dict[str, _Row] = json.loads(Path(__file__).with_name("family.json").read_bytes())
    return {name: _skill(name, row) for name, row in table.items()}


def skill_of_prefix(prefix: str) -> Skill | None:
    """The skill whose issues have that id prefix; none for `LRN` and `FEAT`, which all skills share."""
    if prefix in (LEARNING, FEATURE):
        return None
    return next((skill for skill in skills().values() if skill.prefix == prefix), None)


def skill_of_issues(file_name: str) -> Skill | None:
    """The skill that keeps its issues in a file of that name."""
    return next((skill for skill in skills().values() if skill.issues == file_name), None)


def _skill(name: str, row: _Row) -> Skill:
    threshold = row["promotion"]
    return Skill(
        name=name,
        files=row["files"],
        categories=tuple(row["categories"]),
        areas=tuple(row["areas"]),
        statuses={prefix: tuple(statuses) for prefix, statuses in row["statuses"].items()},
        promotion=PromotionThreshold(**threshold) if threshold is not None else None,
        promoted_to=row["promoted_to"],
        resolution=_fields(row["resolution"]),
        signals=tuple(row["signals"]),
        reminder=row["reminder"],
        headers=row["headers"],
        templates={prefix: _template(template) for prefix, template in row["templates"].items()},
    )


def _template(row: _Template) -> EntryTemplate:
    return EntryTemplate(row["slug"], _fields(row["head"]), tuple(_section(section) for section in row["sections"]))


def _section(row: _Section) -> TemplateSection:
    return TemplateSection(
        row["name"],
        _fields(row.get("keys", ())),
        row.get("fenced", False),
        row.get("table", False),
        row.get("checklist", False),
    )


def _fields(rows: _Fields) -> tuple[TemplateField, ...]:
    return tuple(TemplateField(*row) for row in rows)
