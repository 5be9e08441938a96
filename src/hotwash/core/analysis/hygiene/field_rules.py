"""About fields: missing ones, and values that their field does not take."""

from collections.abc import Iterator
from functools import lru_cache

from hotwash.core.analysis.hygiene.finding import Finding, Repair, RepairKind
from hotwash.core.analysis.hygiene.scan import Case, Scan
from hotwash.core.analysis.skills import prefix_of
from hotwash.core.formats import body
from hotwash.core.formats.skills import BASE, skills
from hotwash.core.formats.slots import status_slot
from hotwash.core.model.skill import Skill
from hotwash.core.model.vocabulary import Kind, Severity
from hotwash.core.text.patterns import Pattern

_FOUR = ("status", "context", "content", "action")
_DEFAULTS = {"status": "pending", "action": "To be determined"}
_COUNTS = ("recurrence-count", "occurrences")
_COUNT = Pattern(r"[x×~≈]{0,2}\s?(\d{1,9})\s?(?:x|×|times|\+)?")
_LEADING_COUNT = Pattern(r"\D{0,3}(\d{1,9})")
_SLUG = Pattern(rb"[ \t]*#{1,6}[ \t]+\[[^\]]+\][ \t]+([A-Za-z][\w-]*)[ \t]*")
_TELLING = frozenset(("Logged", "Priority"))
_PRIORITIES = ("low", "medium", "high", "critical")


def missing_field(scan: Scan) -> Iterator[Finding]:
    """The four fields of the strict format; the status wherever there is an id."""
    for case in scan.cases:
        if case.is_strict:
            yield from (_missing(case, name, f"missing **{name.title()}**") for name in _FOUR if not _says(case, name))
        elif case.is_of_family and not case.entry.native_status:
            yield _without_status(case)


def _says(case: Case, name: str) -> bool:
    """A value may begin on the line below its name."""
    return bool(case.value(name) or (name in case.claims.fields and body(case.document, case.entry).value(name)))


def _without_status(case: Case) -> Finding:
    """None at all, or one that stands where nothing reads it."""
    locked = status_slot(case.document, case.entry).locked
    if locked is None:
        return _missing(case, "status", "has no **Status**")
    reason, instead = locked
    return case.finding("missing-field", Severity.ERROR, reason, detail="status", next_step=instead)


def _missing(case: Case, name: str, message: str) -> Finding:
    default = _DEFAULTS.get(name) if case.entry.kind is not Kind.HEAL else None
    repair = None
    if default is not None:
        kind = RepairKind.SET if name in case.claims.fields else RepairKind.ADD
        repair = Repair(kind, name, default, f"add **{name.title()}**: {default}")
    step = "" if repair else "write it in your editor: only its author knows"
    return case.finding("missing-field", Severity.ERROR, message, detail=name, next_step=step, repair=repair)


def missing_header(scan: Scan) -> Iterator[Finding]:
    """The lines below the heading that the skill's template has, once some of them are there."""
    for case, skill in scan.skilled:
        wanted = _header_of(skill.name, prefix_of(case.entry)) if case.entry.kind is not Kind.HEAL else ()
        absent = [name for name, canonical in wanted if canonical not in case.claims.fields]
        if absent and len(absent) < len(wanted):
            message = f"has no {', '.join(f'**{name}**' for name in absent)}"
            severity = Severity.WARNING if _TELLING & set(absent) else Severity.NOTE
            step = "add what you know in your editor"
            yield case.finding("missing-header", severity, message, next_step=step)


@lru_cache(maxsize=256)
def _header_of(skill: str, prefix: str) -> tuple[tuple[str, str], ...]:
    """The names in the head of a template as written and as claims have them, but for the status."""
    template = skills()[skill].templates.get(prefix)
    fields = template.head if template is not None else ()
    return tuple((each.name, each.name.casefold()) for each in fields if each.name.casefold() != "status")


def bad_count(scan: Scan) -> Iterator[Finding]:
    """Only whole numbers can be compared with a threshold."""
    for case in scan.cases:
        for name in _COUNTS:
            value = case.value(name)
            if not value or value.isdecimal():
                continue
            number, leading = _COUNT.fullmatch(value), _LEADING_COUNT.match(value)
            read = f", read as {leading[1]}" if leading else ""
            message = f'{case.name_of(name)} "{value}" is no whole number{read}'
            repair = Repair(RepairKind.SET, name, number[1], f"write {number[1]}") if number else None
            step = "" if repair else "keep the number there, and its words in the text"
            yield case.finding("bad-count", Severity.WARNING, message, name, detail=name, next_step=step, repair=repair)


def unknown_category(scan: Scan) -> Iterator[Finding]:
    """The word behind the id of a learning; other entries have a name there."""
    for case, skill in scan.skilled:
        template = skill.templates.get(prefix_of(case.entry))
        slug = _SLUG.fullmatch(case.heading) if template and template.slug == "category" else None
        if slug:
            yield from _outside(case, skill, "category", slug[1].decode(), skill.categories, _all_categories())


def unknown_area(scan: Scan) -> Iterator[Finding]:
    for case, skill in scan.skilled:
        if (area := case.value("area")) not in skill.areas:
            yield from _outside(case, skill, "area", area, skill.areas, _all_areas())


def unknown_priority(scan: Scan) -> Iterator[Finding]:
    for case, skill in scan.skilled:
        if (priority := case.value("priority")) not in _PRIORITIES:
            yield from _outside(case, skill, "priority", priority, _PRIORITIES)


def unknown_severity(scan: Scan) -> Iterator[Finding]:
    for case, skill in scan.skilled:
        severity = case.value("severity")
        template = skill.templates.get(prefix_of(case.entry)) if severity else None
        choices = next((field.choices for field in template.head if field.name == "Severity"), ()) if template else ()
        yield from _outside(case, skill, "severity", severity, choices)


def _outside(
    case: Case, skill: Skill, what: str, value: str, known: tuple[str, ...], of_others: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Where nothing says which skill an entry belongs to, it is the base's, and the words of all others pass too."""
    if not value or not known or value in known or value.casefold() in known:
        return
    if skill.name != BASE or value not in of_others:
        message = f'{what} "{value}" is none of {skill.name}'
        yield case.finding(f"unknown-{what}", Severity.NOTE, message, what, next_step=f"one of {', '.join(known)}")


@lru_cache(maxsize=1)
def _all_categories() -> frozenset[str]:
    return frozenset(word for skill in skills().values() for word in skill.categories)


@lru_cache(maxsize=1)
def _all_areas() -> frozenset[str]:
    return frozenset(word for skill in skills().values() for word in skill.areas)
