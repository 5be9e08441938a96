"""The sample workspace and what the scripted agent does to it."""

from datetime import datetime
from pathlib import Path

import pytest

from hotwash.core.model.key import Key
from hotwash.demo.agent import DemoAgent, taken_in_hand
from hotwash.demo.tour import Tour
from hotwash.demo.workspace import FROZEN_NOW, DemoPlace, build, dated


@pytest.fixture
def place(tmp_path: Path) -> DemoPlace:
    return build(tmp_path, FROZEN_NOW)


def agent(place: DemoPlace, looked_at: Key | None = None) -> DemoAgent:
    return DemoAgent(place, lambda: FROZEN_NOW, lambda: looked_at)


def test_dates_count_back_from_now() -> None:
    now = datetime.fromisoformat("2026-05-20T14:32:00+02:00")
    assert (
        dated("@2d@ @2d#@ @5h@ @90m~@ @wal@", now, "W") == "2026-05-18 20260518 2026-05-20T07:32:00Z 2026-05-20 13:02 W"
    )


def test_nothing_in_the_sample_keeps_a_token(place: DemoPlace) -> None:
    for path in place.root.rglob("*"):
        if path.is_file():
            assert dated(path.read_text(encoding="utf-8"), FROZEN_NOW) == path.read_text(encoding="utf-8")


def test_a_still_picture_has_a_pending_record_and_the_live_demo_starts_without(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    (tmp_path / "still").mkdir()
    assert b"PENDING" not in build(tmp_path / "live", FROZEN_NOW).buffer.read_bytes()
    still = build(tmp_path / "still", FROZEN_NOW, pending=True).buffer.read_text(encoding="utf-8")
    assert "## WAL Entry — 2026-05-20 14:24" in still


def test_the_agent_appends_and_leaves_every_byte_before(place: DemoPlace) -> None:
    before = place.errors.read_bytes()
    agent(place).log_an_error()
    after = place.errors.read_bytes()
    assert after.startswith(before)
    assert b"### ERR-20260520-003" in after[len(before) :]


def test_the_agent_opens_and_commits_one_operation(place: DemoPlace) -> None:
    scripted = agent(place)
    scripted.open_operation()
    assert place.buffer.read_bytes().count(b"**Status**: PENDING") == 1
    scripted.commit_operation()
    assert b"PENDING" not in place.buffer.read_bytes()


def test_the_agent_changes_only_the_entry_that_is_looked_at(place: DemoPlace) -> None:
    before = place.errors.read_text(encoding="utf-8")
    agent(place, Key(str(place.errors), "ERR-20260519-002")).change_what_is_looked_at()
    after = place.errors.read_text(encoding="utf-8")
    assert after == taken_in_hand(before, "ERR-20260519-002") != before
    assert [a for a, b in zip(before.splitlines(), after.splitlines(), strict=True) if a != b] == [
        "**Status**: pending",
        "**Action**: Set resource requests and limits on every container",
    ]


def test_the_agent_stops_when_told(place: DemoPlace) -> None:
    scripted = agent(place)
    scripted.start()
    scripted.stop()
    scripted._thread.join(timeout=5)
    assert not scripted._thread.is_alive()


def test_the_tour_counts_its_steps() -> None:
    tour = Tour()
    assert tour.sentence.startswith("DEMO 1/5 next: r ")
    assert tour.after("cursor.down") == tour
    for action in ("entry.resolve", "history.undo", "why.open", "entry.promote"):
        tour = tour.after(action)
    assert tour.sentence.startswith("DEMO 5/5 next: !")
    assert tour.after("attention.next").sentence.endswith("run it in your repository")


def test_todays_note_is_called_after_today(place: DemoPlace) -> None:
    note = place.root / "memory" / "2026-05-20.md"
    assert note.read_text(encoding="utf-8").startswith("# Daily Notes — 2026-05-20\n")
