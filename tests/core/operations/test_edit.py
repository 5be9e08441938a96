"""What a person changed in a copy of a file is brought into the file as it is by now."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.model.plan import Plan, Refusal
from hotwash.core.operations.edit import plan_edit
from support.operating import ERRORS, Files, path_of


def entry(name: str, title: str) -> bytes:
    return f"### {name}\n**Status**: pending\n**Context**: c\n**Content**: {title}\n**Action**: a\n\n---\n\n".encode()


ONE, TWO, THREE = (entry(f"ERR-20260520-00{number}", f"entry {number}") for number in (1, 2, 3))
BEFORE = ONE + TWO


def edited(now: bytes, before: bytes, after: bytes) -> bytes | Refusal:
    """The file after taking over an edit of `before`, while the file is `now`."""
    files = Files.of({ERRORS: now})
    plan = plan_edit(files.snapshot, path_of(ERRORS), before, after)
    if isinstance(plan, Refusal):
        return plan
    for each in plan.edits:
        files.apply(each)
    return files.contents[ERRORS]


def test_changed_lines_are_taken_over_and_named_by_their_entry() -> None:
    files = Files.of({ERRORS: BEFORE})
    after = BEFORE.replace(b"entry 1", b"another text")
    plan = plan_edit(files.snapshot, path_of(ERRORS), BEFORE, after)
    assert isinstance(plan, Plan)
    assert plan.done == "edited 1 entry in ERRORS.md"
    assert [each.key.anchor for each in plan.outcomes] == ["ERR-20260520-001"]
    assert [each.anchor.anchor for each in plan.edits[0].splices if each.anchor] == ["ERR-20260520-001"]
    assert edited(BEFORE, BEFORE, after) == after


@pytest.mark.parametrize("now", [BEFORE + THREE, THREE + BEFORE, ONE + THREE + TWO])
def test_what_others_wrote_meanwhile_stays(now: bytes) -> None:
    after = BEFORE.replace(b"entry 2", b"another text")
    assert edited(now, BEFORE, after) == now.replace(b"entry 2", b"another text")


def test_an_added_entry_comes_where_it_was_written() -> None:
    assert edited(THREE + BEFORE, BEFORE, ONE + entry("ERR-20260521-001", "new") + TWO) == (
        THREE + ONE + entry("ERR-20260521-001", "new") + TWO
    )


def test_an_entry_taken_out_is_meant_to_go() -> None:
    files = Files.of({ERRORS: BEFORE})
    plan = plan_edit(files.snapshot, path_of(ERRORS), BEFORE, TWO)
    assert isinstance(plan, Plan)
    span = files.entry("ERR-20260520-001").span
    assert any(each.start <= span.start and span.end <= each.end for each in plan.edits[0].splices)
    assert edited(BEFORE + THREE, BEFORE, TWO) == TWO + THREE


def test_a_new_id_replaces_the_entry_as_a_whole() -> None:
    after = BEFORE.replace(b"ERR-20260520-001", b"ERR-20260520-101").replace(b"entry 1", b"entry 101")
    files = Files.of({ERRORS: BEFORE})
    plan = plan_edit(files.snapshot, path_of(ERRORS), BEFORE, after)
    assert isinstance(plan, Plan)
    assert len(plan.edits[0].splices) == 1
    assert edited(BEFORE, BEFORE, after) == after


def test_lines_that_somebody_else_changed_are_refused() -> None:
    now = BEFORE.replace(b"entry 1", b"the agent's text")
    answer = edited(now, BEFORE, BEFORE.replace(b"entry 1", b"my text"))
    assert isinstance(answer, Refusal)
    assert "ERRORS.md" in answer.reason


def test_a_file_that_went_away_is_refused() -> None:
    assert isinstance(plan_edit(Files.of({}).snapshot, path_of(ERRORS), BEFORE, TWO), Refusal)


def test_no_change_is_no_edit() -> None:
    plan = plan_edit(Files.of({ERRORS: BEFORE}).snapshot, path_of(ERRORS), BEFORE, BEFORE)
    assert isinstance(plan, Plan)
    assert plan.changes_nothing


LINES = st.lists(st.sampled_from([b"a\n", b"b\r\n", b"### ERR-20260520-001\n", b"\n", b"**Status**: x\n", b"\xff\n"]))


@given(before=LINES, after=LINES, end=st.sampled_from([b"", b"last"]))
def test_an_edit_of_an_untouched_file_is_taken_over_to_the_byte(
    before: list[bytes], after: list[bytes], end: bytes
) -> None:
    wanted = b"".join(after) + end
    assert edited(b"".join(before), b"".join(before), wanted) == wanted
