"""Panes 2 and 3 at the dashboard: learnings and patterns that are ready to be promoted, and patterns past a limit."""

import json
from datetime import date
from pathlib import Path

import pytest

from scenarios.test_harness import DB, SURE, Learned
from support.driver import Person, Place, at_the_dashboard
from support.engine import finding, jsonl
from support.engine_files import write_engine
from support.learnings import HEADER, entry

CONTROL = ".github/instructions/seed-database.instructions.md"
TWICE = entry("L-005", "Freeze the clock", confidence="high", occurrences=3, seen="2026-05-02")
TITLE, OTHER, PATTERN = "Seed the database first", "Freeze the clock", "missing-input-validation"


@pytest.fixture
def place(tmp_path: Path) -> Learned:
    """A learning that is ready, and one that is not."""
    made = Learned(tmp_path)
    made.write(SURE, DB)
    return made


@pytest.fixture
def engine(place: Learned) -> Learned:
    """The same, with a learning engine and a cluster of entries."""
    write_engine(place.root, date(2026, 5, 20))
    place.log(*((f"ERR-2026051{day}-001", "resource limits missing") for day in (7, 8, 9)))
    return place


def names(person: Person) -> list[str]:
    """What the rows of the list are called."""
    pane = person.dashboard.view.pane
    assert pane is not None
    return [pane.cells(row)[1].text for row in pane.rows]


def test_learnings_and_patterns_are_rows_behind_the_clusters(engine: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2")
        kinds = [row.kind for row in person.dashboard.view.list.rows]
        assert (kinds[0], set(kinds[1:])) == ("candidate", {"learning", "pattern"})
        assert {TITLE, PATTERN} < set(names(person))
        assert f"{len(kinds)} cand" in person.lines[0]

    at_the_dashboard(engine, scenario)


def test_p_on_a_learning_names_its_control_and_the_row_goes(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2")
        assert names(person) == [TITLE]
        assert "Guidance  Run `npm run db:seed` first" in person.detail
        await person.press("p")
        assert person.sheet == "FormSheet"
        assert CONTROL in person.screen
        await person.press("enter")
        assert place.file.read_text() == HEADER + SURE + f"- Promoted: {CONTROL}\n" + DB
        assert (names(person), "Nothing has happened 3 times yet." in person.screen) == ([], True)
        await person.press("u")
        assert place.file.read_text() == HEADER + SURE + DB
        assert names(person) == [TITLE]

    at_the_dashboard(place, scenario)


def test_p_on_a_pattern_shows_its_runbooks_first_and_the_row_goes(engine: Learned) -> None:
    runbook = engine.root / ".claude/skills/runbooks/api-dev/RUNBOOK.md"
    heading = f"### {PATTERN} (Auto-generated)"

    async def scenario(person: Person) -> None:
        await person.press("2")
        await person.press(*["j"] * names(person).index(PATTERN), "p")
        assert person.sheet == "PreviewSheet"
        assert f"+ {heading}" in person.screen
        assert heading not in runbook.read_text()
        await person.press("enter")
        assert heading in runbook.read_text()
        assert PATTERN not in names(person)
        assert TITLE in names(person)
        await person.press("u")
        assert heading not in runbook.read_text()
        assert PATTERN in names(person)

    at_the_dashboard(engine, scenario)


def test_d_keeps_a_learning_as_it_is_until_it_is_seen_again(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2", "d", "1")
        assert person.status == "kept L-001; it is suggested again when it is seen again · u undo"
        assert names(person) == [OTHER]
        assert place.file.read_text() == HEADER + SURE + TWICE
        await person.others(lambda: place.write(SURE.replace("Occurrences: 5", "Occurrences: 6"), TWICE))
        assert names(person) == [TITLE, OTHER]

    place.write(SURE, TWICE)
    at_the_dashboard(place, scenario)


def test_d_puts_a_learning_that_shall_never_be_a_control_into_the_archive(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2", "d", "2")
        assert place.file.read_text() == HEADER + DB
        assert place.archive.read_text().endswith("- Archived: 2026-05-20 dismissed – not to be promoted\n")
        assert names(person) == []
        await person.press("u")
        assert place.file.read_text() == HEADER + SURE + DB

    at_the_dashboard(place, scenario)


def test_d_on_a_pattern_asks_why_and_the_row_goes(engine: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2")
        await person.press(*["j"] * names(person).index(PATTERN), "d", "2", "enter")
        assert PATTERN not in names(person)
        await person.press("u")
        assert PATTERN in names(person)

    at_the_dashboard(engine, scenario)


def test_the_tabs_beside_them_are_those_of_their_own_views(engine: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2")
        pattern, learning = (names(person).index(name) for name in (PATTERN, TITLE))
        await person.press(*["j"] * pattern, "w")
        beside = person.detail
        await person.press("g", *["j"] * learning)
        assert "Next      p promotes it." in person.detail
        await person.press("6", "w")
        assert person.detail == beside

    at_the_dashboard(engine, scenario)


def test_marks_on_several_kinds_are_decided_about_kind_by_kind(engine: Learned) -> None:
    before = engine.file.read_text()

    async def scenario(person: Person) -> None:
        await person.press("2", "space", "G", "space")
        for key in "pdrS":
            await person.press(key)
            assert person.status.endswith(": the marks are on things of several kinds – decide about each by itself")
            assert person.sheet == ""
        assert engine.file.read_text() == before

    at_the_dashboard(engine, scenario)


def test_several_learnings_are_promoted_and_turned_down_one_at_a_time(place: Learned) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2", "space", "space")
        for key in "pd":
            await person.press(key)
            assert person.status.endswith("one at a time, each has its own words")
        assert place.file.read_text() == HEADER + SURE + TWICE

    place.write(SURE, TWICE)
    at_the_dashboard(place, scenario)


DRAFT = "missing-resource-limits"


@pytest.fixture
def sample_with_a_draft(tmp_path: Path) -> Place:
    """A draft in a runbook that nobody looked at for longer than a week, and a pattern unseen for half a year."""
    place = Place(tmp_path)
    place.log(("ERR-20260501-001", "helm upgrade hangs"))
    folder = place.root / ".claude"
    (folder / "patterns").mkdir(parents=True)
    (folder / "review-findings.jsonl").write_text(
        jsonl([{**finding("blocking", pattern="old-port"), "date": f"2025-11-0{day}"} for day in (1, 2)])
    )
    draft = {
        "name": DRAFT,
        "description": "No limits",
        "count": 4,
        "last_seen": "2026-05-18",
        "promoted_to_runbook": True,
        "runbook_agents": ["sre"],
        "promoted_date": "2026-05-10",
    }
    (folder / "patterns/patterns.json").write_text(json.dumps({"patterns": {DRAFT: draft}}))
    return place


def test_x_in_pane_3_says_that_a_draft_was_read_and_d_that_a_pattern_is_over(sample_with_a_draft: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("3")
        assert [row.kind for row in person.dashboard.view.list.rows] == ["entry", "pattern", "pattern"]
        assert "3 stale" in person.lines[0]
        await person.press("j", "x")
        assert person.status.startswith(f"confirmed {DRAFT}")
        assert names(person)[1:] == ["pattern"]
        await person.press("G", "d", "3", "enter")
        assert [row.kind for row in person.dashboard.view.list.rows] == ["entry"]
        await person.press("u", "u")
        assert [row.kind for row in person.dashboard.view.list.rows] == ["entry", "pattern", "pattern"]

    at_the_dashboard(sample_with_a_draft, scenario)
