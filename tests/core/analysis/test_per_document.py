"""What is kept for as long as a document, or another value, stays as it is."""

from dataclasses import replace

from hotwash.core.analysis.per_document import OfLatest, PerDocument
from support.snapshots import document, entry


def test_a_document_is_asked_once_and_another_reading_of_it_again() -> None:
    asked: list[int] = []

    def count(of: object) -> int:
        asked.append(id(of))
        return len(asked)

    counts = PerDocument(count)
    first, other = document(entry()), document(path="/w/.learnings/LEARNINGS.md")
    again = replace(first)
    assert [counts.of(each) for each in (first, other, first, other, again, again)] == [1, 2, 1, 2, 3, 3]


def test_an_equal_value_has_the_answer_of_the_one_before() -> None:
    asked: list[tuple[int, ...]] = []

    def total(of: tuple[int, ...]) -> int:
        asked.append(of)
        return sum(of)

    totals = OfLatest(total)
    assert [totals.of((1, 2)), totals.of((1, 2)), totals.of((3,)), totals.of((1, 2))] == [3, 3, 3, 3]
    assert asked == [(1, 2), (3,), (1, 2)]
