"""A result that loses what the plan did not name is refused."""

import pytest

from hotwash.core import formats
from hotwash.core.model.document import Document, Workspace
from hotwash.core.model.errors import Refused
from hotwash.core.model.plan import FileEdit, Splice
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage.guard import check_nothing_lost
from hotwash.core.storage.survival import vanished_entries
from hotwash.core.text import splice

PATH = "/w/.learnings/ERRORS.md"


def entry(number: int, summary: str = "the deploy hangs") -> bytes:
    return b"".join((
        b"### ERR-20251118-%03d\n**Logged**: 2025-11-18T09:12:00Z\n" % number,
        b"**Status**: pending\n**Summary**: %s\n\n" % summary.encode(),
    ))  # fmt: skip


def parse(path: str, content: bytes) -> Document:
    return formats.parse(path, ".learnings/ERRORS.md", Workspace("w", "w", Scope.PROJECT, "/w", "/w"), content)


def vanished(before: bytes, after: bytes) -> list[str]:
    return [each.anchor for each in vanished_entries(parse(PATH, before), parse(PATH, after))]


def check(base: bytes, *splices: Splice) -> None:
    edit = FileEdit(PATH, base, splices)
    check_nothing_lost(edit, splice.edited(edit), parse)


def test_an_entry_that_only_changed_or_moved_has_not_vanished() -> None:
    first, second = entry(1), entry(2)
    assert vanished(first + second, second + first.replace(b"pending", b"resolved") + entry(3)) == []


def test_equal_counts_are_not_equality() -> None:
    assert vanished(entry(1) + entry(2), entry(1) + entry(3)) == ["ERR-20251118-002"]


def test_one_of_two_entries_with_the_same_id_is_missed() -> None:
    one, other = entry(1, "one"), entry(1, "other")
    assert vanished(one + other, other) == ["ERR-20251118-001"]
    assert vanished(one + other, other + one.replace(b"one", b"changed")) == []


def test_a_splice_that_reaches_into_the_next_heading_is_refused() -> None:
    base = entry(1) + entry(2)
    at = base.index(b"\n### ERR-20251118-002")
    with pytest.raises(Refused, match=r"would lose an entry \(ERR-20251118-002\)"):
        check(base, Splice(at, at + 6, b"", "note"))


@pytest.mark.parametrize("swallower", [b"```\n", b"~~~\n"], ids=repr)
def test_text_that_swallows_what_follows_is_refused(swallower: bytes) -> None:
    base = entry(1) + entry(2) + entry(3)
    with pytest.raises(Refused, match=r"would lose 2 entries \(ERR-20251118-002, ERR-20251118-003\)"):
        check(base, Splice(len(entry(1)), len(entry(1)), swallower, "note"))


def test_an_ordinary_change_is_not_even_parsed() -> None:
    def never(path: str, content: bytes) -> Document:
        raise AssertionError("parsed")

    base = entry(1)
    start = base.index(b"pending")
    edit = FileEdit(PATH, base, (Splice(start, start + 7, b"resolved", "Status"),))
    check_nothing_lost(edit, splice.edited(edit), never)


def test_a_result_that_is_not_what_its_splices_say_is_refused() -> None:
    base = entry(1) + entry(2)
    edit = FileEdit(PATH, base, (Splice(0, 0, b"# Log\n", "title"),))
    for after in (base, b"# Log\n" + entry(1), b"# Log\n" + base[1:]):
        with pytest.raises(Refused, match="would lose lines that the change is not about"):
            check_nothing_lost(edit, after, parse)


def test_an_entry_taken_out_as_a_whole_is_named() -> None:
    base = entry(1) + entry(2)
    check(base, Splice(len(entry(1)), len(base), b"", "entry"))


def test_of_several_entries_of_one_id_as_many_may_go_as_are_named() -> None:
    one, other, last = entry(1, "one"), entry(1, "other"), entry(1, "last")
    base = one + other + last
    renamed = Splice(len(one), len(one + other), entry(2, "other"), "heading")
    first, third = base.index(b"pending"), base.rindex(b"pending")
    resolved = [Splice(at, at + 7, b"resolved", "Status") for at in (first, third)]
    check(base, resolved[0], renamed, resolved[1])
    heading = base.rindex(b"### ERR-20251118-001")
    with pytest.raises(Refused, match=r"would lose an entry \(ERR-20251118-001\)"):
        check(base, resolved[0], renamed, Splice(heading, heading + 20, b"####### x", "Status"))
