"""What is remembered of improvements beside git: each in a file of its own, as several may begin at once."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard
from zlib import crc32

from hotwash.core.model.improvement import Account, Remembered, Stage
from hotwash.core.storage.personal import Json, PersonalState

_FILE = "improvement-"
_ENDS = frozenset(stage.value for stage in Stage)


class Memory:
    """By the name of the branch. What makes no sense counts as nothing."""

    def __init__(self, state_home: Path, top: str) -> None:
        self._personal = PersonalState(state_home, Path(top))

    def all(self) -> dict[str, Remembered]:
        folder = self._personal.folder
        names = sorted(os.listdir(folder)) if folder.is_dir() else []
        read = (_remembered(self._personal.read(name)) for name in names if _is_ours(name))
        return {each.branch: each for each in read if each.branch}

    def keep(self, known: Remembered) -> None:
        """Remember this. Raises `WriteFailed`."""
        account = known.account
        self._personal.write(
            f"{self._stem(known.branch)}.json",
            {
                "branch": known.branch,
                "name": known.name,
                "skill": known.skill,
                "plugin": known.plugin,
                "start": known.start,
                "url": known.url,
                "ended": known.ended.value if known.ended is not None else None,
                "learned": account.learned,
                "changes": account.changes,
                "testing": account.testing,
            },
        )

    def keep_body(self, branch: str, body: str) -> str:
        """Write a pull request's text where its author finds it; the path. Raises `WriteFailed`."""
        return str(self._personal.write_text(f"{self._stem(branch)}.md", body))

    @staticmethod
    def _stem(branch: str) -> str:
        return f"{_FILE}{crc32(os.fsencode(branch)):08x}"


def _is_ours(name: str) -> bool:
    return name.startswith(_FILE) and name.endswith(".json")


def _remembered(content: Mapping[str, Json]) -> Remembered:
    def text(name: str) -> str:
        value = content.get(name)
        return value if isinstance(value, str) else ""

    ended = content.get("ended")
    return Remembered(
        text("branch"),
        text("name"),
        text("skill"),
        text("plugin"),
        text("start"),
        text("url"),
        Stage(ended) if _is_end(ended) else None,
        Account(text("learned"), text("changes"), text("testing")),
    )


def _is_end(value: Json) -> TypeGuard[str]:
    return isinstance(value, str) and value in _ENDS
