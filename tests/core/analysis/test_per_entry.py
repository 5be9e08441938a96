"""Questions about single entries, answered for whole documents."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hotwash.core.analysis.per_entry import Kept, PerEntry, kept_entries
from hotwash.core.model.document import Document
from hotwash.core.model.entry import Entry
from support.snapshots import document, entry

FIRST, SECOND, THIRD = (entry(f"ERR-2026052{number}-001", f"story {number}") for number in (1, 2, 3))


class Asked:
    """A question that remembers of whom it was asked."""

    def __init__(self) -> None:
        self.of: list[str | None] = []

    def __call__(self, of: Document, place: int) -> bytes:
        self.of.append(of.entries[place].native_id)
        return of.raw(of.entries[place])


def test_an_entry_that_only_moves_is_not_asked_again() -> None:
    asked = Asked()
    answers = PerEntry(asked)
    answers.of(document(FIRST, SECOND))
    found = answers.of(after := document(THIRD, FIRST, SECOND))
    assert found == tuple(after.raw(one) for one in after.entries)
    assert asked.of == [FIRST.native_id, SECOND.native_id, THIRD.native_id]


def test_an_entry_that_says_something_else_is_asked_again() -> None:
    asked = Asked()
    answers = PerEntry(asked)
    answers.of(document(FIRST, SECOND, THIRD))
    answers.of(document(FIRST, SECOND._replace(title="another story"), THIRD))
    assert asked.of == [FIRST.native_id, SECOND.native_id, THIRD.native_id, SECOND.native_id]


def test_an_entry_of_the_same_bytes_that_counts_differently_is_asked_again() -> None:
    before = document(FIRST, SECOND)
    asked = Asked()
    answers = PerEntry(asked)
    answers.of(before)
    answers.of(replace(before, entries=(FIRST._replace(span=before.entries[0].span, area="db"), before.entries[1])))
    assert asked.of == [FIRST.native_id, SECOND.native_id, FIRST.native_id]


def test_entries_that_changed_places_keep_their_answers() -> None:
    asked = Asked()
    answers = PerEntry(asked)
    answers.of(document(FIRST, SECOND, THIRD))
    found = answers.of(after := document(THIRD, SECOND, FIRST))
    assert found == tuple(after.raw(one) for one in after.entries)
    assert len(asked.of) == 3


def test_nothing_is_kept_of_what_was_taken_out() -> None:
    assert kept_entries(document(FIRST, SECOND, THIRD), document(FIRST, THIRD)) == Kept(1, 1)
    assert kept_entries(document(FIRST, FIRST._replace(key=FIRST.key._replace(ordinal=2))), document(FIRST)) == Kept(
        1, 0
    )


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD])), st.lists(st.sampled_from([FIRST, SECOND, THIRD])))
def test_answers_are_those_of_the_entries_after_any_change(before: list[Entry], after: list[Entry]) -> None:
    answers = PerEntry(lambda of, place: (of.entries[place].native_id, of.raw(of.entries[place])))
    answers.of(document(*before))
    changed = document(*after)
    assert answers.of(changed) == tuple((one.native_id, changed.raw(one)) for one in changed.entries)
