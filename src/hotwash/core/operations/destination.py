"""What a promotion writes and where: the rule, and the file or the kind of document it goes to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from hotwash.core.formats.rules import rule_paths
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.plan import FileEdit, Intent, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Scope
from hotwash.core.operations.choices import DOCUMENT_KINDS, NEW_SKILL
from hotwash.core.operations.document_place import document_path, refused_document, shown_document
from hotwash.core.operations.facts import facts_of, is_called
from hotwash.core.operations.operation import Context
from hotwash.core.operations.rule_file import appended_splice, marked_line, new_rules_file, new_section, section_splice
from hotwash.core.operations.rule_place import RulePlace, place_named, rules_file_named
from hotwash.core.operations.rule_text import left_to_people, normalised, refused_rule
from hotwash.core.operations.subject import Subject, missing_argument, unwritable
from hotwash.core.operations.words import names_in, one_line

if TYPE_CHECKING:
    from hotwash.core.analysis.rule_targets import RuleTarget


class Destination(NamedTuple):
    """`place` is a file that agents read, `None` for a document that people keep elsewhere; then there is no rule.

    `document` is the file as it is, `None` while it does not exist. `globs` are those of the first entry. `file` is the
    path of a document that gets the entries' text, `shown` what people call it.
    """

    name: str
    place: RulePlace | None = None
    rule: str = ""
    document: Document | None = None
    globs: tuple[str, ...] = ()
    file: str = ""
    shown: str = ""

    @property
    def is_written(self) -> bool:
        """Whether a file gets a line or a section that points back to the entries."""
        return self.place is not None or bool(self.file)

    @property
    def written(self) -> str:
        """What the file that is written is called."""
        return self.shown or self.name

    @property
    def is_of_a_kind(self) -> bool:
        """Whether the entry says what kind of document it is, and the file only beside it."""
        return bool(self.file) and self.name != self.shown

    @property
    def is_only_said(self) -> bool:
        """Whether nothing but the entry tells of it."""
        return self.place is None and not self.file and self.name in DOCUMENT_KINDS

    @property
    def creates(self) -> bool:
        return self.is_written and self.document is None

    @property
    def reaches_every_project(self) -> bool:
        return self.place is not None and self.place.project is None

    def line_of(self, native_id: str) -> int:
        """The line of the target that carries this entry's marker already, 0 where none does."""
        return marked_line(self.document.content, native_id) if self.document is not None else 0

    def applies_to(self) -> tuple[str, ...]:
        """The globs that rules in the target are limited to."""
        if self.document is None:
            return self.globs
        return rule_paths(self.document.content) or ()

    def edit(self, line: str) -> FileEdit | None:
        """The target with the rule's line in it; `None` where there is no place for it."""
        if self.place is None:
            return None
        if self.document is None:
            rules = self.place.is_rules_file
            content = new_rules_file(self.place.domain, self.globs, line) if rules else new_section(line)
            return FileEdit(self.place.path, None, (Splice(0, 0, content, "rule"),))
        content, newline = self.document.content, self.document.newline
        write = appended_splice if self.place.is_rules_file else section_splice
        splice = write(content, newline, line)
        return FileEdit(self.place.path, content, (splice,)) if splice is not None else None


def destination_of(
    snapshot: Snapshot, intent: Intent, context: Context, subjects: Sequence[Subject]
) -> Destination | Refusal:
    """From the arguments, else what ranks first for these entries."""
    target = intent.arguments.get("target", "").strip()
    if not _says_where(intent) and (best := _best(snapshot, subjects, context)) is not None and best.kind:
        intent, target = _to_document(intent, best), best.kind
    if intent.arguments.get("file", "").strip():
        return _document(snapshot, intent, subjects[0], target)
    if target in (*DOCUMENT_KINDS, NEW_SKILL):
        return Destination(target, rule=normalised(intent.arguments.get("rule", "")))
    place = _place(snapshot, intent, context, subjects, target)
    if isinstance(place, Refusal):
        return place
    rule = normalised(intent.arguments.get("rule") or _drafted(snapshot, subjects))
    document = snapshot.document(place.path)
    allowed = names_in(intent.arguments.get("allow", ""))
    refusal = (
        refused_rule(rule, context.settings.promote, allowed)
        or left_to_people(rule, allowed, context.actor)
        or _closed_target(snapshot, place.path, place.name, document)
    )
    globs = facts_of(subjects[0], intent.arguments).globs if subjects[0].has_four_fields else ()
    return refusal or Destination(place.name, place, rule, document, globs)


def _document(snapshot: Snapshot, intent: Intent, first: Subject, kind: str) -> Destination | Refusal:
    """A file that people keep by hand, for the text of the entries."""
    named, workspace = intent.arguments["file"].strip(), first.document.workspace
    path = document_path(named, workspace)
    document = snapshot.document(path)
    refusal = refused_document(named, kind, workspace) or _closed_target(snapshot, path, named, document)
    shown = shown_document(path, workspace)
    text = one_line(intent.arguments.get("rule", ""))
    return refusal or Destination(kind or shown, rule=text, document=document, file=path, shown=shown)


def _place(
    snapshot: Snapshot, intent: Intent, context: Context, subjects: Sequence[Subject], target: str
) -> RulePlace | Refusal:
    first = subjects[0]
    workspace, domain = _agents_of(snapshot, first, intent), intent.arguments.get("domain", "").strip()
    if domain and target:
        return missing_argument("both a domain and a target", "a domain already names a rules file")
    if domain:
        scope = facts_of(first, intent.arguments).scope if first.has_four_fields else ""
        return rules_file_named(domain, scope, snapshot, workspace, context.home)
    if not target:
        best = _best(snapshot, subjects, context, rules_only=True)
        if best is None:
            return missing_argument("no target named", "name one with --target")
        target = best.path
    return place_named(target, snapshot, workspace, context.home)


def _agents_of(snapshot: Snapshot, subject: Subject, intent: Intent) -> Workspace:
    """Whose agents are to read it: what the machine keeps about a project is for the agents of that project."""
    own = subject.document.workspace
    if own.scope is Scope.PROJECT or not subject.has_four_fields:
        return own
    named = facts_of(subject, intent.arguments).project
    open_ = [each for each in snapshot.workspaces if each.scope is Scope.PROJECT]
    of_that_name = (each for each in open_ if named and is_called(each, named))
    return next(of_that_name, None) or snapshot.project or own


def _says_where(intent: Intent) -> bool:
    """A rule in the person's words is for a file that agents read."""
    return any(intent.arguments.get(name, "").strip() for name in ("target", "domain", "file", "rule"))


def _to_document(intent: Intent, target: "RuleTarget") -> Intent:
    return replace(intent, arguments={**intent.arguments, "file": target.file})


def _best(
    snapshot: Snapshot, subjects: Sequence[Subject], context: Context, *, rules_only: bool = False
) -> "RuleTarget | None":
    from hotwash.core.analysis.rule_targets import rule_targets

    ranked = rule_targets(snapshot, [subject.entry for subject in subjects], str(context.home))
    return next((target for target in ranked if target.path or not rules_only), None)


def _drafted(snapshot: Snapshot, subjects: Sequence[Subject]) -> str:
    from hotwash.core.analysis.rule_text import rule_drafts

    drafts = rule_drafts(snapshot, [subject.entry for subject in subjects])
    return drafts[0] if drafts else ""


def _closed_target(snapshot: Snapshot, path: str, name: str, document: Document | None) -> Refusal | None:
    if document is not None:
        return unwritable(document)
    problem = next((each for each in snapshot.problems if each.path == path and not each.missing), None)
    return Refusal(f"{name} cannot be read: {problem.reason}", problem.next_step) if problem else None
