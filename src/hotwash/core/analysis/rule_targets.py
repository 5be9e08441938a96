"""Where a rule can go, the best place first (source: self-improve and operations, promotion targets)."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from hotwash.core.analysis.document_targets import DocumentTarget, document_targets, named_documents
from hotwash.core.analysis.domains import FALLBACK, domain_of
from hotwash.core.formats import body
from hotwash.core.formats.rules import SECTION_TITLES, rule_paths, rule_section
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.entry import Entry
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.targets import DOCUMENT_KINDS
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Scope

_FIELDS, _PROJECT = "fields", "project"
_SHARED = "~/.claude"
_FOLDER = ".claude/rules"
_COPILOT = ".github/copilot-instructions.md"
_OF_RULES = (("CLAUDE.md", "agent behaviour"), ("AGENTS.md", "workflow"), (_COPILOT, "for Copilot"))
_OF_WORKFLOWS = (
    ("AGENTS.md", "workflow pattern"),
    ("CLAUDE.md", "agent behaviour"),
    ("TOOLS.md", "tool configuration"),
    (_COPILOT, "for Copilot"),
    ("SOUL.md", "behaviour of the agent itself"),
)
_ONLY_WHERE_USED = ("TOOLS.md", "SOUL.md")
_READ_FOR_DOMAIN = 12


@dataclass(frozen=True, slots=True)
class RuleTarget:
    """One file a rule can be written to.

    `label` is what people call it, `section` the heading it goes under, empty in a rules file. `lines` are those of
    the file now, `lines_after` those with the rule in it. `reason` says what it is for.

    `kind` is set for a document that people keep: then `path` is empty, and `file` its name, if it is known.
    """

    path: str
    label: str
    section: str
    scope: Scope
    reason: str
    exists: bool
    lines: int
    lines_after: int
    kind: str = ""
    file: str = ""

    @property
    def id(self) -> str:
        """What tells it from the others, and what `--target` takes."""
        return self.kind or self.path

    @property
    def would_create(self) -> bool:
        return not self.exists


@dataclass(frozen=True, slots=True)
class _Facts:
    """What decides where a rule belongs; empty texts for an entry of the first generation."""

    scope: str = ""
    paths: tuple[str, ...] = ()


def rule_targets(snapshot: Snapshot, entries: Sequence[Entry], home: str = "") -> tuple[RuleTarget, ...]:
    """Every file that a rule from these entries can go to, the default first.

    `home` is needed to offer `~/.claude` while nothing below it is open.
    """
    return tuple(RuleFiles(snapshot, home).ranked(entries))


class RuleFiles:
    """The files of a snapshot that agents load as rules."""

    def __init__(self, snapshot: Snapshot, home: str = "") -> None:
        self._snapshot = snapshot
        self._documents = {document.path: document for document in snapshot.documents}
        self._unreadable = {problem.path for problem in snapshot.problems if not problem.missing}
        self._shared = _shared_base(snapshot, home)
        self._found: dict[tuple[str, str], tuple[RuleTarget, ...]] = {}

    @property
    def around(self) -> tuple[object, ...]:
        """Everything that decides beside the entries themselves: as long as it is equal, the files are the same."""
        documents = self._snapshot.documents
        others = tuple([document for document in documents if not (document.entries or document.records)])
        named = tuple([named_documents(document) for document in documents if document.entries])
        return self._snapshot.workspaces, self._shared, self._unreadable, tuple(self._documents), others, named

    def best(self, entries: Sequence[Entry]) -> RuleTarget:
        """The default for these entries."""
        return next(self.ranked(entries))

    def ranked(self, entries: Sequence[Entry]) -> Iterator[RuleTarget]:
        """All of them, the default first; found one after the other."""
        told = [(self._documents[entry.path], entry) for entry in entries if entry.path in self._documents]
        workspace = self._workspace(told)
        if told and all(entry.dialect != _FIELDS for _, entry in told):
            documents = document_targets(self._snapshot, workspace, told)
            yield from (_document(each) for each in documents if each.is_best)
            yield from self._files(workspace, _OF_WORKFLOWS)
            yield from (_document(each) for each in documents if not each.is_best)
            return
        facts = _facts_of_all(told)
        if facts is None:
            yield from self._first_generation(workspace, told)
        else:
            yield from self._second_generation(workspace, told, facts)

    def _first_generation(self, workspace: Workspace, told: Sequence[tuple[Document, Entry]]) -> Iterator[RuleTarget]:
        shared = self._shared_file()
        if workspace.scope is Scope.GLOBAL:
            yield from shared
            return
        files = self._files(workspace, _OF_RULES)
        yield files[0]
        yield from (target for target in files[1:] if target.exists)
        yield from shared
        yield self._rules_file(workspace, told, ())
        yield from (target for target in files[1:] if not target.exists)

    def _second_generation(
        self, workspace: Workspace, told: Sequence[tuple[Document, Entry]], facts: _Facts
    ) -> Iterator[RuleTarget]:
        if facts.scope == "global":
            yield self._shared_rules_file(told)
            yield from self._shared_file()
            return
        if workspace.scope is Scope.GLOBAL:
            workspace = self._project(facts.scope) or workspace
        yield self._rules_file(workspace, told, facts.paths)
        if not facts.paths and workspace.scope is Scope.PROJECT:
            yield from self._files(workspace, _OF_RULES)

    def _files(self, workspace: Workspace, table: Sequence[tuple[str, str]]) -> tuple[RuleTarget, ...]:
        """The files of a project in the order of the table, those that exist before those that do not."""
        wanted = workspace.base, table[0][0]
        if wanted not in self._found:
            base = self._base(workspace, table)
            paths = [(os.path.join(base, name), name, reason) for name, reason in table]
            found = [self._section_target(path, os.path.relpath(path, workspace.root), why) for path, _, why in paths]
            offered = [
                target
                for target, (_, name, _) in zip(found, paths, strict=True)
                if target.exists or name not in _ONLY_WHERE_USED
            ]
            self._found[wanted] = tuple(sorted(offered, key=lambda target: not target.exists))
        return self._found[wanted]

    def _base(self, workspace: Workspace, table: Sequence[tuple[str, str]]) -> str:
        """A nested workspace without rule files of its own goes by those of the project around it."""
        for base in (workspace.base, workspace.root):
            if any(os.path.join(base, name) in self._documents for name, _ in table):
                return base
        return workspace.base

    def _section_target(self, path: str, label: str, reason: str, scope: Scope = Scope.PROJECT) -> RuleTarget:
        document = self._documents.get(path)
        if document is None:
            exists = path in self._unreadable
            return RuleTarget(path, label, f"## {SECTION_TITLES[0]}", scope, reason, exists, 0, 0 if exists else 3)
        content = document.content
        section = next((found for title in SECTION_TITLES if (found := rule_section(content, title))), None)
        lines = _lines(content)
        added = 1 if section is not None else 4 if content.strip() else 3
        title = section.title if section is not None else SECTION_TITLES[0]
        return RuleTarget(path, label, f"## {title}", scope, reason, True, lines, lines + added)

    def _shared_file(self) -> Iterator[RuleTarget]:
        if self._shared:
            path = os.path.join(self._shared, "CLAUDE.md")
            yield self._section_target(path, f"{_SHARED}/CLAUDE.md", "loaded everywhere", Scope.GLOBAL)

    def _shared_rules_file(self, told: Sequence[tuple[Document, Entry]]) -> RuleTarget:
        domain = self._domain(told, os.path.join(self._shared, "rules"), ())
        path = os.path.join(self._shared, "rules", f"{domain}.md")
        return self._rules_target(path, f"{_SHARED}/rules/{domain}.md", "its scope is global", Scope.GLOBAL, ())

    def _rules_file(
        self, workspace: Workspace, told: Sequence[tuple[Document, Entry]], paths: tuple[str, ...]
    ) -> RuleTarget:
        folder = os.path.join(workspace.base, _FOLDER)
        domain = self._domain(told, folder, paths)
        path = os.path.join(folder, f"{domain}.md")
        reason = f"read with {', '.join(paths)}" if paths else f"rules about {domain}"
        return self._rules_target(path, os.path.relpath(path, workspace.root), reason, Scope.PROJECT, paths)

    def _rules_target(self, path: str, label: str, reason: str, scope: Scope, paths: tuple[str, ...]) -> RuleTarget:
        document = self._documents.get(path)
        if document is None:
            front = 4 + len(paths) if paths else 0
            return RuleTarget(path, label, "", scope, reason, path in self._unreadable, 0, front + 3)
        lines = _lines(document.content)
        return RuleTarget(path, label, "", scope, reason, True, lines, lines + 1)

    def _domain(self, told: Sequence[tuple[Document, Entry]], folder: str, paths: tuple[str, ...]) -> str:
        """What the entries are about; a rules file that is for the same paths and that they name comes first."""
        text = b"\n".join(document.raw(entry) for document, entry in told[-_READ_FOR_DOMAIN:])
        known = [
            os.path.basename(path).removesuffix(".md")
            for path, document in self._documents.items()
            if os.path.dirname(path) == folder and (rule_paths(document.content) or ()) == paths
        ]
        named = next((domain for domain in known if domain.encode() in text.lower()), None)
        return named or domain_of(text) or FALLBACK

    def _project(self, scope: str) -> Workspace | None:
        """What the machine keeps about a project is for the agents of that project."""
        projects = (each for each in self._snapshot.workspaces if each.scope is Scope.PROJECT)
        named = next((each for each in projects if scope == f"project:{each.project}"), None)
        return named or self._snapshot.project

    def _workspace(self, told: Sequence[tuple[Document, Entry]]) -> Workspace:
        """Where most of them were logged; without any, the first workspace that is open."""
        if told and all(document.workspace is told[0][0].workspace for document, _ in told):
            return told[0][0].workspace
        places = Counter(document.workspace for document, _ in told)
        if places:
            return places.most_common(1)[0][0]
        return next(iter(self._snapshot.workspaces), Workspace("", "", Scope.PROJECT, os.curdir, os.curdir))


def _document(target: DocumentTarget) -> RuleTarget:
    reason = DOCUMENT_KINDS[target.kind]
    return RuleTarget("", target.kind, "", Scope.PROJECT, reason, True, 0, 0, target.kind, target.file)


def _shared_base(snapshot: Snapshot, home: str) -> str:
    workspaces = (*snapshot.workspaces, *(document.workspace for document in snapshot.documents))
    found = next((workspace.base for workspace in workspaces if workspace.scope is Scope.GLOBAL), None)
    return found or (os.path.join(home, ".claude") if home else "")


def _facts_of_all(told: Sequence[tuple[Document, Entry]]) -> _Facts | None:
    """The facts that all entries state, `None` when one of them states none: then the older rules hold for all."""
    stated = [_facts(document, entry) for document, entry in told]
    if not stated or any(facts is None for facts in stated):
        return None
    found = [facts for facts in stated if facts is not None]
    scope = found[0].scope if all(facts.scope == found[0].scope for facts in found) else _PROJECT
    paths = found[0].paths if all(facts.paths == found[0].paths for facts in found) else ()
    return _Facts(scope, paths)


def _facts(document: Document, entry: Entry) -> _Facts | None:
    if b"**Scope**" not in document.raw(entry):
        return None
    inside = body(document, entry)
    paths = (path.strip() for path in (inside.value("paths") or "").split(","))
    return _Facts((inside.value("scope") or "").strip(), tuple(sorted(filter(None, paths))))


def _lines(content: bytes) -> int:
    return content.count(b"\n") + (not content.endswith(b"\n") and bool(content))
