"""The session behind a second 5 as pictures: at work, narrow, and with nothing remembered."""

from pathlib import Path

import pytest

from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE, Place

STATE = """\
# Session State

Last updated: 2026-05-20 13:40

## Corrections and constraints

- 2026-05-20 — no restarts of the billing service before six in the evening

## Key proper nouns

- orchard: the build cluster in the north
"""
NOTE = "# Daily Notes — 2026-05-20\n\n## Errors\n\n- 11:44 — wrong policy file → restored from the copy\n"


@pytest.fixture
def remembered(tmp_path: Path) -> Place:
    place = Place.sample(tmp_path)
    memory = place.root / "memory"
    (memory / "SESSION-STATE.md").write_text(STATE, encoding="utf-8")
    (memory / "2026-05-20.md").write_text(NOTE, encoding="utf-8")
    (memory / ".session-count").write_text("11\n2026-05-19T17:02:40Z\n")
    return place


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_session_at_work_looks_as_accepted(snap_compare: Compare, remembered: Place, size: tuple[int, int]) -> None:
    app, before = staged(remembered, "5", "5", "j")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_a_session_without_memory_looks_as_accepted(snap_compare: Compare, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.log(("ERR-20260519-001", "the certificate expired"))
    app, before = staged(place, "5", "5")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)
