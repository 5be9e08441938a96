"""An entry as scripts get it: a versioned contract, in the words of the file.

Texts are masked like everywhere else. They are not made visible: JSON escapes what a terminal would obey.
"""

from collections.abc import Mapping

from hotwash.core.analysis.lifecycle import is_pending
from hotwash.core.analysis.snoozing import until_json
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from hotwash.core.model.key import Key
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.snooze import Snooze
from hotwash.core.model.vocabulary import Severity
from hotwash.core.text.masking import masked

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def entry_json(document: Document, entry: Entry, asleep: Mapping[Key, Snooze]) -> dict[str, Json]:
    """One entry. `file` is relative to the root, `line` counts from 1, `logged` is the stamp as written.

    `snoozed_until` is a moment on the wall clock, `seen 4`, `handoff`, or null for what does not sleep.
    """
    return {
        "uid": entry_uid(document, entry),
        "file": document.relative,
        "line": entry.line,
        "id": entry.native_id,
        "kind": entry.kind.value,
        "title": masked(entry.title),
        "status": entry.status.value,
        "native_status": entry.native_status,
        "priority": entry.priority,
        "severity": entry.severity,
        "area": entry.area,
        "logged": entry.logged,
        "format": entry.dialect,
        "workspace": document.workspace.name,
        "scope": document.workspace.scope.value,
        "ordinal": entry.ordinal,
        "pending": is_pending(entry),
        "read_only": document.read_only,
        "snoozed_until": until_json(asleep.get(entry.key)),
    }


def entry_uid(document: Document, entry: Entry) -> str:
    """What names one entry and no other: dialect, file and id, with its number among those of the same id."""
    again = f"#{entry.ordinal}" if entry.ordinal > 1 else ""
    return f"{entry.dialect}:{document.relative}:{masked(entry.anchor)}{again}"


def diagnostics_json(snapshot: Snapshot) -> list[Json]:
    """What is odd in the files, and which cannot be read, in the order of the files."""
    names = {document.path: document.relative for document in snapshot.documents}
    found: list[Json] = [
        {
            "file": names.get(each.path, each.path),
            "line": each.line,
            "severity": each.severity.value,
            "message": masked(each.message),
        }
        for document in snapshot.documents
        for each in document.diagnostics
    ]
    for problem in snapshot.problems:
        message = f"{problem.reason} – {problem.next_step}" if problem.next_step else problem.reason
        path = names.get(problem.path, problem.path)
        found.append({"file": path, "line": 0, "severity": Severity.ERROR.value, "message": message})
    for remark in snapshot.remarks:
        found.append(
            {"file": remark.path, "line": remark.line, "severity": remark.severity.value, "message": remark.message}
        )
    return found
