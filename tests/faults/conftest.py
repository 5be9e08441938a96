"""Fault tests make thousands of commits, so they make them in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.writing import in_memory


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    with in_memory(tmp_path) as folder:
        yield folder
