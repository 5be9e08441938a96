"""What a plan does to each file: the values, and the lines a sheet shows of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from hotwash.core.model.plan import FileEdit, Plan
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import diff_edit, split_lines
from hotwash.core.text.splice import edited
from hotwash.core.text.visible import visible
from hotwash.tui.screens.lines import cut, joined, labelled, spread, words

CONTEXT_LINES = 2

_TONES = {"+": Tone.GOOD, "-": Tone.ALARM, " ": Tone.PLAIN}


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One line of a difference; `sign` is `+`, `-` or a space, the text is visible."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class FileDifference:
    """One file before and after: its name as shown, the stretches that differ, and its lengths in lines.

    `before` is `None` for a file that would be created, `after` for one that would be removed.
    """

    name: str
    stretches: tuple[tuple[ChangedLine, ...], ...]
    before: int | None
    after: int | None

    def count(self, sign: str) -> int:
        return sum(line.sign == sign for stretch in self.stretches for line in stretch)


def plan_differences(plan: Plan, name_of: Callable[[str], str]) -> tuple[FileDifference, ...]:
    """Every file of the plan, in the order of writing; `name_of` gives a path the name the person knows it by."""
    return tuple(_difference(edit, name_of(edit.path)) for edit in plan.edits)


def difference_lines(differences: Sequence[FileDifference], width: int) -> list[Content]:
    """All files under each other, behind the label `Diff`."""
    lines: list[Content] = []
    for difference in differences:
        lines.append(_head(difference, width - 7))
        lines.extend(_stretch_lines(difference.stretches, width - 7))
    return labelled("Diff", lines)


def _difference(edit: FileEdit, name: str) -> FileDifference:
    stretches: list[list[ChangedLine]] = []
    for line in diff_edit(edit, CONTEXT_LINES):
        if line.sign == "@":
            stretches.append([])
        else:
            stretches[-1].append(ChangedLine(line.sign, visible(line.text)))
    after = edited(edit)
    return FileDifference(visible(name), tuple(map(tuple, stretches)), _line_count(edit.base), _line_count(after))


def _line_count(content: bytes | None) -> int | None:
    return None if content is None else len(split_lines(content))


def _head(difference: FileDifference, width: int) -> Content:
    sizes = {
        (True, False): f"new file, {difference.after} lines",
        (False, True): f"removed, {difference.before} lines",
    }.get((difference.before is None, difference.after is None), f"{difference.before} → {difference.after} lines")
    counts = f"+{difference.count('+')} -{difference.count('-')}   {sizes}"
    return spread(words(f" {difference.name}", Tone.ACCENT), words(counts, Tone.DIM), width)


def _stretch_lines(stretches: Sequence[Sequence[ChangedLine]], width: int) -> list[Content]:
    """The stretches; those that change the same words as an earlier one are counted instead of shown."""
    times: dict[tuple[ChangedLine, ...], int] = {}
    first: dict[tuple[ChangedLine, ...], Sequence[ChangedLine]] = {}
    for stretch in stretches:
        change = tuple(line for line in stretch if line.sign != " ")
        times[change] = times.get(change, 0) + 1
        first.setdefault(change, stretch)
    lines: list[Content] = []
    for change, stretch in first.items():
        if lines:
            lines.append(words("   ⋯", Tone.DIM))
        lines.extend(_line(line, width) for line in stretch)
        if times[change] > 1:
            lines.append(words(f"   … and the same {times[change] - 1} more times", Tone.DIM))
    return lines


def _line(line: ChangedLine, width: int) -> Content:
    return cut(joined(" ", words(f"{line.sign} {line.text}", _TONES.get(line.sign, Tone.PLAIN))), width)
