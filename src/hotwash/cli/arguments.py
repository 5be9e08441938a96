"""How arguments are read: the values that flags take, and one line for what makes no sense."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from hotwash.core.text.visible import visible

_FIRST_YEAR, _LAST_YEAR = 1970, 2999


class Mistake(Exception):
    """Arguments that make no sense: to which program, what is wrong, and what to do instead."""

    def __init__(self, program: str, message: str, next_step: str) -> None:
        super().__init__(message)
        self.program = program
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.program}: {visible(self.message)}\nnext: {visible(self.next_step)}\n"


class LineParser(ArgumentParser):
    """A parser that says what is wrong and where help is, in a line each, instead of its whole usage.

    What follows a flag that takes a value is that value, also where it begins with a dash, as long as it is no flag.
    """

    def error(self, message: str) -> NoReturn:
        self.refuse(message, f"{self.prog} --help")

    def refuse(self, message: str, next_step: str) -> NoReturn:
        """End with what is wrong and what to do instead."""
        raise Mistake(self.prog, message, next_step)

    def parse_known_args(  # type: ignore[override]  # the overloads of the library differ only in the namespace's type
        self, args: Sequence[str] | None = None, namespace: Namespace | None = None
    ) -> tuple[Namespace, list[str]]:
        return super().parse_known_args(self._joined(args or ()), namespace)

    def _joined(self, words: Sequence[str]) -> list[str]:
        """The words with `--note -x` as `--note=-x`: argparse would take the value for a flag."""
        joined: list[str] = []
        for place, word in enumerate(words):
            if word == "--":
                return [*joined, *words[place:]]
            if joined and self._takes_value(joined[-1]) and self._only_looks_like_a_flag(word):
                joined[-1] = f"{joined[-1]}={word}"
            else:
                joined.append(word)
        return joined

    def _takes_value(self, word: str) -> bool:
        flag = self._option_string_actions.get(word) if word.startswith("--") else None
        return flag is not None and flag.nargs is None

    def _only_looks_like_a_flag(self, word: str) -> bool:
        return word.startswith("-") and word.partition("=")[0] not in self._option_string_actions


def day(text: str) -> date:
    """A calendar day of the time that clocks and files know."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no date: YYYY-MM-DD") from None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise ArgumentTypeError(f"{text} is out of reach: {_FIRST_YEAR} to {_LAST_YEAR}")
    return found


def whole(text: str) -> int:
    """A number without a fraction."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no whole number") from None


def count(text: str) -> int:
    """How many: at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)
