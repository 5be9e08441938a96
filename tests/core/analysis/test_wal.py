"""Facts about write-ahead records."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hotwash.core.analysis.buffers import BufferLevel, buffer_age
from hotwash.core.analysis.resume import ResumeKind, evidence, resume_lines, tick_subject, unverified
from hotwash.core.analysis.wal import Level, WalFacts, limits_of, troubles, wal_facts
from hotwash.core.analysis.wal_advice import is_command
from hotwash.core.model.document import Document
from hotwash.core.model.settings import Limits, Settings, WalLimits
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import WalRecord
from support.snapshots import BUFFER, NOW, buffer, document, entry, record, snapshot

SETTINGS = Settings()


def facts_of(*records: WalRecord, others: tuple[Document, ...] = (), now: datetime = NOW) -> WalFacts:
    return wal_facts(snapshot(buffer(*records), *others), now, SETTINGS)


def sentences(item: WalRecord, *others: Document) -> list[str]:
    facts = facts_of(item, others=others)
    advice = facts.pending[0].advice if facts.pending else facts.finished[0].advice
    return [each.sentence for each in advice]


def test_a_record_that_was_seen_to_appear_counts_from_that_moment() -> None:
    item = record(at="2026-05-20 14:24")
    appeared = datetime(2026, 5, 20, 14, 24, 19)
    [pending] = wal_facts(snapshot(buffer(item)), NOW, SETTINGS, {item.key: appeared}).pending
    assert (pending.seconds, pending.exact, pending.clock_is_odd) == (461.0, True, False)


@pytest.mark.parametrize(("heading", "seconds"), [("2026-05-20 06:24", 60.0), ("2026-05-19 14:24", 86880.0)])
def test_an_old_record_that_comes_back_counts_from_its_heading(heading: str, seconds: float) -> None:
    item = record(at=heading)
    appeared = NOW - timedelta(seconds=60)
    [pending] = wal_facts(snapshot(buffer(item)), NOW, SETTINGS, {item.key: appeared}).pending
    assert pending.seconds == seconds


def test_a_record_that_was_there_before_counts_from_its_heading() -> None:
    [pending] = facts_of(record(at="2026-05-20 14:24")).pending
    assert (pending.seconds, pending.exact) == (480.0, False)


def test_a_heading_at_midnight_is_a_time() -> None:
    [pending] = facts_of(record(at="2026-05-20 00:00"), now=datetime(2026, 5, 20, 0, 4)).pending
    assert pending.seconds == 240.0


@pytest.mark.parametrize("heading", ["2026-05-20 15:10", "sometime", None])
def test_a_heading_that_cannot_be_true_counts_from_first_sight(heading: str | None) -> None:
    opened = NOW - timedelta(seconds=90)
    [pending] = wal_facts(snapshot(buffer(record(at=heading))), NOW, SETTINGS, opened=opened).pending
    assert (pending.seconds, pending.clock_is_odd) == (90.0, True)


def test_a_record_without_a_time_is_as_old_as_the_last_write_to_its_buffer() -> None:
    written = {BUFFER: NOW - timedelta(minutes=20)}
    [pending] = wal_facts(snapshot(buffer(record(at=None))), NOW, SETTINGS, written=written).pending
    assert (pending.seconds, pending.exact, pending.level) == (1200, False, Level.ALARM)


@pytest.mark.parametrize(
    ("seconds", "level"),
    [(299, Level.PENDING), (300, Level.LONG), (899, Level.LONG), (900, Level.ALARM), (90000, Level.ALARM)],
)
def test_five_minutes_are_long_and_fifteen_an_alarm(seconds: int, level: Level) -> None:
    item = record()
    seen = {item.key: NOW - timedelta(seconds=seconds)}
    facts = wal_facts(snapshot(buffer(item)), NOW, SETTINGS, seen)
    assert (facts.pending[0].level, facts.level) == (level, level)


@pytest.mark.parametrize("words", ["data loss", "IRREVERSIBLE step", "an outage of checkout", "all users"])
def test_grave_words_in_the_blast_radius_shorten_both_limits(words: str) -> None:
    assert limits_of(record(blast_radius=words), SETTINGS.wal) == (120.0, 300.0)


def test_grave_words_never_lengthen_a_limit_and_only_whole_words_count() -> None:
    assert limits_of(record(blast_radius="data loss"), WalLimits(10.0, 25.0)) == (10.0, 25.0)
    assert limits_of(record(blast_radius="outages are not expected"), SETTINGS.wal) == (300.0, 900.0)


def test_the_longest_pending_record_comes_first_and_the_newest_finished_one() -> None:
    facts = facts_of(
        record("b", "2026-05-20 14:30"),
        record("a", "2026-05-20 14:10"),
        record("x", "2026-05-20 11:40", WalStatus.ROLLED_BACK),
        record("y", "2026-05-20 13:04", WalStatus.COMMITTED),
    )
    assert [each.record.operation for each in facts.pending] == ["a", "b"]
    assert [each.record.operation for each in facts.finished] == ["y", "x"]
    assert facts.last_finished is facts.finished[0]


def test_missing_fields_are_named() -> None:
    item = record(affected=None, blast_radius="", rollback="<exact command to undo>")
    [pending] = facts_of(item).pending
    assert pending.missing == ("Affected resources", "Blast radius", "Rollback")
    assert sentences(item) == ["missing: Affected resources, Blast radius, Rollback"]


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("helm rollback edge-gw 41", True),
        ("run `git revert HEAD`", True),
        ("$ restore now", True),
        ("./rollback.sh", True),
        ("restore-tool --from snapshot", True),
        ("restore from the snapshot", False),
        ("Restore the old nodes by hand", False),
        ("none", False),
        ("", False),
    ],
)
def test_a_rollback_is_a_command_or_prose(text: str, command: bool) -> None:
    assert is_command(text) is command


def test_a_rollback_in_prose_is_advice() -> None:
    assert sentences(record(rollback="restore from the snapshot")) == ["rollback is prose, not a command"]


def test_an_unknown_status_word_is_advice() -> None:
    assert sentences(record(status=WalStatus.UNKNOWN, native_status="DONE")) == ["unknown status DONE"]


def test_committed_without_evidence_is_advice() -> None:
    assert sentences(record(status=WalStatus.COMMITTED)) == ["COMMITTED without evidence"]
    assert sentences(record(status=WalStatus.COMMITTED, evidence="plan is empty")) == []


def test_two_pending_records_on_one_resource_name_each_other() -> None:
    first = record("helm upgrade", affected="deployment/edge-gw, configmap/x")
    second = record("kubectl scale", affected="`deployment/edge-gw` (prod)")
    remarks = {each.sentence for pending in facts_of(first, second).pending for each in pending.advice}
    assert remarks == {
        "deployment/edge-gw is also touched by the PENDING kubectl scale",
        "deployment/edge-gw is also touched by the PENDING helm upgrade",
    }


def test_an_open_error_that_names_a_resource_bit_before() -> None:
    log = document(
        (entry("ERR-20260509-001"), {"Content": "the plan replaced aws_db_instance.payments"}),
        (entry("ERR-20260510-001", status="resolved"), {"Content": "aws_db_instance.payments again"}),
        (entry("LRN-20260511-001"), {"Content": "aws_db_instance.payments is fine"}),
        (entry("ERR-20260512-001"), {"Content": "payments-api is another thing"}),
        (entry("OPS-20260518-A3F"), {"Content": "Payments database had no alarm"}),
    )
    assert sentences(record(), log) == ["bit you before: OPS-20260518-A3F, ERR-20260509-001 (open)"]


def test_common_names_find_no_trouble() -> None:
    log = document((entry(), {"Content": "the worker of the cluster database in prod"}))
    assert sentences(record(affected="aws_instance.worker, prod/database"), log) == []


def test_trouble_is_known_for_pending_records_only() -> None:
    done = record("done", status=WalStatus.COMMITTED, evidence="x")
    assert list(troubles(snapshot(buffer(record(), done)))) == [record().key]


def test_the_agent_is_silent_after_ten_minutes_without_a_write() -> None:
    def silence(minutes: float) -> float | None:
        written = {BUFFER: NOW - timedelta(minutes=minutes)}
        return wal_facts(snapshot(buffer(record())), NOW, SETTINGS, written=written).pending[0].silent

    assert (silence(9.9), silence(10), silence(12)) == (None, 600.0, 720.0)
    assert facts_of(record()).pending[0].silent is None


@pytest.mark.parametrize(
    ("days", "level", "sentence"),
    [
        (2, BufferLevel.FRESH, ""),
        (
            3,
            BufferLevel.WARN,
            "Working buffer is 3 days old — state may be stale. Verify resources before resuming.",
        ),
        (
            6,
            BufferLevel.WARN,
            "Working buffer is 6 days old — state may be stale. Verify resources before resuming.",
        ),
        (
            7,
            BufferLevel.BLOCK,
            "Buffer is 7 days old. Recommended to clear and start fresh unless you can verify all resource state.",
        ),
    ],
)
def test_an_old_buffer_warns_and_then_blocks(days: int, level: BufferLevel, sentence: str) -> None:
    age = buffer_age(buffer(last_updated=f"2026-05-{20 - days} 10:00"), NOW, Limits(), {})
    assert age is not None
    assert (age.days, age.level, age.sentence) == (days, level, sentence)


def test_the_age_of_a_buffer_is_the_newest_claim_in_it_else_the_file() -> None:
    stamped = buffer(record(at="2026-05-19 10:00"), last_updated="2026-05-18 10:00")
    written = {BUFFER: NOW}
    by_record = buffer_age(stamped, NOW, Limits(), written)
    by_task = buffer_age(buffer(record(at="2026-05-10 10:00"), last_updated="2026-05-18"), NOW, Limits(), written)
    by_file = buffer_age(buffer(), NOW, Limits(), written)
    assert [(age.days, age.source) for age in (by_record, by_task, by_file) if age] == [
        (1, "newest WAL entry"),
        (2, "Last updated"),
        (0, "file time"),
    ]
    assert buffer_age(buffer(), NOW, Limits(), {}) is None


def test_an_untouched_template_is_never_stale() -> None:
    [old] = wal_facts(
        snapshot(buffer(title=None, steps="")), NOW, SETTINGS, written={BUFFER: NOW - timedelta(days=30)}
    ).buffers
    assert (old.is_used, old.is_stale) == (False, False)


def test_the_resume_checklist_goes_from_age_to_the_first_open_step() -> None:
    item = record(affected="aws_db_instance.payments (us-east-1), deployment/edge-gw -n edge, charts/values.yaml, DNS")
    facts = wal_facts(snapshot(buffer(item, last_updated="2026-05-12")), datetime(2026, 5, 30), SETTINGS)
    lines = resume_lines(item, facts.buffers[0])
    assert [(line.kind, line.text, line.command is not None) for line in lines] == [
        (
            ResumeKind.AGE,
            "Buffer is 10 days old. Recommended to clear and start fresh unless you can verify all resource state. "
            "(by newest WAL entry)",
            False,
        ),
        (ResumeKind.RESOURCE, "terraform state list | grep payments", True),
        (ResumeKind.RESOURCE, "aws rds describe-db-instances --db-instance-identifier payments", True),
        (ResumeKind.RESOURCE, "kubectl get deployment/edge-gw -n edge", True),
        (ResumeKind.RESOURCE, "ls -l -- charts/values.yaml", True),
        (ResumeKind.RESOURCE, "look at DNS", False),
        (ResumeKind.HISTORY, "git log --oneline -5", True),
        (ResumeKind.STEP, "Step 3", False),
        (ResumeKind.DONE, "2 ticked steps: never re-run", False),
    ]
    assert unverified(lines, facts.buffers[0]) == 5


@pytest.mark.parametrize(
    ("resource", "command"),
    [
        ("module.edge", "terraform state list module.edge"),
        ("module.net.module.edge", "terraform state list module.net.module.edge"),
        ("module.edge.aws_s3_bucket.logs", "terraform state list | grep logs"),
    ],
)
def test_a_module_is_no_file(resource: str, command: str) -> None:
    lines = resume_lines(record(affected=resource), None)
    assert next(line.command for line in lines if line.kind is ResumeKind.RESOURCE) == command


def test_ticks_are_kept_by_text_and_become_evidence() -> None:
    item = record()
    command = "terraform state list | grep payments"
    lines = resume_lines(item, None, frozenset({tick_subject(item, command)}))
    assert [line.text for line in lines if line.ticked] == [command]
    assert evidence(lines) == f"verified: {command}"
    assert evidence(resume_lines(item, None)) == ""
    moved = replace(item, line=99, ordinal=1)
    assert tick_subject(moved, command) == tick_subject(item, command)


def test_a_hostile_resource_name_never_becomes_part_of_a_command() -> None:
    item = record(affected="aws_db_instance.payments;rm -rf /, deployment/x$(id), ./a'b.txt")
    commands = [line.command for line in resume_lines(item, None) if line.command]
    assert commands == [
        "terraform state list | grep payments",
        "aws rds describe-db-instances --db-instance-identifier payments",
        "git log --oneline -5",
    ]


def test_how_a_file_looks_stands_before_the_command_that_shows_it() -> None:
    item = record(affected="values.yaml")
    lines = resume_lines(item, None, files={"values.yaml": "1.2 KB, 3 h ago"})
    assert (lines[0].text, lines[0].command) == ("values.yaml – 1.2 KB, 3 h ago", "ls -l -- values.yaml")
