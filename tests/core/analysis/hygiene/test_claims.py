"""What entries state is read once for every text, and what thousands of them have in common is kept once."""

from hotwash.core.analysis.hygiene.claims import Claims, claims_of, name_as_written
from hotwash.core.formats import dialects
from support.reading import document

PATH = ".learnings/LEARNINGS.md"
ENTRY = """\
## [LRN-20260518-{number:03}] insight

**Logged**: 2026-05-18
**Status**: {status}

### Summary
The queue was full.

### Metadata
- Source: incident

"""


def of(*statuses: str) -> tuple[Claims, ...]:
    return claims_of(document("".join(ENTRY.format(number=at, status=each) for at, each in enumerate(statuses)), PATH))


def test_names_and_sections_that_entries_share_are_kept_once() -> None:
    one, other = of("pending", "resolved")
    assert one.sections is other.sections
    assert one.fields["source"] is other.fields["source"]


def test_a_field_is_found_where_it_stands_in_its_entry() -> None:
    raw = ENTRY.format(number=0, status="pending").encode()
    (found,) = of("pending")
    lines = {name: raw[found.place(name) :].partition(b"\n")[0] for name in found.fields}
    assert lines == {
        "logged": b"**Logged**: 2026-05-18",
        "status": b"**Status**: pending",
        "source": b"- Source: incident",
    }
    assert name_as_written(raw, dialects.SECTIONS, "source") == "Source"


def test_only_an_entry_whose_text_is_new_is_read_again() -> None:
    before = of("pending", "resolved", "pending")
    after = of("pending", "promoted", "pending")
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True]
    assert after[1].fields["status"] == "promoted"
