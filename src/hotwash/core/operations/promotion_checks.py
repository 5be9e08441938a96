"""Why an entry cannot become a rule, or not this rule in this file.

(source: self-improve, promotion guards; the order is that of the original tool)
"""

import re
from collections.abc import Mapping
from datetime import date

from hotwash.core.formats import plain, rules
from hotwash.core.model.document import Workspace
from hotwash.core.model.plan import Refusal
from hotwash.core.model.provenance import INFERRED
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.vocabulary import Status
from hotwash.core.operations.batch import Already
from hotwash.core.operations.choices import NEW_SKILL
from hotwash.core.operations.destination import Destination
from hotwash.core.operations.facts import Facts, facts_of, other_project, unsound
from hotwash.core.operations.rule_file import marked_line
from hotwash.core.operations.status import is_waiting, no_step, unchangeable
from hotwash.core.operations.subject import Subject, by_state, missing_argument
from hotwash.core.operations.words import names_in

_LEAST = 3


def is_no_candidate(subject: Subject) -> Refusal | None:
    """What the state of an entry alone forbids, whatever the rule; a waiting one may still be resolved on the way."""
    entry = subject.entry
    if entry.status is Status.EXAMPLE:
        return no_step(subject, "promoted")
    if entry.status in (Status.REJECTED, Status.SUPERSEDED):
        reason = f"{subject.name} is {entry.native_status}; only what still holds becomes a rule"
        return Refusal(reason, "reopen it first") if subject.has_four_fields else by_state(reason, "reopen it first")
    return unchangeable(subject)


def unfit(subject: Subject, arguments: Mapping[str, str], today: date) -> Refusal | None:
    """What the entry itself says against being promoted, wherever to."""
    refusal = is_no_candidate(subject)
    if refusal is not None or subject.entry.status is Status.PROMOTED:
        return refusal
    if is_waiting(subject.entry) and not arguments.get("resolve") and _must_be_resolved(subject):
        status = subject.entry.native_status
        reason = f"{subject.name} is {status}" if status else f"{subject.name} has no status"
        return Refusal(f"{reason}; resolve it before promoting", "--resolve does both in one step")
    facts = facts_of(subject, arguments)
    if not subject.has_four_fields or facts.are_absent:
        return None
    return unsound(subject.name, facts, today, _allows_inferred(arguments))


def _allows_inferred(arguments: Mapping[str, str]) -> bool:
    return bool(arguments.get("allow-inferred")) or INFERRED in names_in(arguments.get("allow", ""))


def _must_be_resolved(subject: Subject) -> bool:
    return subject.has_four_fields or subject.is_heal


def misplaced(
    subject: Subject, facts: Facts, destination: Destination, here: Workspace | None, today: date
) -> Refusal | None:
    """What speaks against this target for this entry; `here` is the project that is worked in."""
    place = destination.place
    if subject.is_heal and place is None and destination.name != NEW_SKILL:
        return missing_argument(f"{subject.name} is handed over to rules or a skill", f"or to {NEW_SKILL}")
    if destination.name == NEW_SKILL and not subject.is_heal:
        return missing_argument(f"{subject.name} becomes a skill with extract-skill", "new-skill is for heals")
    if not subject.has_four_fields or destination.file:
        return None
    if place is None:
        reason = f"{subject.name} is promoted into a file that agents read, not into a {destination.name}"
        return missing_argument(reason, "name one with --target")
    if place.is_rules_file and facts.are_absent:
        return unsound(subject.name, facts, today, allow_inferred=False)
    refusal = other_project(subject.name, facts, place.project or here)
    if refusal is not None:
        return refusal
    if facts.globs and not place.is_rules_file:
        reason = f"{subject.name} has **Paths**, and {place.name} is read for all files"
        return Refusal(reason, "promote it into a rules file with --domain")
    return _other_paths(subject, facts, destination) if place.is_rules_file else None


def _other_paths(subject: Subject, facts: Facts, destination: Destination) -> Refusal | None:
    """The paths of a rules file are never widened or narrowed for one more rule."""
    there, needed = destination.applies_to(), facts.globs
    if there == needed:
        return None
    reason = f"{destination.name} applies to paths [{_listed(there)}] but {subject.name} needs [{_listed(needed)}]"
    return Refusal(reason, "choose another domain")


def _listed(globs: tuple[str, ...]) -> str:
    return ", ".join(globs) or "all files"


def already_promoted(subject: Subject, snapshot: Snapshot, destination: Destination) -> Already | Refusal | None:
    """A promoted entry is not promoted twice; where to somewhere else, the first rule has to go before."""
    if subject.is_heal and subject.body.section("handoff") is not None:
        return Already(f"{subject.name} was handed over already; without its section Handoff it can be once more")
    if subject.entry.status is not Status.PROMOTED:
        return None
    line = destination.line_of(subject.id)
    if line:
        return Already(f"{subject.name} is already promoted to {destination.name}:{line}")
    sentence = promoted_to(subject, snapshot)
    return Refusal(sentence, "take that rule out first") if subject.has_four_fields else Already(sentence)


def rarely(subject: Subject) -> str:
    """Advice about a heal that has not come back often enough to be a rule (source: heals, handoff)."""
    count = re.match(r"\d+", subject.body.value("recurrence-count") or "")
    seen = int(count[0]) if count else 1
    return f"{subject.name} was seen {seen}×; heals are handed over from {_LEAST} on" if seen < _LEAST else ""


def promoted_to(subject: Subject, snapshot: Snapshot) -> str:
    """Where the rule of a promoted entry stands, as far as marker or entry tell."""
    name = subject.id
    for document in snapshot.documents:
        line = marked_line(document.content, name) if document.format in (rules.NAME, plain.DOCUMENT) else 0
        if line:
            return f"{subject.name} is already promoted to {document.relative}:{line}"
    where = subject.body.value("promoted") or subject.body.value("skill-path")
    return f"{subject.name} is already promoted" + (f" to {where}" if where else "")
