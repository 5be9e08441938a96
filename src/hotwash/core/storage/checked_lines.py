"""Lines that know whether they are whole: a checksum, a space, JSON. A torn last line is as if it were not there."""

import json
from collections import deque
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import TypeVar
from zlib import crc32

T = TypeVar("T")


def checked_line(value: object) -> bytes:
    """One line for a value made of dataclasses, tuples, text, bytes and numbers."""
    import msgspec

    text = json.dumps(msgspec.to_builtins(value)).encode("ascii")
    return b"%08x %s\n" % (crc32(text), text)


def whole_lines_of(content: bytes, *kinds: type[T]) -> Iterator[T]:
    """The values of the lines up to the first one that is not whole, or of none of these kinds."""
    import msgspec

    expected = reduce(or_, kinds)
    for line in content.split(b"\n")[:-1]:
        checksum, _, text = line.partition(b" ")
        if checksum != b"%08x" % crc32(text):
            return
        try:
            yield msgspec.convert(json.loads(text), expected)
        except (ValueError, RecursionError):
            return


def last_whole_line(content: bytes, kind: type[T]) -> T | None:
    """The truth, where every line says everything anew."""
    return next(iter(deque(whole_lines_of(content, kind), maxlen=1)), None)
