"""The hooks behind the third P: how they stand, and `r` that installs them only after a typed word."""

from support.driver import WIDE, Person, Place, at_the_dashboard


def test_a_missing_hook_is_installed_after_the_word_is_typed(place: Place) -> None:
    settings = place.root / ".claude" / "settings.json"

    async def scenario(person: Person) -> None:
        await person.press("P", "P", "P")
        assert "Hooks · 4" in person.title
        assert "4 not working" in person.screen
        await person.press("j", "j", "j")
        assert "no hook takes failures in" in person.detail
        await person.press("r")
        assert person.sheet == "FormSheet"
        assert "type install: agents will run this" in person.screen
        await person.press("enter")
        assert not settings.exists()
        await person.press("j", "j", "j", "e")
        await person.type("install")
        await person.press("enter", "enter")
        assert "hooks run precompact" in settings.read_text()
        assert person.status.startswith("installed 2 hooks in")
        await person.press("u")
        assert not settings.exists()


def test_a_hook_of_the_whole_machine_is_offered_for_its_settings(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("P", "P", "P", "r")
        assert "Global  ( ) no  (•) yes" in person.screen
        assert "SessionStart" in person.screen

    at_the_dashboard(place, scenario)


def test_a_hook_that_works_needs_nothing(place: Place) -> None:
    settings = place.root / ".claude" / "settings.json"
    settings.parent.mkdir()
    command = '{"type": "command", "command": "/bin/sh hotwash hooks run precompact"}'
    settings.write_text(f'{{"hooks": {{"PreCompact": [{{"hooks": [{command}]}}]}}}}')

    async def scenario(person: Person) -> None:
        await person.press("P", "P", "P", "G")
        assert "ok" in person.detail
        await person.press("r")
        assert person.status == "install: it works"

    at_the_dashboard(place, scenario, size=WIDE)
