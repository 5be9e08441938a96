"""What came back: the same service, alert, cause or remedy, often enough within the days that the triggers name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from hotwash.core.analysis.gist import normal_key
from hotwash.core.analysis.ops.fact import Evidence, OpsFact, log_command
from hotwash.core.analysis.ops.measures import evidence
from hotwash.core.analysis.ops.reading import Reading
from hotwash.core.analysis.ops.services import names_in, services_of
from hotwash.core.model.key import Key
from hotwash.core.text.patterns import Pattern

_MONTH, _WEEK = 30, 7
_TWICE, _THRICE = 2, 3
_ROOT_CAUSES = ("root-cause",)
_REMEDIES = ("mitigation", "resolution-steps", "suggested-fix")
_NOT_LETTERS = Pattern(r"[\W\d_]+")
_LEAST_LETTERS = 8
_LONGEST = 400
_NOTHING_SAID = (
    "whatinthesystemcausedthisissue",
    "stepstakentorestoreservice",
    "tobedetermined",
    "underinvestigation",
    "notyetknown",
    "notapplicable",
    "unknown",
)
"""How a template asks, and how people put off an answer, by their letters alone."""
_PATTERN = "log the pattern, so that it is dealt with once and for all"
_PATTERN_LOG = 'OPS "…" --pattern-key incident_pattern.…'
_TOIL_LOG = 'LRN "…" --category toil_accumulation'

Seen = tuple[Reading, Evidence]


def recurring_facts(entries: Sequence[Reading]) -> Iterator[OpsFact]:
    """All four kinds; every one of them is past its limit."""
    issues = [each for each in entries if each.is_issue]
    for service, seen in _by(issues, _services).items():
        if soon := _within(seen, _TWICE, _MONTH):
            value = f"{len(soon)} × in {_days(soon)} d"
            yield _fact("same service", service, value, "no second incident within 30 d", soon)
    for alert, seen in _by(entries, _alerts).items():
        if soon := _within(seen, _THRICE, _WEEK):
            value = f"{len(soon)} × in {_days(soon)} d"
            yield _fact("same alert", alert, value, "at most twice a week", soon)
    yield from _causes(issues)
    for seen in _by(entries, _remedies).values():
        if soon := _within(seen, _THRICE, _MONTH):
            value = f"{len(soon)} × in {_days(soon)} d"
            yield _fact("same remedy", _said(soon), value, "at most twice a month", soon, toil=True)


def _causes(issues: Sequence[Reading]) -> Iterator[OpsFact]:
    """The same key, or the same words about the root cause, in different services; nothing is said twice."""
    told: set[frozenset[Key]] = set()
    for key, seen in (*_by(issues, _keys).items(), *_by(issues, _root_causes).items()):
        services = {service for reading, _ in seen for service in services_of(reading)}
        keys = frozenset(reading.entry.key for reading, _ in seen)
        if len(services) >= _TWICE and len(seen) >= _TWICE and not any(keys <= each for each in told):
            told.add(keys)
            name = key if seen[0][1].text.casefold().startswith("pattern-key") else _said(seen)
            yield _fact("same cause", name, f"in {', '.join(sorted(services))}", "in one service at most", seen)


def _fact(rule: str, subject: str, value: str, limit: str, seen: Sequence[Seen], *, toil: bool = False) -> OpsFact:
    sources = tuple(source for _, source in seen)
    return OpsFact(
        rule=rule,
        subject=subject,
        value=value,
        limit=limit,
        sources=sources,
        fired=True,
        proposal="log the toil: what is done by hand three times wants a machine" if toil else _PATTERN,
        command=log_command(_TOIL_LOG if toil else _PATTERN_LOG, sources),
    )


def _said(seen: Sequence[Seen]) -> str:
    return seen[0][1].text.partition(": ")[2]


def _by(
    entries: Iterable[Reading], names: Callable[[Reading], Iterable[tuple[str, Evidence]]]
) -> dict[str, list[Seen]]:
    found: defaultdict[str, list[Seen]] = defaultdict(list)
    for each in entries:
        for name, source in names(each):
            found[name].append((each, source))
    return found


def _within(seen: Sequence[Seen], least: int, days: int) -> Sequence[Seen]:
    """The most entries that lie within so many days of one another, the latest ones if there are several such
    stretches; none where they are fewer than `least`."""
    dated = sorted((each for each in seen if each[0].day is not None), key=_day)
    start, best = 0, slice(0, 0)
    for last, each in enumerate(dated):
        while (_day(each) - _day(dated[start])).days > days:
            start += 1
        if last + 1 - start >= best.stop - best.start:
            best = slice(start, last + 1)
    return dated[best] if best.stop - best.start >= least else ()


def _day(seen: Seen) -> date:
    return seen[0].day or date.min


def _days(seen: Sequence[Seen]) -> int:
    return (_day(seen[-1]) - _day(seen[0])).days


def _services(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    return ((service, reading.head) for service in services_of(reading))


def _alerts(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    field = reading.field("related-alerts", "alert", "alert-name")
    if field is not None:
        yield from ((name, reading.said(field)) for name in names_in(field.value) if name != "alert-name or monitor-id")


def _keys(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    field = reading.field("pattern-key")
    if field is not None and (key := normal_key(field.value)):
        yield key, reading.said(field)


def _root_causes(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    return _told(reading, _ROOT_CAUSES)


def _remedies(reading: Reading) -> Iterator[tuple[str, Evidence]]:
    """What was done, not what was suggested."""
    return _told(reading, _REMEDIES)


def _told(reading: Reading, names: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
    """What the first of these sections says, known by its letters alone: numbers and signs differ each time."""
    for name in names:
        section = reading.inside.section(name)
        if section is not None and section.text and not section.title.casefold().startswith("suggest"):
            text = " ".join(section.text.split())[:_LONGEST]
            letters = _NOT_LETTERS.sub("", text.casefold())
            if len(letters) >= _LEAST_LETTERS and not letters.startswith(_NOTHING_SAID):
                first = section.text.partition("\n")[0].encode()
                at = max(section.span.start, reading.document.raw(reading.entry).find(first, section.span.start))
                yield letters, evidence(reading.document, reading.entry, at, f"{section.title}: {text}")
            return
