"""Whatever the files are: looking at them does not raise, and repairing them loses no entry and can be taken back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core import formats
from hotwash.core.analysis.hygiene.findings import findings
from hotwash.core.model.document import Document
from hotwash.core.model.plan import Refusal
from hotwash.core.storage.guard import check_nothing_lost
from hotwash.core.text import splice
from support.grammar import FILES
from support.operating import DISGUISES, ERRORS, NOW, PROJECT, Files

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "learnings").glob("*.md"))
OLD_WORDS = ((b"**Status**: pending", b"**Status**: Done"), (b"resolved", b"\xe2\x9c\x85 resolved (2026-01-02)"))


def check(content: bytes) -> None:
    """Repair everything; nothing may be lost, nothing that was repaired may be left, and undo gives the bytes back."""
    files = Files.of({ERRORS: content})
    before = findings(files.snapshot, NOW)
    assert len({each.token for each in before}) == len(before)
    plan = files.plan("repair", all="yes")
    if isinstance(plan, Refusal) or plan.changes_nothing:
        return
    entries = files.snapshot.documents[0].entries
    for edit in plan.edits:
        check_nothing_lost(edit, splice.edited(edit), read)
    files.write("repair", all="yes")
    assert len(files.snapshot.documents[0].entries) >= len(entries)
    files.write("undo")
    assert files.contents[ERRORS] == content


def read(path: str, content: bytes) -> Document:
    return formats.parse(path, ERRORS, PROJECT, content)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_arbitrary_bytes(content: bytes) -> None:
    check(content)


@settings(max_examples=200)
@given(FILES)
def test_made_up_files(content: bytes) -> None:
    check(content)


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_files_with_everything_that_has_gone_wrong_so_far(path: Path, disguise: str) -> None:
    content = path.read_bytes()
    check(DISGUISES[disguise](content))
    for word, other in OLD_WORDS:
        content = content.replace(word, other)
    check(DISGUISES[disguise](content))
