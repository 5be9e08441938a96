"""The files a rule may be written to, by the names people give them; nothing else is ever a target.

(source: self-improve, promotion targets)
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import Refusal
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.choices import GLOBAL_FILE, OTHER_FILES, RULE_FILES
from hotwash.core.operations.subject import missing_argument

RULE_FOLDER = ".claude/rules"

_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]*")


class RulePlace(NamedTuple):
    """One target. `name` is what people call it, `domain` is set for a rules file, empty for a section of a file.

    `project` is the workspace whose agents read it, `None` where those of every project do.
    """

    path: str
    name: str
    domain: str
    project: Workspace | None

    @property
    def is_rules_file(self) -> bool:
        return bool(self.domain)


class _Base(NamedTuple):
    """A folder that may hold rule files, and how names below it begin."""

    path: str
    shown: str
    project: Workspace | None


def place_named(name: str, snapshot: Snapshot, workspace: Workspace, home: Path) -> RulePlace | Refusal:
    """The place of that name; names are relative to the project, begin with `~/`, or are the place's whole path."""
    wanted = name.removeprefix("./")
    for base in _bases(snapshot, workspace, home):
        head = f"{base.path}{os.sep}" if wanted.startswith(os.sep) else base.shown
        found = _place_below(base, wanted.removeprefix(head)) if wanted.startswith(head) else None
        if found is not None:
            return found
    allowed = ", ".join((*RULE_FILES, GLOBAL_FILE, f"{RULE_FOLDER}/<domain>.md"))
    return missing_argument(f"{name} is no place for a rule", f"one of {allowed}")


def rules_file_named(
    domain: str, scope: str, snapshot: Snapshot, workspace: Workspace, home: Path
) -> RulePlace | Refusal:
    """The rules file of a domain, for one project or for every project as the entry's scope says."""
    if not _DOMAIN.fullmatch(domain):
        return missing_argument(f"{domain} is no domain", "lower-case letters, digits and dashes: terraform, ci-cd")
    projects = [each for each in (workspace, *snapshot.workspaces) if each.scope is Scope.PROJECT]
    is_global = scope == "global" or not projects
    folder = home / ".claude/rules" if is_global else Path(projects[0].base, RULE_FOLDER)
    return place_named(str(folder / f"{domain}.md"), snapshot, workspace, home)


def _bases(snapshot: Snapshot, workspace: Workspace, home: Path) -> Iterator[_Base]:
    """The entry's own project comes first."""
    for each in (workspace, *snapshot.workspaces):
        if each.scope is Scope.PROJECT:
            for base in (each.root, each.base):
                shown = os.path.relpath(base, each.root)
                yield _Base(base, "" if shown == "." else f"{shown}/", each)
    yield _Base(str(home / ".claude"), "~/.claude/", None)


def _place_below(base: _Base, rest: str) -> RulePlace | None:
    """The place of that name below a base, if it is one of the format's."""
    files = (*RULE_FILES, *OTHER_FILES) if base.project is not None else ("CLAUDE.md",)
    folder = RULE_FOLDER if base.project is not None else "rules"
    head, _, last = rest.rpartition("/")
    domain = last.removesuffix(".md")
    if rest in files:
        domain = ""
    elif head != folder or last == domain or not _DOMAIN.fullmatch(domain):
        return None
    return RulePlace(os.path.join(base.path, rest), base.shown + rest, domain, base.project)
