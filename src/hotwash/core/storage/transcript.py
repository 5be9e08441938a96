"""Reads what the tools of a session printed, from the end of the transcript that the agent names."""

import json
import os
import stat
from collections.abc import Iterator

_MOST_BYTES = 4_000_000
_OUTPUT = ("content", "text", "stdout", "stderr", "output", "error", "tool_response", "toolUseResult")


def printed_lines(path: str) -> list[str]:
    """Every line of tool output in the last four megabytes; nothing where the file is no transcript."""
    lines = (line for record in _records(path) for text in _outputs(record, inside=False) for line in text.split("\n"))
    return [line for line in lines if line.strip()]


def _records(path: str) -> Iterator[object]:
    for line in _tail(path).split(b"\n"):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            continue


def _tail(path: str) -> bytes:
    """The end of an ordinary file, whatever else the agent may have named."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            return b""
        return os.pread(descriptor, _MOST_BYTES, max(0, found.st_size - _MOST_BYTES))
    finally:
        os.close(descriptor)


def _outputs(value: object, *, inside: bool) -> Iterator[str]:
    """Texts inside the results of tools; what people and agents said is no output."""
    if isinstance(value, str):
        if inside:
            yield value
    elif isinstance(value, list):
        for each in value:
            yield from _outputs(each, inside=inside)
    elif isinstance(value, dict):
        is_result = inside or value.get("type") == "tool_result"
        for name, each in value.items():
            if name in ("tool_response", "toolUseResult"):
                yield from _outputs(each, inside=True)
            elif not is_result or name in _OUTPUT:
                yield from _outputs(each, inside=is_result)
