"""The list of problems: what is wrong, what repairs it, and what the person calls fine."""

from pathlib import Path

import pytest

from hotwash.tui.options import RunOptions
from support.driver import Person, Place, at_the_dashboard

READ_ONLY = RunOptions(frozen=True, read_only=True)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Three entries: a status in another word, an empty number with one, and one in order."""
    place = Place(tmp_path)
    place.log(
        ("ERR-20260518-001", "the pod was killed", "Done"),
        ("ERR-20260519-", "the certificate expired", "frobnicated"),
        ("ERR-20260520-001", "the queue is full"),
    )
    return place


def test_a_problem_says_what_why_and_next_with_the_repair_as_a_diff(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P")
        assert person.title.startswith("P Problems · 3")
        assert "✗2" in person.header
        assert 'ERR-20260518-001 unknown status "Done"' in person.detail
        assert "The status is a word that the format does not have" in person.detail
        assert "r: write resolved" in person.detail
        assert "- **Status**: Done\n+ **Status**: resolved" in person.detail

    at_the_dashboard(place, scenario)


def test_r_repairs_the_problem_and_u_takes_it_back(place: Place) -> None:
    before = place.text()

    async def scenario(person: Person) -> None:
        await person.press("P", "r")
        assert person.status.startswith("repaired ERR-20260518-001 · u undo")
        assert place.text() == before.replace("Done", "resolved")
        assert person.title.startswith("P Problems · 2")
        await person.press("u")
        assert place.text() == before

    at_the_dashboard(place, scenario)


def test_marked_problems_are_repaired_together_and_lose_their_marks(place: Place) -> None:
    before = place.text()

    async def scenario(person: Person) -> None:
        await person.press("P", "V", "r")
        assert person.status.startswith("repaired 2 problems")
        expected = before.replace("Done", "resolved").replace("ERR-20260519-\n", "ERR-20260519-001\n")
        assert place.text() == expected
        assert person.title == "P Problems · 1 │ Quarantine │ Hooks │ Workspaces"
        await person.press("u")
        assert place.text() == before

    at_the_dashboard(place, scenario)


def test_what_has_no_safe_repair_says_what_to_do(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P", "j", "r")
        assert person.status == (
            "repair: no safe repair – one of pending, resolved, promoted, superseded, revoked, discarded"
        )

    at_the_dashboard(place, scenario)


def test_x_calls_a_problem_fine_until_its_text_changes(place: Place) -> None:
    before = place.text()

    async def scenario(person: Person) -> None:
        await person.press("P", "j", "x")
        assert "fine until the text changes" in person.status
        assert person.title.startswith("P Problems · 2")
        assert place.text() == before
        await person.press("u")
        assert person.title.startswith("P Problems · 3")
        await person.press("x")
        await person.others(lambda: place.errors.write_text(place.text().replace("certificate", "key")))
        assert person.title.startswith("P Problems · 3")

    at_the_dashboard(place, scenario)


def test_the_filter_finds_problems_by_kind_rule_and_file(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P", "/")
        await person.type("is:broken")
        await person.press("enter")
        assert person.title.startswith("P Problems · 2 of 3")
        await person.press("/")
        await person.type(" file:ERRORS type:malformed-id")
        await person.press("enter")
        assert "0 of 3" in person.title

    at_the_dashboard(place, scenario)


def test_a_read_only_dashboard_repairs_nothing(place: Place) -> None:
    async def scenario(person: Person) -> None:
        before = place.text()
        await person.press("P", "r", "x")
        assert "read-only" in person.status
        assert place.text() == before

    at_the_dashboard(place, scenario, options=READ_ONLY)


def test_without_problems_it_says_so(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.log(("ERR-20260520-001", "the queue is full"))

    async def scenario(person: Person) -> None:
        await person.press("P")
        assert "No problems in 1 file." in person.screen
        await person.press("r")
        assert person.status == "resolve: there are no rows here"

    at_the_dashboard(place, scenario)


def test_a_second_p_shows_the_text_that_no_format_claims(place: Place) -> None:
    place.errors.write_text("# Error Log\n\n---\n\nNever paste tokens.\n\n---\n\n" + place.text())

    async def scenario(person: Person) -> None:
        await person.press("P", "P")
        assert person.title == "P Problems │ Quarantine · 1 │ Hooks │ Workspaces"
        assert "ERRORS.md:5" in person.screen
        assert "Never paste tokens." in person.detail
        await person.press("r")
        assert person.status == "resolve: text without an entry is changed in its file – e opens it"
        await person.press("P", "P")
        assert person.title.startswith("P Problems")
        await person.press("P", "escape")
        assert person.pane == "pending"

    at_the_dashboard(place, scenario)


def test_without_loose_text_the_quarantine_says_so(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P", "P")
        assert "Everything in the files belongs to an entry." in person.screen

    at_the_dashboard(place, scenario)


def test_a_fourth_p_shows_the_workspaces_and_what_was_left_closed(place: Place) -> None:
    for base in (place.root / "edge", place.home / ".claude"):
        (base / ".learnings").mkdir(parents=True)
        (base / ".learnings" / "ERRORS.md").write_text(place.text())
    (place.root / ".memory").symlink_to("/")

    async def scenario(person: Person) -> None:
        await person.press("P", "P", "P", "P")
        assert person.title == "P Problems │ Quarantine │ Hooks │ Workspaces · 4"
        rows = [" ".join(line[1:52].split()) for line in person.lines[4:8]]
        assert [row.partition(" 1 file")[0] for row in rows] == [
            "▸ project 1 payments-api",
            "project 1 payments-api/edge",
            "global 1 ~/.claude",
            "left out .memory is a link to /, out",
        ]
        assert "global shadows local" in person.detail
        assert "hotwash migrate global" in person.detail
        await person.press("r")
        assert person.status == "resolve: a workspace is no entry – hotwash migrate copies one"
        await person.press("e")
        assert person.status == "edit: there is no file behind this row"
        await person.press("G")
        assert "is a link to /, outside the project" in person.detail

    at_the_dashboard(place, scenario)
