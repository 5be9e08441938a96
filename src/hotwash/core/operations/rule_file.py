"""Where a rule goes in a file that agents read, and what else must stand around it.

(source: self-improve, promoted rules: the section and the rules file, markers, front matter)
"""

import re
from collections.abc import Sequence

from hotwash.core.formats.rules import SECTION_TITLES, rule_section
from hotwash.core.model.plan import Splice
from hotwash.core.operations.section_lines import into_section
from hotwash.core.text.outline import Outline, outline

AGENT_RULES = SECTION_TITLES[0]


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
    section = next((found for title in SECTION_TITLES if (found := rule_section(content, title))), None)
    splice = into_section(content, newline, section, AGENT_RULES, (line,), label="rule")
    return None if _is_covered(content, shape, splice.start) else splice


def appended_splice(content: bytes, newline: bytes, line: str) -> Splice:
    """The rule at the end of a rules file; its missing last newline is added first."""
    gap = b"" if not content or content.endswith(b"\n") else newline
    return Splice(len(content), len(content), gap + line.encode() + newline, "rule")


def new_section(line: str) -> bytes:
    """A file that is only the rules section."""
    return f"## {AGENT_RULES}\n\n{line}\n".encode()


def new_rules_file(domain: str, paths: Sequence[str], line: str) -> bytes:
    """A rules file of its own; paths are trimmed and sorted, and without any it has no front matter."""
    front = ["---", "paths:", *(f'  - "{path}"' for path in paths), "---", ""] if paths else []
    title = f"# {domain[:1].upper()}{domain[1:]} rules"
    return "\n".join((*front, title, "", line, "")).encode()


def _is_covered(content: bytes, shape: Outline, at: int) -> bool:
    """Whether a place is inside a fence or comment; the end of the file is, where a fence is never closed."""
    if any(start < at < end for start, end in _covered(shape)):
        return True
    return shape.unclosed and any(span.end == at == len(content) for span in shape.fences)


def _covered(shape: Outline) -> list[tuple[int, int]]:
    return [*shape.fences, *shape.comments, *([shape.front_matter] if shape.front_matter else [])]


def split_paths(text: str) -> tuple[str, ...]:
    """The `Paths` field of an entry as sorted globs."""
    return tuple(sorted(path for item in text.split(",") if (path := item.strip())))
