"""Where a rule goes in a file that agents read, and what else must stand around it.

(source: self-improve, promoted rules: the section and the rules file, markers, front matter)
"""

import re
from collections.abc import Iterator, Sequence

from hotwash.core.formats.rules import SECTION_TITLES
from hotwash.core.model.plan import Splice
from hotwash.core.text.outline import BOM, Outline, outline
from hotwash.core.text.splice import line_end, line_start

AGENT_RULES = SECTION_TITLES[0]

_HEADING = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|\n) {0,3}(#{1,2})[ \t]+([^\n]*)")


def rule_line(rule: str, ids: Sequence[str]) -> str:
    """The list item with one marker per entry it comes from."""
    return " ".join(("-", rule, *(marker(name) for name in ids)))


def marker(native_id: str) -> str:
    return f"<!-- self-improve:{native_id} -->"


def marked_line(content: bytes, native_id: str) -> int:
    """The line that carries the marker of an entry, 0 where none does."""
    found = re.search(rb"<!--[ \t]*self-improve:[ \t]*" + re.escape(native_id.encode()) + rb"[ \t]*-->", content)
    return content.count(b"\n", 0, found.start()) + 1 if found else 0


def section_splice(content: bytes, newline: bytes, line: str) -> Splice | None:
    """The rule below the last line of the rules section; the section is added where it is missing.

    `None` where the place would be inside a code fence or a comment.
    """
    shape = outline(content)
    section = rules_section(content, shape)
    if section is None:
        splice = _new_section(content, newline, line)
    else:
        splice = _below_last_line(content, *section, newline, line)
    return None if _is_covered(content, shape, splice.start) else splice


def appended_splice(content: bytes, newline: bytes, line: str) -> Splice:
    """The rule at the end of a rules file; its missing last newline is added first."""
    gap = b"" if not content or content.endswith(b"\n") else newline
    return Splice(len(content), len(content), gap + line.encode() + newline, "rule")


def new_section(line: str, newline: bytes = b"\n") -> bytes:
    """A file that is only the rules section."""
    return newline.join((f"## {AGENT_RULES}".encode(), b"", line.encode(), b""))


def new_rules_file(domain: str, paths: Sequence[str], line: str) -> bytes:
    """A rules file of its own; paths are trimmed and sorted, and without any it has no front matter."""
    front = ["---", "paths:", *(f'  - "{path}"' for path in paths), "---", ""] if paths else []
    title = f"# {domain[:1].upper()}{domain[1:]} rules"
    return "\n".join((*front, title, "", line, "")).encode()


def rules_section(content: bytes, shape: Outline) -> tuple[int, int] | None:
    """From its heading to the next one of its level or above: `## Agent Rules`, else `## Platform Rules`."""
    headings = list(_headings(content, shape))
    for name in SECTION_TITLES:
        for index, (start, level, title) in enumerate(headings):
            if level == 2 and title.casefold() == name.casefold():
                following = headings[index + 1 :]
                return start, following[0][0] if following else len(content)
    return None


def _headings(content: bytes, shape: Outline) -> Iterator[tuple[int, int, str]]:
    covered = _covered(shape)
    for match in _HEADING.finditer(content):
        start = match.start(1)
        if not any(first <= start < last for first, last in covered):
            title = match[2].decode("utf-8", "replace").strip().rstrip("#").strip()
            yield line_start(content, start), len(match[1]), title


def _is_covered(content: bytes, shape: Outline, at: int) -> bool:
    """Whether a place is inside a fence or comment; the end of the file is, where a fence is never closed."""
    if any(start < at < end for start, end in _covered(shape)):
        return True
    return shape.unclosed and any(span.end == at == len(content) for span in shape.fences)


def _covered(shape: Outline) -> list[tuple[int, int]]:
    return [*shape.fences, *shape.comments, *([shape.front_matter] if shape.front_matter else [])]


def _below_last_line(content: bytes, start: int, end: int, newline: bytes, line: str) -> Splice:
    heading_end = line_end(content, start)
    at = heading_end
    place = heading_end
    while place < end:
        following = line_end(content, place)
        if content[place:following].strip():
            at = following
        place = following
    lead = b"" if content[at - 1 : at] == b"\n" else newline
    blank = newline if at == heading_end else b""
    return Splice(at, at, lead + blank + line.encode() + newline, "rule")


def _new_section(content: bytes, newline: bytes, line: str) -> Splice:
    at = len(content)
    if not content.removeprefix(BOM).strip():
        return Splice(at, at, new_section(line, newline), "rule")
    lead = b"" if content.endswith(b"\n") else newline
    last = content[line_start(content, at - 1) :] if content.endswith(b"\n") else b"text"
    blank = newline if last.strip() else b""
    return Splice(at, at, lead + blank + new_section(line, newline), "rule")


def split_paths(text: str) -> tuple[str, ...]:
    """The `Paths` field of an entry as sorted globs."""
    return tuple(sorted(path for item in text.split(",") if (path := item.strip())))
