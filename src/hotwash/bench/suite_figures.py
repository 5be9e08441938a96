"""How long the tests of whole screens take; only in a checkout, where there are tests."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from hotwash.bench.report import Figure

_TESTS = Path(__file__).parents[3] / "tests"
_LIMIT_FOR_FIFTY = 15.0


def figures() -> Iterator[Figure]:
    """G12: seconds for fifty of the tests that compare a screen with a picture of it."""
    screens = _TESTS / "screens"
    if not screens.is_dir():
        return
    started = time.perf_counter()
    done = subprocess.run(
        (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(screens)),
        cwd=_TESTS.parent,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.perf_counter() - started
    passed = re.search(r"(\d+) passed", done.stdout)
    count = int(passed[1]) if passed else 0
    failed = re.search(r"(\d+) failed", done.stdout)
    yield Figure(
        "G12",
        "fifty snapshot tests",
        took / max(count, 1) * 50,
        _LIMIT_FOR_FIFTY,
        "s",
        f"{count} passed in {took:.1f} s, {failed[1] if failed else 0} failed",
    )
