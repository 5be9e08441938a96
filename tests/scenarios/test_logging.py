"""Logging something new at the dashboard, and taking in what hooks left."""

from pathlib import Path

import pytest

from hotwash.tui.options import RunOptions
from support.driver import NARROW, Person, Place, at_the_dashboard

LOG = ".pending-errors.log"
FAILURE = "2026-05-20T12:00:01Z TOOL_FAILURE: Bash session=S tool_use_id=U\n"


@pytest.fixture
def mine(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.log(("ERR-20260518-001", "Helm rollback hangs"))
    return made


async def fill_in(person: Person, text: str, *more: str) -> None:
    """The text, then context and action, one field after the other."""
    await person.press("A", "j")
    for each in (text, *more):
        await person.press("e")
        await person.type(each)
        await person.settle()
        await person.press("enter")
        await person.settle()


def test_a_new_entry_is_typed_seen_written_and_undone(mine: Place) -> None:
    before = mine.text()

    async def scenario(person: Person) -> None:
        await fill_in(person, "Pods were evicted twice", "Draining a node", "Scale up first")
        assert person.sheet == "LogSheet"
        assert "+ ### ERR-20260520-001" in person.screen
        await person.press("enter")
        assert mine.text().startswith(before)
        assert "**Context**: Draining a node\n**Content**: Pods were evicted twice\n**Action**: Scale up first\n" in (
            mine.text()
        )
        assert person.status.startswith("Logged as `ERR-20260520-001` in `./.learnings/ERRORS.md` · u undo")
        await person.press("u")
        assert mine.text() == before

    at_the_dashboard(mine, scenario)


def test_another_kind_goes_to_another_file(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("A", ">", "j", "e")
        await person.type("helm diff shows what changes")
        await person.press("enter", "enter")
        assert "helm diff shows what changes" in (mine.errors.parent / "LEARNINGS.md").read_text()

    at_the_dashboard(mine, scenario)


def test_what_is_known_is_shown_first_and_m_folds_into_it(mine: Place) -> None:
    before = mine.text()

    async def scenario(person: Person) -> None:
        await fill_in(person, "Working on Helm rollback hanging", "", "Delete the hook job")
        assert "! ERR-20260518-001 may tell this already" in person.screen
        assert "Enter logs another one, m folds into it" in person.screen
        await person.press("m")
        assert "Enter brings it up to date" in person.screen
        await person.press("enter")
        assert mine.text() == before.replace("Look at Helm rollback hangs", "Delete the hook job")

    at_the_dashboard(mine, scenario)


def test_enter_logs_another_one_all_the_same(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await fill_in(person, "Working on Helm rollback hanging")
        await person.press("enter")
        assert "### ERR-20260520-001\n" in mine.text()

    at_the_dashboard(mine, scenario)


def test_m_without_a_known_entry_says_so(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await fill_in(person, "Something else entirely")
        await person.press("m")
        assert "no entry tells anything like it" in person.screen

    at_the_dashboard(mine, scenario)


def test_a_duplicate_that_appears_meanwhile_is_shown_before_enter_writes(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await fill_in(person, "Working on certificate renewal")
        assert "may tell this already" not in person.screen
        await person.others(lambda: mine.log(("ERR-20260519-001", "Certificate renewals")))
        assert "! ERR-20260519-001 may tell this already" in person.screen

    at_the_dashboard(mine, scenario)


def test_an_unfinished_form_is_kept_as_a_draft(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await fill_in(person, "Half a thought")
        await person.press("escape", "A")
        assert "Half a thought" in person.screen

    at_the_dashboard(mine, scenario)


def test_on_a_small_screen_the_form_is_whole(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await fill_in(person, "Pods were evicted twice")
        assert "Pods were evicted twice" in person.screen
        await person.press("enter")
        assert "Pods were evicted twice" in mine.text()

    at_the_dashboard(mine, scenario, size=NARROW)


def test_failures_are_shown_as_entries_taken_in_and_given_back(mine: Place) -> None:
    log = mine.errors.parent / LOG
    log.write_text(FAILURE * 3)
    before = mine.text()

    async def scenario(person: Person) -> None:
        await person.press("I")
        assert "`Bash` failed 3 times (session S, first tool_use_id U)" in person.screen
        assert mine.text() == before
        await person.press("enter")
        assert "### ERR-20260520-001\n" in mine.text()
        assert not log.exists()
        await person.press("u")
        assert (mine.text(), log.read_text()) == (before, FAILURE * 3)

    at_the_dashboard(mine, scenario)


def test_a_failure_that_comes_while_the_preview_is_open_is_taken_in_as_well(mine: Place) -> None:
    log = mine.errors.parent / LOG
    log.write_text(FAILURE)

    async def scenario(person: Person) -> None:
        await person.press("I")
        await person.others(lambda: log.write_text(FAILURE * 2))
        await person.wait(1)
        await person.press("enter")
        assert "`Bash` failed 2 times" in mine.text()
        assert not log.exists()

    at_the_dashboard(mine, scenario)


def test_where_nothing_waits_the_key_says_so(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("I")
        assert person.status.startswith("take in: nothing waits")

    at_the_dashboard(mine, scenario)


def test_read_only_answers_with_its_reason(mine: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("A")
        assert person.sheet == ""
        assert "read-only" in person.status

    at_the_dashboard(mine, scenario, options=RunOptions(frozen=True, read_only=True))
