"""Runbooks as rows: whose they are, what stands in them, and what waits for somebody to read it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hotwash.core.analysis.engine.drafts import EntryState, entry_state
from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.model.document import Document
from hotwash.core.model.runbook import Runbook, RunbookEntry
from hotwash.viewmodels.entry_json import Json
from hotwash.viewmodels.rows import shown


class ReadEntry(NamedTuple):
    """One entry of a runbook; `state` is `None` for one that people wrote, or that is of no promoted pattern."""

    entry: RunbookEntry
    state: EntryState | None


class ReadRunbook(NamedTuple):
    """One runbook with the states of its entries."""

    document: Document
    runbook: Runbook
    entries: tuple[ReadEntry, ...]

    def of(self, *states: EntryState) -> list[ReadEntry]:
        return [each for each in self.entries if each.state in states]


def read_runbooks(engine: Engine, confirmed: Mapping[str, str]) -> Iterator[ReadRunbook]:
    """In the order of the files."""
    for document, runbook in engine.runbooks:
        entries = tuple(ReadEntry(entry, _state(entry, engine, confirmed)) for entry in runbook.entries)
        yield ReadRunbook(document, runbook, entries)


def _state(entry: RunbookEntry, engine: Engine, confirmed: Mapping[str, str]) -> EntryState | None:
    pattern = engine.pattern(entry.name)
    return entry_state(pattern, engine, confirmed) if pattern is not None and not entry.is_archived else None


def runbook_row(read: ReadRunbook) -> tuple[str, ...]:
    """Agent, what it holds, what waits, when it was changed, and the file."""
    holds = ", ".join(map(str, read.runbook.counts)) or "empty"
    updated = f"updated {shown(read.runbook.updated)}" if read.runbook.updated else "–"
    return shown(read.runbook.agent), holds, _waiting(read), updated, shown(read.document.relative)


def _waiting(read: ReadRunbook) -> str:
    drafts, due = read.of(EntryState.DRAFT, EntryState.DUE), read.of(EntryState.DUE)
    if not drafts:
        return "no draft"
    return f"{len(drafts)} to confirm" + (f", {len(due)} overdue" if due else "")


def entry_rows(read: ReadRunbook) -> Sequence[tuple[str, ...]]:
    """Line, section, name, state, and the numbers that the entry tells."""
    return [
        (
            str(each.entry.line),
            each.entry.part.value,
            shown(each.entry.name),
            each.state.value if each.state is not None else each.entry.origin.value,
            f"{each.entry.confidence:.2f}" if each.entry.confidence is not None else "–",
            f"×{each.entry.occurrences}" if each.entry.occurrences is not None else "–",
            shown(each.entry.trend or "–"),
            shown(each.entry.last_seen or "–"),
        )
        for each in read.entries
    ]


def runbook_json(read: ReadRunbook) -> dict[str, Json]:
    return {
        "agent": read.runbook.agent,
        "file": read.document.relative,
        "updated": read.runbook.updated,
        "notes": [each.text for each in read.runbook.notes],
        "entries": [_entry_json(each) for each in read.entries],
    }


def _entry_json(read: ReadEntry) -> dict[str, Json]:
    entry = read.entry
    return {
        "name": entry.name,
        "line": entry.line,
        "part": entry.part.value,
        "origin": entry.origin.value,
        "state": read.state.value if read.state is not None else None,
        "confidence": entry.confidence,
        "occurrences": entry.occurrences,
        "trend": entry.trend,
        "last_seen": entry.last_seen,
    }
