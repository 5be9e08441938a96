"""What a plan does to each file: the values, and the lines a sheet shows of them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, groupby

from textual.content import Content

from hotwash.core.model.plan import FileEdit, Plan
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import DiffLine, diff_edit, split_lines
from hotwash.core.text.splice import edited
from hotwash.tui.screens.lines import LABEL_WIDTH, cut, joined, labelled, spread, words, wrapped
from hotwash.viewmodels.rows import shown

CONTEXT_LINES = 2

_SIGN_WIDTH = 2
_TONES = {"+": Tone.GOOD, "-": Tone.ALARM}


@dataclass(frozen=True, slots=True)
class Change:
    """A run of changed lines: a sign, `+` or `-`, and visible text each.

    `name` is the entry they stand in; where there is none, `above` holds the lines before them that stay.
    """

    lines: tuple[tuple[str, str], ...]
    name: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileDifference:
    """One file before and after: its name as shown, its changes, and its lengths in lines.

    `before` is `None` for a file that would be created, `after` for one that would be removed.
    """

    name: str
    changes: tuple[Change, ...]
    before: int | None
    after: int | None

    def count(self, sign: str) -> int:
        return sum(each == sign for change in self.changes for each, _ in change.lines)


def plan_differences(plan: Plan, name_of: Callable[[str], str]) -> tuple[FileDifference, ...]:
    """Every file of the plan, in the order of writing; `name_of` gives a path the name the person knows it by."""
    return tuple(
        FileDifference(
            shown(name_of(edit.path)), tuple(_changes(edit)), _line_count(edit.base), _line_count(edited(edit))
        )
        for edit in plan.edits
    )


def difference_lines(differences: Sequence[FileDifference], width: int) -> list[Content]:
    """All files under each other, behind the label `Diff`."""
    room = width - LABEL_WIDTH
    return labelled("Diff", [line for difference in differences for line in _file_lines(difference, room)])


def _changes(edit: FileEdit) -> Iterator[Change]:
    entries = _entry_lines(edit)
    above: list[DiffLine] = []
    for stays, run in groupby(diff_edit(edit, CONTEXT_LINES), key=lambda line: line.sign in " @"):
        lines = list(run)
        if stays:
            above = lines
            continue
        first = next((line.old_line for line in lines if line.old_line), above[-1].old_line if above else 0)
        name = next((entry for line, entry in entries if first <= line <= first + len(lines)), "")
        yield Change(tuple((line.sign, shown(line.text)) for line in lines), name, () if name else _lead(above))


def _entry_lines(edit: FileEdit) -> list[tuple[int, str]]:
    """Where splices that belong to an entry begin, and its name."""
    base = edit.base or b""
    return [
        (base.count(b"\n", 0, splice.start) + 1, shown(splice.anchor.anchor))
        for splice in edit.splices
        if splice.anchor is not None
    ]


def _lead(above: Sequence[DiffLine]) -> tuple[str, ...]:
    """The last lines before a change, without blank ones at their start and without those of an earlier place."""
    texts = [shown(line.text) for line in above[-CONTEXT_LINES:] if line.sign == " "]
    return tuple(dropwhile(lambda text: not text.strip(), texts))


def _line_count(content: bytes | None) -> int | None:
    return None if content is None else len(split_lines(content))


def _file_lines(difference: FileDifference, width: int) -> list[Content]:
    """The file and its changes; the same change in several entries is shown once, with their number."""
    names: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for change in difference.changes:
        names.setdefault(change.lines, []).append(change.name)
    lines = [_head(difference, width)]
    for change in difference.changes:
        if change.lines in names:
            lines.extend(_change_lines(change, len(names.pop(change.lines)) - 1, width))
    return lines


def _head(difference: FileDifference, width: int) -> Content:
    sizes = {
        (True, False): f"new file, {difference.after} lines",
        (False, True): f"removed, {difference.before} lines",
    }.get((difference.before is None, difference.after is None), f"{difference.before} → {difference.after} lines")
    counts = f"+{difference.count('+')} -{difference.count('-')}   {sizes}"
    return spread(words(difference.name, Tone.ACCENT), words(counts, Tone.DIM), width)


def _change_lines(change: Change, more: int, width: int) -> list[Content]:
    where = f"  {change.name}" + (f" and {more} more" if more else "")
    above = [words(where, Tone.DIM)] if change.name else [words(f"  {text}") for text in change.above]
    changed = [line for sign, text in change.lines for line in _line(sign, text, width)]
    return [*(cut(line, width) for line in above), *changed]


def _line(sign: str, text: str, width: int) -> list[Content]:
    """A changed line in full: nothing of what is written is left out."""
    tone = _TONES[sign]
    lines = wrapped(words(text, tone), width - _SIGN_WIDTH)
    return [joined(words(f"{sign if index == 0 else ' '} ", tone), line) for index, line in enumerate(lines)]
