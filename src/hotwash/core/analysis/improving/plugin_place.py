"""Which plugin an agent may change: the one that holds it, its skill, or the one that is named."""

import re
from collections.abc import Iterable, Mapping, Sequence

from hotwash.core.model.plan import ExitCode, Refusal

_PLUGIN = re.compile(r"((?:.*/)?\.claude/plugins/[^/]+)/(.+)")
_NO_COMMIT = "a worktree has what is committed: commit .claude/plugins/… first"


def plugin_of(path: str) -> str:
    """The folder of the plugin that a file belongs to; empty for a file of none."""
    found = _PLUGIN.fullmatch(path)
    return found[1] if found else ""


def plugin_for(files: Iterable[str], name: str, skill: str, plugin: str) -> str | Refusal:
    """The folder of the plugin for the improvement `name`, by all files that plugins have, or why none can be told."""
    parts = _parts_by_plugin(files)
    if not parts:
        return Refusal("there is no plugin in the last commit", _NO_COMMIT)
    candidates = [folder for folder in parts if not plugin or folder.rpartition("/")[2] == plugin]
    if not candidates:
        return Refusal(f"there is no plugin {plugin} in the last commit", f"plugins are {_names(parts)}")
    if skill:
        holding = [folder for folder in candidates if f"skills/{skill}/SKILL.md" in parts[folder]]
        if not holding:
            where = candidates[0].rpartition("/")[2] if len(candidates) == 1 else "any plugin"
            return Refusal(f"there is no skill {skill} in {where}", _skills_sentence(parts, candidates))
        candidates = holding
    elif not plugin:
        own = {f"agents/{name}.md", f"skills/{name}/SKILL.md", f"commands/{name}.md"}
        holding = [folder for folder in candidates if own & parts[folder]]
        candidates = holding or [folder for folder in candidates if folder.rpartition("/")[2] == name] or candidates
    if len(candidates) > 1:
        return Refusal(f"{name} could belong to {_names(candidates)}", "name it with --plugin", ExitCode.USAGE)
    return candidates[0]


def plugin_known(remembered: str, label: str, plugin_files: Iterable[str], changed: Sequence[str]) -> str:
    """The folder of an improvement that may have begun without us: what is remembered, what its name says, what it
    changes; empty where that is not one plugin."""
    if remembered:
        return remembered
    named = plugin_for(plugin_files, label, "", "")
    touched = {folder for path in changed if (folder := plugin_of(path))}
    if isinstance(named, str) and (not touched or named in touched):
        return named
    return touched.pop() if len(touched) == 1 else ""


def _parts_by_plugin(files: Iterable[str]) -> Mapping[str, set[str]]:
    parts: dict[str, set[str]] = {}
    for path in files:
        found = _PLUGIN.fullmatch(path)
        if found is not None:
            parts.setdefault(found[1], set()).add(found[2])
    return parts


def _names(folders: Iterable[str]) -> str:
    return ", ".join(sorted(folder.rpartition("/")[2] for folder in folders))


def _skills_sentence(parts: Mapping[str, set[str]], folders: Iterable[str]) -> str:
    skills = {path.split("/")[1] for folder in folders for path in parts[folder] if path.endswith("/SKILL.md")}
    return f"skills are {', '.join(sorted(skills))}" if skills else "no skill is committed there"
