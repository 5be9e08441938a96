"""Places to work in: a small one of four-field entries, and the sample of the demo."""

from pathlib import Path

import pytest

from support.driver import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Six pending errors, the newest last in the file and first on the screen."""
    made = Place(tmp_path)
    made.log(*((f"ERR-2026051{day}-001", f"thing number {day} broke") for day in range(4, 10)))
    return made


@pytest.fixture
def sample(tmp_path: Path) -> Place:
    return Place.sample(tmp_path)


@pytest.fixture
def long_place(tmp_path: Path) -> Place:
    """Forty entries, more than any list shows at once."""
    made = Place(tmp_path)
    made.log(*((f"ERR-20260519-{number:03d}", f"thing number {number} broke") for number in range(1, 41)))
    return made
