"""View D as pictures: facts past and within their limits at each width, and what the empty view asks for."""

from pathlib import Path

import pytest

from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE, Place
from support.operations_log import issue

INCIDENTS = (
    issue(
        1,
        day="2026-05-18",
        sections="### Metrics\n- MTTR: 5 h 12 min\n- MTTD: 12 min\n\n### Impact\n- **SLO Impact**: 70 % of the budget\n"
        "\n### Root Cause\nA lock\n",
        metadata="- Services Affected: payments-api\n- DORA Metrics Impact: mttr",
    ),
    issue(
        2,
        day="2026-05-10",
        severity="P2",
        sections="### Metrics\n- CFR: 18 %\n",
        metadata="- Services Affected: payments-api, edge\n- Error Budget Consumed: 35 %",
    ),
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])
def test_operations_look_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    (place.root / ".learnings" / "OPERATIONS_ISSUES.md").write_text("".join(INCIDENTS))
    app, before = staged(place, "D")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_the_empty_view_looks_as_accepted(snap_compare: Compare, place: Place) -> None:
    app, before = staged(place, "D")
    assert snap_compare(app, terminal_size=MEDIUM, run_before=before)
