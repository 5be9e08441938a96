"""Entries that follow no template are recognised by what they say of themselves, and by what they are like."""

import pytest

from hotwash.core.formats import dialects
from hotwash.core.model.vocabulary import Kind, Status
from support.reading import ERRORS, FEATURES, LEARNINGS, entries, only


@pytest.mark.parametrize(
    ("heading", "title", "day"),
    [
        ("## 2026-02-03 — bastion hangs", "bastion hangs", "2026-02-03"),
        ("## 2026-02-05 - registry returned 429", "registry returned 429", "2026-02-05"),
        ("## 2026-02-06: record deleted twice", "record deleted twice", "2026-02-06"),
        ("## 2026-02-07：证书续期任务没有运行", "证书续期任务没有运行", "2026-02-07"),
        ("## 2026-02-09 (CET) — `ss` is missing", "`ss` is missing", "2026-02-09"),
        ("## 2026-02-10 22:41 - wrong schedule paged", "wrong schedule paged", "2026-02-10 22:41"),
        ("## Drain order of the tier (2026-01-19)", "Drain order of the tier", "2026-01-19"),
        ("## [2026-03-01] Title in words", "Title in words", "2026-03-01"),
        ("## 2026-05-23 | Keys were rotated", "Keys were rotated", "2026-05-23"),
    ],
)
def test_a_dated_heading_is_an_entry(heading: str, title: str, day: str) -> None:
    entry = only(f"# Errors\n\n{heading}\n\nText.\n")
    assert (entry.title, entry.logged, entry.native_id, entry.dialect) == (title, day, None, dialects.PROSE)


def test_the_id_may_be_a_field_below_a_dated_heading() -> None:
    entry = only("## 2026-04-02 14:05:00\n\n**ID**: err-a01\n**Status**: resolved\n**Problem**: renamed\n")
    assert (entry.native_id, entry.status, entry.logged) == ("err-a01", Status.RESOLVED, "2026-04-02 14:05:00")


def test_a_file_may_have_short_ids_of_its_own_with_states_beside_them() -> None:
    text = """\
        ## Closed (Resolved)

        ### E001 — Stale token — RESOLVED
        **Root Cause:** a

        ### E002 — Retry storm
        **Root Cause:** b

        ## Coming back (Unresolved)

        ### E003 — Duplicates
        **Root Cause:** c
        """
    assert [(entry.native_id, entry.title, entry.status) for entry in entries(text)] == [
        ("E001", "Stale token", Status.RESOLVED),
        ("E002", "Retry storm", Status.RESOLVED),
        ("E003", "Duplicates", Status.OPEN),
    ]


def test_pipes_join_date_id_tool_and_severity() -> None:
    entry = only("### [2026-03-15 22:10] ERR-001 | Tool: terraform apply | Severity: critical\n\nThe lock stayed.\n")
    assert (entry.native_id, entry.logged, entry.severity) == ("ERR-001", "2026-03-15 22:10", "critical")
    assert entry.title == "The lock stayed."


def test_a_day_that_only_holds_entries_gives_them_its_date() -> None:
    text = """\
        # Errors

        ## 2026-07-21

        ### Scheduler restarted twice

        Memory.

        ---

        ### Node label typo

        Fixed.

        ## 2026-07-22 log

        ### [ERR-20260720-001] with_an_id

        **Status**: open
        """
    assert [(entry.title, entry.logged) for entry in entries(text)] == [
        ("Scheduler restarted twice", "2026-07-21"),
        ("Node label typo", "2026-07-21"),
        ("with_an_id", "2026-07-20"),
    ]


def test_a_day_with_the_same_parts_each_time_is_an_entry_itself() -> None:
    day = "## 2026-07-2{}\n\n### Deployed\nthis\n\n### Broken\nthat\n\n"
    assert [entry.line for entry in entries(day.format(1) + day.format(2))] == [1, 9]


@pytest.mark.parametrize(
    "headings",
    [
        ("### 1. First thing", "### 2. Second thing"),
        ("### [best_practice] Pin it", "### [knowledge_gap] Ask first"),
        ("### 🔥 P0: Page the owner", "### P2: Chat approval"),
        ("## Error 1: Boom", "## Error 2: Bang"),
        ("## Lesson: Boom", "## Lesson: Bang"),
        ("### 学习1：甲", "### 学习2：乙"),
    ],
)
def test_headings_that_are_alike_are_entries(headings: tuple[str, str]) -> None:
    text = "# Title\n\n" + "".join(f"{heading}\n\nText.\n\n" for heading in headings)
    assert len(entries(text)) == 2
    assert len(entries(f"# Title\n\n{headings[0]}\n\nText.\n")) == 0


def test_titles_that_tell_a_story_in_bold_fields_are_entries() -> None:
    story = "## Login breaks\n**Problem**: a\n**Fix**: b\n\n## Logout breaks\n**Problem**: c\n**Fix**: d\n"
    assert [entry.title for entry in entries(story)] == ["Login breaks", "Logout breaks"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "- 2026-07-13: let the bot post the diff\n- 2026-07-19: one command to copy\n",
            ["let the bot post the diff", "one command to copy"],
        ),
        ("- **2026-07-13** — bold date\n  goes on here\n", ["bold date"]),
        (
            "# Log\n\n[2026-05-02 04:40 UTC] Export without a table\n- **Context**: lock\n\n"
            "[2026-05-03 02:55 UTC] Throttled\n",
            ["Export without a table", "Throttled"],
        ),
        ("2026-08-03 | 缓存失效 | 键 | 改用哈希\n2026-08-05 | Job ran twice | a | b\n", ["缓存失效", "Job ran twice"]),
        ("- **ERR-20260801-001**: listed by its id\n", ["listed by its id"]),
        (
            "- **Bulk export** (2026-09-01): asked twice\n- **no day**: x\n1. **Webhooks:** [2026-09-02] by ops\n",
            ["Bulk export (2026-09-01): asked twice", "Webhooks: [2026-09-02] by ops"],
        ),
    ],
)
def test_records_without_a_heading_are_found(text: str, titles: list[str]) -> None:
    found = entries(text, LEARNINGS)
    assert [entry.title for entry in found] == titles
    assert all(entry.logged and entry.logged.startswith("2026-0") for entry in found)


@pytest.mark.parametrize(
    "text",
    [
        "* * *\n**ID:** {}\n**Date:** 2026-09-05\n**Status:** pending\n**Lesson:** quota\n\n",
        "- id: {}\n  date: 2026-09-05\n  status: pending\n  summary: quota\n",
        "ID: `{}`\nDate: 2026-09-05\nStatus: pending\nSummary: quota\n\n",
    ],
)
def test_a_record_may_begin_with_its_id_as_a_field(text: str) -> None:
    found = entries("# Log\n\n" + text.format("LRN-20260901-001") + text.format("LRN-20260901-002"), LEARNINGS)
    assert [entry.native_id for entry in found] == ["LRN-20260901-001", "LRN-20260901-002"]
    assert {(entry.title, entry.status, entry.logged) for entry in found} == {("quota", Status.OPEN, "2026-09-05")}


def test_a_headless_record_is_as_open_as_its_section_says() -> None:
    found = entries("## Open\n- **Export** (2026-09-01): x\n\n## Done\n- [x] **Dark mode** (2026-07-02)\n", LEARNINGS)
    assert [entry.status for entry in found] == [Status.OPEN, Status.RESOLVED]


def test_a_dated_item_inside_an_entry_is_a_part_of_it() -> None:
    assert only("## ERR-20260801-001 a\n**Status**: open\n\n- **Tried** (2026-09-02): restart\n").line == 1


def test_a_headless_record_has_the_fields_below_it() -> None:
    entry = only("[2026-05-02 04:40 UTC] Export failed\n- **Status**: fixed\n<!-- reviewed -->\n")
    assert entry.status is Status.RESOLVED


def test_a_file_can_be_one_learning() -> None:
    text = """\
        ---
        title: "Restores: plan them"
        date: 2026-10-01  # a Thursday
        status: resolved
        severity: high
        ---

        # Restores

        ## What happened

        Slow.
        """
    entry = only(text, ".learnings/cold-tier.md")
    assert (entry.line, entry.title, entry.logged) == (1, "Restores: plan them", "2026-10-01")
    assert (entry.status, entry.severity, entry.dialect) == (Status.RESOLVED, "high", dialects.NOTE)


def test_a_dated_file_name_makes_a_learning_too() -> None:
    assert only("# Pager texts\n\nShort ones.\n", ".learnings/2026-10-03-pager.md").logged == "2026-10-03"
    assert entries("# Learnings\n\nNothing.\n", ".learnings/guide.md") == ()


def test_harness_learnings_have_a_confidence_in_place_of_a_status() -> None:
    text = """\
        # Harness Learnings

        <!-- Example:

        ## L-001: [short title]

        -->

        ## L-001: Contract tests need a fixed port

        - Phase: verify
        - Pattern: The tests resolve the stub by port. A random one
          makes them fail.
        - Confidence: medium
        - First seen: 2026-05-02

        ## L-002: Generated clients

        - Confidence: high
        - First seen: 2026-05-09
        - Promoted: .github/instructions/generated.md
        """
    first, second = entries(text, ".memory/harness-learnings.md")
    assert (first.kind, first.status, first.logged, first.dialect) == (
        Kind.HARNESS,
        Status.OPEN,
        "2026-05-02",
        dialects.HARNESS,
    )
    assert second.status is Status.PROMOTED


@pytest.mark.parametrize("nowhere", ["no", "No.", "none", "-", "not yet", "pending review", "N/A"])
def test_a_harness_learning_that_was_promoted_nowhere_keeps_its_confidence(nowhere: str) -> None:
    text = f"## L-001: Ports\n\n- Confidence: medium\n- Promoted: {nowhere}\n"
    assert only(text, ".memory/harness-learnings.md").status is Status.OPEN


@pytest.mark.parametrize(
    "fields",
    [
        "**状态**：已解决\n**记录时间**：2026-03-12\n**优先级**：高",
        "- **Datum**: 2026-03-12\n- **Status**: erledigt\n- **Priorität**: hoch",
        "**Data**: 2026-03-12\n**Stato / Status**: RISOLTO\n**Priorità**: alta",
        "**ステータス**: 対応済み\n**記録日時**: 2026-03-12\n**優先度**: 高",
        "**Дата**: 2026-03-12\n**Статус**: решено\n**Приоритет**: высокий",
        "**Thời gian**: 2026-03-12\n**Trạng thái**: đã xử lý\n**Ưu tiên**: cao",
        "Logged: 2026-03-12\nStatus: resolved\nPriority: HIGH",
        "---\nlogged: 2026-03-12\nstatus: resolved\npriority: P1\n---",
    ],
)
def test_fields_in_other_languages_and_forms(fields: str) -> None:
    entry = only(f"## [ERR-20260101-001] slug\n\n{fields}\n", ERRORS)
    assert (entry.status, entry.logged, entry.priority) == (Status.RESOLVED, "2026-03-12", "high")


def test_without_any_date_there_is_none() -> None:
    text = "# Wishes\n\n### 1. Handover\n- **状态**: 待开发\n\n### 2. Costs\n- **状态**: 开发中\n"
    assert [(entry.logged, entry.status) for entry in entries(text, FEATURES)] == [
        (None, Status.OPEN),
        (None, Status.ACTIVE),
    ]
