"""Which files each format is for, judged by their relative path alone; nothing that reads one is imported for it."""

import re
from collections.abc import Callable

from hotwash.core.formats.candidates import is_candidate
from hotwash.core.formats.family import is_known_file
from hotwash.core.text.patterns import Pattern

DAILY_NOTE = Pattern(r"(?:^|/)memory/(\d{4}-\d\d-\d\d)\.md$")
RUNBOOK = Pattern(r"(?:^|/)runbooks/([^/]+)/runbook\.md$", re.IGNORECASE)
SESSION_COUNT, SESSION_ACTIVE = ".session-count", ".session-active"
SESSION_REMINDER = Pattern(r"\.session-reminder\.(\d{1,9})")

_SETTINGS = (".claude/settings.json", ".claude/settings.local.json")
_FAILURE_LOGS = (".pending-errors.log", ".pending-errors.draining")
_RULES = frozenset(
    ("claude.md", "claude.local.md", "agents.md", "copilot-instructions.md", "tools.md", "soul.md", "gemini.md")
)
_RULES_FOLDER = Pattern(r"(?:^|/)(?:\.claude/|^)rules/(?:[^/]+/)*[^/]+\.md$")
_OF_PLUGINS = {"agents": "agent", "commands": "command"}


def called(wanted: str) -> Callable[[str], bool]:
    """The files of exactly this name, in any folder."""
    return lambda relative: name_of(relative) == wanted


def name_of(relative: str) -> str:
    return _slashed(relative).rpartition("/")[2]


def is_buffer(relative: str) -> bool:
    return name_of(relative).lower() == "working-buffer.md"


def is_pending_log(relative: str) -> bool:
    return name_of(relative) in _FAILURE_LOGS


def is_session_state(relative: str) -> bool:
    return name_of(relative).lower() == "session-state.md"


def is_daily_note(relative: str) -> bool:
    return DAILY_NOTE.search(_slashed(relative)) is not None


def is_session_mark(relative: str) -> bool:
    name = name_of(relative)
    return name in (SESSION_COUNT, SESSION_ACTIVE) or SESSION_REMINDER.fullmatch(name) is not None


def is_index(relative: str) -> bool:
    return _slashed(relative).lower().endswith(".learnings/index.md")


def is_runbook(relative: str) -> bool:
    return RUNBOOK.search(_slashed(relative)) is not None


def is_agent_settings(relative: str) -> bool:
    return _slashed(relative).removeprefix("~/").endswith(_SETTINGS)


def is_rules(relative: str) -> bool:
    return name_of(relative).lower() in _RULES or bool(_RULES_FOLDER.search(_slashed(relative)))


def is_manifest(relative: str) -> bool:
    return manifest_identity(relative) is not None


def manifest_identity(relative: str) -> tuple[str, str] | None:
    """The kind and the name of what a manifest describes; `None` for a file that is none."""
    *folders, name = _slashed(relative).split("/")
    lower = name.lower()
    if lower == "skill.md" and folders:
        return "skill", folders[-1]
    if "plugins" not in folders:
        return None
    if lower == "plugin.json" and folders[-1] == ".claude-plugin":
        return "plugin", folders[-2]
    kind = _OF_PLUGINS.get(folders[-1])
    return (kind, name[:-3]) if kind is not None and lower.endswith(".md") else None


def holds_entries(relative: str) -> bool:
    return relative.lower().endswith(".md") and (is_candidate(relative) or is_known_file(relative))


def is_anything(relative: str) -> bool:
    return bool(relative)


def _slashed(relative: str) -> str:
    return relative.replace("\\", "/")
