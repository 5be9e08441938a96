"""About the status: missing, in words that the format does not have, without the trace that it should leave."""

from collections.abc import Iterator

from hotwash.core.analysis.ages import parse_stamp
from hotwash.core.analysis.hygiene.finding import Finding, Repair, RepairKind
from hotwash.core.analysis.hygiene.scan import Case, Scan
from hotwash.core.analysis.skills import prefix_of
from hotwash.core.formats.skills import BASE, skills
from hotwash.core.formats.slots import Home, status_slot
from hotwash.core.formats.vocabulary import is_status, letters
from hotwash.core.model.skill import LEARNING
from hotwash.core.model.vocabulary import Kind, Severity, Status
from hotwash.core.text.dates import stamp_in
from hotwash.core.text.patterns import Pattern

STRICT_STATUSES = ("pending", "resolved", "promoted", "superseded", "revoked", "discarded")
"""Those of the four-field format (source: self-improve, lifecycle)."""

_ALSO_HEALS = ("handed-off",)
_PLAIN = {Status.OPEN: "pending", Status.ACTIVE: "in_progress", Status.RESOLVED: "resolved"}
_DATED = Pattern(
    r"[^\w(\[]{0,4}(?P<words>[^\W\d_]+(?:[ _-][^\W\d_]+)*?)[ \t]*[-–—:,(\[]{1,2}[ \t]*(?:on |am |le )?"
    r"(?P<date>20\d{2}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?)[)\]]?"
)
_UNMARKED = Pattern(r"^[^\w(\[]+|[^\w)\]]+$")


def statuses_of(scan: Scan, case: Case) -> tuple[str, ...]:
    """The words that the entry's format has for a status."""
    if case.is_strict:
        return STRICT_STATUSES
    if case.entry.kind is Kind.HEAL:
        return (*next(iter(skills()["heal"].statuses.values())), *_ALSO_HEALS)
    skill = scan.skill(case)
    return skill.statuses.get(prefix_of(case.entry)) or skills()[BASE].statuses[LEARNING]


def unknown_status(scan: Scan) -> Iterator[Finding]:
    """A word the format does not have; what it means is often clear all the same."""
    for case in scan.cases:
        native, status = case.entry.native_status, case.entry.status
        if not native:
            continue
        if not (case.is_strict or case.is_of_family):
            if status is Status.UNKNOWN:
                yield _unknown(case, native, Severity.WARNING, "", None)
            continue
        known = statuses_of(scan, case)
        if native in known or _is_foreign(native, status):
            continue
        same = next((word for word in known if letters(word) == letters(native)), None)
        severity = Severity.ERROR if case.is_strict else Severity.NOTE if same else Severity.WARNING
        meant = "" if case.is_strict or status is Status.UNKNOWN else f", read as {status}"
        yield _unknown(case, native, severity, meant, _known_word(case, native, known, same), known)


def _unknown(
    case: Case, native: str, severity: Severity, meant: str, repair: Repair | None, known: tuple[str, ...] = ()
) -> Finding:
    next_step = f"one of {', '.join(known)}" if known else "say in your editor what it is"
    message = f'unknown status "{native}"{meant}'
    return case.finding("unknown-status", severity, message, "status", next_step=next_step, repair=repair)


def _known_word(case: Case, native: str, known: tuple[str, ...], same: str | None) -> Repair | None:
    """The word of the format, where the text says nothing but that, or that and the date of its resolution."""
    slot = status_slot(case.document, case.entry)
    if slot.locked is not None or slot.home is Home.NEW:
        return None
    dated = _DATED.fullmatch(native.strip())
    if dated and case.entry.status is Status.RESOLVED and is_status(dated["words"]) and _may_keep_date(case, known):
        sentence = f"write resolved, and keep {dated['date']} where the format keeps it"
        return Repair(RepairKind.CLOSE, native, dated["date"], sentence)
    plain = _UNMARKED.sub("", native)
    word = same or (_PLAIN.get(case.entry.status) if plain.isascii() and is_status(plain) else None)
    if word not in known or any(character.isdigit() for character in plain):
        return None
    return Repair(RepairKind.SET, "status", word, f"write {word}")


def _may_keep_date(case: Case, known: tuple[str, ...]) -> bool:
    """Only where no other date stands in its place already."""
    return (
        "resolved" in known
        and not ({"status-note", "resolved"} & set(case.claims.fields))
        and ("resolution" not in case.claims.sections)
    )


def foreign_status(scan: Scan) -> Iterator[Finding]:
    """`contained` is a word of security incidents; elsewhere the skill's own tools do not find it."""
    for case in scan.cases:
        native = case.entry.native_status or ""
        if not case.is_of_family or not _is_foreign(native, case.entry.status):
            continue
        known = statuses_of(scan, case)
        if native not in known:
            statuses = [each for skill in skills().values() for each in skill.statuses.items()]
            owners = " and ".join(prefix for prefix, words in statuses if native in words)
            message = f'status "{native}" is a word of {owners} entries'
            step = f"one of {', '.join(known)}"
            yield case.finding("foreign-status", Severity.WARNING, message, "status", next_step=step)


def _is_foreign(native: str, status: Status) -> bool:
    """Whether it is a word for being worked on that the issue files of some skill have."""
    if status is not Status.ACTIVE:
        return False
    return any(native in words for skill in skills().values() for words in skill.statuses.values())


def resolved_without_resolution(scan: Scan) -> Iterator[Finding]:
    """Nobody can tell what was done, or when."""
    for case in scan.cases:
        if not case.is_of_family or case.entry.kind is Kind.HEAL or case.entry.status is not Status.RESOLVED:
            continue
        native = case.entry.native_status or ""
        says_when = "resolution" in case.claims.sections or "resolved" in case.claims.fields or stamp_in(native)
        if not says_when:
            message = f"is {native} without a Resolution that says when and how"
            step = "reopen it and resolve it with a note, or write the Resolution in your editor"
            yield case.finding("resolved-without-resolution", Severity.WARNING, message, "status", next_step=step)


def undated_status_note(scan: Scan) -> Iterator[Finding]:
    """A status note begins with the day of the change; the days in a status are counted from it."""
    for case in scan.cases:
        note = case.value("status-note")
        if case.is_strict and note and parse_stamp(note) is None:
            message = "has a **Status-Note** without the date of the change"
            step = "begin it with YYYY-MM-DD in your editor"
            yield case.finding("undated-status-note", Severity.WARNING, message, "status-note", next_step=step)
