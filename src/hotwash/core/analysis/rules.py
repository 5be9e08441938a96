"""What became of everything that was promoted into a file that agents read, worst first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from hotwash.core.analysis.ages import parse_stamp
from hotwash.core.analysis.glance import stated
from hotwash.core.analysis.lifecycle import closed_day, logged_day
from hotwash.core.analysis.per_entry import PerEntry
from hotwash.core.analysis.promoted_rule import Judge, Origin, Rule, RuleState
from hotwash.core.analysis.rule_states import changed, noted_target, outdated, plain, recurred
from hotwash.core.formats import plain as documents
from hotwash.core.formats import rules
from hotwash.core.formats.named_rules import named_rules
from hotwash.core.formats.places import is_rules
from hotwash.core.formats.promoted_to import documents_in
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.provenance import real_date
from hotwash.core.model.rules import RuleFile, WrittenRule
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import replace
from hotwash.core.model.vocabulary import Scope, Status

if TYPE_CHECKING:
    from hotwash.core.analysis.groups import Group


class _Place(NamedTuple):
    """Where a rule stands."""

    document: Document
    line: int
    text: str


def promoted_rules(snapshot: Snapshot, judge: Judge) -> tuple[Rule, ...]:
    """All rules that name an entry, and all promoted entries whose rule should be in a file and is not."""
    told = {document.path: named_rules(document.content) for document in _rule_files(snapshot)}
    named = {name for lines in told.values() for line in lines for name in line.ids}
    origins = _origins(snapshot, named)
    found = []
    for document in _rule_files(snapshot):
        for line in told[document.path]:
            known = [origins[name] for name in line.ids if name in origins]
            place = _Place(document, line.line, line.text)
            found.append(_judged(snapshot, line.ids, known, place, judge))
    found += [_unmarked(snapshot, origin, judge) for name, origin in origins.items() if name not in named]
    return tuple(sorted(found, key=_worst_first))


def without_marker(snapshot: Snapshot) -> int:
    """How many rules stand in rule sections without naming an entry: written by hand, or before there were markers."""
    files = (document.contents for document in _rule_files(snapshot))
    return sum(rule.marker is None for each in files if isinstance(each, RuleFile) for rule in each.promoted)


def _rule_files(snapshot: Snapshot) -> Iterator[Document]:
    """What agents read, and documents that something was promoted to."""
    return (document for document in snapshot.documents if document.format in (rules.NAME, documents.DOCUMENT))


def _origins(snapshot: Snapshot, named: Collection[str]) -> dict[str, Origin]:
    """The entries that rules name, and promoted ones that must have a rule; of equal ids the promoted one."""
    found: dict[str, Origin] = {}
    for document in snapshot.documents:
        for entry, is_noted in zip(document.entries, _NOTED.of(document), strict=True):
            name = entry.native_id or entry.anchor
            is_promoted = entry.status is Status.PROMOTED
            # Rules that hotwash or the newer tool wrote carry a marker; of older ones nobody can say where they are.
            if name in named or (is_promoted and (is_noted or entry.anchor in snapshot.personal.rules)):
                before = found.get(name)
                if before is None or (is_promoted and before.entry.status is not Status.PROMOTED):
                    found[name] = Origin(document, entry)
    return found


def _is_noted(document: Document, place: int) -> bool:
    """Whether an entry is promoted and its status note names the rule file."""
    entry = document.entries[place]
    return entry.status is Status.PROMOTED and bool(noted_target(document, entry))


_NOTED = PerEntry(_is_noted)


def _judged(snapshot: Snapshot, names: Sequence[str], origins: Sequence[Origin], place: _Place, judge: Judge) -> Rule:
    """A rule that stands in a file."""
    rule = _rule(snapshot, names, origins, place, judge)
    state, reason = recurred(rule, judge) or outdated(rule, judge) or changed(rule) or (RuleState.PRESENT, "")
    return replace(rule, state=state, reason=reason)


def _unmarked(snapshot: Snapshot, origin: Origin, judge: Judge) -> Rule:
    """A rule whose marker is nowhere: its text may still be somewhere."""
    name = origin.entry.anchor
    written = snapshot.personal.rules.get(name)
    place = _same_text(snapshot, written.text) if written is not None else None
    rule = _rule(snapshot, (name,), (origin,), place, judge)
    told = recurred(rule, judge)
    if place is None:
        again = f"; {told[1]}" if told is not None else ""
        is_document = bool(rule.target) and not is_rules(rule.target)
        lost = "its marker is not in" if is_document else "neither marker nor text is in"
        reason = f"{lost} {rule.target or 'any rule file'}{again}"
        return replace(rule, state=RuleState.MISSING, reason=reason)
    if told is not None:
        return replace(rule, state=told[0], reason=told[1])
    reason = f"the same text without its marker in {rule.target}:{rule.line}"
    return replace(rule, state=RuleState.MOVED, reason=reason)


def _rule(
    snapshot: Snapshot, names: Sequence[str], origins: Sequence[Origin], place: _Place | None, judge: Judge
) -> Rule:
    memory = [written for name in names if (written := snapshot.personal.rules.get(name)) is not None]
    days = [day for origin in origins if (day := _promoted_day(origin, snapshot.personal.rules, judge.now)) is not None]
    promoted = max(days, default=None)
    groups = [group for origin in origins if (group := judge.group_of.get(origin.entry.key)) is not None]
    seen = [group.last_seen for group in groups] + [logged_day(origin.entry) for origin in origins]
    checked = [day for name in names if (day := real_date(snapshot.personal.checked.get(name, ""))) is not None]
    noted = next((told for origin in origins if (told := noted_target(*origin) or _said_target(origin))), "")
    target = place.document.relative if place is not None else noted
    return Rule(
        id=f"{'+'.join(names)}@{place.document.path if place is not None else ''}",
        state=RuleState.PRESENT,
        reason="",
        text=place.text if place is not None else memory[0].text if memory else "",
        target=target,
        path=place.document.path if place is not None else "",
        line=place.line if place is not None else 0,
        scope=Scope.GLOBAL if target.startswith("~/") else Scope.PROJECT,
        names=tuple(names),
        origins=tuple(origins),
        promoted=promoted,
        last_seen=max((day for day in seen if day is not None), default=None),
        checked=max(checked, default=None),
        again=tuple(_again(origins, groups, memory, promoted, max(checked, default=promoted), judge)),
        written=memory[0].text if memory else "",
    )


def _said_target(origin: Origin) -> str:
    """The rule file or the document that an entry says it was promoted to."""
    told = stated(*origin, "promoted") or ""
    said = told.split(" ")[0]
    return said if is_rules(said) else next(iter(documents_in(told or stated(*origin, "status-note") or "")), "")


def _promoted_day(origin: Origin, written: Mapping[str, WrittenRule], now: datetime) -> date | None:
    day = closed_day((stated(*origin, name) for name in ("status-note", "promoted")), now)
    memory = written.get(origin.entry.anchor)
    return day or (real_date(memory.day) if memory is not None else None)


def _again(
    origins: Sequence[Origin],
    groups: "Sequence[Group]",
    memory: Sequence[WrittenRule],
    promoted: date | None,
    settled: date | None,
    judge: Judge,
) -> Iterator[Entry]:
    """Entries that came into the group although there was a rule; an origin counts when it was seen again since
    somebody last looked."""
    known = {name for written in memory for name in written.known} | {origin.entry.anchor for origin in origins}
    members = {member.key: member.entry for group in groups for member in group.members}
    for key, entry in members.items():
        if entry.anchor in known or entry.status is Status.PROMOTED:
            continue
        day = logged_day(entry)
        if promoted is None or day is None:
            is_later = key in judge.new
        else:
            is_later = day > promoted or (bool(memory) and day == promoted)
        if is_later:
            yield entry
    for origin in origins:
        seen = parse_stamp(stated(*origin, "last-seen"))
        if settled is not None and seen is not None and seen.day > settled:
            yield origin.entry


def _same_text(snapshot: Snapshot, text: str) -> _Place | None:
    wanted = plain(text)
    for document in _rule_files(snapshot):
        for line in rules.rule_lines(document.content):
            if plain(line.text) == wanted:
                return _Place(document, line.line, line.text)
    return None


def _worst_first(rule: Rule) -> tuple[int, int, str]:
    newest = -rule.promoted.toordinal() if rule.promoted is not None else 0
    return list(RuleState).index(rule.state), newest, rule.id
