"""A watch that is given the keys that write with `:rw`, and that gives them back after a quarter of an hour."""

from hotwash.tui.options import RunOptions
from hotwash.tui.session import PaneId
from support.driver import Person, Place, at_the_dashboard

OTHER = ("watch", "--rw")
WATCHING = RunOptions(watch=True, read_only=True, other=OTHER)
ARMED = RunOptions(armed=True, other=("watch",))


def test_rw_leaves_the_watch_for_one_with_keys_that_write(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.type(":r")
        assert person.lines[-2] == " :r"
        assert not person.app.again
        await person.type("w")
        await person.press("enter")
        assert person.app.again == OTHER

    at_the_dashboard(sample, scenario, options=WATCHING)


def test_where_nothing_may_be_written_rw_says_so(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.type(":rw")
        await person.press("enter")
        assert person.lines[-2].startswith(" rw: this watch was started to write nothing")
        assert not person.app.again

    at_the_dashboard(sample, scenario, options=RunOptions(watch=True, read_only=True))


def test_an_unknown_command_is_answered_with_those_there_are(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.type(":wq")
        await person.press("enter")
        assert person.lines[-2] == " there is no command wq here – :rw gives the keys that write, :q quits"
        await person.press("escape")
        await person.press("x")
        assert ":rw writes" in person.lines[-2]

    at_the_dashboard(sample, scenario, options=WATCHING)


def test_an_armed_watch_shows_the_records_and_writes(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        assert person.pane is PaneId.WAL
        assert person.status == "RW – keys write; back to watching alone after 15 min without a key"
        assert "RW armed" in person.header
        await person.press("B", "e")
        await person.type("restored from the snapshot")
        await person.press("enter", "tab", "enter")
        assert "**Status**: ROLLED_BACK" in (sample.root / "memory" / "working-buffer.md").read_text()

    at_the_dashboard(sample, scenario, options=ARMED)


def test_without_a_key_it_goes_back_after_a_quarter_of_an_hour(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        person.clock.advance(800)
        await person.press("j")
        person.clock.advance(899)
        person.dashboard.arming.tick()
        assert not person.app.again
        person.clock.advance(1)
        person.dashboard.arming.tick()
        assert person.app.again == ("watch",)

    at_the_dashboard(sample, scenario, options=ARMED)


def test_a_key_in_a_sheet_counts_too(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("B", "e")
        person.clock.advance(800)
        await person.type("r")
        person.clock.advance(800)
        person.dashboard.arming.tick()
        assert not person.app.again

    at_the_dashboard(sample, scenario, options=ARMED)


def test_a_dashboard_that_is_no_watch_stays(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        person.clock.advance(9000)
        person.dashboard.arming.tick()
        assert not person.app.again
        assert "armed" not in person.header

    at_the_dashboard(sample, scenario)
