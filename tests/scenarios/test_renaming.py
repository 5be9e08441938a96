"""An entry that a promotion gives an id is the same entry all the same."""

import pytest

from hotwash.core.model.key import Key
from support.driver import Person, Place, at_the_dashboard

DISK = "\n## 2026-05-19 Disk full\n\n**Status**: pending\n\nLogs grew.\n"


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("place"))
    place.log(("ERR-20260510-001", "the rollback hangs"))
    with place.errors.open("a", encoding="utf-8") as out:
        out.write(DISK)
    return place


async def promote(person: Person) -> None:
    await person.press("/")
    await person.type("disk full")
    await person.press("enter", "p", "e")
    await person.type("Always rotate the logs")
    await person.press("enter", "enter")
    await person.until("promoted")


def told_as_new(person: Person) -> set[Key]:
    """What the lists mark as new or changed, whether since the start or since the last handoff."""
    noticed = person.dashboard.desk.facts.noticed
    return set(noticed.new | noticed.changed)


@pytest.mark.parametrize("handed_over", [False, True], ids=["", "after-a-handoff"])
def test_a_promotion_that_gives_an_id_is_no_news_nor_is_its_undo(place: Place, handed_over: bool) -> None:
    async def scenario(person: Person) -> None:
        before = place.errors.read_bytes()
        if handed_over:
            await person.press("H", "enter")
        await promote(person)
        assert "ERR-20260519-001" in place.text()
        assert told_as_new(person) == set()
        await person.press("u", "u")
        assert place.errors.read_bytes() == before
        assert told_as_new(person) == set()

    at_the_dashboard(place, scenario)


def test_what_an_agent_logs_beside_it_is_news_all_the_same(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await promote(person)
        await person.others(lambda: place.log(("ERR-20260520-002", "the queue is full")))
        assert {key.anchor for key in told_as_new(person)} == {"ERR-20260520-002"}

    at_the_dashboard(place, scenario)
