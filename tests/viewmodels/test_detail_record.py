"""The detail of a write-ahead record."""

from dataclasses import replace
from datetime import timedelta

from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.resume import tick_subject
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal
from hotwash.core.model.vocabulary import Tone, WalStatus
from hotwash.core.model.wal import WalRecord
from hotwash.viewmodels.detail import Background, Detail
from hotwash.viewmodels.detail_record import record_detail
from hotwash.viewmodels.detail_version import Version
from support.snapshots import BUFFER, NOW, buffer, document, entry, record, snapshot

RUNNING = record("terraform apply – destroys and recreates payments-rds")


def detail(item: WalRecord = RUNNING, at: int = 0, *, ticks: frozenset[str] = frozenset(), old: bool = False) -> Detail:
    log = document((entry("ERR-20260509-001"), {"Content": "replaced aws_db_instance.payments"}))
    given = snapshot(
        replace(buffer(item, last_updated="2026-05-01" if old else None)), log, personal=Personal(ticks=ticks)
    )
    noticed = Noticed(first_seen={item.key: NOW - timedelta(seconds=461)}, written={BUFFER: NOW - timedelta(seconds=9)})
    facts = Facts(given, NOW, Settings(), noticed, quick=True)
    found = record_detail(facts, item.key, at, Background(NOW))
    assert found is not None
    return found


def texts(shown: Detail) -> list[tuple[str, str]]:
    return [(line.label.strip(), line.text) for line in shown.lines if line.text or line.label.strip()]


def test_a_pending_record_tells_time_limits_fields_and_what_is_wrong() -> None:
    shown = detail()
    assert texts(shown) == [
        ("", "▲▲ PENDING  00:07:41  LONG   (warn 05:00 · alarm 15:00)"),
        ("Operation", "terraform apply – destroys and recreates payments-rds"),
        ("Resources", "aws_db_instance.payments (us-east-1)"),
        ("Blast", "payments-api ~8 min"),
        ("Rollback", "aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier x"),
        ("Lint", "✓ all 5 fields set"),
        ("", "! bit you before: ERR-20260509-001 (open)"),
        ("Buffer", 'last write 9 s ago · step 3 of 4 · "Step 3"'),
    ]
    assert (shown.tone, shown.tabs) == (Tone.WARNING, ("Record", "Resume", "Versions", "Diff"))


def test_missing_fields_are_shown_as_missing() -> None:
    shown = texts(detail(record(affected=None, rollback=None)))
    assert ("Resources", "missing") in shown
    assert ("Lint", "! missing: Affected resources, Rollback") in shown


def test_a_finished_record_tells_when_and_with_which_evidence() -> None:
    shown = texts(detail(record("helm", "2026-05-20 13:04", WalStatus.COMMITTED, evidence="plan is empty")))
    assert shown[0] == ("", "COMMITTED  13:04")
    assert ("Evidence", "plan is empty") in shown


def test_the_checklist_has_boxes_and_remembers_ticks() -> None:
    command = "terraform state list | grep payments"
    shown = detail(at=1, ticks=frozenset({tick_subject(RUNNING, command)}))
    assert [text for _, text in texts(shown)][1:] == [
        f"[x] {command}",
        "[ ] aws rds describe-db-instances --db-instance-identifier payments",
        "[ ] git log --oneline -5",
        "[ ] next step: Step 3",
        "2 ticked steps: never re-run",
        "Then: C COMMITTED or B ROLLED_BACK, with one line of evidence",
    ]
    assert shown.lines[1].key == tick_subject(RUNNING, command)


def test_a_buffer_that_is_too_old_makes_the_record_wait_for_its_ticks() -> None:
    item = record(at="2026-05-02 10:00")
    assert texts(detail(item, 1, old=True))[-1] == ("", "C and B wait for 2 resource ticks: the buffer is too old")


def test_versions_tell_what_was_claimed_and_when() -> None:
    facts = Facts(snapshot(buffer(RUNNING)), NOW, Settings(), quick=True)
    committed = replace(RUNNING, native_status="COMMITTED", status=WalStatus.COMMITTED)
    versions = (
        Version(NOW - timedelta(minutes=8), b"a", RUNNING),
        Version(NOW - timedelta(minutes=2), b"b", committed),
        Version(NOW, None),
    )
    found = record_detail(facts, RUNNING.key, 2, Background(NOW), versions=versions)
    assert found is not None
    assert [line.text.split("  ")[:2] for line in found.lines] == [
        ["14:32", "not in the buffer any more"],
        ["14:30", "COMMITTED"],
        ["14:24", "PENDING"],
    ]


def test_a_record_that_is_gone_has_no_detail() -> None:
    facts = Facts(snapshot(buffer()), NOW, Settings(), quick=True)
    assert record_detail(facts, RUNNING.key, 0, Background(NOW)) is None
