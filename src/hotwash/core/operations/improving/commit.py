"""Commit what an improvement changed, after it was checked: only files of its plugin ever go in."""

from hotwash.core.analysis.improving.texts import length_note, message_for
from hotwash.core.model.improvement import ENDED, Checked, Commit, Course, Improvement, Stage, Step
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import replace


def plan_commit(improvement: Improvement, looked: Checked, text: str) -> Course | Refusal:
    """`git add` and `git commit` of the plugin in the worktree, with the person's hooks and signing."""
    worktree = improvement.worktree
    if worktree is None or not worktree.is_there:
        step = f"hotwash improve start {improvement.name} makes a worktree for it"
        return Refusal(f"{improvement.id} has no worktree to commit in", step, ExitCode.REFUSED_BY_STATE)
    if improvement.stage in ENDED:
        return ended(improvement)
    if not worktree.changes:
        return Refusal("nothing to commit", f"nothing differs in {worktree.path}", ExitCode.REFUSED_BY_STATE)
    message = failed_check(looked) or message_for(improvement, text)
    if isinstance(message, Refusal):
        return message
    return Course(
        f"commit {_files(len(worktree.changes))}: {message}",
        f"committed {_files(len(worktree.changes))}: {message}",
        (
            Step(("git", "add", "-A", "--", looked.plugin), worktree.path),
            Step(
                ("git", "commit", "-q", "-F", "-", "--", f":(top,literal){looked.plugin}"),
                worktree.path,
                f"{message}\n",
                runs_hooks=True,
            ),
        ),
        notes=length_note(message),
    )


def as_committed(improvement: Improvement, subject: str, at: int) -> Improvement:
    """What it will be like once its changes are committed under that subject."""
    branch, worktree = improvement.branch, improvement.worktree
    if branch is None or worktree is None or not worktree.changes:
        return improvement
    files = tuple(sorted({*branch.files, *worktree.changes}))
    commits = (Commit("", at, subject), *branch.commits)
    stage = improvement.stage if improvement.stage is Stage.OPEN else Stage.COMMITTED
    return replace(
        improvement,
        stage=stage,
        branch=replace(branch, commits=commits, files=files, is_pushed=False),
        worktree=replace(worktree, changes=()),
    )


def failed_check(looked: Checked) -> Refusal | None:
    """Why what was changed must not go any further."""
    if not looked.findings:
        return None
    first = (looked.forbidden or looked.findings)[0]
    place = f"{first.path}:{first.line}" if first.line else first.path
    more = f" and {len(looked.findings) - 1} more" if len(looked.findings) > 1 else ""
    step = "take it out of the worktree: an agent changes its own plugin only" if first.is_forbidden else "mend it"
    return Refusal(f"{place}: {first.sentence}{more}", f"{step}; hotwash improve check shows all")


def ended(improvement: Improvement) -> Refusal:
    """Why nothing more comes of an improvement that a human has decided about."""
    said = "was merged" if improvement.stage is Stage.MERGED else "was closed: somebody said no"
    step = f"hotwash improve clean {improvement.id}, then start another"
    return Refusal(f"{improvement.id} {said}", step, ExitCode.REFUSED_BY_STATE)


def _files(count: int) -> str:
    return f"{count} file" if count == 1 else f"{count} files"
