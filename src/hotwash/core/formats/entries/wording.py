"""What the text of a heading says by itself, wherever the heading stands: headings of one text share it."""

import re
from functools import lru_cache

from hotwash.core.formats.entries.first_line import heading_text, without_closing_hashes
from hotwash.core.formats.entries.identity import Identity, identify
from hotwash.core.formats.names import is_known_section, names_records
from hotwash.core.text.patterns import Pattern
from hotwash.core.text.visible import decoded

_STRICT = Pattern(
    rb"[ \t]+(\[)?([A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]*[A-MO-WYZa-z0-9])(?(1)\])"
    rb"(?:[ \t]+([A-Za-z0-9][^\n|*~(\[]*))?[ \t\r]*\Z"
)
_MOST_SHARED = 400


class Wording:
    """The identity of a heading, and its text.

    `plain` is the text without closing hashes and emphasis; of a very long one the beginning.
    """

    __slots__ = ("_is_section", "_plain", "identity", "written")

    def __init__(self, written: bytes) -> None:
        self.written = written
        self._plain: str | None = None
        self._is_section: bool | None = None
        strict = _STRICT.match(written)
        self.identity = _strict_identity(strict) if strict else identify(self.plain)

    @property
    def plain(self) -> str:
        if self._plain is None:
            self._plain = heading_text(self.written)
        return self._plain

    @property
    def is_section(self) -> bool:
        """Whether it is named like a part of an entry."""
        if self._is_section is None:
            self._is_section = is_known_section(self.plain.encode())
        return self._is_section

    @property
    def names_records(self) -> bool:
        """Whether it is named like many records (`Lessons`), which may be a part of an entry or hold them."""
        return names_records(self.plain.encode())


def wording(written: bytes) -> Wording:
    """Of what stands behind the hashes, up to the end of the line."""
    return _shared(written) if len(written) < _MOST_SHARED else Wording(written)


_shared = lru_cache(maxsize=1024)(Wording)


def _strict_identity(strict: re.Match[bytes]) -> Identity:
    title = decoded(strict[3]).rstrip() if strict[3] else ""
    return Identity(strict[2].decode(), title=without_closing_hashes(title) if title.endswith("#") else title)
