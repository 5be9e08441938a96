"""The only writer to stdout: data, as lines for people or one JSON document for programs."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from hotwash.core.text.visible import decoded, visible_lines

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

SCHEMA_VERSION = 1
_NARROWEST = 12


def write_lines(lines: Iterable[str]) -> None:
    """One line each. Text of files in it has passed `visible()` before."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def write_bytes(content: bytes) -> None:
    """Bytes as they are, into a pipe or a file; a terminal gets them made visible, like everything else."""
    if sys.stdout.isatty():
        write_lines(visible_lines(decoded(content).removesuffix("\n")))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def write_document(kind: str, content: Mapping[str, Json]) -> None:
    """One versioned JSON document; ASCII only, so that no byte of a file acts on a terminal."""
    document: dict[str, Json] = {"schema_version": SCHEMA_VERSION, "kind": kind, **content}
    fields = (f"  {json.dumps(name)}: {_laid_out(value)}" for name, value in document.items())
    sys.stdout.write("{\n" + ",\n".join(fields) + "\n}\n")


def _laid_out(value: Json) -> str:
    """A list has a line for each element: thousands of entries stay readable, and are written at once."""
    if isinstance(value, (list, tuple)) and value:
        return "[\n" + ",\n".join(f"    {json.dumps(element)}" for element in value) + "\n  ]"
    return json.dumps(value)


def columns(
    rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset(), elastic: int | None = None
) -> list[str]:
    """Rows as aligned text; columns in `right` are flushed right, the last one is never padded.

    On a terminal the `elastic` column gives way, so that a row stays on one line; in a pipe nothing is cut.
    """
    from rich.cells import cell_len

    if not rows:
        return []
    widths = [max(cell_len(row[index]) for row in rows) for index in range(len(rows[0]))]
    if elastic is not None and sys.stdout.isatty():
        from shutil import get_terminal_size

        over = sum(widths) + 2 * (len(widths) - 1) - get_terminal_size().columns
        widths[elastic] = max(_NARROWEST, widths[elastic] - max(0, over))
        rows = [[_cut(text, width) for text, width in zip(row, widths, strict=True)] for row in rows]
    lines = []
    for row in rows:
        padded = []
        for index, text in enumerate(row):
            gap = " " * (widths[index] - cell_len(text))
            padded.append(gap + text if index in right else text + gap)
        lines.append("  ".join(padded).rstrip())
    return lines


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"
