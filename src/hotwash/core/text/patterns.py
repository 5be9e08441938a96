"""Patterns that are compiled when they are first asked: most files need few of them, and no start waits for them."""

import re
import sys
from collections.abc import Callable, Iterator
from typing import AnyStr, Generic

_TO_THE_END = sys.maxsize
_METHODS = ("match", "fullmatch", "search", "finditer", "sub")


class Pattern(Generic[AnyStr]):
    """What the readers need of `re.Pattern`.

    The first call of any method compiles; from then on the methods are those of the compiled pattern itself.
    """

    def __init__(self, source: AnyStr, flags: int = 0) -> None:
        self.source: AnyStr = source
        self._flags = flags

    @property
    def compiled(self) -> re.Pattern[AnyStr]:
        compiled = re.compile(self.source, self._flags)
        self.__dict__.update({name: getattr(compiled, name) for name in _METHODS})
        return compiled

    def match(self, text: AnyStr, start: int = 0, end: int = _TO_THE_END, /) -> re.Match[AnyStr] | None:
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: AnyStr, start: int = 0, end: int = _TO_THE_END, /) -> re.Match[AnyStr] | None:
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: AnyStr, start: int = 0, end: int = _TO_THE_END, /) -> re.Match[AnyStr] | None:
        return self.compiled.search(text, start, end)

    def finditer(self, text: AnyStr, start: int = 0, end: int = _TO_THE_END, /) -> Iterator[re.Match[AnyStr]]:
        return self.compiled.finditer(text, start, end)

    def sub(self, replacement: AnyStr | Callable[[re.Match[AnyStr]], AnyStr], text: AnyStr, /) -> AnyStr:
        return self.compiled.sub(replacement, text)
