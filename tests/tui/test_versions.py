"""What entries and records said is remembered reading by reading."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hotwash.core.formats import parse
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.tui.versions import MOST, MOST_BYTES, Versions
from support.snapshots import BUFFER, NOW, PROJECT, document, entry, relative, snapshot

RECORD = "## WAL Log\n\n## WAL Entry — 2026-05-20 14:20\n**Operation**: apply\n**Rollback**: undo {}\n**Status**: {}\n"


def buffer(status: str, rollback: int = 1) -> Document:
    return parse(BUFFER, relative(BUFFER), PROJECT, RECORD.format(rollback, status).encode())


PENDING, COMMITTED, EMPTIED = buffer("PENDING"), buffer("COMMITTED"), parse(BUFFER, relative(BUFFER), PROJECT, b"")
KEY = PENDING.records[0].key


def told(versions: Versions) -> list[tuple[int, str | None]]:
    """Minutes after the start, and the status."""
    return [
        ((each.seen_at - NOW).seconds // 60, each.record.native_status if each.record is not None else None)
        for each in versions.of(KEY)
    ]


def test_what_never_changed_has_no_versions() -> None:
    versions = Versions(snapshot(PENDING), NOW)
    versions.seen(snapshot(PENDING), snapshot(buffer("PENDING")), NOW)
    assert told(versions) == []


def test_every_other_wording_is_a_version_and_so_is_leaving_the_buffer() -> None:
    versions = Versions(snapshot(PENDING), NOW)
    versions.seen(snapshot(PENDING), snapshot(COMMITTED), NOW + timedelta(minutes=1))
    versions.seen(snapshot(COMMITTED), snapshot(EMPTIED), NOW + timedelta(minutes=2))
    versions.seen(snapshot(EMPTIED), snapshot(PENDING), NOW + timedelta(minutes=3))
    versions.seen(snapshot(PENDING), snapshot(), NOW + timedelta(minutes=4))
    assert told(versions) == [(0, "PENDING"), (1, "COMMITTED"), (2, None), (3, "PENDING"), (4, None)]


def test_only_the_newest_versions_are_kept() -> None:
    readings = [snapshot(buffer("PENDING", number)) for number in range(MOST + 2)]
    versions = Versions(readings[0], NOW)
    for before, after in pairwise(readings):
        versions.seen(before, after, NOW)
    kept = [each.record.rollback for each in versions.of(KEY) if each.record is not None]
    assert (len(kept), kept[0], kept[-1]) == (MOST, "undo 2", f"undo {MOST + 1}")


ONE, TWO = entry("ERR-20260520-001", "one"), entry("ERR-20260520-002", "two")


def reworded(text: str) -> Document:
    return document((ONE, {"Action": text}), TWO)


def texts(versions: Versions, key: Key = ONE.key) -> list[tuple[int, str | None]]:
    """Minutes after the start, and the Action."""
    return [
        ((each.seen_at - NOW).seconds // 60, each.text.decode().rpartition("Action**: ")[2] if each.text else None)
        for each in versions.of(key)
    ]


def test_an_entry_has_versions_once_it_says_something_else() -> None:
    first, second, third = snapshot(reworded("a")), snapshot(reworded("b")), snapshot(document(TWO))
    versions = Versions(first, NOW)
    assert texts(versions) == []
    versions.seen(first, second, NOW + timedelta(minutes=1))
    versions.seen(second, third, NOW + timedelta(minutes=2))
    assert texts(versions) == [(0, "a"), (1, "b"), (2, None)]
    assert texts(versions, TWO.key) == []


def test_what_is_only_now_read_is_no_other_version() -> None:
    loading = replace(snapshot(document(ONE)), loading=1)
    versions = Versions(loading, NOW)
    versions.seen(loading, snapshot(reworded("a")), NOW)
    assert texts(versions) == []


def test_what_changed_longest_ago_is_forgotten_when_it_gets_too_much() -> None:
    long = "x" * (MOST_BYTES // 3)
    states = [
        snapshot(document((ONE, {"Action": first}), (TWO, {"Action": second})))
        for first, second in (("a", "a"), (long, "a"), (long, long), (long, "b"), (long, long))
    ]
    versions = Versions(states[0], NOW)
    for before, after in pairwise(states):
        versions.seen(before, after, NOW)
    assert (len(versions.of(ONE.key)), len(versions.of(TWO.key))) == (0, 4)
