"""The command palette: every command by a few letters of its name."""

from collections.abc import Sequence

from textual.fuzzy import FuzzySearch

from hotwash.core.model.values import replace
from hotwash.tui.screens.command_list import Command, CommandScreen, Match


class PaletteScreen(CommandScreen):
    """The best match first; what cannot be run comes after what can, with its reason.

    Before anything is typed, what no key reaches stands first.
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__("Commands", commands, placeholder="a few letters of what you want", grouped=False)
        self._search = FuzzySearch()

    def matching(self, typed: str) -> Sequence[Match]:
        if not typed:
            return [Match(command) for command in sorted(self.commands, key=_at_first)]
        exact = [found for command in self.commands if (found := _with_words(command, typed)) is not None]
        if exact:
            return [Match(command) for command in exact]
        scored = [(self._search.match(typed, command.name), command) for command in self.commands]
        fitting = [(score, places, command) for (score, places), command in scored if score > 0]
        fitting.sort(key=lambda found: (bool(found[2].reason), -found[0]))
        return [Match(command, places) for _, places, command in fitting]


def _with_words(command: Command, typed: str) -> Command | None:
    """The command on the words that stand behind its name: `recall karpenter`."""
    name = command.name.rstrip("…")
    head, said = typed[: len(name) + 1], typed[len(name) + 1 :].strip()
    if not command.takes_words or not said or head.casefold() != f"{name.casefold()} ":
        return None
    return replace(command, id=f"{command.id} {said}", name=f"{name} {said}")


def _at_first(command: Command) -> tuple[bool, bool]:
    return bool(command.reason), bool(command.key)
