"""Operations from the dashboard: D shows the facts, the detail their lines, and e opens the first of them."""

from pathlib import Path

from hotwash.tui.copies import copied
from hotwash.tui.finding import place_of
from hotwash.tui.session import PaneId
from support.driver import Person, Place, at_the_dashboard
from support.operations_log import issue

INCIDENT = issue(1, day="2026-05-18", sections="### Metrics\n- MTTD: 45 min\n")


def test_a_fact_leads_to_its_line_and_gives_its_sentence(tmp_path: Path) -> None:
    place = Place(tmp_path)
    issues = place.root / ".learnings" / "OPERATIONS_ISSUES.md"
    issues.write_text(INCIDENT)

    async def scenario(person: Person) -> None:
        await person.press("D")
        assert person.pane == PaneId.OPERATIONS
        assert "- MTTD: 45 min" in person.detail
        row, snapshot = person.dashboard.view.row, person.dashboard.desk.snapshot
        assert row is not None
        assert place_of(snapshot, row) == (str(issues), 13)
        sentence = "MTTD · OPS-20260518-001: 45 min (at most 30 min)"
        assert copied(snapshot, row, "short") == sentence
        assert copied(snapshot, row, "long") == (
            f"- {sentence}\n  - .learnings/OPERATIONS_ISSUES.md:13  OPS-20260518-001  MTTD: 45 min\n"
        )
        assert copied(snapshot, row, "command") == ""
        await person.others(lambda: issues.write_text(INCIDENT.replace("45 min", "20 min")))
        assert "20 min" in person.detail
        await person.press("escape")
        assert person.title.startswith("1 Pending")

    at_the_dashboard(place, scenario)
