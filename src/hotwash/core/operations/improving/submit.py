"""Hand an improvement to a human: push its branch and open a pull request. To merge it is theirs."""

import shlex
from collections.abc import Iterator

from hotwash.core.analysis.improving.texts import body_of, compare_address, full_account, secret_refusal, title_of
from hotwash.core.model.improvement import (
    ENDED,
    Account,
    Branch,
    Checked,
    Course,
    Improvement,
    Remembered,
    Repository,
    Stage,
    Step,
)
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import dataclass, replace
from hotwash.core.operations.improving.commit import ended, failed_check


@dataclass(frozen=True, slots=True)
class Submission:
    """What the reviewer is told, whether it is a draft, and whether anything leaves the machine."""

    account: Account
    is_draft: bool = False
    pushes: bool = True


def plan_submit(
    repository: Repository, improvement: Improvement, looked: Checked, wanted: Submission
) -> Course | Refusal:
    """Without a remote or the forge's program: the body of the pull request, and where to open one by hand."""
    branch = improvement.branch
    if improvement.stage in ENDED:
        return ended(improvement)
    if branch is None or not branch.commits:
        step = f'hotwash improve commit {improvement.id} -m "…" comes first'
        return Refusal(f"{improvement.id} has nothing committed", step, ExitCode.REFUSED_BY_STATE)
    account = full_account(improvement, wanted.account)
    refused = failed_check(looked) or next(_secrets(account), None)
    if refused is not None:
        return refused
    known = replace(improvement.remembered, branch=branch.name, account=account)
    known = replace(known, name=improvement.name, plugin=known.plugin or looked.plugin)
    if not (wanted.pushes and repository.remote and repository.has_forge):
        return _by_hand(repository, branch, body_of(account), wanted, improvement, replace(known, account=account))
    pushes = not branch.is_pushed
    opens = improvement.stage is not Stage.OPEN
    retells = wanted.account != Account() and not opens
    steps = [
        *([_push(repository, improvement, branch)] if pushes else []),
        *([_open(repository, branch, improvement, account, wanted.is_draft)] if opens else []),
        *([_retell(repository, branch, account)] if retells else []),
    ]
    if not steps:
        return Course("", f"{improvement.id} is open already: {improvement.url}", answer=improvement.url)
    words = list(_words(repository, pushes=pushes, opens=opens, retells=retells))
    return Course(
        f"{', '.join(does for does, _ in words)}: {branch.name}",
        f"{', '.join(did for _, did in words)}: {branch.name}",
        tuple(steps),
        _uncommitted(improvement),
        remembered=(known,),
        answer=improvement.url,
    )


def _words(repository: Repository, *, pushes: bool, opens: bool, retells: bool) -> Iterator[tuple[str, str]]:
    """What is to be done, and the same when it was."""
    if pushes:
        yield f"push to {repository.remote}", f"pushed to {repository.remote}"
    if opens:
        yield "open a pull request", "opened a pull request"
    if retells:
        yield "change the text of the pull request", "changed the text of the pull request"


def _push(repository: Repository, improvement: Improvement, branch: Branch) -> Step:
    worktree = improvement.worktree
    folder = worktree.path if worktree is not None and worktree.is_there else repository.top
    return Step(("git", "push", "-q", "-u", repository.remote, branch.name), folder, runs_hooks=True)


def _open(repository: Repository, branch: Branch, improvement: Improvement, account: Account, is_draft: bool) -> Step:
    arguments = ("gh", "pr", "create", "--head", branch.name, "--title", title_of(improvement), "--body-file", "-")
    return Step((*arguments, *(("--draft",) if is_draft else ())), repository.top, body_of(account))


def _retell(repository: Repository, branch: Branch, account: Account) -> Step:
    return Step(("gh", "pr", "edit", branch.name, "--body-file", "-"), repository.top, body_of(account))


def _by_hand(
    repository: Repository,
    branch: Branch,
    body: str,
    wanted: Submission,
    improvement: Improvement,
    known: Remembered,
) -> Course:
    why = (
        "as asked for"
        if not wanted.pushes
        else "there is no remote"
        if not repository.remote
        else "gh is not installed"
    )
    address = compare_address(repository, branch.name)
    notes = [*_uncommitted(improvement)]
    if repository.remote:
        notes.append(f"git push -u {shlex.quote(repository.remote)} {shlex.quote(branch.name)} sends the branch")
    if address:
        notes.append(f"{address} opens the pull request")
    return Course(
        f"write down the pull request of {branch.name}: nothing is pushed, {why}",
        f"nothing was pushed, {why}: {improvement.id} stays committed",
        notes=tuple(notes),
        remembered=(known,),
        answer=address,
        body=body,
    )


def _secrets(account: Account) -> Iterator[Refusal]:
    for name, text in (("learned", account.learned), ("changes", account.changes), ("testing", account.testing)):
        refused = secret_refusal(f"--{name}", text)
        if refused is not None:
            yield refused


def _uncommitted(improvement: Improvement) -> tuple[str, ...]:
    count = len(improvement.changes)
    return (f"{count} changed {'file is' if count == 1 else 'files are'} not committed and stay here",) if count else ()
