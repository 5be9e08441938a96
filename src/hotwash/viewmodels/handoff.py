"""The handoff as Markdown: short enough for a chat, the same bytes for the same state and clock."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from hotwash.core.analysis.ages import age_text
from hotwash.core.analysis.handoff import (
    Deed,
    Handoff,
    Item,
    Operation,
    SleepingCalls,
    counts_by_verb,
    grave_word,
)
from hotwash.core.model.key import Key
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import shown
from hotwash.viewmodels.wal import running_time

SHORT = 5
"""So many items of a section are told; the others are counted."""

_PAST = {
    "resolve": "resolved",
    "promote": "promoted",
    "discard": "discarded",
    "wont-fix": "not fixed",
    "reopen": "reopened",
    "start": "started",
    "note": "noted",
    "edit": "edited",
    "log": "logged",
}


class ReportLine(NamedTuple):
    """One line, and the entry it is about."""

    text: str
    key: Key | None = None


def handoff_lines(report: Handoff, project: str, seen: Callable[[Key], int], *, full: bool = False) -> list[ReportLine]:
    """The whole report; without `full` at most five items of each section. `seen` counts how often it happened."""
    most = None if full else SHORT
    sections = (
        _operations(report.operations, most),
        _items(
            "Needs attention ({}): P1/P2, regressed, stale",
            report.attention,
            most,
            lambda item: _needs(item, report.at),
        ),
        _items("New since last handoff ({})", report.new, most, lambda item: _is_new(item, seen)),
        _recurring(report, most),
        _deeds(report.deeds, most),
    )
    names = ("operations PENDING", "attention", "new entries", "recurring patterns", "changes")
    calm = [name for name, section in zip(names, sections, strict=True) if not section]
    asleep = [
        *_items("Snoozed ({})", report.snoozed, most, _sleeps),
        *_calls(report.sleeping_calls),
    ]
    lines = [ReportLine(_title(report, project)), *(line for section in (*sections, asleep) for line in section)]
    return [*lines, ReportLine(f"Nothing to report: {', '.join(calm)}")] if calm else lines


def _title(report: Handoff, project: str) -> str:
    since = _since(report.since, report.at)
    return f"# Handoff {shown(project)} – {report.at:%Y-%m-%d %H:%M}, {since}, by {shown(report.by)}"


def _since(since: datetime | date | None, at: datetime) -> str:
    if since is None:
        return "the first one"
    if not isinstance(since, datetime):
        return f"since {since:%Y-%m-%d}"
    local = since.astimezone(at.tzinfo)
    return f"since {local:%H:%M}" if local.date() == at.date() else f"since {local:%Y-%m-%d %H:%M}"


def _operations(operations: Sequence[Operation], most: int | None) -> list[ReportLine]:
    if not operations:
        return []
    lines = [ReportLine(f"## {counted(len(operations), 'operation')} PENDING")]
    for operation in operations[:most]:
        record = operation.pending.record
        name = shown(record.operation) or "an operation without a name"
        lines.append(ReportLine(f"- {running_time(operation.pending)} {name}"))
        facts = (
            ("blast", shown(record.blast_radius)),
            ("rollback", shown(record.rollback) or "none is written down"),
            ("verify", shown(" · ".join(operation.verify))),
        )
        lines += [ReportLine(f"  {label}: {text}") for label, text in facts if text]
    return [*lines, *_more(len(operations), most)]


def _items(heading: str, items: Sequence[Item], most: int | None, say: Callable[[Item], str]) -> list[ReportLine]:
    if not items:
        return []
    lines = [ReportLine(f"## {heading.format(len(items))}")]
    lines += [ReportLine(f"- {say(item)}", item.entry.key) for item in items[:most]]
    return [*lines, *_more(len(items), most)]


def _needs(item: Item, now: datetime) -> str:
    entry = item.entry
    state = item.reason or f"{shown(entry.native_status) or entry.status} {age_text(entry, now)}"
    place = f"{shown(item.document.relative)}:{entry.line}"
    note = f" – note: {shown(item.note)}" if item.note else ""
    return f"{_name(item)} – {state} – {place}{note}"


def _sleeps(item: Item) -> str:
    note = f" – note: {shown(item.note)}" if item.note else ""
    return f"{_name(item)} – {item.reason}{note}"


def _calls(asleep: Sequence[SleepingCalls]) -> list[ReportLine]:
    if not asleep:
        return []
    lines = [f"- {shown(each.name)}, {counted(each.times, 'call')} – {each.until}" for each in asleep]
    return [ReportLine(f"## Snoozed failures ({len(asleep)})"), *map(ReportLine, lines)]


def _is_new(item: Item, seen: Callable[[Key], int]) -> str:
    entry = item.entry
    times = seen(entry.key)
    facts = [item.reason, shown(entry.native_status) or "no status", f"seen {times}×" if times > 1 else ""]
    note = f" – note: {shown(item.note)}" if item.note else ""
    return f"{_name(item)} – {', '.join(fact for fact in facts if fact)}{note}"


def _name(item: Item) -> str:
    entry = item.entry
    return " ".join(filter(None, (shown(entry.native_id), grave_word(entry), shown(entry.title))))


def _recurring(report: Handoff, most: int | None) -> list[ReportLine]:
    if not report.recurring:
        return []
    lines = [ReportLine(f"## Recurring, no rule yet ({len(report.recurring)})")]
    lines += [
        ReportLine(f"- ×{each.count} {shown(each.name)} → {shown(each.target.label)}", each.members[0])
        for each in report.recurring[:most]
    ]
    return [*lines, *_more(len(report.recurring), most)]


def _deeds(deeds: Sequence[Deed], most: int | None) -> list[ReportLine]:
    if not deeds:
        return []
    counts = ", ".join(f"{count} {_PAST.get(verb, verb)}" for verb, count in counts_by_verb(deeds).items())
    newest = deeds if most is None else deeds[-most:]
    lines = [ReportLine(f"## Done this shift: {counts}")]
    lines += [ReportLine(f"- {shown(deed.sentence)} ({shown(deed.user)})") for deed in newest]
    return [*lines, *_more(len(deeds), most)]


def _more(number: int, most: int | None) -> Iterator[ReportLine]:
    if most is not None and number > most:
        yield ReportLine(f"- and {number - most} more")
