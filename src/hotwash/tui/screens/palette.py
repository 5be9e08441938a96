"""The command palette: every command by a few letters of its name."""

from collections.abc import Sequence

from textual.fuzzy import FuzzySearch

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
        scored = [(self._search.match(typed, command.name), command) for command in self.commands]
        fitting = [(score, places, command) for (score, places), command in scored if score > 0]
        fitting.sort(key=lambda found: (bool(found[2].reason), -found[0]))
        return [Match(command, places) for _, places, command in fitting]


def _at_first(command: Command) -> tuple[bool, bool]:
    return bool(command.reason), bool(command.key)
