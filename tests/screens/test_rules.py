"""View 8 as pictures: every state at each width, the detail, and the sheet that takes a rule out."""

from pathlib import Path

import pytest

from screens.test_panes import Compare, staged
from support.driver import MEDIUM, NARROW, WIDE, Place

ENTRY = "### {}\n**Status**: {}\n{}**Context**: {}\n**Content**: {}\n**Action**: do it\n\n---\n\n"
PROMOTED = (
    ("ERR-20260401-001", "2026-05-08", "CLAUDE.md", "Deploying api with resource limits missing"),
    ("ERR-20260402-001", "2026-04-08", "AGENTS.md", "Running helm upgrade without a diff first"),
    ("ERR-20260403-001", "2026-05-10", ".claude/rules/terraform.md", "Terraform plan replaced the database"),
    ("ERR-20260101-001", "2026-01-10", "CLAUDE.md", "Rotating secrets by hand in vault"),
    ("ERR-20260405-001", "2026-05-11", "AGENTS.md", "Webhooks were delivered twice"),
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """One rule in every state that files alone can be in."""
    made = Place(tmp_path)
    told = [
        ENTRY.format(name, "promoted", f"**Status-Note**: {day} promoted to {file}\n", title, title)
        for name, day, file, title in PROMOTED
    ]
    again = "Deploying worker with resource limits missing"
    made.errors.write_text("# Error Log\n\n---\n\n" + "".join(told))
    with made.errors.open("a") as out:
        out.write(ENTRY.format("ERR-20260518-001", "pending", "", again, again))
    (made.root / "CLAUDE.md").write_text(
        "# Payments\n\n## Agent Rules\n\n"
        "- Always set resource limits on every container <!-- self-improve:ERR-20260401-001 -->\n"
        "- Rotate secrets with the job, never by hand <!-- self-improve:ERR-20260101-001 -->\n"
        "- Make webhook handlers idempotent <!-- self-improve:ERR-20260405-001 -->\n"
        "- Ask before touching production\n"
    )
    (made.root / ".claude" / "rules").mkdir(parents=True)
    (made.root / ".claude" / "rules" / "terraform.md").write_text(
        "# Terraform rules\n\n- Scan plans for forces replacement <!-- self-improve:ERR-20260403-001 -->\n"
    )
    return made


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW], ids=["120x40", "80x24", "60x20"])
def test_rules_look_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    app, before = staged(place, "8")
    assert snap_compare(app, terminal_size=size, run_before=before)


def test_why_a_rule_came_back_looks_as_accepted(snap_compare: Compare, place: Place) -> None:
    app, before = staged(place, "8", "w")
    assert snap_compare(app, terminal_size=WIDE, run_before=before)


@pytest.mark.parametrize("size", [MEDIUM, NARROW], ids=["80x24", "60x20"])
def test_taking_a_rule_out_looks_as_accepted(snap_compare: Compare, place: Place, size: tuple[int, int]) -> None:
    app, before = staged(place, "8", "d", "4")
    assert snap_compare(app, terminal_size=size, run_before=before)
