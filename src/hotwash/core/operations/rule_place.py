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
from hotwash.core.operations.subject import missing_argument

RULE_FILES = ("CLAUDE.md", "AGENTS.md", ".github/copilot-instructions.md")
OTHER_FILES = ("TOOLS.md", "SOUL.md")
RULE_FOLDER = ".claude/rules"
GLOBAL_FILE = "~/.claude/CLAUDE.md"
GLOBAL_FOLDER = "~/.claude/rules"

_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]*")


class RulePlace(NamedTuple):
    """One target. `name` is what people call it, `domain` is set for a rules file, empty for a section of a file."""

    path: str
    name: str
    domain: str
    scope: Scope

    @property
    def is_rules_file(self) -> bool:
        return bool(self.domain)


def place_named(name: str, snapshot: Snapshot, workspace: Workspace, home: Path) -> RulePlace | Refusal:
    """The place of that name; names are relative to the project, begin with `~/`, or are the place's whole path."""
    wanted = target_name(name, workspace, home) if name.startswith(os.sep) else name.removeprefix("./")
    for base, shown, scope in _bases(snapshot, workspace, home):
        found = _place_below(base, shown, scope, wanted)
        if found is not None:
            return found
    allowed = ", ".join((*RULE_FILES, GLOBAL_FILE, f"{RULE_FOLDER}/<domain>.md"))
    return missing_argument(f"{name} is no place for a rule", f"one of {allowed}")


def rules_file_place(domain: str, reach: Scope, workspace: Workspace, home: Path) -> RulePlace | Refusal:
    """The rules file of a domain, for this project or for every project."""
    if not _DOMAIN.fullmatch(domain):
        return missing_argument(f"{domain} is no domain", "lower-case letters, digits and dashes: terraform, ci-cd")
    if reach is Scope.GLOBAL:
        return RulePlace(str(home / ".claude/rules" / f"{domain}.md"), f"{GLOBAL_FOLDER}/{domain}.md", domain, reach)
    path = os.path.join(workspace.base, RULE_FOLDER, f"{domain}.md")
    return RulePlace(path, target_name(path, workspace, home), domain, reach)


def target_name(path: str, workspace: Workspace, home: Path) -> str:
    """What a target's path is called in an intent and on the command line."""
    shared = str(home / ".claude") + os.sep
    if path.startswith(shared):
        return f"~/.claude/{path.removeprefix(shared)}"
    return os.path.relpath(path, workspace.root)


def _bases(snapshot: Snapshot, workspace: Workspace, home: Path) -> Iterator[tuple[str, str, Scope]]:
    """Folders that may hold rule files, and how names below them begin; the entry's own project comes first."""
    for each in (workspace, *snapshot.workspaces):
        if each.scope is Scope.PROJECT:
            for base in (each.root, each.base):
                shown = os.path.relpath(base, each.root)
                yield base, "" if shown == "." else f"{shown}/", Scope.PROJECT
    yield str(home / ".claude"), "~/.claude/", Scope.GLOBAL


def _place_below(base: str, shown: str, scope: Scope, wanted: str) -> RulePlace | None:
    if not wanted.startswith(shown):
        return None
    files = ("CLAUDE.md",) if scope is Scope.GLOBAL else (*RULE_FILES, *OTHER_FILES)
    folder = "rules" if scope is Scope.GLOBAL else RULE_FOLDER
    rest = wanted.removeprefix(shown)
    if rest in files:
        return RulePlace(os.path.join(base, rest), wanted, "", scope)
    head, _, last = rest.rpartition("/")
    domain = last.removesuffix(".md")
    if head == folder and last.endswith(".md") and _DOMAIN.fullmatch(domain):
        return RulePlace(os.path.join(base, rest), wanted, domain, scope)
    return None
