"""Which improvement somebody means: by its name, by where they are, or the only one there is."""

from collections.abc import Sequence

from hotwash.core.analysis.improving.stages import open_ones
from hotwash.core.model.improvement import Improvement, Repository
from hotwash.core.model.plan import ExitCode, Refusal

_LIST = "hotwash improve list shows them all"


def chosen(repository: Repository, name: str, folder: str) -> Improvement | Refusal:
    """The improvement called `name`; without one that of the worktree that `folder` is in, else the only one.

    A name is an id, a branch, a folder, a second, or an agent or skill that has one improvement, at most one open.
    """
    there = [each for each in repository.improvements if each.is_there]
    if not name:
        inside = next((each for each in there if _is_in(each, folder)), None)
        waiting = [inside] if inside is not None else list(open_ones(there)) or there
        return _only(waiting, "there is no improvement", "hotwash improve start NAME begins one")
    exact = [each for each in there if name in _names(each)]
    if exact:
        return exact[0]
    called = [each for each in there if name in (each.label, each.name, each.skill)]
    waiting = [each for each in called if not each.is_leftover]
    return _only(waiting or called, f"there is no improvement {name}", _LIST)


def _names(improvement: Improvement) -> tuple[str, ...]:
    folder = improvement.worktree.path if improvement.worktree is not None else ""
    names = (improvement.id, improvement.branch_name, folder, folder.rpartition("/")[2], str(improvement.begun or ""))
    return tuple(filter(None, names))


def _is_in(improvement: Improvement, folder: str) -> bool:
    return improvement.worktree is not None and f"{folder}/".startswith(f"{improvement.worktree.path}/")


def _only(found: Sequence[Improvement], none: str, step: str) -> Improvement | Refusal:
    if len(found) == 1:
        return found[0]
    if not found:
        return Refusal(none, step)
    names = ", ".join(each.id for each in found)
    return Refusal(f"{len(found)} improvements could be meant", f"name one of {names}", ExitCode.USAGE)
