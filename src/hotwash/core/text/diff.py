"""What a change looks like: lines with a sign, derived from the splices themselves so that size does not matter."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.values import dataclass
from hotwash.core.text.common import common_end, common_start
from hotwash.core.text.splice import edited, line_end, line_start, whole_lines
from hotwash.core.text.visible import visible

CONTEXT_LINES = 3
NO_NEWLINE = "\\ No newline at end of file"

_COMPARED_EXACTLY = 4_000_000
_LOOK_AHEAD = 40


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a diff. `sign` is ` `, `+`, `-` or `@` (the head of a hunk); line numbers are 1-based, 0 for none.

    `text` is decoded for display and carries no line end. It is not yet safe for a terminal.
    """

    sign: str
    text: str
    old_line: int
    new_line: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Whole lines `[start, end)` of the old content become `text`."""

    start: int
    end: int
    text: bytes


def diff_edit(edit: FileEdit, context: int = CONTEXT_LINES) -> tuple[DiffLine, ...]:
    """The diff of one edit; instant for a file of any size."""
    before = edit.base or b""
    if edit.delete:
        return tuple(_lines(before, [_Change(0, len(before), b"")], context))
    return tuple(_lines(before, _changes(before, edit.splices), context))


def diff_lines(before: bytes | None, after: bytes | None, context: int = CONTEXT_LINES) -> tuple[DiffLine, ...]:
    """The diff of two contents; `None` is a file that is not there."""
    old, new = before or b"", after or b""
    return tuple(_lines(old, _compared(old, new), context))


def splices_between(before: bytes, after: bytes, label: str) -> tuple[Splice, ...]:
    """The whole lines to replace in `before` so that `after` comes out."""
    return tuple(Splice(each.start, each.end, each.text, label) for each in _compared(before, after))


def unified(path: str, before: bytes | None, after: bytes | None) -> str:
    """The same as text with file heads, as `diff -u` prints it; empty for equal contents."""
    return _headed(path, before, after, diff_lines(before, after))


def unified_edit(path: str, edit: FileEdit) -> str:
    """`unified` of one edit, shown under `path`."""
    return _headed(path, edit.base, edited(edit), diff_edit(edit))


def counts(lines: Iterable[DiffLine]) -> tuple[int, int]:
    """How many lines a diff adds and removes."""
    signs = [line.sign for line in lines]
    return signs.count("+"), signs.count("-")


def split_lines(content: bytes) -> list[bytes]:
    r"""Lines with their ends, split at `\n` alone: other separators are text."""
    lines = [line + b"\n" for line in content.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _changes(before: bytes, splices: Sequence[Splice]) -> list[_Change]:
    """Whole-line changes without the lines that a splice repeats, nor those that change nothing."""
    changes = []
    for splice in whole_lines(before, splices):
        old, new = split_lines(before[splice.start : splice.end]), split_lines(splice.text)
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        start = splice.start + sum(map(len, old[:head]))
        end = splice.end - sum(map(len, old[len(old) - tail :]))
        text = b"".join(new[head : len(new) - tail])
        if start < end or text:
            changes.append(_Change(start, end, text))
    return changes


def _common(first: Sequence[bytes], second: Sequence[bytes]) -> int:
    """How many leading lines are equal."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _compared(old: bytes, new: bytes) -> list[_Change]:
    """Changes between two contents; equal heads and tails are put aside first, so that little is left to compare."""
    start = line_start(old, common_start(old, new))
    old_end, new_end = _equal_end(old, new, start)
    old_lines, new_lines = split_lines(old[start:old_end]), split_lines(new[start:new_end])
    starts = list(accumulate(map(len, old_lines), initial=start))
    compare = _matched if len(old_lines) * len(new_lines) <= _COMPARED_EXACTLY else _walked
    return [
        _Change(starts[first], starts[last], b"".join(new_lines[new_first:new_last]))
        for first, last, new_first, new_last in compare(old_lines, new_lines)
    ]


def _equal_end(old: bytes, new: bytes, start: int) -> tuple[int, int]:
    """Where the whole lines begin that both contents end with."""
    tail = common_end(old, new, start)
    old_end, new_end = len(old) - tail, len(new) - tail
    if line_start(old, old_end) == old_end and line_start(new, new_end) == new_end:
        return old_end, new_end
    return line_end(old, old_end), line_end(new, new_end)


def _matched(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[tuple[int, int, int, int]]:
    from difflib import SequenceMatcher

    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first, last, new_first, new_last


def _walked(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[tuple[int, int, int, int]]:
    """The same for long texts in linear time: after a difference the nearest two lines that agree go on together."""
    at, new_at = 0, 0
    while at < len(old) or new_at < len(new):
        if at < len(old) and new_at < len(new) and old[at] == new[new_at]:
            at, new_at = at + 1, new_at + 1
            continue
        ahead, new_ahead = _rejoined(old[at : at + _LOOK_AHEAD], new[new_at : new_at + _LOOK_AHEAD])
        last, new_last = (at + ahead, new_at + new_ahead) if ahead >= 0 else (len(old), len(new))
        yield at, last, new_at, new_last
        at, new_at = last, new_last


def _rejoined(old: Sequence[bytes], new: Sequence[bytes]) -> tuple[int, int]:
    """How far each side has to go until both agree again; negative where they do not in sight."""
    pairs = ((total - ahead, ahead) for total in range(1, len(old) + len(new)) for ahead in range(total + 1))
    near = ((one, other) for one, other in pairs if one < len(old) and other < len(new) and old[one] == new[other])
    return next(near, (-1, -1))


def _lines(before: bytes, changes: Sequence[_Change], context: int) -> Iterator[DiffLine]:
    old_line, new_line, counted = 1, 1, 0
    for group in _grouped(before, changes, context):
        start = _back(before, group[0].start, context)
        skipped = before.count(b"\n", counted, start)
        old_line, new_line = old_line + skipped, new_line + skipped
        body = list(_numbered(_signed(before, group, start, context), old_line, new_line))
        olds = [line for line in body if line.sign in " -"]
        news = [line for line in body if line.sign in " +"]
        yield DiffLine("@", _hunk_head(old_line, len(olds), new_line, len(news)), old_line, new_line)
        yield from body
        counted = _forth(before, group[-1].end, context)
        old_line, new_line = old_line + len(olds), new_line + len(news)


def _hunk_head(old_line: int, olds: int, new_line: int, news: int) -> str:
    return f"@@ -{_range(old_line, olds)} +{_range(new_line, news)} @@"


def _range(line: int, count: int) -> str:
    """A range as `diff -u` writes it: an empty one names the line before."""
    if count == 1:
        return str(line)
    return f"{line if count else line - 1},{count}"


def _grouped(before: bytes, changes: Sequence[_Change], context: int) -> Iterator[list[_Change]]:
    """Changes whose context meets are shown as one hunk."""
    group: list[_Change] = []
    for change in changes:
        if group and _back(before, change.start, context) > _forth(before, group[-1].end, context):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _signed(before: bytes, group: Sequence[_Change], start: int, context: int) -> Iterator[tuple[str, str]]:
    end = _forth(before, group[-1].end, context)
    mark_cr = _mixes_line_ends([before[start:end], *(change.text for change in group)])
    at = start
    for change in (*group, _Change(end, end, b"")):
        kept, gone = before[at : change.start], before[change.start : change.end]
        for sign, content in ((" ", kept), ("-", gone), ("+", change.text)):
            for line in split_lines(content):
                yield sign, _shown(line, mark_cr)
        at = change.end


def _numbered(lines: Iterable[tuple[str, str]], old_line: int, new_line: int) -> Iterator[DiffLine]:
    for sign, text in lines:
        yield DiffLine(sign, text, old_line if sign != "+" else 0, new_line if sign != "-" else 0)
        old_line += sign != "+"
        new_line += sign != "-"


def _mixes_line_ends(pieces: Sequence[bytes]) -> bool:
    """Carriage returns are worth showing only where they differ from line to line."""
    crlf = sum(piece.count(b"\r\n") for piece in pieces)
    return 0 < crlf < sum(piece.count(b"\n") for piece in pieces)


def _shown(line: bytes, mark_cr: bool) -> str:
    text = line.removesuffix(b"\n")
    if text.endswith(b"\r"):
        text = text[:-1] + ("␍".encode() if mark_cr else b"")
    return text.decode("utf-8", "replace")


def _back(content: bytes, at: int, lines: int) -> int:
    for _ in range(lines):
        if at == 0:
            break
        at = line_start(content, at - 1)
    return at


def _forth(content: bytes, at: int, lines: int) -> int:
    for _ in range(lines):
        at = line_end(content, at)
    return at


def _headed(path: str, before: bytes | None, after: bytes | None, lines: Sequence[DiffLine]) -> str:
    if not lines:
        return ""
    last_old, last_new = _unterminated_line(before or b""), _unterminated_line(after or b"")
    name = visible(path)
    out = [f"--- {name if before is not None else '/dev/null'}", f"+++ {name if after is not None else '/dev/null'}"]
    for line in lines:
        out.append(line.text if line.sign == "@" else line.sign + line.text)
        if line.sign != "@" and (0 < line.old_line == last_old or 0 < line.new_line == last_new):
            out.append(NO_NEWLINE)
    return "\n".join(out) + "\n"


def _unterminated_line(content: bytes) -> int:
    """The number of the last line where its newline is missing, else 0."""
    return content.count(b"\n") + 1 if content and not content.endswith(b"\n") else 0
