"""What was learned before is found from the dashboard in the words of `hotwash recall`."""

import pytest

from hotwash.core.analysis.recall import recall
from hotwash.viewmodels.recall import recall_lines
from support.driver import MEDIUM, NARROW, WIDE, Person, Place, at_the_dashboard


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_the_palette_recalls_words_and_enter_goes_to_the_entry(sample: Place, size: tuple[int, int]) -> None:
    async def scenario(person: Person) -> None:
        await person.press(":")
        await person.type("recall limits")
        assert "recall limits" in person.screen
        await person.press("enter")
        assert person.sheet == "RecallSheet"
        found = recall(person.store.snapshot, ["limits"], person.clock.now(), "payments-api")
        heading, first, content, *_ = recall_lines(found, found.believed, everything=False)
        text = " ".join(person.screen.split())
        assert heading in text
        assert first[:40] in text
        assert content.strip()[:40] in text
        await person.press("enter")
        assert person.sheet == ""
        assert found.believed[0].entry.anchor in person.screen

    at_the_dashboard(sample, scenario, size=size)


def test_the_command_alone_asks_for_the_words(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        person.dashboard.do("recall.open")
        assert person.status == "a word or two, or an ID"
        await person.type("zeppelin")
        await person.press("enter")
        assert "no matches for" in person.screen
        await person.press("enter")
        assert person.sheet == ""

    at_the_dashboard(sample, scenario)


def test_filters_and_ids_are_taken_behind_their_names_too(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press(":")
        await person.type("filter number 7")
        await person.press("enter")
        assert "number 7" in person.title
        await person.press("escape", ":")
        await person.type("go to id 0516-001")
        await person.press("enter")
        assert person.under == "ERR-20260516-001"
        await person.press(":")
        await person.type("filter sttus:open")
        await person.press("enter")
        assert "unknown field" in person.status

    at_the_dashboard(place, scenario)
