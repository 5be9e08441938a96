"""The list behind a second 5: what the agent is doing, what it remembers, and the way back into it."""

from hotwash.tui.session import PaneId
from support.driver import Person, Place, at_the_dashboard

BUFFER = "## Current Task\n\nUpgrade the gateways\n\n## Progress\n\n- [x] list sites\n- [ ] north\n"


def remember(place: Place) -> None:
    folder = place.root / "memory"
    folder.mkdir(exist_ok=True)
    (folder / "working-buffer.md").write_text(BUFFER, encoding="utf-8")
    (folder / "SESSION-STATE.md").write_text("## Decisions\n\n- 2026-05-19 — cold storage\n", encoding="utf-8")


def test_a_second_five_shows_the_session_and_a_third_the_records_again(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        panes = []
        for _ in range(3):
            await person.press("5")
            panes.append(person.pane)
        assert panes == [PaneId.WAL, PaneId.SESSION, PaneId.WAL]

    at_the_dashboard(place, scenario)


def test_its_title_says_how_far_the_task_is(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        await person.press("5", "5")
        assert person.title == '5 WAL │ Session · step 2 of 2 · "north"'
        assert "cold storage" in person.screen

    at_the_dashboard(place, scenario)


def test_escape_goes_back_to_the_list_before(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        await person.press("5", "5", "escape")
        assert person.pane is PaneId.WAL

    at_the_dashboard(place, scenario)


def test_the_detail_of_a_line_is_the_way_back_into_the_work(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        await person.press("5", "5", "j")
        assert "Last done: [x] list sites" in person.detail
        assert "Next: [ ] north  (memory/working-buffer.md:8)" in person.detail

    at_the_dashboard(place, scenario)


def test_verbs_on_a_line_say_where_it_is_changed(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        await person.press("5", "5", "r")
        assert "notes are changed in their file – e opens it" in person.status

    at_the_dashboard(place, scenario)


def test_what_an_agent_captures_appears_by_itself(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        await person.press("5", "5")
        state = place.root / "memory/SESSION-STATE.md"
        await person.others(lambda: state.write_text("## Preferences\n\n- 2026-05-20 — small changes\n"))
        assert "small changes" in person.screen
        assert "cold storage" not in person.screen

    at_the_dashboard(place, scenario)


def test_the_palette_captures_a_decision_in_a_form(place: Place) -> None:
    remember(place)

    async def scenario(person: Person) -> None:
        await person.press(":")
        await person.type("capture")
        await person.press("enter", ">", ">", ">", "tab")
        await person.type("small changes")
        await person.press("enter")
        assert "+ - 2026-05-20 — small changes" in person.screen
        await person.press("enter")
        assert person.sheet == ""
        written = (place.root / "memory/SESSION-STATE.md").read_text(encoding="utf-8")
        assert written.endswith("- 2026-05-19 — cold storage\n- 2026-05-20 — small changes\n")

    at_the_dashboard(place, scenario)


RISKY = """\
## Current Task

Move the archive

## WAL Log

## WAL Entry — 2026-05-{day} 10:00
**Operation**: drop the old bucket
**Affected resources**: infra/main.tf
**Blast radius**: restores
**Rollback**: restore the bucket
**Status**: PENDING
"""


def risk(place: Place, day: int) -> None:
    (place.root / "memory").mkdir(exist_ok=True)
    (place.root / "memory/working-buffer.md").write_text(RISKY.format(day=day), encoding="utf-8")


def test_a_tick_shows_in_the_checklist_and_starts_the_evidence(place: Place) -> None:
    risk(place, 20)

    async def scenario(person: Person) -> None:
        await person.press("5", "x")
        assert "[x] infra/main.tf – is not there" in person.detail
        assert person.status.startswith("ticked ls -l -- infra/main.tf")
        await person.press("C")
        assert "verified: ls -l -- infra/main.tf" in person.screen
        await person.press("escape", "u")
        assert "[ ] infra/main.tf – is not there" in person.detail

    at_the_dashboard(place, scenario)


def test_a_buffer_of_a_week_ago_is_believed_only_line_by_line(place: Place) -> None:
    risk(place, 12)

    async def scenario(person: Person) -> None:
        await person.press("5", "C")
        assert person.sheet == ""
        assert "the buffer is too old: 1 line of the checklist to look at first, x ticks" in person.status
        await person.press("x", "C")
        assert person.sheet == "EvidenceSheet"

    at_the_dashboard(place, scenario)


def test_the_checklist_is_followed_by_what_was_captured(place: Place) -> None:
    risk(place, 20)
    (place.root / "memory/SESSION-STATE.md").write_text("## Decisions\n\n- 2026-05-19 — cold storage\n")

    async def scenario(person: Person) -> None:
        await person.press("5", "]")
        assert "── Session state" in person.screen
        assert "2026-05-19  cold storage" in person.detail

    at_the_dashboard(place, scenario)
