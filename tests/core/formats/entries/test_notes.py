"""A file that is one learning: what its front matter says is YAML, and what stands below it is its text."""

import pytest

from hotwash.core.model.body import Body
from hotwash.core.model.vocabulary import Status
from support.reading import body, only

PATH = ".learnings/2026-03-01-cache.md"
NOTE = """\
---
title: "Warm the cache: #1 tip"   # really
date: 2026-03-01
created: 2026-03-01T10:00:00Z
status: resolved
priority: high
type: tip
tags: [cache, 'night shift']
related:
  - LRN-20260101-001
  - ERR-20260101-002
summary: >
  Folded over
  two lines
owner: {team: sre}
---

# Cache

Before the switch.

## Details

- **Duration**: 5 min
"""


def inside(text: str | bytes) -> Body:
    return body(text, PATH)[1]


def test_title_date_status_and_priority_are_those_of_the_front_matter() -> None:
    entry = only(NOTE, PATH)
    assert (entry.title, entry.logged, entry.native_status, entry.status, entry.priority, entry.dialect) == (
        *("Warm the cache: #1 tip", "2026-03-01", "resolved", Status.RESOLVED, "high", "note"),
    )


def test_every_key_is_a_field_with_the_value_that_yaml_gives_it() -> None:
    found = inside(NOTE)
    assert [(field.canonical, field.value) for field in found.fields] == [
        ("title", "Warm the cache: #1 tip"),
        ("logged", "2026-03-01"),
        ("logged#2", "2026-03-01T10:00:00Z"),
        ("status", "resolved"),
        ("priority", "high"),
        ("type", "tip"),
        ("tags", "cache, night shift"),
        ("related", "LRN-20260101-001, ERR-20260101-002"),
        ("summary", "Folded over two lines"),
        ("owner", "{team: sre}"),
        ("details/duration", "5 min"),
    ]


@pytest.mark.parametrize("content", [NOTE.encode(), b"\xef\xbb\xbf" + NOTE.replace("\n", "\r\n").encode()])
def test_places_are_those_of_the_bytes(content: bytes) -> None:
    raw, found = body(content, PATH)
    tags, duration = found.field("tags"), found.field("details/duration")
    assert tags is not None
    assert duration is not None
    assert (tags.value_span.of(raw), duration.value_span.of(raw)) == (b"[cache, 'night shift']", b"5 min")
    assert tags.span.of(raw).rstrip() == b"tags: [cache, 'night shift']"
    assert [(section.title, section.span.of(raw)[:10]) for section in found.sections] == [("Details", b"## Details")]


def test_a_title_may_be_folded_over_lines() -> None:
    assert only("---\ntitle: >-\n  Warm the\n  cache\nstatus: open\n---\nText.\n", PATH).title == "Warm the cache"


def test_text_without_a_heading_is_read_from_its_first_line() -> None:
    assert inside("---\ntitle: a\nstatus: open\n---\n**Area**: infra\n\nText.\n").value("area") == "infra"


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    text = "---\ntitle: a: b\nstatus: pending\ntags: [x\n---\n\n# Cache\n"
    assert only(text, PATH).status is Status.OPEN
    assert inside(text).value("status") == "pending"
