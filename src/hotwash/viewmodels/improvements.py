"""Improvements as rows of the two lists behind 9, and as lines of the command line."""

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from hotwash.core.analysis.ages import NO_DATE, short_duration
from hotwash.core.analysis.facts import Facts
from hotwash.core.analysis.improving.stages import approval, leftovers, open_ones
from hotwash.core.analysis.subjects import PlainSubject
from hotwash.core.model.improvement import ENDED, Account, Improvement, Known, Stage
from hotwash.core.model.values import dataclass
from hotwash.core.model.vocabulary import Tone
from hotwash.viewmodels.listing import Listing, Orders, View, arranged
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Breadth, Cell, Column, Pane, PlainRow, Setting, shown

STAGE_TONES = {
    Stage.OPEN: Tone.ACCENT,
    Stage.PUSHED: Tone.ACCENT,
    Stage.COMMITTED: Tone.WARNING,
    Stage.MERGED: Tone.GOOD,
    Stage.CLOSED: Tone.DIM,
}
_LEFTOVER = "leftover"
_ELSEWHERE = "Improvements are branches of a git repository: press : and type open for another folder."
_MINUTE = 60
_WIDEST_STATE = len(Stage.COMMITTED)
_COLUMNS = (
    Column("STATE", _WIDEST_STATE),
    Column("FILES", 5, right=True),
    Column("AGE", 3, right=True),
    Column("PR", 6),
    Column("IMPROVES"),
)
_ORDERS: Orders[Improvement] = {
    "newest": lambda each: -each.begun,
    "name": lambda each: each.id,
    "state": lambda each: str(each.stage),
}
SORTS = ("needs you first", *_ORDERS)


@dataclass(frozen=True, slots=True)
class ImprovementRow(PlainRow):
    """One improvement as a line."""

    improvement: Improvement

    kind: ClassVar[str] = "improvement"

    @property
    def key(self) -> str:
        return self.improvement.id

    @property
    def name(self) -> str:
        """What it improves, and whose that is."""
        plugin = plugin_name(self.improvement)
        return f"{shown(self.improvement.label)}{f' · {plugin}' if plugin else ''}"

    def cells(self, setting: Setting) -> tuple[Cell, ...]:
        each = self.improvement
        cells = (
            Cell(state_word(each), STAGE_TONES.get(each.stage, Tone.PLAIN)),
            Cell(files_word(each)),
            Cell(age_of(each, setting.now), Tone.DIM),
            Cell(short_place(each), Tone.DIM),
            Cell(self.name, Tone.STRONG),
        )
        return cells if setting.breadth > Breadth.NARROW else (cells[0], *cells[2:])

    def peek(self, setting: Setting) -> str:  # noqa: ARG002 (says the same at any moment)
        each = self.improvement
        files = f"{counted(len(each.files), 'file')}{', not all of it committed' if each.changes else ''}"
        return f"{state_word(each)}: {self.name} – {shown(each.url) or files}"


def state_word(improvement: Improvement) -> str:
    """How far it has come, in a word; what nothing came of is left over."""
    is_dead = improvement.is_leftover and improvement.stage not in ENDED
    return _LEFTOVER if is_dead and improvement.is_there else str(improvement.stage)


def files_word(improvement: Improvement) -> str:
    """How many files it changes; a plus says that not all of that is committed."""
    return f"{len(improvement.files)}{'+' if improvement.changes else ''}"


def age_of(improvement: Improvement, now: datetime) -> str:
    """Since it was begun, in three cells."""
    if not improvement.begun:
        return NO_DATE
    seconds = now.timestamp() - improvement.begun
    return short_duration(seconds) if seconds >= _MINUTE else "now"


def plugin_name(improvement: Improvement) -> str:
    return shown(improvement.remembered.plugin.rpartition("/")[2])


def told_row(improvement: Improvement, now: datetime) -> tuple[str, ...]:
    """One line of a list for people."""
    return (
        state_word(improvement),
        shown(improvement.id),
        plugin_name(improvement),
        files_word(improvement),
        age_of(improvement, now),
        place_of(improvement),
    )


def place_of(improvement: Improvement) -> str:
    """Where it is to be found: its pull request, else its worktree, else what is left of it."""
    if improvement.url:
        draft = improvement.pull_request is not None and improvement.pull_request.is_draft
        return f"{shown(improvement.url)}{' (draft)' if draft else ''}"
    worktree = improvement.worktree
    if worktree is not None:
        return shown(worktree.path) if worktree.is_there else f"{shown(worktree.path)} is gone"
    branch = improvement.branch
    return "" if branch is None else "only its branch" if branch.is_local else "only on the remote"


def short_place(improvement: Improvement) -> str:
    """The same in a few cells: `#7`, else whether there is a worktree."""
    if improvement.url:
        number = improvement.url.rstrip("/").rpartition("/")[2]
        return f"#{number}" if number.isdecimal() else "yes"
    return "" if improvement.has_worktree else "branch" if improvement.worktree is None else "gone"


def reviewed_text(improvement: Improvement) -> str:
    """Title and body of its pull request, as they are or would be."""
    from hotwash.core.analysis.improving.texts import body_of, full_account, title_of

    return f"{title_of(improvement)}\n\n{body_of(full_account(improvement, Account()))}"


def approval_sentence(merged: int, submitted: int) -> str:
    return f"{merged} of {submitted} submitted were merged ({round(100 * merged / submitted)} %)"


def improvements_listing(facts: Facts, view: View, known: Known) -> Listing:
    """Those that somebody works on or waits for; what needs a human first."""
    found = known.repository.improvements if known.repository is not None else ()
    merged, submitted = approval(found)
    note = f"{merged} of {submitted} merged" if submitted else ""
    empty = ("No improve/* branches or worktrees.", "A starts one; agents do with hotwash improve start NAME")
    return _listing(facts, view, known, "Improvements", open_ones(found), note, empty)


def leftovers_listing(facts: Facts, view: View, known: Known) -> Listing:
    """What only takes up room."""
    found = known.repository.improvements if known.repository is not None else ()
    empty = ("Nothing is left over.", "What is merged, closed or given up stands here until d removes it.")
    return _listing(facts, view, known, "Leftovers", leftovers(found), "", empty)


def _listing(
    facts: Facts,
    view: View,
    known: Known,
    label: str,
    found: Iterable[Improvement],
    note: str,
    empty: tuple[str, ...],
) -> Listing:
    rows = tuple(ImprovementRow(each) for each in arranged(found, view, _ORDERS))
    pane = Pane(
        name=label.lower(),
        digit="9",
        label=label,
        columns=_COLUMNS if view.breadth > Breadth.NARROW else (_COLUMNS[0], *_COLUMNS[2:]),
        rows=rows,
        setting=Setting.at(facts.now, view.breadth),
        total=len(rows),
        badge=Cell(str(len(rows)) if rows else ""),
        sort=view.sort or SORTS[0],
        sorts=SORTS,
        note=note,
        empty=(known.reason, _ELSEWHERE) if known.reason else empty,
    )
    return Listing(pane, lambda: [_subject(row) for row in rows])


def _subject(row: ImprovementRow) -> PlainSubject:
    each = row.improvement
    text = " ".join((each.id, each.name, row.name, each.url, *(commit.subject for commit in each.commits), *each.files))
    fields = {
        "status": (state_word(each),),
        "type": (row.kind,),
        "id": (each.id.casefold(),),
        "agent": (each.name.casefold(),),
        "file": tuple(path.casefold() for path in each.files),
    }
    return PlainSubject(text.casefold(), row.name.casefold(), fields)
