"""Whole files with everything that has gone wrong so far: what is read from them, and that nothing of them is lost."""

import json
from pathlib import Path

import pytest

from support.reading import document

CORPUS = Path(__file__).parents[2] / "corpus" / "learnings"
EXPECTED = json.loads((CORPUS / "expected.json").read_text("utf-8"))
FILES = sorted(CORPUS.glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_file_is_read_as_expected(path: Path) -> None:
    parsed = document(path.read_bytes())
    assert {
        "entries": [
            [entry.line, entry.dialect, entry.native_id, entry.status, entry.logged, entry.title]
            for entry in parsed.entries
        ],
        "odd": [[each.line, each.rule] for each in parsed.diagnostics],
        "read_only": parsed.read_only is not None,
    } == EXPECTED[path.stem]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_no_byte_of_them_is_lost(path: Path) -> None:
    content = path.read_bytes()
    assert b"".join(block.span.of(content) for block in document(content).blocks) == content


def test_every_expectation_has_a_file() -> None:
    assert sorted(EXPECTED) == sorted(path.stem for path in FILES)
