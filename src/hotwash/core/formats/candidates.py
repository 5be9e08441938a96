"""Which files of a tree are worth opening, judged by their relative path alone."""

_LEARNINGS = ".learnings"
_FAILURE_LOGS = (".pending-errors.log", ".pending-errors.draining")
_HARNESS = "harness-learnings.md"
_BUFFER = "working-buffer.md"
_PACKAGED = frozenset(("assets", "references", "templates", "template", "node_modules", "site-packages", ".git"))
_NOT_LEARNINGS = ("readme", "skill", "index", "changelog", "license", "contributing", "template")


def is_candidate(relative: str) -> bool:
    """Whether `parse` may find something to list in the file of that path, relative to a workspace or a root.

    Learnings live in `.learnings/` (also nested: one folder per skill, an archive), harness learnings in `.memory/`,
    the buffer in `memory/`. What a skill ships (its `assets/`, `references/`) is not what anybody learned.
    """
    *folders, name = relative.replace("\\", "/").split("/")
    lower = name.lower()
    if not _PACKAGED.isdisjoint(folders):
        return False
    if lower == _BUFFER:
        return True
    if lower == _HARNESS:
        return bool(folders) and folders[-1] in (".memory", "memory", _LEARNINGS)
    if _LEARNINGS not in folders:
        return False
    return lower in _FAILURE_LOGS or (lower.endswith(".md") and not lower.startswith(_NOT_LEARNINGS))
