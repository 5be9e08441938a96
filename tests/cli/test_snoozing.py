"""`hotwash snooze`: entries leave the lists until their time has come; the files stay as they are."""

import json
from pathlib import Path

from cli.conftest import Hotwash

ID = "OPS-20260518-A3F"


def test_what_sleeps_is_listed_only_when_asked_for(hotwash: Hotwash, workspace: Path) -> None:
    before = (workspace / ".learnings/OPERATIONS_ISSUES.md").read_bytes()
    ran = hotwash("snooze", ID, "2w")
    assert ran.code == 0
    assert ran.err.startswith(f"snoozed {ID} until ")
    assert ran.err.endswith("undo: hotwash undo\n")
    assert ID not in hotwash("list").out
    assert ID in hotwash("list", "is:snoozed").out
    assert ID in hotwash("list", "--all").out
    (entry,) = json.loads(hotwash("list", "is:snoozed", "--json").out)["entries"]
    assert entry["snoozed_until"].endswith("T09:00")
    assert (workspace / ".learnings/OPERATIONS_ISSUES.md").read_bytes() == before
    hotwash("undo")
    assert ID in hotwash("list").out


def test_several_ids_stand_before_the_time(hotwash: Hotwash) -> None:
    ids = [line["id"] for line in json.loads(hotwash("list", "--json").out)["entries"] if line["id"]][:2]
    assert hotwash("snooze", *ids, "handoff").err.startswith("snoozed 2 entries until the next handoff")
    hotwash("handoff", "--mark")
    assert hotwash("list", "is:snoozed").out == ""


def test_a_time_that_is_none_is_a_mistake_with_examples(hotwash: Hotwash) -> None:
    ran = hotwash("snooze", ID, "later")
    assert ran.code == 2
    assert "later is no time to wake up" in ran.err
    assert "3d, monday, 18:00" in ran.err


def test_failed_calls_are_named_by_their_tool_and_session(hotwash: Hotwash, workspace: Path) -> None:
    log = workspace / ".learnings" / ".pending-errors.log"
    log.write_text("2026-05-20T12:00:00Z TOOL_FAILURE: Bash session=s1 tool_use_id=t1\n", encoding="utf-8")
    ran = hotwash("snooze", "Bash s1", "handoff")
    assert (ran.code, ran.err) == (
        0,
        "snoozed the failed calls of Bash s1 until the next handoff\nundo: hotwash undo\n",
    )
    assert "- Bash s1, 1 call – until the next handoff" in hotwash("handoff").out
    assert hotwash("snooze", "Bash s1", "now").err.startswith("woke the failed calls of Bash s1")
    assert hotwash("snooze", "Bash s2", "3d").code == 4
