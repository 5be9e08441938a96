"""What an entry says about its own truth, and whether that is enough to make a rule of it.

(source: self-improve, entry metadata, staleness and promotion guards; texts and order are those of the original tool)
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import Refusal
from hotwash.core.model.provenance import (
    INFERRED,
    NEVER,
    SOURCES,
    are_paths,
    days_valid,
    is_scope,
    project_of,
    real_date,
)
from hotwash.core.operations.rule_file import split_paths
from hotwash.core.operations.subject import Subject
from hotwash.core.operations.words import either, one_line

FACT_FIELDS = ("Source", "Scope", "Paths", "Verified", "Expires")


class Facts(NamedTuple):
    """The metadata of a four-field entry, given arguments already filled in; an empty text is an absent field."""

    source: str = ""
    scope: str = ""
    paths: str = ""
    verified: str = ""
    expires: str = ""

    @property
    def are_absent(self) -> bool:
        """An entry of the first generation: none of the fields."""
        return not any(self)

    @property
    def project(self) -> str:
        """The project a rule is for, empty for every project."""
        return project_of(self.scope)

    @property
    def globs(self) -> tuple[str, ...]:
        return split_paths(self.paths)

    def given(self) -> dict[str, str]:
        return {name: value for name, value in zip(FACT_FIELDS, self, strict=True) if value}


def facts_of(subject: Subject, arguments: Mapping[str, str]) -> Facts:
    """What the entry says; an argument fills in what it does not say, and renews the date it was verified."""
    own = Facts(*(subject.body.value(name.lower()) or "" for name in FACT_FIELDS))
    given = Facts(*(one_line(arguments.get(name.lower(), "")) for name in FACT_FIELDS))
    filled = Facts(*(mine or new for mine, new in zip(own, given, strict=True)))
    return filled._replace(verified=given.verified or own.verified)


def added_facts(subject: Subject, facts: Facts) -> dict[str, str]:
    """The fields that have to be written for the entry to say these facts."""
    return {name: value for name, value in facts.given().items() if (subject.body.value(name.lower()) or "") != value}


def unsound(name: str, facts: Facts, today: date, allow_inferred: bool) -> Refusal | None:
    """The first fact that keeps an entry from becoming a rule, in the order of the original tool."""
    missing = [f"**{field}**" for field in ("Source", "Scope", "Verified") if field not in facts.given()]
    if missing:
        return Refusal(f"{name} has no {either(missing)}", "give them with --source, --entry-scope and --verified")
    return _malformed(name, facts) or _outdated(name, facts, today, allow_inferred)


def _malformed(name: str, facts: Facts) -> Refusal | None:
    if facts.source not in SOURCES:
        return Refusal(f'{name} has the unknown source "{facts.source}"', f"one of {', '.join(SOURCES)}")
    if not is_scope(facts.scope):
        return Refusal(f'{name} has a bad scope "{facts.scope}"', "global or project:<name>")
    if real_date(facts.verified) is None:
        return Refusal(f'{name} has a bad **Verified** date "{facts.verified}"', "YYYY-MM-DD")
    if facts.expires not in ("", NEVER) and real_date(facts.expires) is None:
        return Refusal(f'{name} has a bad **Expires** "{facts.expires}"', "YYYY-MM-DD or never")
    if facts.paths and not facts.project:
        return Refusal(f"{name}: **Paths** needs a project:<name> scope", "change its scope or drop its paths")
    if facts.paths and not are_paths(facts.paths):
        return Refusal(f"{name} has bad **Paths**", "globs separated by commas, without quotes")
    return None


def _outdated(name: str, facts: Facts, today: date, allow_inferred: bool) -> Refusal | None:
    if facts.source == INFERRED and not allow_inferred:
        return Refusal(f"{name} is only inferred", "confirm it, or allow it with --allow-inferred")
    expires, verified = real_date(facts.expires), real_date(facts.verified)
    if expires is not None and expires < today:
        return Refusal(f"{name} expired {facts.expires}", "extend **Expires**, or discard it")
    limit = days_valid(facts.source)
    age = (today - verified).days if verified is not None else 0
    if limit is not None and age > limit:
        reason = f"{name} was verified {age} days ago (limit {limit} for source {facts.source})"
        return Refusal(reason, "re-verify it and update **Verified** first")
    return None


def other_project(name: str, facts: Facts, workspace: Workspace | None) -> Refusal | None:
    """An entry about one project is no rule for another one."""
    if not facts.project or (workspace is not None and is_called(workspace, facts.project)):
        return None
    here = f"this project is {project_name(workspace)}" if workspace is not None else "this is no project"
    return Refusal(f"{name} is scoped to {facts.project}, but {here}", "promote it there")


def is_called(workspace: Workspace, project: str) -> bool:
    """Whether a scope of that name means this project."""
    return project in (project_name(workspace), *_names(workspace))


def project_name(workspace: Workspace) -> str:
    """The project's name as a scope writes it; a nested workspace belongs to the project around it."""
    return as_project_name(workspace.project)


def _names(workspace: Workspace) -> tuple[str, ...]:
    return tuple(as_project_name(path.rstrip("/").rpartition("/")[2]) for path in (workspace.root, workspace.base))


def as_project_name(text: str) -> str:
    return re.sub(r"-{2,}", "-", re.sub(r"[^A-Za-z0-9._-]", "-", text)) or "project"
