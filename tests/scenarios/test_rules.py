"""Rules from the dashboard: taken out with a reason, seen first, and brought back."""

from pathlib import Path

from support.driver import Person, Place, at_the_dashboard

RULE = "- Check the job lock before starting settlement by hand <!-- self-improve:ERR-20260415-001 -->\n"


def test_a_rule_goes_after_its_reason_and_the_diff_were_seen_and_undo_brings_it_back(tmp_path: Path) -> None:
    place = Place.sample(tmp_path)
    claude = place.root / "CLAUDE.md"
    before = claude.read_bytes(), place.errors.read_bytes()
    assert RULE in claude.read_text()

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("status:promoted")
        await person.press("enter", "d")
        assert person.sheet == "RetireSheet"
        await person.press("4")
        assert (claude.read_bytes(), place.errors.read_bytes()) == before
        assert "- - Check the job lock" in person.screen
        await person.press("enter")
        assert RULE not in claude.read_text()
        assert "**Status**: resolved\n**Status-Note**: 2026-05-20 no longer needed\n" in place.text()
        await person.press("u")
        assert (claude.read_bytes(), place.errors.read_bytes()) == before

    at_the_dashboard(place, scenario)


def test_a_hook_or_check_that_took_over_is_named_before_anything_is_written(tmp_path: Path) -> None:
    place = Place.sample(tmp_path)

    async def scenario(person: Person) -> None:
        await person.press("/")
        await person.type("status:promoted")
        await person.press("enter", "d", "2")
        await person.type("the settlement lock test")
        await person.press("enter", "enter")
        assert "Status-Note**: 2026-05-20 now a hook or check: the settlement lock test\n" in place.text()

    at_the_dashboard(place, scenario)
