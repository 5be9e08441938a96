"""How arguments are read: the values that flags take, and one line for what makes no sense."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import NoReturn

from hotwash.core.model.plan import ExitCode
from hotwash.core.text.visible import visible


class LineParser(ArgumentParser):
    """A parser that says what is wrong and where help is, in a line each, instead of its whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.USAGE, f"{self.prog}: {visible(message)}\nnext: {self.prog} --help\n")


def day(text: str) -> date:
    """A calendar day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no date: YYYY-MM-DD") from None


def count(text: str) -> int:
    """How many: at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)
