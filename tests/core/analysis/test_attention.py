"""What needs a human, in the order of its urgency."""

from datetime import timedelta

from hotwash.core.analysis.attention import Reason, attention, calm_sentence
from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.model.notice import Notice, NoticeKind
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot, SourceProblem
from support.snapshots import BUFFER, ERRORS, NOW, buffer, document, entry, record, snapshot


def facts(given: Snapshot, noticed: Noticed | None = None) -> Facts:
    return Facts(given, NOW, Settings(), noticed, quick=True)


def test_the_order_is_alarm_long_pending_silent_notices_conflicts_drafts_critical_files() -> None:
    alarm, long, fresh = (
        record("a", "2026-05-20 14:00"),
        record("b", "2026-05-20 14:24"),
        record("c", "2026-05-20 14:30"),
    )
    log = document(
        entry("OPS-20260518-A3F", "cert expiry", severity="P1"),
        entry("ERR-20260510-001", "lost data", priority="critical"),
        entry("ERR-20260511-001", "was bad", priority="critical", status="resolved"),
        entry("ERR-20260512-001", "medium", priority="high", severity="P2"),
    )
    given = Snapshot(
        1,
        (),
        (log, buffer(fresh, long, alarm)),
        problems=(
            SourceProblem(ERRORS, "permission denied", "chmod u+r", 0.0),
            SourceProblem("/w/x", "gone", "", 0.0, True),
        ),
        notices=(
            Notice(NoticeKind.VANISHED, ERRORS, (), 0.0, "3 entries left ERRORS.md"),
            Notice(NoticeKind.REPAIRED, ERRORS, (), 0.0, "finished promote"),
        ),
    )
    keys = [each.key for each in log.entries]
    noticed = Noticed(
        written={BUFFER: NOW - timedelta(minutes=12)}, conflicts=frozenset({keys[3]}), drafts=frozenset({keys[2]})
    )
    found = attention(facts(given, noticed))
    assert [(each.reason, each.sentence) for each in found] == [
        (Reason.ALARM, "ALARM a"),
        (Reason.LONG, "LONG b"),
        (Reason.PENDING, "PENDING c"),
        (Reason.SILENT, "agent silent during a"),
        (Reason.SILENT, "agent silent during b"),
        (Reason.SILENT, "agent silent during c"),
        (Reason.OVERWRITTEN, "3 entries left ERRORS.md"),
        (Reason.CONFLICT, "changed under your hand"),
        (Reason.DRAFT, "a draft is kept"),
        (Reason.CRITICAL, "critical lost data"),
        (Reason.CRITICAL, "P1 cert expiry"),
        (Reason.UNREADABLE, "permission denied"),
    ]
    assert [each.key for each in found][:3] == [alarm.key, long.key, fresh.key]


def test_a_calm_workspace_says_what_comes_next() -> None:
    assert attention(facts(snapshot(document(entry("ERR-20260515-001"))))) == ()
    assert (
        calm_sentence(facts(snapshot(document(entry("ERR-20260515-001")))))
        == "nothing needs you – next: ERR-20260515-001 turns stale in 3 d"
    )
    assert calm_sentence(facts(snapshot())) == "nothing needs you"
