"""Where the lines that a hunk wrote stand now, found by identity first and by their surroundings after that."""

from collections.abc import Iterator

from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.span import Span
from hotwash.core.model.transaction import Hunk
from hotwash.core.text.splice import line_end, line_start


def place_of_hunk(content: bytes, region: Span, hunk: Hunk) -> Span | None:
    """The span of `hunk.after` within its region of the file; `None` when it is not there, or not for certain."""
    start = region.start + hunk.offset
    if _stands_at(content, start, hunk) and (hunk.after or _between_its_neighbours(content, start, hunk)):
        return Span(start, start + len(hunk.after))
    candidates = [at for at in _candidates(content, region, hunk) if _stands_at(content, at, hunk)]
    if len(candidates) != 1 or not hunk.after:
        candidates = [at for at in candidates if _between_its_neighbours(content, at, hunk)]
    return Span(candidates[0], candidates[0] + len(hunk.after)) if len(candidates) == 1 else None


def is_as_before(content: bytes, region: Span, hunk: Hunk) -> bool:
    """Whether the lines from before stand where the hunk wrote its own."""
    start = region.start + hunk.offset
    return bool(hunk.before and hunk.after) and content[start : start + len(hunk.before)] == hunk.before


def regions(document: Document) -> dict[Key | None, Span]:
    """Where each entry and record of a file stands; `None` is the file itself."""
    found: dict[Key | None, Span] = {None: Span(0, len(document.content))}
    found.update((entry.key, entry.span) for entry in document.entries)
    found.update((record.key, record.span) for record in document.records)
    return found


def _candidates(content: bytes, region: Span, hunk: Hunk) -> Iterator[int]:
    """Line starts where the lines may stand; where nothing was left, the line starts behind its upper neighbour."""
    needle = hunk.after or _last_line(hunk.above)
    at = content.find(needle, region.start) if needle else -1
    while 0 <= at <= region.end:
        yield at if hunk.after else at + len(needle)
        at = content.find(needle, at + 1)


def _stands_at(content: bytes, start: int, hunk: Hunk) -> bool:
    """Whether exactly these whole lines are there."""
    end = start + len(hunk.after)
    if not 0 <= start <= end <= len(content) or content[start:end] != hunk.after or line_start(content, start) != start:
        return False
    whole = hunk.after.endswith(b"\n") or not hunk.after or end == len(content)
    return whole or content[end : end + 1] == b"\n" or content[end : end + 2] == b"\r\n"


def _between_its_neighbours(content: bytes, start: int, hunk: Hunk) -> bool:
    above, below = _last_line(hunk.above), hunk.below[: line_end(hunk.below, 0)]
    return content[:start].endswith(above) and content[start + len(hunk.after) :].startswith(below)


def _last_line(lines: bytes) -> bytes:
    return lines[line_start(lines, len(lines) - 1) :] if lines else b""
