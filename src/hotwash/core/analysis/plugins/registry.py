"""Which version of every plugin is in force: a whole replacement is made first, and what is broken keeps its last good.

(source: hot reload; what upstream loses in silence stays here, and is said)
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from hotwash.core.analysis.plugins.reading import may_be_plugin, read_plugin
from hotwash.core.model.plugin import FoundPlugins, PluginFault, PluginReading, Reload, ReloadFailure, Standing
from hotwash.core.model.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Registry:
    """All plugins, in the order of their directories; `troubles` are what concerns no single one of them.

    `is_loaded` says that at least one plugin could be taken as it is on disk, or that there was none to take.
    """

    standings: tuple[Standing, ...] = ()
    troubles: tuple[ReloadFailure, ...] = ()
    is_loaded: bool = True

    @property
    def count(self) -> int:
        """How many plugins have a version in force."""
        return sum(each.plugin is not None for each in self.standings)

    @property
    def failures(self) -> tuple[ReloadFailure, ...]:
        """What could not be loaded, directories first."""
        return (
            *self.troubles,
            *(
                ReloadFailure(each.name, "; ".join(map(str, each.faults)), each.is_kept)
                for each in self.standings
                if each.faults
            ),
        )

    def standing(self, name: str) -> Standing | None:
        """The plugin of that name, or in the folder of that name."""
        named = (each for each in self.standings if name in (each.name, each.place, each.place.rpartition("/")[2]))
        return next(named, None)


class InForce(NamedTuple):
    """The plugins that are in force, and every reading that led to them, newest last."""

    registry: Registry = Registry()
    log: tuple[Reload, ...] = ()

    @property
    def number(self) -> int:
        """How often plugins were read."""
        return self.log[-1].number if self.log else 0


def reloaded(before: Registry, found: FoundPlugins, at: datetime) -> Registry:
    """The registry that takes the place of `before`.

    A plugin with a fault keeps its last good version; without one, what of it can be used is in force. A directory that
    is missing or cannot be read keeps everything that was in it; a folder that is gone from a directory takes its
    plugin with it.
    """
    known = {each.path: each for each in before.standings}
    readings = [read_plugin(each) for each in found.folders if each.path in known or may_be_plugin(each)]
    fresh = [_standing(known.get(each.folder.path), each, at) for each in _told_apart(readings)]
    sentences = {
        **{directory: f"Plugin directory not found: {directory}" for directory in found.missing},
        **{directory: f"{directory}: {reason}" for directory, reason in found.unread.items()},
    }
    kept = [each for each in before.standings if _directory(each) in sentences]
    troubles = [
        ReloadFailure("", sentence, any(_directory(each) == directory for each in kept))
        for directory, sentence in sentences.items()
    ]
    is_loaded = any(each.plugin is not None and not each.is_kept for each in fresh) or not (fresh or troubles)
    return Registry((*fresh, *kept), tuple(troubles), is_loaded)


def _directory(standing: Standing) -> str:
    return standing.path.rpartition("/")[0]


def _standing(before: Standing | None, reading: PluginReading, at: datetime) -> Standing:
    if reading.faults and before is not None and before.is_whole:
        return replace(before, faults=reading.faults)
    stays = before is not None and before.plugin == reading.plugin
    since = before.since if before is not None and stays else at
    folder = reading.folder
    return Standing(folder.path, folder.place, reading.plugin, since, reading.faults, is_whole=not reading.faults)


def _told_apart(readings: Sequence[PluginReading]) -> Iterator[PluginReading]:
    """The name of a plugin is known once: a second one that takes it has a fault."""
    owners: dict[str, str] = {}
    for reading in readings:
        name = reading.plugin.name if reading.plugin is not None else ""
        owner = owners.setdefault(name, reading.folder.place) if name else reading.folder.place
        if owner == reading.folder.place:
            yield reading
        else:
            fault = PluginFault(".claude-plugin/plugin.json", 0, f"{owner} is called {name} already")
            yield PluginReading(reading.folder, None, (fault, *reading.faults))
