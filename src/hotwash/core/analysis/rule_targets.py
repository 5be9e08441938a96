"""Where a rule could be written, best first: the files that agents read (source: self-improve, promotion targets)."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hotwash.core.formats import body, dialects, rules
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Scope

SECTIONS = ("Agent Rules", "Platform Rules")

_AGENT_FILES = ("CLAUDE.md", "AGENTS.md", ".github/copilot-instructions.md")
_WORKFLOW_FILES = ("AGENTS.md", "CLAUDE.md", "TOOLS.md", ".github/copilot-instructions.md")
_OPTIONAL = frozenset(("TOOLS.md",))
_WHY = {
    "CLAUDE.md": "agent behaviour",
    "AGENTS.md": "how work is done",
    "TOOLS.md": "tool configuration",
    ".github/copilot-instructions.md": "",
}
_GENERAL = "general"
_DOMAINS = {
    "tf": "terraform",
    "hcl": "terraform",
    "py": "python",
    "ts": "typescript",
    "js": "javascript",
    "go": "go",
    "rs": "rust",
    "sql": "sql",
    "sh": "shell",
}
_EXTENSION = re.compile(r"\.([A-Za-z]{1,5})\b")


@dataclass(frozen=True, slots=True)
class RuleTarget:
    """One file a rule could go to.

    `label` is its name for people, `section` the heading the rule would stand under (empty for a rules file), `lines`
    how long the file is now.
    """

    path: str
    label: str
    section: str
    scope: Scope
    reason: str
    exists: bool
    lines: int

    @property
    def would_create(self) -> bool:
        return not self.exists


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the entries say about their reach; empty where they say nothing."""

    scope: str
    paths: str

    @property
    def are_given(self) -> bool:
        return bool(self.scope)


def rule_targets(snapshot: Snapshot, entries: Sequence[Entry]) -> tuple[RuleTarget, ...]:
    """The targets for one rule out of these entries, by what they say of their reach; files that exist come first."""
    first = snapshot.document(entries[0].path) if entries else None
    if first is None:
        return ()
    found = _ranked(snapshot, first.workspace, entries, _facts(first, entries[0]))
    return tuple(sorted(found, key=lambda target: target.would_create))


def domain_of(paths: str) -> str:
    """The domain of a rules file for globs: by their most telling extension, `general` where there is none."""
    known = (_DOMAINS.get(match[1].lower()) for match in _EXTENSION.finditer(paths))
    return next((domain for domain in known if domain), _GENERAL)


def _ranked(snapshot: Snapshot, workspace: Workspace, entries: Sequence[Entry], facts: _Facts) -> Iterator[RuleTarget]:
    shared = _global_base(snapshot)
    project = workspace if workspace.scope is Scope.PROJECT else _project(snapshot)
    if facts.are_given:
        yield from _rules_files(snapshot, project, shared, facts)
    if shared is not None and workspace.scope is Scope.GLOBAL:
        yield _section_file(snapshot, shared, "CLAUDE.md", Scope.GLOBAL, "learned for every project")
    if project is not None and not facts.paths:
        workflow = sum(entry.dialect == dialects.SECTIONS for entry in entries) * 2 > len(entries)
        for name in _WORKFLOW_FILES if workflow else _AGENT_FILES:
            target = _section_file(snapshot, project.base, name, Scope.PROJECT, _WHY[name])
            if target.exists or name not in _OPTIONAL:
                yield target
    if shared is not None and workspace.scope is Scope.PROJECT and not facts.paths:
        yield _section_file(snapshot, shared, "CLAUDE.md", Scope.GLOBAL, "")


def _rules_files(
    snapshot: Snapshot, project: Workspace | None, shared: str | None, facts: _Facts
) -> Iterator[RuleTarget]:
    """A rules file is loaded where it applies: for every project, or for the files that the entry names."""
    name = f"{domain_of(facts.paths)}.md"
    if facts.scope == "global" and shared is not None:
        yield _file(snapshot, os.path.join(shared, "rules", name), f"~/.claude/rules/{name}", Scope.GLOBAL, "")
    elif project is not None:
        path = os.path.join(project.base, ".claude", "rules", name)
        reason = f"read with {facts.paths}" if facts.paths else "rules of this domain"
        yield _file(snapshot, path, f".claude/rules/{name}", Scope.PROJECT, reason)


def _section_file(snapshot: Snapshot, base: str, name: str, scope: Scope, reason: str) -> RuleTarget:
    label = f"~/.claude/{name}" if scope is Scope.GLOBAL else name
    return _file(snapshot, os.path.join(base, name), label, scope, reason, in_section=True)


def _file(
    snapshot: Snapshot, path: str, label: str, scope: Scope, reason: str, *, in_section: bool = False
) -> RuleTarget:
    document = snapshot.document(path)
    content = document.content if document is not None else b""
    titles = (title for title in SECTIONS if rules.rule_section(content, title) is not None)
    return RuleTarget(
        path=path,
        label=label,
        section=f"## {next(titles, SECTIONS[0])}" if in_section else "",
        scope=scope,
        reason=reason,
        exists=document is not None,
        lines=line_count(content),
    )


def line_count(content: bytes) -> int:
    """Lines of a file, the last one counting without its newline too."""
    return content.count(b"\n") + (not content.endswith(b"\n") if content else 0)


def _facts(document: Document, entry: Entry) -> _Facts:
    found = body(document, entry)
    return (
        _Facts(found.value("scope") or "", found.value("paths") or "")
        if entry.dialect == dialects.FIELDS
        else _Facts("", "")
    )


def _project(snapshot: Snapshot) -> Workspace | None:
    return next((each for each in snapshot.workspaces if each.scope is Scope.PROJECT), None)


def _global_base(snapshot: Snapshot) -> str | None:
    return next((each.base for each in snapshot.workspaces if each.scope is Scope.GLOBAL), None)
