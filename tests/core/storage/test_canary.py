"""A canary is one file that comes and goes, whatever becomes of its event."""

from pathlib import Path

import pytest
import watchfiles

from hotwash.core.storage.canary import NAME, Canary, sing


def test_a_folder_without_events_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_text("left behind by a crash")

    class Refused:
        """Events that a system has no more of."""

        def __init__(self, *_: object, **__: object) -> None:
            pass

        def __aiter__(self) -> "Refused":
            return self

        async def __anext__(self) -> set[tuple[int, str]]:
            raise RuntimeError("no watches left")

    monkeypatch.setattr(watchfiles, "awatch", Refused)
    assert sing(str(tmp_path)) == Canary(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    assert sing(missing) == Canary(missing, failure="No such file or directory")
