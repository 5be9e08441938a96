"""The words and limits of harness learnings (source: harness-learnings, format, consult and hygiene)."""

from collections.abc import Mapping

from hotwash.core.text.patterns import Pattern

FIELDS = (
    "Phase",
    "Dimension",
    "Scope",
    "Pattern",
    "Guidance",
    "Confidence",
    "Occurrences",
    "First seen",
    "Last seen",
)
"""The bullets of an entry, in their order."""
PROMOTED, CONFLICT, ARCHIVED = "Promoted", "CONFLICT", "Archived"
"""The bullets that may follow: what became of it, what it contradicts, why it was put away."""

PHASES = ("implement", "verify", "review", "refine", "debug", "plan", "specify")
MAINTAINABILITY, ARCHITECTURE, BEHAVIOUR = DIMENSIONS = ("maintainability", "architecture", "behaviour")
LOW, MEDIUM, HIGH = CONFIDENCES = ("low", "medium", "high")
TRIGGERS: Mapping[str, str] = {
    "execute": "implement",
    "verify": "verify",
    "review": "review",
    "finalize": "implement",
}
"""What an agent was doing when it learned something, and the phase in which that is useful."""

INSTRUCTION, SKILL, AGENT, HOOK, DECISION, TEST = MECHANISMS = (
    "instruction",
    "skill",
    "agent",
    "hook",
    "adr",
    "test",
)
"""What a learning can become for good."""
EXCLUSIONS = ("instruction", "typo", "transient", "one-time", "framework")
"""What is no learning: an instruction already, a slip, what goes away or happens once, what is not about the code."""

OFTEN = 3
"""Occurrences from which on a learning counts as confirmed."""
LOW_DAYS, MEDIUM_DAYS, CAP_DAYS = 60, 120, 30
DAYS_UNSEEN: Mapping[str, int] = {LOW: LOW_DAYS, MEDIUM: MEDIUM_DAYS}
MOST_ENTRIES, MOST_WITH_LOW = 200, 100

_BROAD = frozenset(("src", "src/*", "src/**", "src/**/*"))
_NAME = Pattern(r"\w")
_CONCRETE = Pattern(r"`[^`]+`|[\w.-]+/[\w./-]+|\b[\w-]+\.[a-z]{1,5}\b|--[a-z]")


def is_broad(part: str) -> bool:
    """Whether one part of a scope is about everything, so that it would be consulted for nothing in particular."""
    bare = part.removeprefix("./").removeprefix("/").removesuffix("/")
    return not _NAME.search(bare) or bare in _BROAD


def is_concrete(guidance: str) -> bool:
    """Whether somebody can follow it: it names a file, a command or a check."""
    return bool(_CONCRETE.search(guidance))
