"""A review as lines in the exact form of the original tool, as JSON, and its entries as a table for programs."""

from collections.abc import Iterator, Mapping, Sequence

from hotwash.core.analysis.entry_subjects import EntrySubject
from hotwash.core.analysis.lifecycle import age_days
from hotwash.core.analysis.review import Covered, Review, Suggestion, Total
from hotwash.core.analysis.staleness import StaleItem
from hotwash.core.formats import body
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.snooze import Snooze
from hotwash.core.model.vocabulary import Kind, Status
from hotwash.core.text.masking import masked
from hotwash.viewmodels.entry_json import Json, entry_json
from hotwash.viewmodels.findings import finding_json, finding_lines, names_of
from hotwash.viewmodels.rows import shown

COLUMNS = (
    "id", "file", "line", "status", "source", "scope", "paths", "verified", "expires", "supersedes",
    "context", "content", "action",
)  # fmt: skip

_MOST_FINDINGS = 20
_KINDS = {
    Kind.LEARNING: "Learnings",
    Kind.ERROR: "Errors",
    Kind.FEATURE: "Feature requests",
    Kind.ISSUE: "Issues",
    Kind.HEAL: "Heals",
    Kind.HARNESS: "Harness learnings",
    Kind.NOTE: "Notes",
}
_REST = (Status.PROMOTED, Status.SUPERSEDED, Status.REJECTED, Status.UNKNOWN)


def review_lines(review: Review, drained: str = "") -> Iterator[str]:
    """Block after block, with a blank line between; the totals are always there."""
    blocks = [
        _findings(review),
        *(_suggestion(each) for each in review.suggestions),
        _listed("Open P1 and P2", [_open_line(review, each, each.entry.severity or "") for each in review.grave]),
        _stale_pending(review.stale_pending),
        *(_stale_resolved(item) for item in review.stale_resolved),
        _listed("Automation gaps and toil", [_open_line(review, each, _category(each)) for each in review.toil]),
        *(_covered(each) for each in review.covered),
        [shown(drained)] if drained else [],
        _totals(review),
    ]
    for at, block in enumerate(each for each in blocks if each):
        yield from ("", *block) if at else block


def _findings(review: Review) -> list[str]:
    found = review.findings
    lines = finding_lines(found[:_MOST_FINDINGS], names_of(review.facts.snapshot))
    left = len(found) - len(lines)
    return [*lines, f"and {left} more: hotwash lint"] if left > 0 else lines


def _suggestion(each: Suggestion) -> list[str]:
    candidate = each.candidate
    prefix = (candidate.entries[0].native_id or "").partition("-")[0] or candidate.entries[0].kind.value
    names = ", ".join(entry.native_id or entry.anchor for entry in candidate.entries)
    target = candidate.target.label + (f' → "{each.rule}"' if each.rule else "")
    return [
        shown(f'PROMOTION CANDIDATE — {prefix}: "{candidate.name}"'),
        shown(f"Entries: {names}"),
        shown(masked(f"Suggested target: {target}")),
    ]


def _stale_pending(items: Sequence[StaleItem]) -> list[str]:
    lines = [
        shown(f"{_named(item.entry)} — {item.days} days old, still pending") for item in items if item.entry is not None
    ]
    return _listed("Stale pending entries", lines)


def _stale_resolved(item: StaleItem) -> list[str]:
    if item.entry is None:
        return []
    name = item.entry.native_id or item.entry.anchor
    return [
        shown(f'STALE RESOLVED — {name}: "{masked(item.entry.title)}" ({item.days} days in resolved)'),
        shown(f"Action: run hotwash promote {name} or set Status: discarded"),
    ]


def _covered(each: Covered) -> list[str]:
    name = each.entry.native_id or each.entry.anchor
    return [shown(f'COVERED BY A DOMAIN — {name}: "{masked(each.entry.title)}" → {each.rules}')]


def _listed(label: str, lines: Sequence[str]) -> list[str]:
    return [f"{label}: {len(lines)}", *(f"  {line}" for line in lines)] if lines else []


def _open_line(review: Review, subject: EntrySubject, what: str) -> str:
    days = age_days(subject.entry, review.facts.now)
    age = f", {days} days old" if days is not None else ""
    return shown(f"{_named(subject.entry)} — {what}{age}, {subject.entry.native_status or 'pending'}")


def _category(subject: EntrySubject) -> str:
    return next(iter(word for word in subject.words("category") if word), "")


def _named(entry: Entry) -> str:
    return f'{entry.native_id or entry.anchor} — "{masked(entry.title)}"'


def _totals(review: Review) -> list[str]:
    lines = [f"{_KINDS[each.kind]}: {_numbers(each)}" for each in review.totals]
    last = f"Promotion candidates: {len(review.suggestions)} | Stale resolved: {len(review.stale_resolved)}"
    return [*lines, last]


def _numbers(total: Total) -> str:
    """`8 total, 3 pending, 5 resolved (1 stale)`; what there is none of is not said."""
    resolved = total.counts.get(Status.RESOLVED, 0)
    parts = [f"{total.total} total"]
    parts += [f"{total.pending} pending"] if total.pending else []
    parts += [f"{resolved} resolved" + (f" ({total.stale} stale)" if total.stale else "")] if resolved else []
    parts += [f"{number} {status}" for status in _REST if (number := total.counts.get(status, 0))]
    return ", ".join(parts)


# For programs


def review_json(review: Review, drained: str = "") -> dict[str, Json]:
    names, asleep = names_of(review.facts.snapshot), review.facts.snoozes.asleep
    return {
        "todo": review.finds_anything or bool(drained),
        "findings": [finding_json(each, names) for each in review.findings],
        "candidates": [_suggestion_json(each) for each in review.suggestions],
        "grave": [entry_json(each.document, each.entry, asleep) for each in review.grave],
        "stale_pending": [_stale_json(item, asleep) for item in review.stale_pending],
        "stale_resolved": [_stale_json(item, asleep) for item in review.stale_resolved],
        "toil": [entry_json(each.document, each.entry, asleep) for each in review.toil],
        "covered": [{**entry_json(each.document, each.entry, asleep), "rules": each.rules} for each in review.covered],
        "drained": drained or None,
        "totals": {each.kind.value: _total_json(each) for each in review.totals},
    }


def _suggestion_json(each: Suggestion) -> dict[str, Json]:
    candidate = each.candidate
    return {
        "name": masked(candidate.name),
        "count": candidate.count,
        "entries": [entry.native_id or entry.anchor for entry in candidate.entries],
        "why": masked(candidate.why),
        "shared": list(candidate.shared),
        "ready": candidate.ready,
        "target": candidate.target.label,
        "rule": masked(each.rule) or None,
    }


def _stale_json(item: StaleItem, asleep: Mapping[Key, Snooze]) -> Json:
    entry = entry_json(item.document, item.entry, asleep) if item.entry is not None else {}
    return {**entry, "days": item.days, "limit": item.limit}


def _total_json(total: Total) -> dict[str, Json]:
    return {
        "total": total.total,
        "pending": total.pending,
        "stale": total.stale,
        **{status.value: number for status, number in total.counts.items()},
    }


def table_lines(review: Review) -> Iterator[str]:
    """One line for each entry, values separated by tabs, in the order of `COLUMNS`."""
    for subject in review.subjects:
        yield "\t".join(shown(masked(" ".join(each.split()))) for each in _values(subject.document, subject.entry))


def _values(document: Document, entry: Entry) -> Iterator[str]:
    inside = body(document, entry)
    yield from (entry.native_id or "", document.relative, str(entry.line), entry.native_status or "")
    yield from (inside.value(name) or "" for name in COLUMNS[4:10])
    yield inside.text("context", "user-context", "active-context") or ""
    yield inside.text("content", "summary", "requested-capability", "failure", "details") or entry.title
    yield inside.text("action", "suggested-action", "suggested-fix", "suggested-implementation", "action-items") or ""
