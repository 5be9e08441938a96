"""The JSON contract of an entry."""

from dataclasses import replace
from datetime import datetime

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.snapshot import SourceProblem
from hotwash.core.model.snooze import Snooze
from hotwash.core.model.vocabulary import Severity
from hotwash.viewmodels.entry_json import diagnostics_json, entry_json, entry_uid
from support.snapshots import ERRORS, document, entry, snapshot


def test_an_entry_has_all_fields_of_the_contract() -> None:
    file = document(entry("ERR-20260520-001", "boom", priority="high", area="infra", logged="2026-05-20T12:31:00Z"))
    assert entry_json(file, file.entries[0], {}) == {
        "uid": "fields:.learnings/ERRORS.md:ERR-20260520-001",
        "file": ".learnings/ERRORS.md",
        "line": 5,
        "id": "ERR-20260520-001",
        "kind": "error",
        "title": "boom",
        "status": "open",
        "native_status": "pending",
        "priority": "high",
        "severity": None,
        "area": "infra",
        "logged": "2026-05-20T12:31:00Z",
        "format": "fields",
        "workspace": "payments-api",
        "scope": "project",
        "ordinal": 1,
        "pending": True,
        "read_only": None,
        "snoozed_until": None,
    }


def test_what_sleeps_says_until_when() -> None:
    file = document(entry())
    (one,) = file.entries
    until = {one.key: Snooze(datetime(2026, 5, 27, 9))}
    assert entry_json(file, one, until)["snoozed_until"] == "2026-05-27T09:00"
    assert entry_json(file, one, {one.key: Snooze(times=4)})["snoozed_until"] == "seen 4"
    assert entry_json(file, one, {one.key: Snooze()})["snoozed_until"] == "handoff"


def test_two_entries_of_one_id_have_two_uids_and_so_have_two_dialects() -> None:
    file = document(entry(), entry(ordinal=2))
    first, second = file.entries
    assert entry_uid(file, second) == entry_uid(file, first) + "#2"
    assert entry_uid(file, first._replace(dialect="sections")) != entry_uid(file, first)


def test_keys_are_masked_in_json_too() -> None:
    file = document(entry(title="leaked AKIAIOSFODNN7EXAMPLE"))
    assert entry_json(file, file.entries[0], {})["title"] == "leaked ••••[20]"


def test_what_is_odd_and_what_cannot_be_read_are_diagnostics() -> None:
    file = replace(document(), diagnostics=(Diagnostic(ERRORS, 88, Severity.WARNING, "x", "unknown status"),))
    given = snapshot(file, problems=(SourceProblem(ERRORS, "permission denied", "chmod u+r it", 0.0),))
    assert diagnostics_json(given) == [
        {"file": ".learnings/ERRORS.md", "line": 88, "severity": "warning", "message": "unknown status"},
        {"file": ".learnings/ERRORS.md", "line": 0, "severity": "error", "message": "permission denied – chmod u+r it"},
    ]
