"""What the files of a workspace say before anything was logged, and what agents are told about them.

(source: self-improve, file formats; family of skills, first-use headers)
"""

from collections.abc import Mapping

LEARNINGS = ".learnings/LEARNINGS.md"
ERRORS = ".learnings/ERRORS.md"
FEATURES = ".learnings/FEATURE_REQUESTS.md"
BUFFER = "memory/working-buffer.md"
SESSION_STATE = "memory/SESSION-STATE.md"
DAILY_NOTE = "memory/YYYY-MM-DD.md"

MEANING: Mapping[str, str] = {
    LEARNINGS: "positive learnings",
    ERRORS: "mistakes and root causes",
    FEATURES: "recurring unmet needs",
    BUFFER: "WAL scratchpad and task state",
    SESSION_STATE: "always-on session capture",
    DAILY_NOTE: "daily notes (created on first use)",
}
"""What each file is for, in the order they are told; the daily note is made by whoever has something to note."""

_TEXTS = {
    LEARNINGS: "learnings",
    ERRORS: "errors",
    FEATURES: "features",
    BUFFER: "buffer",
    SESSION_STATE: "session-state",
}
_OPERATIONS = "operations"
_RULES_TITLE = "# Global Claude Rules"


def first_text(relative: str) -> str:
    """The whole of one of the five files: its header, and an example entry that is never counted."""
    return _resource(_TEXTS[relative])


def skill_files(name: str, *, namespaced: bool) -> dict[str, str]:
    """The files of one skill by relative path, each with its header; `namespaced` puts them into its own folder."""
    from hotwash.core.formats.skills import skills

    folder = f".learnings/{name}" if namespaced else ".learnings"
    return {f"{folder}/{file}": header for file, header in skills()[name].headers.items()}


def meaning_of(header: str) -> str:
    """What a skill's file is for: the first sentence below its title."""
    paragraph = next((line for line in header.split("\n")[1:] if line.strip()), "")
    return paragraph.partition(". ")[0].rstrip(".")


def session_rules(base: str) -> str:
    """What agents read at the start of a session and where they log; `base` is how paths begin."""
    return _resource("session-rules").replace("<base>", base)


def global_rules(base: str) -> str:
    """The rules file of every project: reading, logging, the threshold, and two rules to begin with."""
    return "\n".join((_RULES_TITLE, "", session_rules(base), _resource("global-rules")))


def skill_block(name: str, *, namespaced: bool) -> str:
    """What agents are told about one skill's files."""
    from hotwash.core.formats.skills import skills

    skill = skills()[name]
    folder = f".learnings/{name}" if namespaced else ".learnings"
    if name == _OPERATIONS:
        return _resource("operations-block").replace(".learnings", folder)
    subject = name.replace("-", " ")
    lines = [
        f"#### Self-Improving {subject.title()} Workflow",
        "",
        f"When {subject} issues or patterns are discovered:",
        f"1. Log to `{folder}/{skill.issues}`, `LEARNINGS.md`, or `FEATURE_REQUESTS.md`",
        f"2. Review and promote broadly applicable learnings{f' to: {skill.promoted_to}' if skill.promoted_to else ''}",
    ]
    return "\n".join((*lines, ""))


def _resource(name: str) -> str:
    from importlib.resources import files

    return (files(__package__) / "texts" / f"{name}.md").read_text(encoding="utf-8")
