"""Reading leaves nothing behind that only the garbage collector would find: nobody looks for garbage at the start."""

import gc
from collections.abc import Iterator

import pytest

from hotwash.core import formats
from hotwash.core.model.document import Workspace
from hotwash.core.model.vocabulary import Scope

HERE = Workspace("here", "here", Scope.PROJECT, "/here", "/here")
SECTIONS = (
    "## [LRN-20260501-001] correction\n\n**Logged**: 2026-05-01T10:00:00Z\n**Priority**: high\n**Status**: pending\n"
    "**Area**: infra\n\n### Summary\nDiff before the upgrade\n\n---\n\n"
)
FIELDS = "### ERR-20260502-001\n**Status**: pending\n**Context**: c\n**Content**: d\n**Action**: a\n\n---\n\n"
LOOSE = (
    "## 2026-05-03 The pod was killed\n\nStatus: open\n\n### What happened\nNo limits.\n\n## Resolved\n\n### Old\nx\n"
)


@pytest.fixture
def _collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_collector")
@pytest.mark.parametrize(
    "text", [SECTIONS, FIELDS, LOOSE, SECTIONS + LOOSE + FIELDS], ids=["sections", "fields", "loose", "all"]
)
def test_reading_leaves_no_garbage(text: str) -> None:
    content = f"# Log\n\n{text}".encode()

    def read() -> None:
        formats.parse("/here/.learnings/LEARNINGS.md", ".learnings/LEARNINGS.md", HERE, content)

    read()
    gc.collect()
    read()
    assert gc.collect() == 0
