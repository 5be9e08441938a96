"""Write-ahead records in the shapes that people and agents write by hand: none that is PENDING may stay unseen."""

import pytest

from hotwash.core.model.vocabulary import WalStatus
from hotwash.core.model.wal import WalRecord
from support.reading import document

PATH = "memory/working-buffer.md"
PENDING, COMMITTED, ROLLED_BACK = WalStatus.PENDING, WalStatus.COMMITTED, WalStatus.ROLLED_BACK


def records(text: str, heading: str = "## WAL Log") -> tuple[WalRecord, ...]:
    return document(f"# Working Buffer\n\n{heading}\n\n{text}\n", PATH).records


def values(record: WalRecord) -> tuple[str | None, ...]:
    return record.at, record.operation, record.affected, record.blast_radius, record.rollback


TABLE = """\
| Time | Operation | Affected | Blast radius | Rollback | Status |
|---|---|---|---|---|---|
| 2026-10-14 05:40 | terraform apply parcels | `aws_db_instance.parcels` | parcels down | terraform apply x | PENDING |
| 2026-10-14 05:10 | helm upgrade edge | deployment/edge | edge | helm rollback edge 3 | **COMMITTED** |
"""


def test_every_row_of_a_table_is_a_record() -> None:
    first, second = records(TABLE)
    assert values(first) == (
        "2026-10-14 05:40",
        "terraform apply parcels",
        "aws_db_instance.parcels",
        "parcels down",
        "terraform apply x",
    )
    assert (first.status, first.line, second.operation, second.status) == (PENDING, 7, "helm upgrade edge", COMMITTED)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "| # | When | Action | State |\n|---|---|---|---|\n| 1 | 2026-10-14 | a \\| b | pending |",
            [("a | b", PENDING)],
        ),
        ("Operation | Status\n--- | ---\nx | ROLLED_BACK (by hand)\n", [("x", ROLLED_BACK)]),
        ("| Operation | Status |\n|---|---|\n| x | under way |\n", [("x", WalStatus.UNKNOWN)]),
        ("| Operation | Owner |\n|---|---|\n| x | PENDING |\n", []),
        ("```\n| Operation | Status |\n|---|---|\n| x | PENDING |\n```", []),
        ("| Operation | Status |\n|---|---|\n|  | PENDING |\n", []),
    ],
)
def test_a_table_wants_an_operation_and_a_status(table: str, found: list[tuple[str, WalStatus]]) -> None:
    assert [(each.operation, each.status) for each in records(table)] == found


def test_a_table_of_steps_elsewhere_in_the_buffer_is_no_log() -> None:
    assert records("| Action | Status |\n|---|---|\n| x | pending |\n", heading="## Progress") == ()


@pytest.mark.parametrize(
    "group",
    [
        "- **Operation**: {}\n  **Affected resources**: edge\n  **Status**: {}\n",
        "**Operation**: {}\n**Affected resources**: edge\n**Status**: {}\n\n",
        "- Operation: {}\n- Affected: edge\n- Status: {}\n\n",
        "**Status**: {1}\n**Operation**: {0}\n**Affected resources**: edge\n\n",
        "**Operation**: {} | **Affected resources**: edge | **Status**: {}\n",
    ],
)
def test_groups_of_fields_below_one_heading_are_records_of_their_own(group: str) -> None:
    found = records(group.format("first", "PENDING") + group.format("second", "COMMITTED"))
    assert [(each.operation, each.affected, each.status) for each in found] == [
        ("first", "edge", PENDING),
        ("second", "edge", COMMITTED),
    ]


@pytest.mark.parametrize(
    ("line", "at", "operation", "status"),
    [
        ("- 2026-10-14 05:40 — PENDING — terraform apply", "2026-10-14 05:40", "terraform apply", PENDING),
        ("- [2026-10-14 05:40] COMMITTED: helm upgrade", "2026-10-14 05:40", "helm upgrade", COMMITTED),
        ("- `PENDING` kubectl delete ns x", None, "kubectl delete ns x", PENDING),
        ("1. **2026-10-14 05:40** PENDING rm -rf build", "2026-10-14 05:40", "rm -rf build", PENDING),
        ("- [ ] 2026-10-14 05:40 drop table x (PENDING)", "2026-10-14 05:40", "drop table x", PENDING),
        ("- 05:41 drain node-3 – PENDING", "05:41", "drain node-3", PENDING),
        ("* terraform apply: pending", None, "terraform apply", PENDING),
        ("- PENDING → COMMITTED helm upgrade", None, "helm upgrade", COMMITTED),
        ("- ⏳ PENDING — push --force main", None, "push --force main", PENDING),
        ("- Operation: x; Status: ROLLED BACK; Rollback: y", None, "x", ROLLED_BACK),
    ],
)
def test_one_line_is_a_record(line: str, at: str | None, operation: str, status: WalStatus) -> None:
    [found] = records(line)
    assert (found.at, found.operation, found.status) == (at, operation, status)


def test_a_line_says_the_rest_behind_labels_or_below_itself() -> None:
    beside, below = records(
        "- PENDING: drop `users` (rollback: restore snap-1) — blast radius: data loss\n"
        "- 2026-10-14 05:45 scale edge to 0\n    - Affected: deployment/edge\n    - Rollback: scale up\n"
        "    - Status: PENDING\n"
    )
    assert values(beside) == (None, "drop `users`", None, "data loss", "restore snap-1")
    assert values(below) == ("2026-10-14 05:45", "scale edge to 0", "deployment/edge", None, "scale up")


@pytest.mark.parametrize(
    "line",
    [
        "- Two records were PENDING yesterday, see above",
        "- PENDING entries are listed here",
        "- x: PENDING | COMMITTED | ROLLED_BACK",
        "- backups, pending: review",
        "- 2026-10-14 05:40 PENDING",
        "Nothing is PENDING",
        "<!-- \n- PENDING: x\n-->",
    ],
)
def test_a_sentence_with_one_of_the_words_is_no_record(line: str) -> None:
    assert records(line) == ()


def test_a_record_with_a_box_is_no_step_of_the_task() -> None:
    parsed = document(
        "# Buffer\n\n## Progress\n\n- [ ] Apply\n\n## WAL\n\n- [ ] drop x (PENDING)\n- [ ] Compare\n", PATH
    )
    assert parsed.task is not None
    assert [step.text for step in parsed.task.steps] == ["Apply", "Compare"]


def test_lines_elsewhere_in_the_buffer_are_no_records() -> None:
    assert records("- terraform apply: pending", heading="## Context") == ()


def test_a_buffer_without_any_heading_is_a_log() -> None:
    [found] = document("- PENDING: rm -rf build\n", PATH).records
    assert (found.operation, found.line) == ("rm -rf build", 1)


@pytest.mark.parametrize("text", ["- PENDING: drop x\n", "**Operation**: drop x\n**Status**: PENDING\n"])
def test_what_stands_above_the_first_heading_stays_seen_when_there_is_one(text: str) -> None:
    [found] = document(f"{text}\n## WAL Log\n", PATH).records
    assert (found.operation, found.status) == ("drop x", PENDING)


def test_a_state_in_a_heading_has_its_place() -> None:
    parsed = document("# Buffer\n\n## WAL\n\n### [2026-10-14 11:42] PENDING\n- Operation: x\n", PATH)
    [record] = parsed.records
    assert record.slot is not None
    assert record.slot.state.of(parsed.content) == b"PENDING"
