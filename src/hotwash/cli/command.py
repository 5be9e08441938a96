"""What a command is: a row of a table that parser, help, completions and reference page are made from."""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import TYPE_CHECKING

from hotwash.core.model.values import dataclass

if TYPE_CHECKING:
    from hotwash.cli.session import Session


def no_arguments(parser: ArgumentParser) -> None:
    """For commands that take only the common flags."""


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand. `examples` are whole command lines; `run` returns the exit code."""

    name: str
    summary: str
    examples: tuple[str, ...]
    run: "Callable[[Session], int]"
    add_arguments: Callable[[ArgumentParser], None] = no_arguments
