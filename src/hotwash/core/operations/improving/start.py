"""Begin an improvement: a branch in a worktree of its own, so that the main checkout stays as it is."""

from hotwash.core.analysis.improving.names import PREFIX, name_refusal
from hotwash.core.analysis.improving.plugin_place import plugin_for
from hotwash.core.analysis.improving.stages import open_ones
from hotwash.core.model.improvement import Course, Improvement, Remembered, Repository, Stage, Step
from hotwash.core.model.plan import ExitCode, Refusal
from hotwash.core.model.values import dataclass

_CAN_GO_ON = (Stage.DRAFTED, Stage.COMMITTED)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What somebody wants to improve: an agent or skill by name, of which plugin, which skill; and where."""

    name: str
    parent: str
    plugin: str = ""
    skill: str = ""


def plan_start(repository: Repository, wanted: Beginning, second: int) -> Course | Refusal:
    """A new worktree at this second; or one for a branch that was begun and has none any more."""
    for what, name in (("an improvement", wanted.name), ("a skill", wanted.skill), ("a plugin", wanted.plugin)):
        refused = name_refusal(what, name) if name or what == "an improvement" else None
        if refused is not None:
            return refused
    if not repository.head:
        return Refusal("the repository has no commit yet", "a worktree needs one")
    label = wanted.skill or wanted.name
    before = next((each for each in _begun(repository) if label == each.label), None)
    if before is not None:
        return _again(repository, before, wanted)
    plugin = plugin_for(repository.plugin_files, wanted.name, wanted.skill, wanted.plugin)
    if isinstance(plugin, Refusal):
        return plugin
    branch, path = f"{PREFIX}{label}-{second}", f"{wanted.parent}/improve-{wanted.name}-{second}"
    return Course(
        f"begin {branch} in {path}",
        f"began {branch}: change {plugin} in {path}, and nothing else",
        (Step(("git", "worktree", "add", "-b", branch, path), repository.top, runs_hooks=True),),
        remembered=(Remembered(branch, wanted.name, wanted.skill, plugin, repository.head),),
        answer=path,
    )


def _begun(repository: Repository) -> tuple[Improvement, ...]:
    """Those that are open, and drafts that nobody has thrown away."""
    drafts = (each for each in repository.improvements if each.stage is Stage.DRAFTED and each.branch is not None)
    return (*open_ones(repository.improvements), *drafts)


def _again(repository: Repository, before: Improvement, wanted: Beginning) -> Course | Refusal:
    branch = before.branch
    if before.worktree is not None or branch is None or before.stage not in _CAN_GO_ON:
        where = f"go on in {before.worktree.path}" if before.worktree is not None else f"it waits at {before.url}"
        step = where if before.worktree is not None or before.url else "hotwash improve list shows it"
        return Refusal(f"{before.id} is already open", step, ExitCode.REFUSED_BY_STATE)
    path = f"{wanted.parent}/improve-{wanted.name}-{before.begun}"
    return Course(
        f"go on with {branch.name} in {path}",
        f"went on with {branch.name} in {path}",
        (Step(("git", "worktree", "add", path, branch.name), repository.top, runs_hooks=True),),
        answer=path,
    )
