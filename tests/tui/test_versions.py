"""What a record said is remembered reading by reading."""

from datetime import timedelta
from itertools import pairwise

from hotwash.core.formats import parse
from hotwash.core.model.document import Document
from hotwash.tui.versions import MOST, Versions
from support.snapshots import BUFFER, NOW, PROJECT, relative, snapshot

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
