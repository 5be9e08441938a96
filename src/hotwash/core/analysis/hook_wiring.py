"""Which hooks the systems want, and what stands in the settings instead: ours, the system's own, old ones, none.

(source: self-improve, hooks and drain; self-improving skills, hooks and stackability)
"""

import shlex
from collections.abc import Callable, Iterator
from enum import StrEnum

from hotwash.core.model.document import Document
from hotwash.core.model.hooks import Generation, Hook, HookEvent, HookSettings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.model.values import dataclass

SETTINGS, LOCAL_SETTINGS = ".claude/settings.json", ".claude/settings.local.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One hook of a system. `argument` follows `hotwash hooks run`; `everywhere` is false for what a project leaves
    to the settings of the whole machine. `timeout` is in seconds, 0 for the agent's own.
    """

    system: int
    event: HookEvent
    argument: str
    purpose: str
    matcher: str = ""
    timeout: int = 0
    in_background: bool = False
    everywhere: bool = True

    def command(self, program: str) -> str:
        return f"{program} hooks run {self.argument}" + (f" --system {self.system}" if self.system else "")


WIRING = (
    Wanted(0, HookEvent.SESSION_START, "session-start", "says what is open", everywhere=False),
    Wanted(0, HookEvent.SESSION_END, "session-end", "keeps the day's note", timeout=10, everywhere=False),
    Wanted(0, HookEvent.TOOL_FAILURE, "tool-failure", "logs failed calls", matcher=".*", in_background=True),
    Wanted(0, HookEvent.PRE_COMPACT, "precompact", "takes failures in", timeout=10),
    Wanted(1, HookEvent.PROMPT_SUBMIT, "prompt-submit", "reminds of the log"),
    Wanted(1, HookEvent.TOOL_FAILURE, "tool-failure", "sees operational errors", matcher="Bash"),
    Wanted(1, HookEvent.SESSION_END, "session-end", "sweeps the transcript", timeout=10),
)


_DEAD = "an old hook that never works: its moment or its variables do not exist"
_REMINDER = "the skill's own script: found only from its folder, and reminds at every prompt"


class HookState(StrEnum):
    """How one wanted hook stands."""

    OK = "ok"
    MISSING = "missing"
    BROKEN_PATH = "broken path"
    WRONG_EVENT = "wrong event"
    LEGACY = "legacy"


@dataclass(frozen=True, slots=True)
class HookFact:
    """One wanted hook, or an old one that does nothing. `path` and `line` say where it stands, if it does.

    `everywhere` is false for one that belongs into the settings of the whole machine.
    """

    system: int
    event: str
    state: HookState
    sentence: str
    path: str = ""
    line: int = 0
    command: str = ""
    everywhere: bool = True


def wanted_hooks(system: int, is_global: bool) -> tuple[Wanted, ...]:
    """What a system wants in the settings of the machine, or in those of one project."""
    return tuple(each for each in WIRING if each.system == system and (is_global or each.everywhere))


def installed_hooks(snapshot: Snapshot) -> Iterator[tuple[Document, Hook]]:
    """Every hook of every settings file that is open."""
    for document in snapshot.documents:
        if isinstance(document.contents, HookSettings):
            for hook in document.contents.hooks:
                yield document, hook


def serves(hook: Hook, wanted: Wanted) -> bool:
    """Whether a hook is one that does what is wanted, at whichever moment it stands."""
    if hook.generation is Generation.FOREIGN or hook.system != wanted.system:
        return False
    words = hook.command.split()
    return wanted.argument in words or (hook.generation is Generation.CURRENT and wanted.argument in hook.command)


def hook_facts(snapshot: Snapshot, systems: tuple[int, ...], runs: Callable[[str], bool]) -> tuple[HookFact, ...]:
    """Every hook that the systems want, how it stands, and the old ones that never did anything.

    `runs` tells whether the program of a command is there.
    """
    installed = list(installed_hooks(snapshot))
    facts = [_fact(wanted, installed, runs) for wanted in WIRING if wanted.system in systems]
    return (*facts, *(_legacy(document, hook) for document, hook in installed if hook.generation is Generation.LEGACY))


def program_of(command: str) -> str:
    """The first word of a command that names a file: what must be there for it to run."""
    try:
        words = shlex.split(command)
    except ValueError:
        words = command.split()
    if words and words[0] in ("bash", "sh", "powershell", "pwsh"):
        words = [word for word in words[1:] if not word.startswith("-")]
    return words[0] if words else ""


def _fact(wanted: Wanted, installed: list[tuple[Document, Hook]], runs: Callable[[str], bool]) -> HookFact:
    serving = [(document, hook) for document, hook in installed if serves(hook, wanted)]
    current = [each for each in serving if each[1].generation is not Generation.LEGACY]
    right = [each for each in current if each[1].event == wanted.event]
    if not current:
        where = "" if wanted.everywhere else " (in the settings of the machine)"
        sentence = f"no hook {wanted.purpose}{where}"
        return HookFact(wanted.system, wanted.event, HookState.MISSING, sentence, everywhere=wanted.everywhere)
    document, hook = (right or current)[0]
    place = (document.relative, hook.line, hook.command)
    if not right:
        sentence = f"stands under {hook.event}, where it is not called for {wanted.event}"
        return HookFact(wanted.system, wanted.event, HookState.WRONG_EVENT, sentence, *place)
    program = program_of(hook.command)
    if not runs(program):
        sentence = f"{program} is not there: the hook fails without a word"
        return HookFact(wanted.system, wanted.event, HookState.BROKEN_PATH, sentence, *place)
    return HookFact(wanted.system, wanted.event, HookState.OK, wanted.purpose, *place)


def _legacy(document: Document, hook: Hook) -> HookFact:
    return HookFact(
        hook.system or 0,
        hook.event,
        HookState.LEGACY,
        _REMINDER if hook.event == HookEvent.PROMPT_SUBMIT else _DEAD,
        document.relative,
        hook.line,
        hook.command,
    )
