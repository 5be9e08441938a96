"""The one dispatcher for reminders of all skills that keep their learnings here."""

import json
import os
import time
from pathlib import Path

from hotwash.core.analysis.reminders import (
    concerned,
    due,
    event_key,
    operational_terms,
    reminder_text,
    skill_key,
)
from hotwash.core.formats.skills import BASE, skills
from hotwash.core.model.skill import Skill
from hotwash.core.storage.config import state_folder
from hotwash.core.storage.program import program_command
from hotwash.core.storage.reminded import Reminded
from hotwash.hooks.call import Call

_OPERATIONS = "operations"


def prompt_reminder(call: Call) -> str:
    """For the most urgent skill that the prompt concerns."""
    prompt = call.text("prompt") or call.text("user_prompt")
    here = _skills_here(call.base_of_skills)
    named = [skill.name for skill in here if f"self-improving-{skill.name}" in prompt]
    return _first_due(call, concerned(prompt, here, named), "prompt-submit", "", ())


def failure_reminder(call: Call) -> str:
    """For a failed call whose output has an operations term in it, or a signal of another skill."""
    output = "\n".join(_texts(call.said.get("error"))) + "\n" + "\n".join(_texts(call.said.get("tool_response")))
    terms = operational_terms(output)
    here = _skills_here(call.base_of_skills)
    found = concerned(output, here)
    operations = [skill for skill in here if skill.name == _OPERATIONS and terms and skill not in found]
    said = _first_due(call, [*found, *operations], "tool-failure", call.text("tool_name"), terms)
    if not said:
        return ""
    return json.dumps({"hookSpecificOutput": {"hookEventName": "PostToolUseFailure", "additionalContext": said}}) + "\n"


def _first_due(call: Call, found: list[Skill], event: str, matcher: str, terms: tuple[str, ...]) -> str:
    if not found or call.base_of_skills is None:
        return ""
    skill, now = found[0], time.time()
    reminded = Reminded(state_folder(Path(call.home), os.environ), call.base_of_skills)
    file = skill.issues
    if not due(skill, event, matcher, file, reminded.recent(), now):
        return ""
    reminded.remember((skill_key(skill), event_key(event, matcher, file)), now)
    return reminder_text(skill, terms if skill.name == _OPERATIONS else (), program_command())


def _skills_here(base: str | None) -> list[Skill]:
    """The skills that have a file of their own or a folder in the learnings of this place."""
    if base is None:
        return []
    folder = os.path.join(base, ".learnings")
    return [
        skill
        for skill in skills().values()
        if skill.name != BASE
        and (os.path.isfile(os.path.join(folder, skill.issues)) or os.path.isdir(os.path.join(folder, skill.name)))
    ]


def _texts(value: object) -> list[str]:
    """Every text inside a value of JSON, in order."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in _texts(each)]
