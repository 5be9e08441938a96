"""The only writer to stdout: data, as lines for people or one JSON document for programs; key-like strings masked."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

from hotwash.core.text.masking import masked, masked_lines, may_hold_secret
from hotwash.core.text.visible import decoded, visible_lines

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

SCHEMA_VERSION = 1
_NARROWEST = 12
_PLACES = frozenset(("root", "base", "file", "files", "path", "uid", "transaction"))
"""Where something is: scripts go there, so these are as they are."""


def write_lines(lines: Iterable[str]) -> None:
    """One line each. Text of files in it has passed `visible()` before."""
    sys.stdout.writelines(f"{line}\n" for line in masked_lines(list(lines)))


def write_script(text: str) -> None:
    """A program of our own making, as it is."""
    sys.stdout.write(f"{text}\n")


def write_bytes(content: bytes) -> None:
    """Bytes as they are, into a pipe or a file; a terminal gets them made visible, like everything else.

    With a key-like string in them they are text with that string masked.
    """
    if sys.stdout.isatty():
        write_lines(visible_lines(decoded(content).removesuffix("\n")))
        return
    text = decoded(content)
    sys.stdout.flush()
    sys.stdout.buffer.write(content if masked(text) == text else masked(text).encode())


def write_document(kind: str, content: Mapping[str, Json]) -> None:
    """One versioned JSON document; ASCII only, so that no byte of a file acts on a terminal."""
    document: dict[str, Json] = {"schema_version": SCHEMA_VERSION, "kind": kind, **content}
    fields = (f"  {json.dumps(name)}: {_laid_out(value, name)}" for name, value in document.items())
    sys.stdout.write("{\n" + ",\n".join(fields) + "\n}\n")


def write_event(kind: str, content: Mapping[str, Json]) -> None:
    """One versioned JSON document on one line, at once: for programs that read along."""
    document: dict[str, Json] = {"schema_version": SCHEMA_VERSION, "kind": kind, **content}
    sys.stdout.write(f"{_dumped(document, kind)}\n")
    sys.stdout.flush()


def write_error(code: int, message: str, next_step: str) -> None:
    """The document of an invocation that came to nothing; `code` is what it exits with."""
    write_document("error", {"code": int(code), "message": message, "next_step": next_step})


def _laid_out(value: Json, name: str) -> str:
    """A list has a line for each element: thousands of entries stay readable, and are written at once."""
    if isinstance(value, (list, tuple)) and value:
        return "[\n" + ",\n".join(f"    {_dumped(element, name)}" for element in value) + "\n  ]"
    return _dumped(value, name)


def _dumped(value: Json, name: str) -> str:
    text = json.dumps(value)
    return json.dumps(_masked(value, name)) if may_hold_secret(text) else text


def _masked(value: Json, name: str) -> Json:
    """The same value with every text in it masked, but for places."""
    if isinstance(value, str):
        return value if name in _PLACES else masked(value)
    if isinstance(value, Mapping):
        return {key: _masked(each, key) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [_masked(each, name) for each in value]
    return value


def columns(
    rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset(), elastic: int | None = None
) -> list[str]:
    """Rows as aligned text; columns in `right` are flushed right, the last one is never padded.

    On a terminal the `elastic` column gives way, so that a row stays on one line; in a pipe nothing is cut.
    """
    from rich.cells import cell_len

    if not rows:
        return []
    rows = [[masked(text) for text in row] if may_hold_secret("\n".join(row)) else row for row in rows]
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
