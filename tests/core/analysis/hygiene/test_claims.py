"""What entries state is read once for every text, and what thousands of them have in common is kept once."""

import pytest

from hotwash.core.analysis.hygiene import claims
from hotwash.core.analysis.hygiene.claims import Claims, claims_of
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
    assert one.fields["status"].name is other.fields["status"].name == "Status"


def test_only_an_entry_whose_text_is_new_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = of("pending", "resolved", "pending")
    read = claims._read
    texts: list[bytes] = []

    def noted(raw: bytes, dialect: str) -> Claims:
        texts.append(raw)
        return read(raw, dialect)

    monkeypatch.setattr(claims, "_read", noted)
    after = of("pending", "promoted", "pending")
    assert [b"promoted" in text for text in texts] == [True]
    assert (after[0], after[2]) == (before[0], before[2])
