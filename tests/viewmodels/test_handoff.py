"""The handoff report: what is in it, in which order, and that the same state gives the same bytes."""

from dataclasses import replace
from datetime import date, datetime

from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.handoff import Handoff, handoff
from hotwash.core.analysis.handoff_cursor import since_cursor, text_marks, with_cursor
from hotwash.core.model.document import Document
from hotwash.core.model.handoff import HandoffCursor
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Personal, Snapshot
from hotwash.core.model.snooze import Snooze, entry_subject
from hotwash.core.model.transaction import Actor, Hunk, Transaction, TransactionState
from hotwash.viewmodels.handoff import handoff_lines
from support.snapshots import ERRORS, NOW, buffer, document, entry, record, snapshot

MORNING = datetime(2026, 5, 20, 8, 31)


def knowing(*documents: Document, before: tuple[Document, ...] = (), **personal: object) -> Snapshot:
    """These documents, when the person handed over at 08:31 with `before` in the files."""
    cursor = HandoffCursor(MORNING, text_marks(snapshot(*before)))
    return replace(snapshot(*documents), personal=replace(Personal(handoff=cursor), **personal))  # type: ignore[arg-type]  # the values are those of Personal


def report_of(of: Snapshot, *transactions: Transaction, since: date | None = None) -> Handoff:
    return handoff(Facts(of, NOW, Settings()), "alice", transactions, since=since)


def text(of: Snapshot, *transactions: Transaction, full: bool = False, since: date | None = None) -> list[str]:
    facts = Facts(of, NOW, Settings())
    report = handoff(facts, "alice", transactions, since=since)
    return [line.text for line in handoff_lines(report, "payments-api", facts.times_seen, full=full)]


def transaction(done: str, verb: str, at: datetime, *anchors: str, undone_by: str | None = None) -> Transaction:
    hunks = tuple(Hunk(ERRORS, Key(ERRORS, anchor), "Status", b"", b"", b"", b"", 0) for anchor in anchors)
    actor = Actor("alice", "box", 1, "tui")
    state = TransactionState.DONE
    return Transaction("T", at.timestamp(), actor, verb, done, done, "", state, hunks, undone_by=undone_by)


def test_everything_at_once_reads_as_a_shift_would_tell_it() -> None:
    old, grave = entry("ERR-20260512-001", "rollback hangs"), entry("OPS-20260518-A3F", "cert expiry", severity="P2")
    fresh = entry("ERR-20260520-002", "OOMKilled: no memory limit")
    now = knowing(
        document(old, grave, fresh),
        buffer(record()),
        before=(document(old, grave),),
        shift_notes={"ERR-20260512-001": "waits for chart 2.5"},
    )
    done = transaction("resolved ERR-20260519-007", "resolve", datetime(2026, 5, 20, 9), "ERR-20260519-007")
    assert text(now, done) == [
        "# Handoff payments-api – 2026-05-20 14:32, since 08:31, by alice",
        "## 1 operation PENDING",
        "- ~8m terraform apply – destroys payments-rds",
        "  blast: payments-api ~8 min",
        "  rollback: aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier x",
        "  verify: terraform state list | grep payments · aws rds describe-db-instances"
        " --db-instance-identifier payments",
        "## Needs attention (2): P1/P2, regressed, stale",
        "- OPS-20260518-A3F P2 cert expiry – pending 2d – .learnings/ERRORS.md:13",
        "- ERR-20260512-001 rollback hangs – pending > 7 d – .learnings/ERRORS.md:5 – note: waits for chart 2.5",
        "## New since last handoff (1)",
        "- ERR-20260520-002 OOMKilled: no memory limit – pending",
        "## Done this shift: 1 resolved",
        "- resolved ERR-20260519-007 (alice)",
        "Nothing to report: recurring patterns",
    ]


def test_with_nothing_to_tell_every_section_is_named() -> None:
    assert text(snapshot(document())) == [
        "# Handoff payments-api – 2026-05-20 14:32, the first one, by alice",
        "Nothing to report: operations PENDING, attention, new entries, recurring patterns, changes",
    ]


def test_before_the_first_handoff_everything_is_old() -> None:
    assert report_of(snapshot(document(entry()))).new == ()


def test_what_says_something_else_is_told_as_changed_while_it_is_open() -> None:
    before = document(entry("ERR-20260520-001", "one"), entry("ERR-20260520-002", "two"))
    after = document(entry("ERR-20260520-001", "one, again"), entry("ERR-20260520-002", "two", status="resolved"))
    assert text(knowing(after, before=(before,)))[1:3] == [
        "## New since last handoff (1)",
        "- ERR-20260520-001 one, again – changed, pending",
    ]


def test_a_day_counts_by_the_dates_of_the_entries() -> None:
    of = snapshot(document(entry("ERR-20260519-001"), entry("ERR-20260518-001")))
    assert [item.entry.native_id for item in report_of(of, since=date(2026, 5, 19)).new] == ["ERR-20260519-001"]
    assert text(of, since=date(2026, 5, 19))[0].endswith("since 2026-05-19, by alice")


def test_five_items_are_told_and_the_others_counted_unless_all_are_asked_for() -> None:
    entries = [entry(f"ERR-20260510-{number:03}", f"number {number}") for number in range(1, 8)]
    of = snapshot(document(*entries))
    assert text(of)[-2] == "- and 2 more"
    assert len(text(of)) == 9
    assert sum(line.startswith("- ERR-") for line in text(of, full=True)) == 7


def test_what_was_taken_back_or_done_before_is_no_deed_of_this_shift() -> None:
    of = knowing(document())
    deeds = report_of(
        of,
        transaction("resolved A", "resolve", datetime(2026, 5, 20, 8), "A"),
        transaction("resolved B", "resolve", datetime(2026, 5, 20, 9), "B", undone_by="U"),
        transaction("handed over", "handoff", datetime(2026, 5, 20, 10)),
        transaction("resolved 2 entries", "resolve", datetime(2026, 5, 20, 11), "C", "D"),
    ).deeds
    assert [(deed.sentence, deed.entries) for deed in deeds] == [("resolved 2 entries", 2)]


def test_marks_limit_entries_and_never_operations() -> None:
    grave, other = entry("OPS-20260518-001", severity="P1"), entry("OPS-20260518-002", severity="P1")
    facts = Facts(snapshot(document(grave, other), buffer(record())), NOW, Settings())
    limited = handoff(facts, "alice", only=frozenset({other.key._replace(path=ERRORS)}))
    assert [item.entry.native_id for item in limited.attention] == ["OPS-20260518-002"]
    assert len(limited.operations) == 1


def test_something_grave_is_open_or_not() -> None:
    assert report_of(snapshot(document(entry(severity="P2")))).has_grave
    assert not report_of(
        snapshot(document(entry(severity="P3"), entry("X-20260520-1", severity="P1", status="resolved")))
    ).has_grave


def test_an_escape_sequence_is_shown_and_never_sent() -> None:
    assert "\x1b" not in "".join(text(snapshot(document(entry("OPS-20260518-001", "\x1b[2J", severity="P1")))))


def test_news_since_the_handoff_join_those_of_this_session() -> None:
    before, after = document(entry("ERR-20260520-001")), document(entry("ERR-20260520-001"), entry("ERR-20260520-002"))
    of = knowing(after, before=(before,))
    facts = Facts(of, NOW, Settings())
    noticed = with_cursor(facts.noticed, of, NOW)
    assert {key.anchor for key in noticed.new} == {"ERR-20260520-002"}
    assert noticed.last_handoff == date(2026, 5, 20)
    assert since_cursor(of, None) == (frozenset(), frozenset())


def test_what_sleeps_is_told_by_itself_and_not_as_something_that_needs_attention() -> None:
    grave = entry("OPS-20260518-A3F", "cert expiry", severity="P2")
    now = knowing(
        document(grave), before=(document(grave),), snoozed={entry_subject(grave.key): Snooze(datetime(2026, 5, 27, 9))}
    )
    told = text(now)
    assert told[1:3] == ["## Snoozed (1)", "- OPS-20260518-A3F P2 cert expiry – until 2026-05-27"]
    assert "attention" in told[-1]
    assert not report_of(now).has_grave
