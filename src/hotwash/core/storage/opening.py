"""From a folder to a store: where the workspace is, what the configuration says, where hotwash's own state lives."""

from collections.abc import Mapping
from pathlib import Path

from hotwash.core.storage.config import Config, state_folder
from hotwash.core.storage.discover import find_root
from hotwash.core.storage.settings import load_settings


def configured(
    start: Path,
    home: Path,
    environ: Mapping[str, str],
    *,
    explicit: bool = False,
    via: str = "library",
    read_only: bool = False,
) -> Config:
    """How to open the workspace of `start`: that very folder if it was named, else the nearest one at or above it."""
    root = start.absolute() if explicit else find_root(start, home)
    loaded = load_settings(root, home, environ)
    return Config(
        root=root,
        home=home,
        state_home=state_folder(home, environ),
        settings=loaded.settings,
        via=via,
        explicit=explicit,
        read_only=read_only,
        remarks=loaded.notes,
    )
