"""The first text of a skill: the template's words, with what the entry states in place of what is still to be written.

(source: self-improving skills, extract-skill.sh)
"""

import json
from typing import NamedTuple

from hotwash.core.text.masking import redacted
from hotwash.core.text.visible import visible

_TEMPLATE = """\
---
name: {name}
description: {description}
---

# {title}

{introduction}

## Quick Reference

| Situation | Action |
|-----------|--------|
| {situation} | {action} |

## Symptoms

- {symptoms}

## Response

### Immediate Mitigation
{mitigation}

### Permanent Fix
{fix}

## Prevention

### Monitoring
- {monitoring}

### Automation
- [TODO: Auto-remediation or scaling rules]

## Source

- Learning ID: {native_id}
- Category: {category}
- Area: {area}
- Original File: {file}
"""
_DESCRIPTION = "[TODO: Describe the operational pattern, incident response, or automation this skill addresses]"
_DEFAULTS = {
    "introduction": "[TODO: Brief introduction — what operational problem this solves]",
    "situation": "[Incident/operational trigger]",
    "action": "[Response or automation]",
    "symptoms": "[TODO: Observable indicators — alerts, metrics, user reports]",
    "mitigation": "1. [TODO: Step to assess blast radius]\n2. [TODO: Step to mitigate user impact]\n"
    "3. [TODO: Verification command]",
    "fix": "1. [TODO: Root cause remediation]\n2. [TODO: Automation to prevent recurrence]",
    "monitoring": "[TODO: Alert conditions and SLO thresholds]",
    "native_id": "[TODO: Add original learning ID]",
    "category": "[TODO: incident_pattern | process_bottleneck | capacity_issue | automation_gap]",
    "area": "[TODO: incident_management | change_management | capacity_planning | automation | monitoring]",
    "file": ".learnings/LEARNINGS.md or .learnings/OPERATIONS_ISSUES.md",
}


class SkillFacts(NamedTuple):
    """What an entry states of a skill; what it does not state stays a task in the text."""

    introduction: str = ""
    situation: str = ""
    action: str = ""
    mitigation: str = ""
    fix: str = ""
    monitoring: str = ""
    native_id: str = ""
    category: str = ""
    area: str = ""
    file: str = ""


def skill_text(name: str, facts: SkillFacts) -> str:
    """`SKILL.md` of that name; text of entries is made visible, and secrets in it are redacted."""
    stated = {key: _safe(value) for key, value in facts._asdict().items() if value.strip()}
    for key in ("mitigation", "fix"):
        if key in stated:
            stated[key] = f"1. {stated[key]}"
    for key in ("situation", "action"):
        if key in stated:
            stated[key] = stated[key].replace("|", "\\|")
    title = " ".join(word.capitalize() for word in name.split("-"))
    description = json.dumps(stated.get("introduction", _DESCRIPTION), ensure_ascii=False)
    return _TEMPLATE.format(name=name, title=title, description=description, **{**_DEFAULTS, **stated})


def _safe(text: str) -> str:
    return redacted(visible(" ".join(text.split())))
