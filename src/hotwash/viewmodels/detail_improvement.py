"""The detail of an improvement: what the reviewer reads, what a look at it found, its commits, and the difference."""

import shlex
from collections.abc import Iterator
from datetime import datetime

from hotwash.core.analysis.ages import clock_text
from hotwash.core.analysis.improving.texts import body_of, full_account, title_of
from hotwash.core.model.improvement import Account, Checked, Improvement, Known, Reloaded, Repository, Stage
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import diff_lines
from hotwash.viewmodels.detail import (
    BLANK,
    Background,
    Detail,
    DetailLine,
    diff_line,
    limited,
    pairs,
    parts,
    prose,
    rule,
)
from hotwash.viewmodels.improvements import STAGE_TONES, age_of, place_of, state_word
from hotwash.viewmodels.naming import counted
from hotwash.viewmodels.rows import Cell, shown

TABS = ("Pull request", "Check", "Commits", "Diff")
_WHAT = {(True, False): "new", (False, True): "gone", (False, False): "changed", (True, True): "outside"}
_ARRIVALS = {
    None: "This checkout has it",
    Reloaded.OK: "This checkout has it, and its plugin loads",
    Reloaded.FAILED: "This checkout has it, but its plugin does not load: the last good version stays in force",
}
_SAME = "Nothing differs from where it began."
_LOOKING = "It is still being looked at."


def improvement_detail(known: Known, name: str, at: int, background: Background) -> Detail | None:
    """One tab, counted from 0; `None` when it is gone."""
    found, repository = known.improvement(name), known.repository
    if found is None or repository is None:
        return None
    looked = known.looked.get(name)
    makers = (
        lambda: list(_text(found, repository, background.now)),
        lambda: list(_check(looked)),
        lambda: list(_commits(found, background.now)),
        lambda: list(_difference(looked)),
    )
    lines, cut = limited(makers[at](), background.full)
    return Detail(
        subject=("improvement", name, at),
        title=shown(name),
        tabs=TABS,
        tab=TABS[at],
        lines=lines,
        cut=cut,
        same_as=f"hotwash improve {'check' if at in (1, 3) else 'list'}",
    )


def next_step(improvement: Improvement, repository: Repository) -> str:
    """What can be done with it now."""
    branch = improvement.branch
    if improvement.is_leftover:
        return _way_out(improvement)
    if improvement.changes or improvement.stage is Stage.COMMITTED:
        verb = "commits and submits" if improvement.changes else "submits"
        return f"x looks at it again, p {verb} it."
    if improvement.stage is Stage.WORKTREE:
        return "Nothing is changed in its worktree yet."
    if improvement.stage is Stage.PUSHED:
        return "p opens a pull request." if repository.has_forge else "Open a pull request; y copies where it is."
    worktree = " d removes the worktree meanwhile." if branch is not None and improvement.has_worktree else ""
    return f"A human decides; y copies the address.{worktree}"


def _way_out(improvement: Improvement) -> str:
    branch, worktree = improvement.branch, improvement.worktree
    if worktree is not None and not worktree.is_there:
        return "Its folder is gone: git worktree prune forgets it."
    if improvement.stage is Stage.MERGED:
        what = _ARRIVALS[improvement.reloaded] if branch is not None and branch.is_here else "git pull brings it here"
        return f"{what}; d removes what is left of it." if branch is None or branch.is_local else f"{what}."
    if worktree is not None:
        return "d removes its worktree; its branch stays."
    name = shown(shlex.quote(improvement.branch_name))
    return f"Only its branch is left: A with the same names goes on with it, git branch -D {name} throws it away."


def _text(improvement: Improvement, repository: Repository, now: datetime) -> Iterator[DetailLine]:
    state = Cell(state_word(improvement), STAGE_TONES.get(improvement.stage, Tone.PLAIN))
    plugin = shown(improvement.remembered.plugin) or "not known"
    yield pairs(("State", state), ("Age", age_of(improvement, now)))
    yield pairs(("Agent", shown(improvement.name)), ("Plugin", plugin))
    yield prose(improvement.branch_name or "none", "Branch")
    yield prose(place_of(improvement), "Where")
    yield prose(next_step(improvement, repository), "Next", Tone.DIM)
    if not improvement.files:
        return
    yield BLANK
    yield rule("What the reviewer reads")
    if improvement.commits:
        yield prose(title_of(improvement), "", Tone.STRONG)
        yield BLANK
    yield prose(body_of(full_account(improvement, Account())))


def _check(looked: Checked | None) -> Iterator[DetailLine]:
    if looked is None:
        yield parts(Cell(_LOOKING, Tone.DIM))
        return
    if not looked.changes:
        yield parts(Cell(_SAME, Tone.DIM))
        return
    where = f" in {shown(looked.plugin)}" if looked.plugin else ""
    files = counted(len(looked.changes), "changed file")
    if not looked.findings:
        yield parts(Cell("✓ ", Tone.GOOD), f"{files}{where}, nothing wrong")
    for finding in looked.findings:
        place = f"{finding.path}:{finding.line}" if finding.line else finding.path
        word = Cell("✗ forbidden " if finding.is_forbidden else "✗ ", Tone.ALARM)
        yield parts(word, Cell(shown(place), Tone.STRONG))
        yield prose(finding.sentence)
    yield BLANK
    yield rule(files)
    wrong = {finding.path for finding in looked.findings}
    for change in looked.changes:
        what = _WHAT[change.before is None, change.after is None]
        tone = Tone.ALARM if change.path in wrong else Tone.PLAIN
        yield parts(Cell(f"{what:<8}", Tone.DIM), Cell(shown(change.path), tone))


def _commits(improvement: Improvement, now: datetime) -> Iterator[DetailLine]:
    if not improvement.commits:
        yield parts(Cell("Nothing is committed yet.", Tone.DIM))
    for commit in improvement.commits:
        at = datetime.fromtimestamp(commit.at, now.tzinfo)
        when = Cell(f"{clock_text(at, now):>16}  ", Tone.DIM)
        yield parts(when, Cell(f"{commit.hash[:9]} ", Tone.ACCENT), shown(commit.subject))
    if improvement.changes:
        yield BLANK
        yield rule("Not committed")
        for path in improvement.changes:
            yield parts(shown(path))


def _difference(looked: Checked | None) -> Iterator[DetailLine]:
    if looked is None:
        yield parts(Cell(_LOOKING, Tone.DIM))
        return
    if not looked.changes:
        yield parts(Cell(_SAME, Tone.DIM))
    for change in looked.changes:
        yield rule(shown(change.path))
        yield from (diff_line(line) for line in diff_lines(change.before, change.after))
