"""Pane 1: what waits, in rows."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.analysis.filter import EVERYTHING, Query, parse_filter
from hotwash.core.model.document import Diagnostic
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.snooze import Snooze, entry_subject
from hotwash.core.model.transaction import Actor, Transaction, TransactionState
from hotwash.core.model.vocabulary import Severity, Tone
from hotwash.core.model.wal import ToolFailure
from hotwash.viewmodels.listing import View
from hotwash.viewmodels.pending import pending_listing
from hotwash.viewmodels.rows import Breadth, Cell, Condition, News, Pane, prefix
from support.snapshots import ERRORS, NOW, PROJECT, ROOT, document, entry, failures, snapshot


def log() -> Snapshot:
    return snapshot(
        document(
            entry("ERR-20260510-001", "helm rollback hangs"),
            entry("OPS-20260518-A3F", "cert expiry", severity="P2", logged="2026-05-18T10:00:00"),
            entry("LRN-20260519-001", "done", status="resolved"),
            entry("ERR-20260520-001", "db_subnet_group forces replacement", logged="2026-05-20T12:31:00"),
            entry("FEAT-20260514-001", "pod log bundle", priority="high", area="on_call"),
            entry("ERR-20260101-001", "x", status="example"),
            entry("ERR-20260515-001", "odd", status=None),
        )
    )


def facts(given: Snapshot | None = None, noticed: Noticed | None = None) -> Facts:
    return Facts(given or log(), NOW, Settings(), noticed, quick=True)


def pane(given: Facts | None = None, view: View | None = None, filtered: str = "") -> Pane:
    query = parse_filter(filtered)
    assert isinstance(query, Query)
    return pending_listing(given or facts(), replace(view or View(), query=query)).filtered(query)


def lines(shown: Pane) -> list[str]:
    """Rows as text: prefix signs and cells."""
    return [
        "".join(cell.text for cell in prefix(row, marked=False))
        + "|"
        + "|".join(cell.text for cell in shown.cells(row))
        for row in shown.rows
    ]


def test_the_newest_comes_first_with_age_id_and_summary() -> None:
    assert lines(pane()) == [
        "   |2h|ERR-20260520-001|db_subnet_group forces replacement",
        "   |2d|OPS-20260518-A3F|P2 cert expiry",
        "   |6d|FEAT-20260514-001|pod log bundle",
        "  !|10d|ERR-20260510-001|helm rollback hangs",
    ]


def test_the_frame_says_how_many_how_sorted_and_what_is_left_out() -> None:
    shown = pane()
    assert (shown.title(), shown.badge, shown.note, shown.sort) == (
        "1 Pending · 4",
        Cell("4"),
        "+1 no status",
        "newest",
    )
    assert [(column.head, column.width, column.right) for column in shown.columns] == [
        ("AGE", 3, True),
        ("ID", 17, False),
        ("SUMMARY", 0, False),
    ]
    assert shown.title(marked=3, hidden=1) == "1 Pending · 4 · 3 marked (1 hidden)"


def test_a_filter_keeps_the_count_of_all_rows_in_the_title() -> None:
    shown = pane(filtered="type:ERR")
    assert shown.title(marked=1) == "1 Pending · 2 of 4 · type:ERR · 1 marked"
    assert [row.key.anchor for row in shown.rows if hasattr(row.key, "anchor")] == [
        "ERR-20260520-001",
        "ERR-20260510-001",
    ]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("status:resolved", ["LRN-20260519-001"]),
        ("is:unknown", ["ERR-20260515-001"]),
        ("is:example", ["ERR-20260101-001"]),
        ("done", []),
        ("-status:pending", ["LRN-20260519-001"]),
    ],
)
def test_what_is_hidden_comes_when_it_is_named(text: str, ids: list[str]) -> None:
    assert [row.targets[0].anchor for row in pane(filtered=text).rows] == ids


def test_a_filter_that_finds_nothing_says_so_and_how_to_leave() -> None:
    assert pane(filtered="zebra").empty == ("0 of 4 match zebra – Esc clears",)
    assert pane(filtered="phase:verify").empty == (
        "0 of 4 match phase:verify – Esc clears",
        "no row here has phase",
    )


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("oldest", ["ERR-20260510-001", "FEAT-20260514-001", "OPS-20260518-A3F", "ERR-20260520-001"]),
        ("worst", ["OPS-20260518-A3F", "FEAT-20260514-001", "ERR-20260510-001", "ERR-20260520-001"]),
        ("id", ["ERR-20260510-001", "ERR-20260520-001", "FEAT-20260514-001", "OPS-20260518-A3F"]),
        ("file", ["ERR-20260510-001", "OPS-20260518-A3F", "ERR-20260520-001", "FEAT-20260514-001"]),
        ("seen", ["ERR-20260520-001", "OPS-20260518-A3F", "FEAT-20260514-001", "ERR-20260510-001"]),
        ("scope", ["ERR-20260520-001", "OPS-20260518-A3F", "FEAT-20260514-001", "ERR-20260510-001"]),
    ],
)
def test_other_orders(sort: str, ids: list[str]) -> None:
    forward = [row.targets[0].anchor for row in pane(view=View(sort=sort)).rows]
    backward = [row.targets[0].anchor for row in pane(view=View(sort=sort, reverse=True)).rows]
    assert (forward, backward) == (ids, ids[::-1])


def test_narrow_lists_have_short_ids_where_they_stay_unique() -> None:
    given = facts(snapshot(document(entry("ERR-20260520-001"), entry("ERR-20250520-001"), entry("ERR-20260519-001"))))
    shown = pane(given, View(breadth=Breadth.NARROW))
    assert [shown.cells(row)[1].text for row in shown.rows] == [
        "ERR-20260520-001",
        "ERR-0519-001",
        "ERR-20250520-001",
    ]


def test_very_wide_lists_have_more_columns() -> None:
    shown = pane(view=View(breadth=Breadth.EXTRA))
    assert [column.head for column in shown.columns] == ["AGE", "ID", "SUMMARY", "PRIO", "SEEN", "AREA"]
    assert shown.cells(shown.rows[2])[3:] == (
        Cell("high", Tone.WARNING),
        Cell("", Tone.ACCENT),
        Cell("on_call", Tone.DIM),
    )


def test_news_and_the_first_true_condition_stand_before_the_row() -> None:
    keys = {item.anchor: item.key for _, item in log().entries()}
    noticed = Noticed(new=frozenset({keys["ERR-20260520-001"]}), changed=frozenset({keys["ERR-20260510-001"]}))
    shown = pane(facts(noticed=noticed))
    assert [(row.news, row.condition) for row in shown.rows] == [
        (News.NEW, Condition.NONE),
        (News.NONE, Condition.NONE),
        (News.NONE, Condition.NONE),
        (News.CHANGED, Condition.STALE),
    ]
    assert "".join(cell.text for cell in prefix(shown.rows[3], marked=True)) == "*~!"


def test_members_of_a_cluster_are_marked_as_such() -> None:
    words = {"Context": "resource limits missing on the payments deployment"}
    file = document(*((entry(f"ERR-2026051{day}-001", "limits"), words) for day in (7, 8, 9)))
    shown = pane(Facts(snapshot(file), NOW, Settings()))
    assert {row.condition for row in shown.rows} == {Condition.CLUSTERED}
    assert shown.rows[0].peek(shown.setting) == "limits – pending 1d, seen 3×"


def test_a_broken_entry_stays_and_says_what_is_wrong() -> None:
    file = document(entry("ERR-20260520-001"))
    item = file.entries[0]
    file = replace(file, diagnostics=(Diagnostic(file.path, item.line + 1, Severity.ERROR, "x", "no Status line"),))
    shown = pane(facts(snapshot(file)))
    assert lines(shown) == [f"  ✗|0d|ERR-20260520-001|✗ no Status line – ERRORS.md:{item.line}"]


def test_failed_tool_calls_are_one_row_per_tool_and_session() -> None:
    path = f"{ROOT}/.learnings/.pending-errors.log"
    log_file = failures(
        ToolFailure(path, "2026-05-20T13:00:00", "Bash", "7f21", "call_1", 1),
        ToolFailure(path, "2026-05-20T13:30:00", "Bash", "7f21", "call_2", 2),
        ToolFailure(path, "2026-05-20T12:00:00", "Edit", None, None, 3),
    )
    shown = pane(facts(snapshot(log_file)))
    assert lines(shown) == [
        "   |1h|raw|Bash failed 2 times (session 7f21)",
        "   |2h|raw|Edit failed 1 time",
    ]
    assert [row.targets for row in shown.rows] == [(), ()]
    assert len(pane(facts(snapshot(log_file)), filtered="is:raw bash").rows) == 1


def test_several_projects_name_themselves_in_every_row() -> None:
    other = replace(PROJECT, id="other", name="edge")
    given = snapshot(document(entry()), document(entry("ERR-20260519-001"), path="/w/edge/E.md", workspace=other))
    shown = pane(facts(replace(given, workspaces=(PROJECT, other))))
    assert [shown.cells(row)[2].text for row in shown.rows] == [
        "a thing went wrong · payments-api",
        "a thing went wrong · edge",
    ]


def test_text_from_files_is_made_visible_and_masked() -> None:
    hostile = "\x1b]0;x\x07 [bold] AKIAIOSFODNN7EXAMPLE \u202e"
    shown = pane(facts(snapshot(document(entry(title=hostile)))))
    assert shown.cells(shown.rows[0])[2].text == "␛]0;x␇ [bold] ••••[20] ⟨U+202E⟩"


def test_an_arrival_today_counts_for_age_and_order() -> None:
    file = document(entry("ERR-20260520-001"), entry("ERR-20260520-002"))
    seen = {file.entries[0].key: NOW - timedelta(minutes=5)}
    shown = pane(facts(snapshot(file), Noticed(first_seen=seen)))
    assert [shown.cells(row)[0].text for row in shown.rows] == ["5m", "0d"]


def test_equal_facts_make_equal_panes_within_a_minute() -> None:
    later = Facts(log(), NOW + timedelta(seconds=20), Settings(), quick=True)
    assert pane(facts()) == pane(later)
    assert pane(facts()) != pane(facts().at(NOW + timedelta(minutes=1)))


def transaction(done: str, verb: str = "resolve", minutes: int = 180) -> Transaction:
    at = (NOW - timedelta(minutes=minutes)).timestamp()
    actor = Actor("alice", "host", 1, "tui")
    return Transaction("01", at, actor, verb, done, done, "", TransactionState.DONE)


def test_calm_says_since_when_and_what_comes_next() -> None:
    quiet = facts(snapshot(document(entry("ERR-20260301-001", status="resolved"))))
    past = (transaction("resolved ERR-20260301-001"), transaction("promoted ×3", "promote", 600))
    assert pending_listing(quiet, View(query=EVERYTHING), past).pane.empty == (
        "Nothing pending in 1 file.",
        "Last: resolved ERR-20260301-001 3 h ago by you.",
        "1 promoted this week.",
        "Next: 1 stale item in 3",
    )


def test_an_empty_workspace_says_that_rows_come_by_themselves() -> None:
    assert pane(facts(snapshot())).empty == (
        "Nothing logged yet.",
        "Rows appear here by themselves as soon as an agent logs something.",
    )


def sleeping(*snoozes: tuple[str, Snooze]) -> Snapshot:
    """The log, when the person has put some entries to sleep."""
    snoozed = {entry_subject(Key(ERRORS, anchor)): snooze for anchor, snooze in snoozes}
    return replace(log(), personal=Personal(snoozed=snoozed))


def test_what_sleeps_is_counted_and_out_of_sight() -> None:
    asleep = pane(facts(sleeping(("ERR-20260520-001", Snooze(datetime(2026, 5, 27, 9))))))
    assert "ERR-20260520-001" not in "".join(lines(asleep))
    assert asleep.title() == "1 Pending · 3 · 1 snoozed"
    assert asleep.badge == Cell("3")


def test_who_asks_for_what_sleeps_sees_until_when() -> None:
    given = facts(sleeping(("ERR-20260520-001", Snooze()), ("FEAT-20260514-001", Snooze(times=3))))
    assert lines(pane(given, filtered="is:snoozed")) == [
        "  z|2h|ERR-20260520-001|until the next handoff · db_subnet_group forces replacement",
        "  z|6d|FEAT-20260514-001|until seen 3× · pod log bundle",
    ]


def test_what_woke_since_the_last_handoff_is_news() -> None:
    given = facts(sleeping(("ERR-20260520-001", Snooze(datetime(2026, 5, 20, 9)))))
    assert lines(pane(given))[0] == " ~ |2h|ERR-20260520-001|db_subnet_group forces replacement"
    handed_over = replace(given.snapshot.personal, handoff=HandoffCursor(NOW - timedelta(hours=1), {}))
    later = facts(replace(given.snapshot, personal=handed_over))
    assert lines(pane(later))[0] == "   |2h|ERR-20260520-001|db_subnet_group forces replacement"
