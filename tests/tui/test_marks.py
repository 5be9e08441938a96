"""Marks belong to identities, per kind."""

from hotwash.tui.marks import Marks


def test_a_mark_counts_only_with_its_kind() -> None:
    marks = Marks()
    assert marks.toggle("entry", "A")
    marks.add("candidate", ("A", "B"))
    assert (marks.of("entry"), marks.of("candidate")) == (("A",), ("A", "B"))
    assert (marks.count(("entry",)), marks.count(("entry", "candidate"))) == (1, 3)


def test_what_was_done_loses_its_mark_and_what_was_refused_keeps_it() -> None:
    marks = Marks()
    marks.add("entry", ("A", "B", "C"))
    marks.settle(("A", "C"))
    assert marks.of("entry") == ("B",)


def test_toggling_twice_leaves_nothing() -> None:
    marks = Marks()
    marks.toggle("entry", "A")
    assert not marks.toggle("entry", "A")
    assert not marks.any
