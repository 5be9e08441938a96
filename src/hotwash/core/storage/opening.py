"""From a folder to a store: where the workspace is, what the configuration says, where hotwash's own state lives."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from hotwash.core.model.document import Diagnostic
from hotwash.core.model.vocabulary import Severity
from hotwash.core.storage.config import Config, state_folder
from hotwash.core.storage.discover import find_root
from hotwash.core.storage.settings import load_settings


def configured(
    start: Path,
    home: Path,
    environ: Mapping[str, str],
    *,
    more: Sequence[Path] = (),
    explicit: bool = False,
    via: str = "library",
    read_only: bool = False,
) -> Config:
    """How to open the workspace of `start`: that very folder if it was named, else the nearest one at or above it.

    `more` are folders named beside it. Where none was named, those of the configuration are opened too.
    """
    root = start.absolute() if explicit else find_root(start, home)
    named = tuple(folder.absolute() for folder in more)
    loaded = load_settings(root, home, environ, more=named)
    usual = () if explicit else tuple(_expanded(folder, home) for folder in loaded.settings.workspaces.roots)
    return Config(
        root=root,
        home=home,
        state_home=state_folder(home, environ),
        settings=loaded.settings,
        via=via,
        explicit=explicit,
        read_only=read_only,
        remarks=(*loaded.notes, *_missing(usual)),
        more=tuple(dict.fromkeys(folder for folder in (*named, *usual) if folder != root and folder.is_dir())),
    )


def _expanded(folder: str, home: Path) -> Path:
    """A folder of the configuration: absolute, or below the home directory."""
    return Path(os.path.normpath(home / folder.removeprefix("~/")))


def _missing(folders: Sequence[Path]) -> tuple[Diagnostic, ...]:
    message = "is no folder, so it is not opened; put [workspaces] roots right"
    return tuple(
        Diagnostic(str(folder), 0, Severity.WARNING, "configuration", message)
        for folder in folders
        if not folder.is_dir()
    )
