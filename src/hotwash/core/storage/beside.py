"""The files beside the learnings that agents obey or load: rules, settings, skills, runbooks and plugins."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice

RULE_FOLDER = ".claude/rules"
GLOBAL_RULE_FOLDER = "rules"
RUNBOOKS = ".claude/skills/runbooks"
RULE_FILES = ("CLAUDE.md", "AGENTS.md", "TOOLS.md", "SOUL.md", ".github/copilot-instructions.md")
SETTINGS_FILES = ("settings.json", "settings.local.json")

_PROJECT = (
    *RULE_FILES,
    *(f".claude/{name}" for name in SETTINGS_FILES),
    f"{RULE_FOLDER}/*.md",
    ".claude/skills/*/SKILL.md",
    f"{RUNBOOKS}/*/RUNBOOK.md",
    ".claude/plugins/*/.claude-plugin/plugin.json",
    ".claude/plugins/*/skills/*/SKILL.md",
    ".claude/plugins/*/agents/*.md",
    ".claude/plugins/*/commands/*.md",
)
_GLOBAL = (
    "CLAUDE.md",
    *SETTINGS_FILES,
    f"{GLOBAL_RULE_FOLDER}/*.md",
    "skills/*/SKILL.md",
    "skills/runbooks/*/RUNBOOK.md",
)
_MOST = 500


def beside_project(base: str) -> Iterator[str]:
    """The paths of such files in a project's folder, as far as they exist."""
    return _matches(base, _PROJECT)


def beside_global(base: str) -> Iterator[str]:
    """The same for `~/.claude`."""
    return _matches(base, _GLOBAL)


def _matches(base: str, patterns: tuple[str, ...]) -> Iterator[str]:
    for pattern in patterns:
        yield from islice(_matching(base, pattern.split("/")), _MOST)


def _matching(folder: str, parts: list[str]) -> Iterator[str]:
    """The files below `folder` that a pattern names part by part; a star never crosses a slash."""
    first, *rest = parts
    for name in _names(folder, first):
        path = os.path.join(folder, name)
        if rest:
            yield from _matching(path, rest)
        elif os.path.isfile(path) or (name == first and os.path.isdir(path)):
            # A folder of that very name is no file to read, and reading it says so.
            yield path


def _names(folder: str, pattern: str) -> list[str]:
    if "*" not in pattern:
        return [pattern]
    try:
        return sorted(name for name in os.listdir(folder) if fnmatchcase(name, pattern))
    except OSError:
        return []
