"""Which files of a tree are worth opening, judged by their relative path alone."""

from hotwash.core.text.patterns import Pattern

_LEARNINGS = ".learnings"
_MEMORY = "memory"
_FAILURE_LOGS = (".pending-errors.log", ".pending-errors.draining")
_HARNESS = frozenset(("harness-learnings.md", "harness-learnings.archive.md"))
_BUFFER = "working-buffer.md"
_INDEX = "index.md"
_OF_SESSIONS = Pattern(r"session-state\.md|\d{4}-\d\d-\d\d\.md|\.session-(?:count|active|reminder\.\d{1,9})")
_ENGINE, _PATTERNS = ".claude", "patterns"
_SIGNALS = frozenset(("review-findings.jsonl", "session-learnings.jsonl", "user-corrections.jsonl", "incidents.jsonl"))
_REGISTRY = frozenset(("patterns.json", "trends.json", "promotion-log.jsonl"))
ENGINE_FOLDERS = (_ENGINE, f"{_ENGINE}/{_PATTERNS}")
_PACKAGED = frozenset(("assets", "references", "templates", "template", "node_modules", "site-packages", ".git"))
_NOT_LEARNINGS = Pattern(
    r"(?:readme|skill|index|changelog|license|contributing|template)s?"
    r"(?:[-_. ]?(?:template|old|backup|archive|[a-z]{2}(?:[-_][a-z]{2,4})?|\d[\d.-]{0,10}|[-_ ]of[-_ ][^/]{1,60}))?\.md"
)
"""What is kept beside learnings; a learning about one of these has more words in its name."""


def is_candidate(relative: str) -> bool:
    """Whether a file is worth opening, by its path relative to a workspace or a root.

    Learnings live in `.learnings/` (also nested: one folder per skill, an archive), harness learnings in `.memory/`,
    the buffer and what is remembered of sessions in `memory/`, what the learning engine gathers in `.claude/`. What a
    skill ships (its `assets/`, `references/`) is not what anybody learned.
    """
    *folders, name = relative.replace("\\", "/").split("/")
    lower = name.lower()
    if not _PACKAGED.isdisjoint(folders):
        return False
    if lower == _BUFFER:
        return True
    if folders[-1:] == [_MEMORY] and _OF_SESSIONS.fullmatch(lower):
        return True
    if lower in _HARNESS:
        return bool(folders) and folders[-1] in (".memory", _MEMORY, _LEARNINGS)
    if lower in _SIGNALS:
        return folders[-1:] == [_ENGINE]
    if lower in _REGISTRY:
        return folders[-2:] == [_ENGINE, _PATTERNS]
    if _LEARNINGS not in folders:
        return False
    if lower == _INDEX:
        return folders[-1] == _LEARNINGS
    return lower in _FAILURE_LOGS or (lower.endswith(".md") and not _NOT_LEARNINGS.fullmatch(lower))


def workspace_folder(folder: str) -> str:
    """The folder whose workspace a candidate in `folder` belongs to: what is in `.claude/` is its parent's."""
    return next(
        (folder.removesuffix(f"/{inside}") for inside in ENGINE_FOLDERS if folder.endswith(f"/{inside}")), folder
    )
