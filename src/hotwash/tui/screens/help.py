"""Every key of the dashboard in one list that searches names and keys, and runs what is picked."""

from collections.abc import Sequence

from hotwash.tui.screens.command_list import Command, CommandScreen, Match


class HelpScreen(CommandScreen):
    """Keeps the order of the registry; every typed word must occur in the name, the key or the summary."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__("Help · every key", commands, placeholder="search names and keys", grouped=True)

    def matching(self, typed: str) -> Sequence[Match]:
        exact = [Match(command) for command in self.commands if typed and typed in command.key.split(" ")]
        found = [Match(command) for command in self.commands if _fits(command, typed)]
        return [*exact, *(match for match in found if match not in exact)]


def _fits(command: Command, typed: str) -> bool:
    text = f"{command.name} {command.key} {command.group} {command.summary} {command.id}".casefold()
    return all(word in text for word in typed.casefold().split())
