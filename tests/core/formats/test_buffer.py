"""Working buffers: ours with task, steps and records; the other skill's, which is only shown."""

import pytest

from hotwash.core.formats.wal.states import wal_status
from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import Step
from support.reading import document

BUFFER = """\
# Working Buffer

Last updated: 2026-10-14 16:20

---

## Current Task

Move the archive to the cold tier.

## Progress

- [x] List the buckets
- [ ] Move the first
Step 3: [ ] Compare the counts

## WAL Log

<!-- WAL Entry template:
## WAL Entry — YYYY-MM-DD HH:MM
**Operation**: <what>
**Status**: PENDING | COMMITTED | ROLLED_BACK
-->

## WAL Entry — 2026-10-14 09:05
**Operation**: Delete the lifecycle rule
**Affected resources**: bucket parcels
**Blast radius**: objects stay in the hot tier
**Rollback**: apply rules/parcels.json
**Status**: COMMITTED

## WAL Entry — 2026-10-14 11:42
**Operation**: Overwrite the policy
**Status**: PENDING

## Context

- Reports lag by one day
"""
TEMPLATE = """\
# Working Buffer

## Current Task

_No active task. Replace this section when starting a new task._

## Progress

- [ ] Define task steps here
- [ ] Mark each step with [x] when complete

## WAL Log

_WAL entries for destructive operations appear here._

<!-- WAL Entry template:
## WAL Entry — YYYY-MM-DD HH:MM
**Status**: PENDING | COMMITTED | ROLLED_BACK
-->
"""
PATH = "memory/working-buffer.md"


def test_task_steps_and_age() -> None:
    task = document(BUFFER, PATH).task
    assert task is not None
    assert (task.title, task.last_updated) == ("Move the archive to the cold tier.", "2026-10-14 16:20")
    assert task.steps == (
        Step("List the buckets", True, 13),
        Step("Move the first", False, 14),
        Step("Compare the counts", False, 15),
    )
    assert task.first_open_step == task.steps[1]


def test_records_with_their_five_fields() -> None:
    first, second = document(BUFFER, PATH).records
    assert (first.at, first.operation, first.affected) == (
        "2026-10-14 09:05",
        "Delete the lifecycle rule",
        "bucket parcels",
    )
    assert (first.blast_radius, first.rollback) == ("objects stay in the hot tier", "apply rules/parcels.json")
    assert (first.status, first.line) == (WalStatus.COMMITTED, 25)
    assert (second.status, second.rollback, second.ordinal) == (WalStatus.PENDING, None, 1)


def test_the_places_of_a_record_are_exact() -> None:
    parsed = document(BUFFER, PATH)
    record = parsed.records[1]
    raw = parsed.raw(record)
    assert (
        raw == b"## WAL Entry \xe2\x80\x94 2026-10-14 11:42\n**Operation**: Overwrite the policy\n**Status**: PENDING\n"
    )
    assert record.slot is not None
    assert record.slot.state.of(parsed.content) == b"PENDING"


@pytest.mark.parametrize(
    "record",
    [
        "### [2026-10-14 11:42] PENDING\n- Operation: x\n",
        "## 2026-10-14 11:42 – scale down\n**Operation**: x\n**Status:** PENDING\n",
        "### WAL Entry — 2026-10-14 11:42\nOperation: x\nStatus: `PENDING`\n",
        "#### Operation 3 (2026-10-14 11:42)\n* **Operation:** x\n* **Status:** Pending (waits)\n",
    ],
)
def test_a_record_is_known_by_what_it_says_whatever_its_heading(record: str) -> None:
    [found] = document("# Working Buffer\n\n## WAL\n\n" + record, PATH).records
    assert (found.at, found.operation, found.status) == ("2026-10-14 11:42", "x", WalStatus.PENDING)


@pytest.mark.parametrize("text", ["### 2026-10-14 x\nStatus: PENDING\n", "### x\nOperation: y\nStatus: running\n"])
def test_without_an_operation_or_a_state_of_its_own_it_is_none(text: str) -> None:
    assert document("# Working Buffer\n\n## WAL Log\n\n" + text, PATH).records == ()


def test_equal_records_are_numbered() -> None:
    record = "## WAL Entry — 2026-10-14 11:42\n**Operation**: x\n**Status**: PENDING\n\n"
    assert [each.key.ordinal for each in document("## WAL Log\n\n" + record * 2, PATH).records] == [1, 2]


def test_the_template_has_no_task_no_steps_and_no_records() -> None:
    parsed = document(TEMPLATE, PATH)
    assert parsed.format == "working-buffer"
    assert parsed.task is not None
    assert (parsed.task.title, parsed.task.steps, parsed.records) == (None, (), ())


@pytest.mark.parametrize(
    ("native", "status"),
    [
        ("PENDING", WalStatus.PENDING),
        ("committed", WalStatus.COMMITTED),
        ("ROLLED_BACK (by hand)", WalStatus.ROLLED_BACK),
        ("Rolled back", WalStatus.ROLLED_BACK),
        ("PENDING | COMMITTED | ROLLED_BACK", WalStatus.UNKNOWN),
        ("perhaps", WalStatus.UNKNOWN),
        (None, WalStatus.UNKNOWN),
    ],
)
def test_states_of_a_record(native: str | None, status: WalStatus) -> None:
    assert wal_status(native) is status


@pytest.mark.parametrize(
    "text",
    [
        "# Working Buffer (Danger Zone Log)\n\n**Status:** ACTIVE\n\n---\n\n## [2026-06-09 07:55] Human\nPlease.\n",
        "# Working Buffer\n**Status:** IDLE\n\n## [2026-06-09 07:55] Agent (summary)\nDone.\n",
    ],
)
def test_the_exchange_log_of_another_skill_is_read_only(text: str) -> None:
    parsed = document(text, PATH)
    assert parsed.format == "danger-zone"
    assert parsed.read_only is not None
    assert parsed.records == ()


def test_notes_under_the_same_name_are_read_only() -> None:
    parsed = document("# Working Buffer\n\n## Active Focus\n\ntext\n", "agents/notes/working-buffer.md")
    assert parsed.format == "unknown"
    assert parsed.read_only is not None


def test_an_empty_buffer_is_ours() -> None:
    assert document("", PATH).read_only is None


def test_what_is_completed_and_what_was_found_on_the_way_belong_to_the_task() -> None:
    text = BUFFER.replace(
        "## Progress", "## Completed\n\nZones copied.\n\n- clients moved\n- [x] counted\n\n## Progress"
    )
    task = document(text + "\n_Nothing else._\n", "memory/working-buffer.md").task
    assert task is not None
    assert [(bullet.text, bullet.line) for bullet in task.completed] == [("Zones copied.", 13), ("clients moved", 15)]
    assert [bullet.text for bullet in task.context] == ["Reports lag by one day"]
