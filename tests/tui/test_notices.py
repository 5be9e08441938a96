"""What a notice says of an operation: its step, what it is, and nothing that could act or give a secret away."""

from datetime import datetime, timedelta

from hotwash.core.analysis.wal import PendingRecord, wal_facts
from hotwash.core.model.settings import Settings
from hotwash.core.model.values import replace
from hotwash.tui.notices import notice_text
from support.snapshots import buffer, record, snapshot

STARTED = datetime(2026, 5, 20, 14, 24)


def pending(minutes: float, operation: str | None = "helm upgrade edge-gw") -> PendingRecord:
    known = snapshot(buffer(replace(record(), operation=operation)))
    (found,) = wal_facts(known, STARTED + timedelta(minutes=minutes), Settings()).pending
    return found


def test_it_names_the_step_and_the_operation() -> None:
    assert [notice_text(pending(minutes)) for minutes in (1, 6, 16)] == [
        "PENDING: helm upgrade edge-gw",
        "LONG: helm upgrade edge-gw",
        "ALARM: helm upgrade edge-gw",
    ]


def test_it_says_that_an_agent_is_silent() -> None:
    assert notice_text(replace(pending(16), silent=720.0)) == "ALARM, agent silent 12m: helm upgrade edge-gw"


def test_it_is_short_visible_and_masked() -> None:
    assert notice_text(pending(1, None)) == "PENDING: an operation without a name"
    assert notice_text(pending(1, "drain a node " * 20)) == f"PENDING: {'drain a node ' * 6}"[:80].rstrip()
    assert "\x1b" not in notice_text(pending(1, "a\x1b]0;b"))
    assert "ghp_0123456789abcdefghijABCDEFGHIJ012345" not in notice_text(
        pending(1, "push ghp_0123456789abcdefghijABCDEFGHIJ012345")
    )
