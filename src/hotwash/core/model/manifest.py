"""What a skill, an agent, a command or a plugin says about itself."""

from collections.abc import Mapping
from enum import StrEnum

from hotwash.core.model.contents import Count
from hotwash.core.model.values import dataclass


class ManifestKind(StrEnum):
    """What such a file describes."""

    SKILL = "skill"
    AGENT = "agent"
    COMMAND = "command"
    PLUGIN = "plugin"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`name` is the one that the file's place gives it; what the file itself says is read when somebody asks."""

    kind: ManifestKind
    name: str

    @property
    def counts(self) -> tuple[Count, ...]:
        return (Count(1, self.kind.value),)


@dataclass(frozen=True, slots=True)
class ManifestFacts:
    """The keys of a manifest, each with its text or its list of texts; `error` is why none could be read.

    `line` is where the error is, 1-based, 0 for the whole. `nested` are the keys that hold more than a list of texts.
    """

    values: Mapping[str, str | tuple[str, ...]]
    error: str | None = None
    line: int = 0
    nested: frozenset[str] = frozenset()

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return value if isinstance(value, str) and value else None

    def listed(self, key: str) -> tuple[str, ...]:
        """A list, also where it is written as one text with commas."""
        value = self.values.get(key, ())
        return value if isinstance(value, tuple) else tuple(filter(None, map(str.strip, value.split(","))))
