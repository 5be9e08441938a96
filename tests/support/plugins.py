"""Plugins for tests: as values without a disk, and as files in a project."""

import json
from pathlib import Path

from hotwash.core.model.plugin import FoundPlugins, PluginFolder

MANIFEST = ".claude-plugin/plugin.json"
DIRECTORY = "/p/.claude/plugins"
SKILL = "---\nname: page\ndescription: How to page somebody\nallowed-tools: Read, Bash\n---\n\n# Page\n"
AGENT = "---\ndescription: Looks at night\ntools: Read, Edit\nmodel: small\n---\n\nYou look.\n"
COMMAND = "Say who is on call.\n"


def manifest(name: str, **more: object) -> str:
    """A `plugin.json`."""
    return json.dumps({"name": name, "version": "1.0.0", "description": f"what {name} does", **more}, indent=2)


def plugin_files(name: str, **more: object) -> dict[str, str]:
    """A plugin with one part of each kind."""
    return {
        MANIFEST: manifest(name, **more),
        "agents/night.md": AGENT,
        "commands/who.md": COMMAND,
        "skills/page/SKILL.md": SKILL,
    }


def folder(name: str, files: dict[str, str], unread: dict[str, str] | None = None) -> PluginFolder:
    """The same as it would be read."""
    content = {file: text.encode() for file, text in files.items()}
    return PluginFolder(f"{DIRECTORY}/{name}", f".claude/plugins/{name}", content, unread or {})


def found(*folders: PluginFolder) -> FoundPlugins:
    return FoundPlugins(folders)


def write_plugin(root: Path, name: str, files: dict[str, str]) -> Path:
    """Put the files of a plugin into a project; returns its folder."""
    place = root / ".claude" / "plugins" / name
    for file, text in files.items():
        path = place / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place
