"""`-` and `m` correct what the rules put together, or left apart."""

from support.driver import MEDIUM, Person, Place, at_the_dashboard


def test_a_member_that_is_picked_leaves_the_candidate(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("2")
        assert "×3 resource limits missing" in person.screen
        await person.press("j", "-")
        assert person.sheet == "PickSheet"
        assert "Which one is another story?" in person.screen
        await person.press("1")
        assert person.status.endswith("is another story: ×3 → ×2 · u undo")
        assert "resource limits missing" not in person.screen.partition("3 Stale")[0]
        await person.press("u")
        assert "×3 resource limits missing" in person.screen

    at_the_dashboard(sample, scenario)


def test_marks_become_one_story_and_a_candidate(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("space", "space", "space", "m")
        assert person.status.startswith("joined 3 entries as one story")
        await person.press("2")
        assert person.title.startswith("2 Candidates · 1")

    place.errors.write_text("", encoding="utf-8")
    place.log(
        ("ERR-20260517-001", "disk of the archive full"),
        ("ERR-20260518-001", "certificate expired at night"),
        ("ERR-20260519-001", "queue never drained"),
    )
    at_the_dashboard(place, scenario, size=MEDIUM)


def test_a_single_entry_moves_into_the_cluster_that_is_picked(sample: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("#")
        await person.type("0514-001")
        await person.press("enter", "m")
        assert person.sheet == "PickSheet"
        assert "resource limits missing" in person.screen
        await person.press("1")
        assert "as one story" in person.status
        await person.press("w")
        assert "this one" in person.detail

    at_the_dashboard(sample, scenario)


def test_what_stands_alone_says_what_would_help(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("-")
        assert person.status == "not the same: not in a cluster"
        await person.press("m")
        assert person.status == "same story: mark the entries that tell the same story, then m"

    place.errors.write_text("", encoding="utf-8")
    place.log(("ERR-20260517-001", "disk of the archive full"))
    at_the_dashboard(place, scenario)
