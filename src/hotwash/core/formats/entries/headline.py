"""One heading with what stands directly below it, looked at only as far as a rule asks."""

import re
from functools import cached_property

from hotwash.core.formats.entries.identity import Identity, identify
from hotwash.core.formats.names import canonical_field, is_known_field, is_known_section
from hotwash.core.text.fields import field_lines
from hotwash.core.text.outline import Heading
from hotwash.core.text.visible import decoded

_STRICT = re.compile(
    rb"[ \t]+(\[)?([A-Z]{2,10}-\d{8}-[A-Za-z0-9_-]*[A-Za-z0-9])(?(1)\])"
    rb"(?:[ \t]+([A-Za-z0-9][^\n|*~(\[]*))?[ \t\r]*(?=\n|\Z)"
)
_UNNUMBERED = re.compile(rb"-(?:X+|N+|x+|n+)\Z")
_CLOSING_HASHES = re.compile(r"\s#+\s*$")
_EMPHASIS = re.compile(r"\*\*|__|~~|`(?=\[?[A-Za-z]{1,12}[-_]\d{4})|(?<=\d)`")
_FENCE = re.compile(rb"\n[ \t]*(?:```|~~~)")
_SUBHEADING = re.compile(rb"\n {0,3}#{1,6}[ \t]")


class Headline:
    """A heading, its identity, and its own lines: those up to the next heading of any kind."""

    def __init__(self, content: bytes, heading: Heading, following: int) -> None:
        self.content = content
        self.start, self.level, self.text = heading
        newline = content.find(b"\n", heading.text)
        self.newline = len(content) if newline < 0 else newline
        self.following = following
        self.identity = self._identity()

    def _identity(self) -> Identity:
        strict = _STRICT.match(self.content, self.text, self.newline)
        if strict and not _UNNUMBERED.search(strict[2]):
            title = decoded(strict[3] or b"").rstrip()
            return Identity(strict[2].decode(), title=_CLOSING_HASHES.sub("", title) if title.endswith("#") else title)
        return identify(self.plain)

    @property
    def plain(self) -> str:
        """The heading's text without closing hashes and emphasis."""
        return _EMPHASIS.sub("", _CLOSING_HASHES.sub("", decoded(self.content[self.text : self.newline]))).strip()

    @cached_property
    def own_end(self) -> int:
        """Where the heading's own lines end: at the next heading, also at one of a common section."""
        section = _SUBHEADING.search(self.content, self.newline, self.following)
        return section.start() + 1 if section else self.following

    @property
    def has_sections(self) -> bool:
        """Whether a common section (`### Summary`) comes before the next heading of the outline."""
        return self.own_end < self.following

    @cached_property
    def fields(self) -> frozenset[str]:
        """The canonical names of the known fields in its own lines, up to the first code fence."""
        fence = _FENCE.search(self.content, self.newline, self.own_end)
        lines = field_lines(self.content, self.newline, fence.start() if fence else self.own_end)
        return frozenset(canonical_field(line.name) for line in lines if is_known_field(line.name))

    @property
    def own_text(self) -> str:
        return decoded(self.content[self.newline : self.own_end])

    @property
    def is_section(self) -> bool:
        """Whether it is named like a part of an entry."""
        return is_known_section(self.plain.encode())
