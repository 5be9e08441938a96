"""What a plan does to each file: the values, and the lines a sheet shows of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, groupby

from textual.content import Content

from hotwash.core.model.plan import FileEdit, Plan
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import diff_edit, split_lines
from hotwash.core.text.splice import edited
from hotwash.tui.screens.lines import LABEL_WIDTH, cut, labelled, spread, words
from hotwash.viewmodels.rows import shown

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
        lines.append(_head(difference, width - LABEL_WIDTH))
        lines.extend(_stretch_lines(difference.stretches, width - LABEL_WIDTH))
    return labelled("Diff", lines)


def _difference(edit: FileEdit, name: str) -> FileDifference:
    stretches: list[list[ChangedLine]] = []
    for line in diff_edit(edit, CONTEXT_LINES):
        if line.sign == "@":
            stretches.append([])
        else:
            stretches[-1].append(ChangedLine(line.sign, shown(line.text)))
    after = edited(edit)
    return FileDifference(shown(name), tuple(map(tuple, stretches)), _line_count(edit.base), _line_count(after))


def _line_count(content: bytes | None) -> int | None:
    return None if content is None else len(split_lines(content))


def _head(difference: FileDifference, width: int) -> Content:
    sizes = {
        (True, False): f"new file, {difference.after} lines",
        (False, True): f"removed, {difference.before} lines",
    }.get((difference.before is None, difference.after is None), f"{difference.before} → {difference.after} lines")
    counts = f"+{difference.count('+')} -{difference.count('-')}   {sizes}"
    return spread(words(difference.name, Tone.ACCENT), words(counts, Tone.DIM), width)


def _stretch_lines(stretches: Sequence[Sequence[ChangedLine]], width: int) -> list[Content]:
    """Each change under the lines that lead to it; the same change further down is counted instead of shown."""
    times: dict[Sequence[ChangedLine], int] = {}
    lead: dict[Sequence[ChangedLine], Sequence[ChangedLine]] = {}
    for stretch in stretches:
        for leading, change in _changes(stretch):
            times[change] = times.get(change, 0) + 1
            lead.setdefault(change, leading)
    lines: list[Content] = []
    for change, leading in lead.items():
        lines.extend(_line(line, width) for line in (*leading, *change))
        if times[change] > 1:
            lines.append(words(f"  … and {times[change] - 1} more alike", Tone.DIM))
    return lines


def _changes(stretch: Sequence[ChangedLine]) -> Iterator[tuple[Sequence[ChangedLine], Sequence[ChangedLine]]]:
    """The runs of changed lines, each with the lines before it that stay (blank ones at its start left out)."""
    lead: Sequence[ChangedLine] = ()
    for stays, run in groupby(stretch, key=lambda line: line.sign == " "):
        if stays:
            lead = tuple(dropwhile(lambda line: not line.text.strip(), tuple(run)[-CONTEXT_LINES:]))
        else:
            yield lead, tuple(run)
            lead = ()


def _line(line: ChangedLine, width: int) -> Content:
    return cut(words(f"{line.sign} {line.text}", _TONES.get(line.sign, Tone.PLAIN)), width)
