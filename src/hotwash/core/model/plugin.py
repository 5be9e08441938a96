"""Plugins of agents: what is in one, what is wrong with it, and which version of it is in force."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from hotwash.core.model.manifest import ManifestKind
from hotwash.core.model.values import dataclass, field

PARTS = (ManifestKind.AGENT, ManifestKind.COMMAND, ManifestKind.SKILL)


@dataclass(frozen=True, slots=True)
class PluginFolder:
    """One folder of a plugin directory as it was read.

    `place` is what a person calls it. `files` are those that a plugin is made of, by their path in the folder; `unread`
    says of others why they could not be read.
    """

    path: str
    place: str
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.place.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class FoundPlugins:
    """What the plugin directories hold now; `missing` are those that are not there, `unread` with their reasons."""

    folders: tuple[PluginFolder, ...] = ()
    missing: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PluginFault:
    """What is wrong in one file of a plugin, by its path in the folder; `line` is 1-based, 0 the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


@dataclass(frozen=True, slots=True)
class PluginPart:
    """One agent, command or skill. `tools` are those that it may use; no list of them means all."""

    kind: ManifestKind
    name: str
    file: str
    description: str = ""
    tools: tuple[str, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One version of a plugin."""

    name: str
    version: str = ""
    description: str = ""
    parts: tuple[PluginPart, ...] = ()

    def of(self, kind: ManifestKind) -> tuple[PluginPart, ...]:
        return tuple(part for part in self.parts if part.kind is kind)


@dataclass(frozen=True, slots=True)
class PluginReading:
    """What a folder says now. `plugin` holds what could be read; `None` where its manifest could not."""

    folder: PluginFolder
    plugin: Plugin | None
    faults: tuple[PluginFault, ...] = ()


class PluginState(StrEnum):
    """How a plugin stands; the value is the word on the screen."""

    OK = "ok"
    KEPT = "last good"
    PART = "in part"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Standing:
    """One plugin: the version in force since `since`, and what is wrong with what is on disk now.

    `is_whole` says that the version in force was read without a fault: then it stays until there is a better one.
    """

    path: str
    place: str
    plugin: Plugin | None
    since: datetime
    faults: tuple[PluginFault, ...] = ()
    is_whole: bool = True

    @property
    def name(self) -> str:
        return self.plugin.name if self.plugin is not None else self.place.rpartition("/")[2]

    @property
    def is_kept(self) -> bool:
        """Whether an earlier version is in force, as the present one cannot be used."""
        return bool(self.faults) and self.is_whole

    @property
    def state(self) -> PluginState:
        if self.is_kept:
            return PluginState.KEPT
        if self.plugin is None:
            return PluginState.BROKEN
        return PluginState.PART if self.faults else PluginState.OK

    def place_of(self, fault: PluginFault) -> str:
        """Where a fault is, as a person calls it: `.claude/plugins/oncall/agents/night.md:3`."""
        file = f"{self.place}/{fault.file}" if fault.file else self.place
        return f"{file}:{fault.line}" if fault.line else file


class ReloadCause(StrEnum):
    """Why plugins were read."""

    START = "start"
    FILES = "files"
    WEBHOOK = "webhook"
    PERSON = "asked"


class FileEvent(StrEnum):
    """What happened to a file of a plugin."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PluginChange:
    """One file of a plugin that somebody touched."""

    path: str
    event: FileEvent

    def __str__(self) -> str:
        return f"Plugin file {self.event}: {self.path}"


@dataclass(frozen=True, slots=True)
class ReloadFailure:
    """What could not be loaded of one plugin, or, without its name, of a whole plugin directory.

    `is_kept` says that what was loaded before stays in force.
    """

    plugin: str
    error: str
    is_kept: bool

    def __str__(self) -> str:
        told = f"{self.plugin}: {self.error}" if self.plugin else self.error
        if self.is_kept:
            return f"Failed to reload plugins, keeping previous config: {told}"
        return f"Failed to load plugin {told}" if self.plugin else told


@dataclass(frozen=True, slots=True)
class Reload:
    """One reading of all plugins, with what led to it and what came of it."""

    number: int
    at: datetime
    causes: tuple[ReloadCause, ...]
    count: int
    changes: tuple[PluginChange, ...] = ()
    failures: tuple[ReloadFailure, ...] = ()
    is_loaded: bool = True
