"""How the dashboard was left is there at the next start, whatever became of the file meanwhile."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotwash.core.model.key import Key
from hotwash.core.model.sitting import Sitting
from hotwash.core.storage.personal import PersonalState
from hotwash.core.storage.sittings import MOST_DRAFTS, Sittings

ENDED = datetime(2026, 5, 20, 14, 32, tzinfo=UTC)
SITTING = Sitting(
    ended=ENDED,
    pane="stale",
    five="stale",
    zoom=1,
    mouse_released=True,
    filters={"pending": "is:stale"},
    sorts={"pending": "oldest"},
    reversed=frozenset({"pending"}),
    cursors={"pending": Key("/w/ERRORS.md", "ERR-1", 2), "candidates": "helm diff"},
    marks={"entry": (Key("/w/ERRORS.md", "ERR-2"), Key("/w/ERRORS.md", "ERR-1"))},
    drafts={"note\x1fERR-1\x1ftext": "half a sentence"},
)


@pytest.fixture
def state(tmp_path: Path) -> PersonalState:
    return PersonalState(tmp_path / "state", tmp_path / "project")


def test_a_sitting_comes_back_as_it_was(state: PersonalState) -> None:
    assert Sittings(state, keeps=True).last() is None
    assert Sittings(state, keeps=True).keep(SITTING)
    assert Sittings(state, keeps=True).last() == SITTING


def test_nothing_is_written_where_nothing_may_be(state: PersonalState) -> None:
    assert not Sittings(state, keeps=False).keep(SITTING)
    assert not state.folder.exists()


def test_the_last_of_two_to_end_wins_and_the_drafts_of_both_stay(state: PersonalState) -> None:
    first, second = Sittings(state, keeps=True), Sittings(state, keeps=True)
    assert first.last() is None
    assert second.last() is None
    first.keep(replace(SITTING, drafts={"a": "mine"}))
    second.keep(replace(SITTING, pane="vfm", drafts={"b": "mine too"}))
    assert Sittings(state, keeps=True).last() == replace(SITTING, pane="vfm", drafts={"a": "mine", "b": "mine too"})


def test_a_draft_that_was_written_or_emptied_is_gone(state: PersonalState) -> None:
    Sittings(state, keeps=True).keep(replace(SITTING, drafts={"a": "one", "b": "two"}))
    later = Sittings(state, keeps=True)
    assert later.last() is not None
    later.keep(replace(SITTING, drafts={"b": "two"}))
    assert Sittings(state, keeps=True).last() == replace(SITTING, drafts={"b": "two"})


def test_the_newest_drafts_are_kept_when_there_are_very_many(state: PersonalState) -> None:
    drafts = {str(number): "text" for number in range(MOST_DRAFTS + 5)}
    Sittings(state, keeps=True).keep(replace(SITTING, drafts=drafts))
    found = Sittings(state, keeps=True).last()
    assert found is not None
    assert list(found.drafts) == [str(number) for number in range(5, MOST_DRAFTS + 5)]


@pytest.mark.parametrize(
    "content",
    [b"", b"{torn", b"[]", b'{"version": 1}', b'{"version": 2, "ended": "2026-05-20T14:32:00+00:00"}', b"\xff\xfe"],
)
def test_a_file_without_sense_is_no_sitting(state: PersonalState, content: bytes) -> None:
    Sittings(state, keeps=True).keep(SITTING)
    (state.folder / "sitting.json").write_bytes(content)
    assert Sittings(state, keeps=True).last() is None
    assert Sittings(state, keeps=True).keep(SITTING)
    assert Sittings(state, keeps=True).last() == SITTING


def test_what_makes_no_sense_in_it_is_left_out(state: PersonalState) -> None:
    Sittings(state, keeps=True).keep(SITTING)
    content = {
        "version": 1,
        "ended": ENDED.isoformat(),
        "pane": 7,
        "five": None,
        "zoom": "far",
        "mouse_released": "yes",
        "filters": {"pending": 3, "stale": "oom"},
        "sorts": ["id"],
        "reversed": {"pending": True},
        "cursors": {"pending": [1, 2, 3], "stale": "", "vfm": ["/w/A.md", "LRN-1", 1]},
        "marks": {"entry": [["/w/A.md", "LRN-1", 1], 4, None], "rule": "all"},
        "drafts": [["a", "kept"], ["b"], 5, ["c", 6]],
    }
    (state.folder / "sitting.json").write_text(json.dumps(content))
    assert Sittings(state, keeps=True).last() == Sitting(
        ended=ENDED,
        filters={"stale": "oom"},
        cursors={"vfm": Key("/w/A.md", "LRN-1")},
        marks={"entry": (Key("/w/A.md", "LRN-1"),), "rule": ()},
        drafts={"a": "kept"},
    )
