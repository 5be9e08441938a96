"""What is shown beside the lists: four tabs of lines, which the screen lays out for its width."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from hotwash.core.analysis.ages import clock_text
from hotwash.core.model.key import Key
from hotwash.core.model.transaction import Transaction, TransactionState
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import DiffLine
from hotwash.core.text.masking import masked
from hotwash.core.text.visible import visible_lines
from hotwash.viewmodels.rows import Breadth, Cell, shown

MOST_CHARACTERS = 64 * 1024
MOST_LINES = 2000

_DIFF_TONES = {"+": Tone.GOOD, "-": Tone.ALARM, "@": Tone.ACCENT, "\\": Tone.DIM}
_STATE_TONES = {
    TransactionState.DONE: Tone.PLAIN,
    TransactionState.PREPARED: Tone.WARNING,
    TransactionState.ABORTED: Tone.DIM,
}


class Tab(StrEnum):
    """The tabs of a detail, in their order."""

    ENTRY = "Entry"
    WHY = "Why"
    HISTORY = "History"
    DIFF = "Diff"


class Layout(StrEnum):
    """How a line wants to be laid out.

    `PARTS`: one line of cells. `PROSE`: text of several lines, wrapped, behind its label where it has one.
    `PAIRS`: label, value, label, value, side by side where there is room. `RULE`: a headline across the pane.
    `VERBATIM`: never wrapped.
    """

    PARTS = "parts"
    PROSE = "prose"
    PAIRS = "pairs"
    RULE = "rule"
    VERBATIM = "verbatim"


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One line, or one block of text. All text is visible and masked."""

    layout: Layout = Layout.PARTS
    parts: tuple[Cell, ...] = ()
    label: str = ""
    key: Hashable = None

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


BLANK = DetailLine()
CONTINUED = " "
"""The label of a line that goes on below a labelled one."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One tab of one subject. `cut` says what was left out of a very long text; `tone` is the colour of its scope."""

    subject: Hashable
    title: str
    tabs: tuple[str, ...]
    tab: str
    lines: tuple[DetailLine, ...]
    tone: Tone = Tone.PLAIN
    cut: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """What a detail needs beside the facts, from the journal, from git and from the screen.

    `past` are transactions, newest first; `commits` lines of `git log`; `changes` the diff to show, with the words
    that say from what to what; `files` sizes and times of affected files by name. `full` lifts the cut.
    """

    now: datetime
    breadth: Breadth = Breadth.WIDE
    past: tuple[Transaction, ...] = ()
    commits: tuple[str, ...] = ()
    changes: tuple[DiffLine, ...] = ()
    changes_of: str = ""
    files: tuple[tuple[str, str], ...] = ()
    full: bool = False


def parts(*cells: Cell | str) -> DetailLine:
    """One line of cells; plain text is a plain cell."""
    return DetailLine(parts=tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells))


def rule(title: str) -> DetailLine:
    return DetailLine(Layout.RULE, label=title)


def pairs(*labels_and_values: tuple[str, Cell | str]) -> DetailLine:
    """Labels with their values, two beside each other."""
    cells: list[Cell] = []
    for label, value in labels_and_values:
        cells += [Cell(label, Tone.DIM), value if isinstance(value, Cell) else Cell(value)]
    return DetailLine(Layout.PAIRS, tuple(cells))


def prose(text: str, label: str = "", tone: Tone = Tone.PLAIN) -> DetailLine:
    """Text from a file, of one line or many."""
    safe = "\n".join(visible_lines(masked(text)))
    return DetailLine(Layout.PROSE, (Cell(safe, tone),), shown(label))


def limited(lines: Iterable[DetailLine], full: bool) -> tuple[tuple[DetailLine, ...], str]:
    """As many lines as a pane should hold, and what is said about the rest."""
    kept: list[DetailLine] = []
    characters = count = left_out = 0
    for line in lines:
        text = line.text
        room, rows = MOST_CHARACTERS - characters, MOST_LINES - count
        if full or (len(text) <= room and text.count("\n") < rows):
            kept.append(line)
        else:
            head = _head(text, room, rows) if not left_out else ""
            if head:
                kept.append(DetailLine(line.layout, (Cell(head, line.parts[0].tone),), line.label))
            left_out += len(text.encode("utf-8", "replace")) - len(head.encode("utf-8", "replace"))
        characters += len(text)
        count += text.count("\n") + 1
    return tuple(kept), f"{_size(left_out)} more – Enter shows it" if left_out else ""


def _head(text: str, characters: int, lines: int) -> str:
    """The beginning of a text, in whole lines where that is possible."""
    if characters <= 0 or lines <= 0:
        return ""
    head = "\n".join(text[:characters].split("\n")[:lines])
    at = head.rfind("\n")
    return head[:at] if at > 0 and len(head) == characters else head


def _size(count: int) -> str:
    for unit, size in (("MB", 1 << 20), ("KB", 1 << 10)):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} bytes"


def history_lines(keys: Sequence[Key], background: Background) -> list[DetailLine]:
    """What the journal knows of these entries, and what git does."""
    wanted = set(keys)
    lines = [
        _transaction(each, background.now)
        for each in background.past
        if any(hunk.anchor in wanted for hunk in each.hunks)
    ]
    if not lines:
        lines = [parts(Cell("Nothing was written here by hotwash.", Tone.DIM))]
    if background.commits:
        lines += [BLANK, rule("git log of these lines"), *(parts(shown(commit)) for commit in background.commits)]
    return lines


def _transaction(transaction: Transaction, now: datetime) -> DetailLine:
    at = datetime.fromtimestamp(transaction.at, now.tzinfo)
    who = f"{shown(transaction.actor.user)} ({shown(transaction.actor.via)})"
    state = "undone" if transaction.undone_by else transaction.state.value
    return parts(
        Cell(f"{clock_text(at, now):>16}  ", Tone.DIM),
        Cell(shown(transaction.done) or shown(transaction.title)),
        Cell(f"  {who}", Tone.DIM),
        Cell(f"  {state}" if state != "done" else "", _STATE_TONES[transaction.state]),
    )


def diff_tab(background: Background, nothing: str) -> list[DetailLine]:
    """The diff that the background holds, or what is said without one."""
    if not background.changes:
        return [parts(Cell(nothing, Tone.DIM))]
    head = [parts(Cell(shown(background.changes_of), Tone.STRONG)), BLANK] if background.changes_of else []
    return [*head, *(diff_line(line) for line in background.changes)]


def diff_line(line: DiffLine) -> DetailLine:
    """One line of a diff, safe to show."""
    sign = "" if line.sign == "@" else f"{line.sign} "
    text = visible_lines(masked(line.text))[0]
    return DetailLine(Layout.VERBATIM, (Cell(f"{sign}{text}", _DIFF_TONES.get(line.sign, Tone.PLAIN)),))
