"""The scope of a learning: paths, globs and modules, and whether two of them meet.

(formats/3-harness.md §7: equal, a glob that fits, a folder above, one static beginning; modules without regard to case)
"""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import product

from hotwash.core.text.patterns import Pattern

_COMMA = Pattern(r",(?![^{}]*\})")
_BRACES = Pattern(r"\{([^{}]*)\}")
_WILD = Pattern(r"[*?\[]")
_MOST_FORMS = 32


@lru_cache(maxsize=1024)
def scope_parts(text: str) -> tuple[str, ...]:
    """The paths, globs and modules of a scope, as they are written."""
    parts = (part.strip(" \t`'\"") for part in _COMMA.sub("\n", text).split("\n"))
    return tuple(part for part in parts if part)


def shared_scope(one: Iterable[str], other: Iterable[str]) -> str:
    """The first part of `one` that meets a part of `other`; empty where none does."""
    return next((a for a, b in product(one, tuple(other)) if meet(a, b)), "")


@lru_cache(maxsize=1 << 14)
def meet(one: str, other: str) -> bool:
    """Whether two parts can be about the same place."""
    return any(_meet(a, b) for a, b in product(_forms(one), _forms(other)))


def _meet(one: str, other: str) -> bool:
    if one == other or _is_module(one, other):
        return True
    if fnmatchcase(one, other) or fnmatchcase(other, one) or _is_above(one, other) or _is_above(other, one):
        return True
    beginning = _static(one)
    return bool(beginning) and beginning == _static(other)


def _is_module(one: str, other: str) -> bool:
    names = one + other
    return "/" not in names and not _WILD.search(names) and one.casefold() == other.casefold()


def _is_above(folder: str, path: str) -> bool:
    return not _WILD.search(folder) and path.startswith(folder.rstrip("/") + "/")


def _static(glob: str) -> str:
    """The folders before the first sign that stands for others; empty without such a sign."""
    wild = _WILD.search(glob)
    return glob[: wild.start()].rpartition("/")[0] if wild else ""


@lru_cache(maxsize=1 << 12)
def _forms(part: str) -> tuple[str, ...]:
    """The ways to read a part: braces as each of their words, `**/` also as no folder at all."""
    found: dict[str, None] = {}
    for form in _expanded(part.removeprefix("./"), _MOST_FORMS):
        found[form] = None
        if "**/" in form:
            found[form.replace("**/", "")] = None
    return tuple(found)


def _expanded(part: str, most: int) -> Iterator[str]:
    braces = _BRACES.search(part)
    if braces is None or most <= 1:
        yield part
        return
    words = braces[1].split(",")[:most]
    for word in words:
        yield from _expanded(part[: braces.start()] + word.strip() + part[braces.end() :], most // len(words))
