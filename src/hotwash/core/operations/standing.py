"""Where the rules of an entry stand: every line of a rule file that carries its marker, and whose it is besides.

(source: self-improve, promoted rules: markers)
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from hotwash.core.formats import plain, rules
from hotwash.core.formats.named_rules import NamedRule, named_rules
from hotwash.core.formats.places import is_rules
from hotwash.core.model.document import Document
from hotwash.core.model.plan import FileEdit, Refusal, Splice
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.operations.subject import unwritable
from hotwash.core.text.splice import line_end


class Standing(NamedTuple):
    """One rule in its file."""

    document: Document
    rule: NamedRule

    @property
    def place(self) -> str:
        return f"{self.document.relative}:{self.rule.line}"


def standing_rules(snapshot: Snapshot, ids: Collection[str]) -> tuple[Standing, ...]:
    """Every rule that carries a marker of one of these entries, in the order of the files."""
    wanted = set(ids)
    return tuple(
        Standing(document, rule)
        for document in snapshot.documents
        if document.format in (rules.NAME, plain.DOCUMENT)
        for rule in named_rules(document.content)
        if rule.marked and not wanted.isdisjoint(rule.ids)
    )


def removed(standing: Sequence[Standing]) -> tuple[FileEdit, ...] | Refusal:
    """The files without these rules, or without the sections that they are in a document; all of them or none."""
    return _rewritten(standing, _gone)


def reworded(standing: Sequence[Standing], text: str) -> tuple[FileEdit, ...] | Refusal:
    """The same rules with another text; bullets and markers stay as they are."""
    return _rewritten(standing, lambda _, rule: Splice(*rule.text_span, text.encode(), "rule"))


def _gone(content: bytes, rule: NamedRule) -> Splice:
    """The lines of a rule; of a section at the end of its file also the blank lines that parted it from the rest."""
    start, end = rule.span
    if rule.is_section and not content[end:].strip():
        before = content[:start].rstrip()
        start = min(line_end(content, len(before)), start) if before else start
    return Splice(start, end, b"", "section" if rule.is_section else "rule")


def _rewritten(
    standing: Sequence[Standing], splice: Callable[[bytes, NamedRule], Splice]
) -> tuple[FileEdit, ...] | Refusal:
    documents = {each.document.path: each.document for each in standing}
    refusal = next((told for document in documents.values() if (told := unwritable(document)) is not None), None)
    return refusal or tuple(
        FileEdit(
            path,
            document.content,
            tuple(splice(document.content, each.rule) for each in standing if each.document.path == path),
        )
        for path, document in documents.items()
    )


def is_known_to_be_gone(snapshot: Snapshot, native_id: str) -> bool:
    """Whether hotwash wrote the rule, and no rule file holds its words any more, not even without the marker."""
    written = snapshot.personal.rules.get(native_id)
    if written is None:
        return False
    wanted = written.text.split()
    lines = (rules.rule_lines(each.content) for each in snapshot.documents if each.format == rules.NAME)
    if any(line.text.split() == wanted for found in lines for line in found):
        return False
    return not standing_rules(snapshot, (native_id,))


def unread_rule_file(snapshot: Snapshot) -> Refusal | None:
    """A rule file that cannot be read may hold the rule: then nobody can say that it is gone."""
    problem = next((each for each in snapshot.problems if not each.missing and is_rules(each.path)), None)
    return Refusal(f"{problem.path} cannot be read: {problem.reason}", problem.next_step) if problem else None
