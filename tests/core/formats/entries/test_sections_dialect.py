"""Entries with a bracketed id, a bold header and sections (source: self-improving skills, entry)."""

import pytest

from hotwash.core.formats import dialects
from hotwash.core.model.body import Place
from hotwash.core.model.vocabulary import Kind, Status
from support.reading import ERRORS, LEARNINGS, body, document, entries, only

ISSUE = """\
# Operations Issues Log

---

## [OPS-20260727-A1Z] expired_chain

**Logged**: 2026-07-27T05:50:00Z
**Priority**: critical
**Status**: resolved
**Severity**: P1
**Area**: incident_management

### Summary
The chain of the gateway expired. All uploads failed.

### Error
```
## [OPS-20200101-001] quoted
**Status**: pending
```

### Impact
- **Duration**: 47 minutes
- **Status**: over

### Metadata
- Trigger: user_report
- See Also: OPS-20260115-001

### Resolution
- **Resolved**: 2026-07-27T06:37:00Z
- **Notes**: The whole chain is checked now.

---

## [OPS-20260728-001] next

**Status**: pending
"""


def test_what_a_list_shows() -> None:
    entry = entries(ISSUE, ".learnings/OPERATIONS_ISSUES.md")[0]
    assert (entry.native_id, entry.kind, entry.line, entry.dialect) == (
        "OPS-20260727-A1Z",
        Kind.ISSUE,
        5,
        dialects.SECTIONS,
    )
    assert (entry.native_status, entry.status) == ("resolved", Status.RESOLVED)
    assert (entry.logged, entry.priority, entry.severity, entry.area) == (
        "2026-07-27T05:50:00Z",
        "critical",
        "P1",
        "incident_management",
    )
    assert entry.title == "The chain of the gateway expired."


def test_an_entry_ends_before_its_rule() -> None:
    parsed = document(ISSUE)
    assert parsed.raw(parsed.entries[0]).endswith(b"is checked now.\n")
    assert parsed.raw(parsed.entries[1]) == b"## [OPS-20260728-001] next\n\n**Status**: pending\n"


def test_fields_know_where_they_stand() -> None:
    parsed = document(ISSUE)
    raw = parsed.raw(parsed.entries[0])
    inside = body(raw)[1]
    places = {field.canonical: field.place for field in inside.fields}
    assert places == {
        "logged": Place.HEAD,
        "priority": Place.HEAD,
        "status": Place.HEAD,
        "severity": Place.HEAD,
        "area": Place.HEAD,
        "impact/duration": Place.SECTION,
        "impact/status": Place.SECTION,
        "trigger": Place.METADATA,
        "see-also": Place.METADATA,
        "resolved": Place.RESOLUTION,
        "notes": Place.RESOLUTION,
    }
    assert inside.value("status") == "resolved"
    assert all(field.value_span.of(raw).decode() == field.value for field in inside.fields)


def test_sections_are_named_and_placed() -> None:
    raw, inside = body(document(ISSUE).raw(document(ISSUE).entries[0]))
    assert [section.canonical for section in inside.sections] == [
        "summary",
        "error",
        "impact",
        "metadata",
        "resolution",
    ]
    summary = inside.section("summary")
    assert summary is not None
    assert summary.text == "The chain of the gateway expired. All uploads failed."
    assert summary.span.of(raw) == b"### Summary\nThe chain of the gateway expired. All uploads failed.\n"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## [ERR-20260401-001] node-exporter - reads half-written files", "node-exporter - reads half-written files"),
        ("## [ERR-20260401-001] helm_upgrade", "Helm timed out."),
        ("## [ERR-20260401-001]", "Helm timed out."),
        ("## ERR-20260401-001", "Helm timed out."),
        ("## [ERR-20260401-001]: `flux reconcile` waits forever", "`flux reconcile` waits forever"),
        ("## [ERR-20260401-001] The button does nothing ##", "The button does nothing"),
        ("## LRN-20260401-001 [best_practice]", "Helm timed out."),
        ("## **[ERR-20260401-001]** bold id here", "bold id here"),
    ],
)
def test_the_title_is_in_words(heading: str, title: str) -> None:
    assert only(f"{heading}\n\n**Status**: pending\n\n### Summary\nHelm timed out. Twice.\n").title == title


def test_without_a_summary_the_first_section_or_the_slug_is_the_title() -> None:
    assert only("## [ERR-20260401-001] slug\n\n### What happened\nIt broke.\n").title == "It broke."
    assert only("## [ERR-20260401-001] slug\n\n**Status**: pending\n").title == "slug"


@pytest.mark.parametrize(
    "name",
    [
        "ERR-20260601-104455",
        "ERR-20260601-074512-0003",
        "ERR-20260602-07",
        "ERR-20260603-7Q2D",
        "ERR-20260605-HELM-DIFF-PLUGIN",
        "ERR-20260606-a7x",
        "ERROR-20260131-001",
        "LRN-2026-04-14-001",
        "err-20260414-001",
        "OPS-20250415-A3F",
    ],
)
@pytest.mark.parametrize(
    "form", ["# [{}] x", "## [{}] x", "#### {} — x", "## {}: x", "  ## [{}]", "##\t[{}] x", "## `{}` x", "## [{} x"]
)
def test_any_tail_any_level_any_bracket(name: str, form: str) -> None:
    entry = only(form.format(name) + "\n\n**Status**: pending\n")
    assert entry.native_id == name
    assert entry.status is Status.OPEN


def test_the_first_status_of_the_header_counts() -> None:
    text = """\
        ## [LRN-20260411-007] correction

        **Logged**: 2026-04-11T09:00:00Z
        **Status**: resolved

        ### Promoted
        - **Status**: Promoted to the handbook
        - **Date**: 2026-05-01
        """
    entry = only(text, LEARNINGS)
    assert (entry.status, entry.logged) == (Status.RESOLVED, "2026-04-11T09:00:00Z")


def test_a_status_below_a_fence_or_in_the_metadata_is_found() -> None:
    assert only("## [ERR-20260411-001] a\n**ID**: x\n```\ncode\n```\n**Status**: resolved\n").status is Status.RESOLVED
    assert only("## [ERR-20260411-001] a\n\n### Metadata\n- Status: resolved\n").status is Status.RESOLVED
    assert only("## [ERR-20260411-001] a\n\n### Status\nresolved\n").status is Status.RESOLVED


def test_equal_ids_are_numbered() -> None:
    parsed = document("## [ERR-20260411-001] a\n**Status**: open\n## [ERR-20260411-001] b\n**Status**: open\n")
    assert [entry.ordinal for entry in parsed.entries] == [1, 2]


def test_a_torn_heading_is_read() -> None:
    parsed = document("## [\n## [\n##\n\n## [ERR-20260409-090000 partial\n\n**Status**: pending\n")
    assert [(entry.native_id, entry.line) for entry in parsed.entries] == [("ERR-20260409-090000", 5)]


def test_sections_at_the_level_of_the_entry_belong_to_it() -> None:
    parsed = document("## [ERR-20260409-001] a\n\n**Status**: open\n\n## 解决方案\n\ntext\n\n## [ERR-20260409-002] b\n")
    assert len(parsed.entries) == 2
    assert b"text" in parsed.raw(parsed.entries[0])


def test_a_merge_conflict_may_not_be_written_into() -> None:
    parsed = document(
        "## [ERR-20260409-001] a\n<<<<<<< ours\n**Status**: open\n=======\n**Status**: resolved\n>>>>>>> theirs\n"
    )
    assert parsed.read_only is not None
    assert parsed.diagnostics[0].line == 2
    assert document("```\n<<<<<<< a\n>>>>>>> b\n```\n").read_only is None


def test_an_entry_says_what_its_file_holds() -> None:
    assert only("## [XYZ-20260409-001] a\n", ERRORS).kind is Kind.ERROR
    assert only("## [FR-20260409-001] a\n", ERRORS).kind is Kind.FEATURE
    assert only("## [SEC-20260409-001] a\n", ".learnings/security/SECURITY_INCIDENTS.md").kind is Kind.ISSUE
    assert only("## [HEAL-20260409-001] a\n", ".learnings/HEALS.md").kind is Kind.HEAL
