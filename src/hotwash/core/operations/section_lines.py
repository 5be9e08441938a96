"""Where new lines go in a file of headed lists: below the last line of their section, which is added if missing."""

from collections.abc import Sequence

from hotwash.core.model.plan import Splice
from hotwash.core.text.outline import BOM
from hotwash.core.text.sections import Section

Lines = Sequence[str]


def into_section(
    content: bytes, newline: bytes, section: Section | None, title: str, lines: Lines, *, label: str = ""
) -> Splice:
    """The lines at the end of `section`; without one, below a new heading of level two at the end of the file."""
    label = label or title.lower()
    if section is None:
        return at_the_end(content, newline, (f"## {title}", "", *lines), label)
    blank = newline if section.insert_at == section.text else b""
    at = section.insert_at
    return Splice(at, at, _ended(content, at, newline) + blank + _text(lines, newline), label)


def at_the_end(content: bytes, newline: bytes, lines: Lines, label: str) -> Splice:
    """The lines at the end of a file, below one blank line."""
    at = len(content)
    if not content.removeprefix(BOM).strip():
        return Splice(at, at, _text(lines, newline), label)
    has_blank = not content.rstrip(b" \t").rpartition(b"\n")[0].rpartition(b"\n")[2].strip()
    blank = b"" if has_blank and content.endswith(b"\n") else newline
    return Splice(at, at, _ended(content, at, newline) + blank + _text(lines, newline), label)


def _ended(content: bytes, at: int, newline: bytes) -> bytes:
    """What ends the line before a place, where its newline is missing."""
    return newline if at and content[at - 1 : at] != b"\n" else b""


def _text(lines: Lines, newline: bytes) -> bytes:
    return b"".join(line.encode() + newline for line in lines)
