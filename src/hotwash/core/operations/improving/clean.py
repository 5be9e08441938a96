"""Take away the worktree of an improvement, and the branch of a merged one; what is changed there is kept."""

from collections.abc import Iterator

from hotwash.core.model.improvement import ENDED, Course, Improvement, Remembered, Repository, Stage, Step
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import replace

_NOT_THERE = "git worktree prune forgets it"


def plan_clean(repository: Repository, improvement: Improvement, folder: str, *, force: bool) -> Course | Refusal:
    """`folder` is where the person is; with `force` uncommitted changes are lost."""
    worktree, count = improvement.worktree, len(improvement.changes)
    if worktree is not None and f"{folder}/".startswith(f"{worktree.path}/"):
        return Refusal(f"you are in {worktree.path}", f"cd {repository.top} first")
    if count and not force:
        what = "1 file is changed" if count == 1 else f"{count} files are changed"
        step = "commit, or --force throws the changes away"
        return Refusal(f"{improvement.id}: {what} and not committed, so it was kept", step, ExitCode.REFUSED_BY_STATE)
    steps = tuple(_steps(repository, improvement, force and bool(count)))
    notes = (f"{worktree.path} is gone: {_NOT_THERE}",) if worktree is not None and not worktree.is_there else ()
    if not steps:
        return Course("", f"{improvement.id} has no worktree to remove", notes=notes)
    what = " and ".join(_words(improvement))
    return Course(f"remove {what}", f"removed {what}", steps, notes, remembered=_ended(improvement))


def plan_clean_merged(repository: Repository, folder: str) -> Course:
    """The same for all that were merged; what refuses is left, with its reason."""
    merged = [each for each in repository.improvements if each.is_there and each.stage is Stage.MERGED]
    planned = [plan_clean(repository, each, folder, force=False) for each in merged]
    courses = [each for each in planned if isinstance(each, Course) and each.steps]
    what = " and ".join(each.done.removeprefix("removed ") for each in courses)
    return Course(
        f"remove {what}" if what else "",
        f"removed {what}" if what else "no merged improvement is left to remove",
        tuple(step for each in courses for step in each.steps),
        tuple(note for each in planned if isinstance(each, Course) for note in each.notes),
        tuple(known for each in courses for known in each.remembered),
        left=tuple(each for each in planned if isinstance(each, Refusal)),
    )


def _steps(repository: Repository, improvement: Improvement, force: bool) -> Iterator[Step]:
    worktree, branch = improvement.worktree, improvement.branch
    if worktree is not None and worktree.is_there:
        flags = ("--force",) if force else ()
        yield Step(("git", "worktree", "remove", *flags, worktree.path), repository.top, runs_hooks=True)
    if _loses_branch(improvement) and branch is not None:
        yield Step(("git", "branch", "-q", "-d", "--", branch.name), repository.top, may_fail=True)


def _words(improvement: Improvement) -> Iterator[str]:
    if improvement.has_worktree and improvement.worktree is not None:
        count = len(improvement.changes)
        lost = f" with {count} changed {'file' if count == 1 else 'files'}" if count else ""
        yield f"{improvement.worktree.path}{lost}"
    if _loses_branch(improvement) and improvement.branch is not None:
        yield f"{improvement.branch.name} (was {improvement.branch.tip[:9]})"


def _loses_branch(improvement: Improvement) -> bool:
    """A merged branch has served; git itself looks once more whether that is so."""
    branch = improvement.branch
    gone = improvement.worktree is None or improvement.worktree.is_there
    return improvement.stage is Stage.MERGED and branch is not None and branch.is_local and gone


def _ended(improvement: Improvement) -> tuple[Remembered, ...]:
    """How it ended is kept, as its branch may not be there to tell."""
    known, name = improvement.remembered, improvement.branch_name
    has_ended = improvement.stage in ENDED and bool(name)
    return (replace(known, branch=name, ended=improvement.stage, url=improvement.url),) if has_ended else ()
