"""`hotwash watch --notify`: what rings is told to the desktop through the terminal, and without the flag it is not."""

from pathlib import Path

import pytest

from support.terminal import PATIENCE, Place

BUFFER = """# Working Buffer

## WAL Log

## WAL Entry — 2020-05-20 11:00
**Operation**: helm upgrade edge-gw
**Affected resources**: edge-gw
**Blast radius**: edge
**Rollback**: helm rollback edge-gw 41
**Status**: {}
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.log("ERR-20260520-001 cert expiry")
    (place.root / "memory").mkdir()
    return place


def write(place: Place, status: str) -> None:
    (place.root / "memory" / "working-buffer.md").write_text(BUFFER.format(status), encoding="utf-8")


def test_an_operation_that_appears_is_a_notice(place: Place) -> None:
    write(place, "COMMITTED")
    environment = place.environment(HOTWASH_NOTIFY_DESKTOP="osc777")
    with place.dashboard("watch", "--notify", environment=environment) as terminal:
        terminal.shows("notices on", "● live", seconds=PATIENCE)
        write(place, "PENDING")
        terminal.shows("helm upgrade edge-gw", "PENDING", seconds=PATIENCE)
        assert b"\x1b]777;notify;hotwash;ALARM: helm upgrade edge-gw\x07" in terminal.raw


def test_without_the_flag_nothing_is_sent(place: Place) -> None:
    write(place, "COMMITTED")
    environment = place.environment(HOTWASH_NOTIFY_DESKTOP="osc777")
    with place.dashboard("watch", environment=environment) as terminal:
        terminal.shows("bell on", "● live", seconds=PATIENCE)
        write(place, "PENDING")
        terminal.shows("helm upgrade edge-gw", "PENDING", seconds=PATIENCE)
        assert b"]777;" not in terminal.raw


def test_a_single_look_sends_no_notice(place: Place) -> None:
    done = place.run("watch", "--once", "--notify")
    assert done.returncode == 2
    assert "not allowed with argument" in done.stderr.decode()
