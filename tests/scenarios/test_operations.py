"""Operations without a key: found among the commands, filled in, and written only as shown."""

from support.driver import Person, Place, at_the_dashboard


async def choose(person: Person, name: str) -> None:
    await person.press(":")
    await person.type(name)
    await person.press("enter")


def test_hooks_are_written_once_the_word_is_typed(place: Place) -> None:
    settings = place.root / ".claude/settings.json"

    async def scenario(person: Person) -> None:
        await choose(person, "install hooks")
        assert person.sheet == "FormSheet"
        assert "PostToolUseFailure" in person.screen
        await person.press("enter")
        assert "type install beside Allow first" in person.screen
        assert not settings.exists()
        await person.press("j", "j", "j", "e")
        await person.type("install")
        await person.press("enter", "enter")
        assert "hooks run precompact" in settings.read_text()
        await person.press("u", "enter")
        assert not settings.exists()

    at_the_dashboard(place, scenario)
