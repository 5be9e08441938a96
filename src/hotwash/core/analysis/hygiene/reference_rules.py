"""About what entries say of each other: ids that nobody has, successors, and keys of one pattern."""

from collections import defaultdict
from collections.abc import Iterator

from hotwash.core.analysis.hygiene.finding import Finding
from hotwash.core.analysis.hygiene.scan import Case, Scan
from hotwash.core.formats.entries.identity import FULL_ID
from hotwash.core.formats.promoted_to import skill_files
from hotwash.core.formats.vocabulary import letters
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.patterns import Pattern

_IDS = Pattern(rf"(?<![\w-]){FULL_ID}")
REFERRING = ("see-also", "related-incidents", "related-entries", "related-issues", "related-learnings")
_AS_SKILL = letters("promoted_to_skill")
_REPLACED = ("superseded", "revoked", "discarded")


def supersedes_unknown(scan: Scan) -> Iterator[Finding]:
    for case, old in _superseding(scan):
        if old.casefold() not in scan.by_id:
            message = f"supersedes unknown id {old}"
            step = "name the entry that it replaces, or drop the line"
            yield case.finding("supersedes-unknown", Severity.ERROR, message, "supersedes", detail=old, next_step=step)


def supersedes_open(scan: Scan) -> Iterator[Finding]:
    """Both are in force, and they contradict each other."""
    for case, old in _superseding(scan):
        for other in scan.by_id.get(old.casefold(), ())[:1]:
            status = other.entry.native_status or "without a status"
            if status not in _REPLACED:
                message = f"supersedes {old}, which is still {status}"
                step = f"hotwash supersede {old} --by {case.name}"
                yield case.finding(
                    "supersedes-open", Severity.WARNING, message, "supersedes", detail=old, next_step=step
                )


def _superseding(scan: Scan) -> Iterator[tuple[Case, str]]:
    for case in scan.cases:
        if case.is_strict and case.value("supersedes"):
            for old in case.value("supersedes").replace(",", " ").split():
                yield case, old


def orphan_reference(scan: Scan) -> Iterator[Finding]:
    """A link that leads nowhere: the entry was removed, renamed, or is in another repository."""
    for case in scan.cases:
        if case.claims.fields.keys().isdisjoint(REFERRING):
            continue
        for name in REFERRING:
            named = dict.fromkeys(match[0] for match in _IDS.finditer(case.value(name)))
            for other in named:
                if other.casefold() not in scan.by_id:
                    message = f"refers to {other}, which no entry here has"
                    step = "correct the id in your editor, or drop it"
                    yield case.finding(
                        "orphan-reference", Severity.WARNING, message, name, detail=other, next_step=step
                    )


def missing_skill(scan: Scan) -> Iterator[Finding]:
    """The file of a skill is opened as soon as an entry says where it is, so one that is not open is not there."""
    if scan.snapshot.loading:
        return
    for case in scan.cases:
        said = case.value("skill-path")
        files = skill_files(case.document, said) if said else ()
        if files and scan.paths.isdisjoint(files):
            message = f"became the skill {said}, which is not there"
            step = f"put it back, correct the path in your editor, or hotwash unpromote {case.name}"
            yield case.finding("missing-skill", Severity.WARNING, message, "skill-path", detail=said, next_step=step)
        elif not said and letters(case.entry.native_status or "") == _AS_SKILL:
            message = f"is {case.entry.native_status} and has no **Skill-Path** that says where"
            step = "add **Skill-Path**: skills/<name> below its status in your editor"
            yield case.finding("missing-skill", Severity.WARNING, message, "status", next_step=step)


def pattern_key_spelling(scan: Scan) -> Iterator[Finding]:
    """Keys are compared without regard to case, `_` and `-`; other tools compare letters, and count apart."""
    spelled: dict[str, list[Case]] = defaultdict(list)
    for case in scan.cases:
        spelled[case.value("pattern-key")].append(case)
    alike: dict[str, list[str]] = defaultdict(list)
    for key in filter(None, spelled):
        alike[key.casefold().replace("_", "-")].append(key)
    for spellings in alike.values():
        usual = max(spellings, key=lambda key: len(spelled[key]))
        for key in spellings:
            for case in spelled[key] if key != usual else ():
                message = f'Pattern-Key "{key}" is spelled "{usual}" in {len(spelled[usual])} other'
                step = "spell it alike in your editor, if both mean one pattern"
                yield case.finding("pattern-key-spelling", Severity.NOTE, message, "pattern-key", next_step=step)
