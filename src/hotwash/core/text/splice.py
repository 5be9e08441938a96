"""Changing bytes by replacing spans of them, and remembering the change well enough to take it back."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from hotwash.core.model.key import Key
from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.transaction import Hunk

CONTEXT_LINES = 3


def apply(content: bytes, splices: Iterable[Splice]) -> bytes:
    """The content with every splice applied; insertions at one place keep the order they are given in.

    Raises `ValueError` for splices that overlap or reach outside the content.
    """
    pieces: list[bytes] = []
    at = 0
    for splice in in_order(splices):
        if not at <= splice.start <= splice.end <= len(content):
            raise ValueError(f"splice {splice.start}:{splice.end} overlaps another or leaves the content")
        pieces += (content[at : splice.start], splice.text)
        at = splice.end
    pieces.append(content[at:])
    return b"".join(pieces)


def in_order(splices: Iterable[Splice]) -> list[Splice]:
    """Splices by place; the sort is stable, so insertions at one place stay as they were given."""
    return sorted(splices, key=lambda splice: (splice.start, splice.end))


def edited(edit: FileEdit) -> bytes | None:
    """What the file holds once the edit is applied; `None` when it is gone."""
    return None if edit.delete else apply(edit.base or b"", edit.splices)


def line_start(content: bytes, at: int) -> int:
    """Where the line that holds this place begins."""
    return content.rfind(b"\n", 0, at) + 1


def line_end(content: bytes, at: int) -> int:
    """Where the line that holds this place ends, its newline included."""
    end = content.find(b"\n", at)
    return len(content) if end < 0 else end + 1


def hunks(edit: FileEdit, start_of: Callable[[Key], int | None]) -> tuple[Hunk, ...]:
    """The edit as whole lines before and after, each with the lines around it as they stand *after* the edit.

    `start_of` gives the first byte of an anchor in the edit's base, `None` for one that is not there.
    """
    before, after = edit.base or b"", edited(edit) or b""
    if edit.base is None or edit.delete:
        label = edit.splices[0].label if edit.splices else "file"
        created = edit.base is None
        return (Hunk(edit.path, None, label, before, after, b"", b"", 0, created=created, deleted=edit.delete),)
    return tuple(_hunks(edit, before, after, start_of))


def _hunks(edit: FileEdit, before: bytes, after: bytes, start_of: Callable[[Key], int | None]) -> Iterator[Hunk]:
    grown = 0
    shift = _Shift(edit.splices)
    for group in whole_lines(before, edit.splices):
        first, last = group.start, group.end
        text = group.text
        start = first + grown
        grown += len(text) - (last - first)
        anchor_start = start_of(group.anchor) if group.anchor is not None else None
        yield Hunk(
            path=edit.path,
            anchor=group.anchor if anchor_start is not None else None,
            label=group.label,
            before=before[first:last],
            after=text,
            above=_lines_above(after, start),
            below=_lines_below(after, start + len(text)),
            offset=start - (shift.of(anchor_start) if anchor_start is not None else 0),
        )


def whole_lines(content: bytes, splices: Iterable[Splice]) -> list[Splice]:
    """The same change in splices that replace whole lines by whole lines; those that share a line become one."""
    grouped: list[list[Splice]] = []
    reach = -1
    for splice in in_order(splices):
        first, last = _line_range(content, splice)
        if grouped and first < reach:
            grouped[-1].append(splice)
        else:
            grouped.append([splice])
        reach = max(reach, last)
    return [_joined(content, group) for group in grouped]


def _line_range(content: bytes, splice: Splice) -> tuple[int, int]:
    """The smallest range of whole lines whose replacement is whole lines too."""
    first = line_start(content, splice.start)
    replacement_ends_line = splice.text.endswith(b"\n") or (not splice.text and first == splice.start)
    if replacement_ends_line and line_start(content, splice.end) == splice.end:
        return first, splice.end
    return first, line_end(content, splice.end)


def _joined(content: bytes, group: list[Splice]) -> Splice:
    ranges = [_line_range(content, splice) for splice in group]
    first, last = min(start for start, _ in ranges), max(end for _, end in ranges)
    moved = [Splice(each.start - first, each.end - first, each.text, each.label) for each in group]
    return Splice(first, last, apply(content[first:last], moved), group[0].label, group[0].anchor)


class _Shift:
    """Where places of the base stand after the splices before them."""

    def __init__(self, splices: Iterable[Splice]) -> None:
        ordered = in_order(splices)
        self._ends = [splice.end for splice in ordered]
        self._grown = [0, *accumulate(len(splice.text) - (splice.end - splice.start) for splice in ordered)]

    def of(self, place: int) -> int:
        return place + self._grown[bisect_right(self._ends, place)]


def _lines_above(content: bytes, at: int) -> bytes:
    start = at
    for _ in range(CONTEXT_LINES):
        if start == 0:
            break
        start = line_start(content, start - 1)
    return content[start:at]


def _lines_below(content: bytes, at: int) -> bytes:
    end = at
    for _ in range(CONTEXT_LINES):
        end = line_end(content, end)
    return content[at:end]
