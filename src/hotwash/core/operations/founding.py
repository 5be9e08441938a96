"""The files of a new workspace, one by one: where each goes, what it says, and how it is told afterwards."""

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hotwash.core.formats import first_use
from hotwash.core.operations.choices import GITIGNORE
from hotwash.core.operations.operation import Context
from hotwash.core.operations.words import names_in

GLOBAL_SHOWN = "~/.claude/"
LOCAL_SHOWN = "./"


class Piece(NamedTuple):
    """One file. `text` is all of it, or `parts` are what it must say among other things, each known by its first line;
    `gap` stands between them. `shown` and `meaning` are what the person is told."""

    path: str
    shown: str
    meaning: str
    text: str = ""
    parts: tuple[str, ...] = ()
    gap: str = "\n"


class Founding(NamedTuple):
    """A workspace to be: its folder as people call it, its files, and what comes later by itself."""

    shown: str
    pieces: tuple[Piece, ...]
    later: tuple[tuple[str, str], ...]

    def lines(self) -> tuple[str, ...]:
        """`✓ .learnings/ERRORS.md — mistakes and root causes`, the dashes below each other."""
        told = [*((piece.shown, piece.meaning) for piece in self.pieces), *self.later]
        width = max(len(name) for name, _ in told)
        return tuple(f"✓ {name:<{width}} — {meaning}" for name, meaning in told)


def founding(given: Mapping[str, str], context: Context) -> Founding:
    """What the arguments of an `init` ask for; without a skill the five files of self-improve."""
    is_global = bool(given.get("global"))
    base = os.path.join(context.home, ".claude") if is_global else str(context.root)
    names = skill_names(given)
    place = _Place(base, GLOBAL_SHOWN if is_global else "", names, bool(given.get("namespaced")))
    pieces = [*place.files(), *place.told_to_agents(given)]
    wanted = given.get("gitignore", "none")
    if GITIGNORE[wanted]:
        pieces.append(place.ignored(wanted))
    later = () if names else ((place.head + first_use.DAILY_NOTE, first_use.MEANING[first_use.DAILY_NOTE]),)
    return Founding(GLOBAL_SHOWN if is_global else LOCAL_SHOWN, tuple(pieces), later)


def skill_names(given: Mapping[str, str]) -> list[str]:
    """The skills that were named, separated by commas or blanks."""
    return names_in(given.get("skill", ""))


class _Place(NamedTuple):
    """Where a workspace is made; `head` is how the names of its files begin."""

    base: str
    head: str
    skills: list[str]
    namespaced: bool

    def files(self) -> Iterator[Piece]:
        if not self.skills:
            for relative, meaning in first_use.MEANING.items():
                if relative != first_use.DAILY_NOTE:
                    yield self._piece(relative, meaning, first_use.first_text(relative))
            return
        texts: dict[str, str] = {}
        for name in self.skills:
            for relative, header in first_use.skill_files(name, namespaced=self.namespaced).items():
                texts.setdefault(relative, header)
        for relative, header in texts.items():
            yield self._piece(relative, first_use.meaning_of(header), header)

    def told_to_agents(self, given: Mapping[str, str]) -> Iterator[Piece]:
        files = [name for name, flag in (("CLAUDE.md", "claude-md"), ("AGENTS.md", "agents")) if given.get(flag)]
        for name in files:
            whole, parts = self._rules()
            yield self._piece(name, "what agents read and where they log", whole, parts)

    def _rules(self) -> tuple[str, tuple[str, ...]]:
        """A rules file as a whole, and the parts that one which is there must have."""
        if self.skills:
            blocks = tuple(first_use.skill_block(name, namespaced=self.namespaced) for name in self.skills)
            return "", blocks
        if not self.head:
            return "", _sections(first_use.session_rules(""))
        whole = first_use.global_rules(self.head)
        return whole, _sections(whole.partition("\n\n")[2])

    def ignored(self, wanted: str) -> Piece:
        lines = GITIGNORE[wanted]
        return self._piece(
            ".gitignore", f"git ignores {', '.join(lines)}", "", tuple(f"{line}\n" for line in lines), ""
        )

    def _piece(self, relative: str, meaning: str, text: str, parts: tuple[str, ...] = (), gap: str = "\n") -> Piece:
        return Piece(os.path.join(self.base, relative), self.head + relative, meaning, text, parts, gap)


def _sections(text: str) -> tuple[str, ...]:
    """A text cut before each `## ` heading; every part ends with one newline."""
    return tuple(f"## {part.strip()}\n" for part in text.removeprefix("## ").split("\n## "))
