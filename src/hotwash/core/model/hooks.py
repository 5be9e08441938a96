"""What an agent's settings run at which moment, as far as it concerns learnings."""

from enum import StrEnum

from hotwash.core.model.contents import Count
from hotwash.core.model.values import dataclass


class HookEvent(StrEnum):
    """The moments of a session at which the agent really calls a hook, by the name its settings use."""

    SESSION_START = "SessionStart"
    SESSION_END = "SessionEnd"
    TOOL_FAILURE = "PostToolUseFailure"
    PRE_COMPACT = "PreCompact"
    PROMPT_SUBMIT = "UserPromptSubmit"


class Generation(StrEnum):
    """Who wrote a hook: this program, the system's own current script, its old ones that never worked, or others."""

    OURS = "ours"
    CURRENT = "current"
    LEGACY = "legacy"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Hook:
    """One command in the settings. `event` is the name as it stands there; `line` is 1-based.

    `system` is 0 for self-improve, 1 for the self-improving skills, `None` for what belongs to neither. `group` and
    `index` say where in the event's list it stands.
    """

    event: str
    matcher: str
    command: str
    generation: Generation
    system: int | None
    group: int
    index: int
    line: int


@dataclass(frozen=True, slots=True)
class HookSettings:
    """Every hook of one settings file, in the order of the file."""

    hooks: tuple[Hook, ...] = ()

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(len(self.hooks), "hook"),)
