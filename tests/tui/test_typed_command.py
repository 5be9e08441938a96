"""A command behind a colon, key by key."""

from hotwash.tui.typed_command import TypedCommand


def typed(*keys: str) -> tuple[list[str], str]:
    """What was entered behind each key, and what still stands there."""
    command = TypedCommand()
    entered = []
    for key in keys:
        command.takes(key, key if len(key) == 1 else None)
        entered.append(command.entered())
    return [each for each in entered if each], command.text


def test_it_begins_with_a_colon_and_ends_with_enter() -> None:
    assert typed(*":rw", "enter") == (["rw"], "")
    assert typed(*":rw", "enter", *":q", "enter") == (["rw", "q"], "")


def test_keys_before_the_colon_are_not_its_own() -> None:
    command = TypedCommand()
    assert not command.takes("q", "q")
    assert command.takes(":", ":")
    assert command.takes("q", "q")
    assert command.takes("down", None)
    assert command.text == ":q"


def test_it_can_be_taken_back() -> None:
    assert typed(*":rw", "escape") == ([], "")
    assert typed(*":rx", "backspace", "w", "enter") == (["rw"], "")
    assert typed(":", "backspace") == ([], "")


def test_an_empty_command_is_none() -> None:
    assert typed(":", "enter") == ([], "")
