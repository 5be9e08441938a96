"""Which skill an event concerns, and whether somebody was reminded of it a moment ago.

One dispatcher speaks for all skills: it routes by their own signals, says nothing twice, and lets the more urgent skill
speak (source: self-improving skills, hooks and stackability).
"""

import re
from collections.abc import Collection, Iterable, Mapping

from hotwash.core.model.skill import FEATURE, LEARNING, Skill

WINDOW_S = 300
"""For so long nobody is reminded of the same skill again, and the same event says nothing."""

_FIRST = ("security", "engineering", "coding", "ai")
_LAST = ("meta",)
_TERMS = """
    incident|outage|degraded|alert|threshold|capacity|timeout|retry|rollback|deploy failed|OOM|OOMKilled|disk full
    |No space left|connection refused|SLA|SLO|error budget|CrashLoopBackOff|ImagePullBackOff|Evicted|NotReady|Unhealthy
    |FailedScheduling|circuit breaker|rate limit|429|503|502|504|connection pool|deadlock|replication lag|queue depth
    |backpressure|throttle|terminated|killed|SIGKILL|SIGTERM|health check failed|certificate expired|cert expired
    |TLS handshake|DNS resolution|unreachable|failed to connect|deployment failed|pipeline failed|build failed
    |rollback completed|canary failed|error rate|latency spike|memory pressure|cpu throttling
"""
_OPERATIONS = "operations"
_LONGEST_TEXT = 100_000


def operational_terms(text: str) -> tuple[str, ...]:
    """The operations terms that stand in a text as whole words, in its order; `retrying` or an id do not count."""
    terms = "|".join(re.escape(term.strip()) for term in _TERMS.split("|"))
    found = re.finditer(rf"(?<![\w-])(?:{terms})(?![\w-])", text[:_LONGEST_TEXT])
    return tuple(dict.fromkeys(match[0] for match in found))


def concerned(text: str, skills: Iterable[Skill], named: Collection[str] = ()) -> list[Skill]:
    """The skills whose signals stand in a text as whole words, the more urgent ones first.

    A skill in `named` was asked for by its name and comes directly after those that always come first.
    """
    text = text[:_LONGEST_TEXT]
    found = [skill for skill in skills if skill.name in named or any(_signals(one, text) for one in skill.signals)]
    return sorted(found, key=lambda skill: (_urgency(skill.name, named), skill.name))


def due(skill: Skill, event: str, matcher: str, file: str, recent: Mapping[str, float], now: float) -> bool:
    """Whether a reminder may be given: none of this skill, and none for the same event, in the last five minutes."""
    keys = (skill_key(skill), event_key(event, matcher, file))
    return all(not 0 <= now - recent.get(key, -WINDOW_S) < WINDOW_S for key in keys)


def skill_key(skill: Skill) -> str:
    return f"skill {skill.name}"


def event_key(event: str, matcher: str, file: str) -> str:
    return f"event {event} {matcher} {file}"


def reminder_text(skill: Skill, terms: Collection[str], program: str) -> str:
    """What the agent is told, in the tag that the skill uses."""
    tag = skill.reminder or f"{skill.name}-self-improvement-reminder"
    seen = f"This failed with: {', '.join(terms)}.\n" if terms else ""
    return (
        f"<{tag}>\n{seen}If something is worth keeping, log it before going on:\n"
        f'- a problem: {program} log {skill.prefix} "what happened"\n'
        f'- an insight ({", ".join(skill.categories)}): {program} log {LEARNING} "what to remember"\n'
        f'- something missing: {program} log {FEATURE} "what would help"\n'
        f"What happened before: {program} recall WORD. Three times or more: {program} review.\n</{tag}>\n"
    )


def _signals(signal: str, text: str) -> bool:
    """Whole words, any case: `tls` is not in `titles`. `cve-` goes on with a number."""
    words = "|".join(re.escape(word) + ("" if word.endswith("-") else r"(?![\w-])") for word in signal.split("|"))
    return re.search(rf"(?<![\w-])(?:{words})", text, re.IGNORECASE) is not None


def _urgency(name: str, named: Collection[str]) -> int:
    if name in _FIRST:
        return _FIRST.index(name)
    if name in _LAST:
        return len(_FIRST) + 2
    return len(_FIRST) if name in named else len(_FIRST) + 1
