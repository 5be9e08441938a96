"""Typing that lands in a list writes nothing; a held key writes once."""

from dataclasses import replace

import pytest

from support.driver import CALM, Person, Place, at_the_dashboard

GUARDED = replace(CALM, storm=True)


@pytest.mark.parametrize("list_key", ["1", "2", "3", "4", "5"])
def test_a_burst_of_typing_writes_nothing_in_any_list(sample: Place, list_key: str) -> None:
    async def scenario(person: Person) -> None:
        await person.press(list_key)
        before = {path: path.read_bytes() for path in sample.root.rglob("*") if path.is_file()}
        await person.type("please resolve and drop these")
        await person.wait(1.0)
        assert {path: path.read_bytes() for path in sample.root.rglob("*") if path.is_file()} == before
        assert "That looked like typing – nothing was done" in person.status

    at_the_dashboard(sample, scenario, settings=GUARDED)


def test_a_paste_is_told_and_does_nothing(place: Place) -> None:
    from textual import events

    async def scenario(person: Person) -> None:
        before = place.text()
        person.app.post_message(events.Paste("please resolve and drop these"))
        await person.settle()
        assert person.status == "pasted 29 characters – press / to filter with them"
        assert place.text() == before

    at_the_dashboard(place, scenario, settings=GUARDED)


def test_a_write_key_is_answered_at_once_and_acts_after_a_breath(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r")
        assert person.status == "r resolve …"
        assert "resolved" not in place.text()
        await person.wait(0.13)
        assert "resolved ERR-20260519-001" in person.status

    at_the_dashboard(place, scenario, settings=GUARDED)


def test_keys_behind_a_write_wait_for_it(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("r", "j")
        assert person.under == "ERR-20260519-001"
        await person.wait(0.2)
        assert "resolved ERR-20260519-001" in person.screen

    at_the_dashboard(place, scenario, settings=GUARDED)
