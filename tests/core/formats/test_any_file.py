"""Whatever the bytes are, reading them loses nothing, says where things are, and does not raise."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core.formats import FORMATS, body, parse, parse_tail
from hotwash.core.model.vocabulary import Status
from support.reading import ERRORS, WORKSPACE, document, entries

PATHS = st.sampled_from(
    [
        ERRORS,
        "memory/working-buffer.md",
        ".learnings/.pending-errors.log",
        "CLAUDE.md",
        "memory/SESSION-STATE.md",
        "memory/2026-01-01.md",
        "memory/.session-count",
        ".learnings/INDEX.md",
        ".claude/skills/runbooks/sre/RUNBOOK.md",
        ".claude/skills/drain/SKILL.md",
        ".memory/harness-learnings.md",
        ".learnings/2026-01-01-note.md",
        "elsewhere.txt",
    ]
)
GRAMMAR = """\
## [ERR-20260101-001] slug
### ERR-20260102-002
## 2026-01-03 — title
### 1. number
# title
#### E014 — own
## Format
## YYYY-MM-DD
**Status**: pending
**Logged**: 2026-01-01T10:00:00Z
**Context**: a
**Content**: b
**Action**: c
### Summary
### Metadata
- a: b
- 2026-01-04: bullet
- 2026-01-04 — bullet
  that goes on
## Decisions
## Auto-Generated Patterns
Last updated: 2026-01-01 10:00
2026-01-01T10:00:00Z
<!-- hotwash:index -->
[2026-01-05 10:00] line
2026-01-06 | a | b
| a | b |
---
***
```
~~~~md
<<<<<<< a
>>>>>>> b
    ## code
> ## quote
状态：已解决
"""
PIECES = st.sampled_from(
    [
        *GRAMMAR.splitlines(keepends=True),
        *(
            "**Status:** done  \n",
            "- Status: x\\\n",
            "\n\n",
            "\r\n",
            "\r",
            "## [",
            "```x",
            "<!--",
            "-->",
            "text ",
            "\ufeff",
            "\x00",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())


def check(content: bytes, path: str) -> None:
    parsed = parse("/work/" + path, path, WORKSPACE, content)
    assert b"".join(block.span.of(content) for block in parsed.blocks) == content
    for entry in parsed.entries:
        assert 0 <= entry.span.start < entry.span.end <= len(content)
        assert entry.line == content.count(b"\n", 0, entry.span.start) + 1
        body(parsed, entry)
    for first, second in pairwise(parsed.entries):
        assert first.span.end <= second.span.start
    assert len({entry.key for entry in parsed.entries}) == len(parsed.entries)
    assert [block.span for block in parsed.blocks if block.kind == "entry"] == [entry.span for entry in parsed.entries]


@settings(deadline=None)
@given(st.binary(max_size=300), PATHS)
def test_arbitrary_bytes(content: bytes, path: str) -> None:
    check(content, path)


@settings(max_examples=300, deadline=None)
@given(TEXTS, PATHS)
def test_arbitrary_markdown(content: bytes, path: str) -> None:
    check(content, path)


@settings(deadline=None)
@given(TEXTS)
def test_the_newline_style_does_not_change_what_is_found(content: bytes) -> None:
    unix = content.replace(b"\r\n", b"\n").replace(b"\r", b"")
    facts = [(entry.line, entry.native_id, entry.title, entry.status, entry.logged) for entry in entries(unix)]
    windows = entries(unix.replace(b"\n", b"\r\n"))
    assert [(entry.line, entry.native_id, entry.title, entry.status, entry.logged) for entry in windows] == facts


@settings(deadline=None)
@given(TEXTS)
def test_a_byte_order_mark_does_not_change_what_is_found(content: bytes) -> None:
    plain = content.replace("\ufeff".encode(), b"")
    facts = [(entry.line, entry.native_id, entry.title) for entry in entries(plain)]
    assert [(entry.line, entry.native_id, entry.title) for entry in entries(b"\xef\xbb\xbf" + plain)] == facts


def test_bad_bytes_do_not_lose_the_file() -> None:
    found = entries(
        b"## [ERR-20260420-001] it\x92s\n\n**Status**: pending\n\n## [ERR-20260420-002] b\n**Status**: fixed\n\xe6"
    )
    assert [(entry.native_id, entry.status) for entry in found] == [
        ("ERR-20260420-001", Status.OPEN),
        ("ERR-20260420-002", Status.RESOLVED),
    ]


def test_lines_are_counted_by_line_feeds_only() -> None:
    assert [entry.line for entry in entries("a\x0cb\x85c\u2028d\n## [ERR-20260422-001] x\n")] == [2]


def test_every_format_has_a_name_of_its_own_and_the_last_is_for_anything() -> None:
    names = [each.name for each in FORMATS]
    assert len(set(names)) == len(names)
    assert names[-1] == "unknown"


def test_the_tail_of_a_file_is_a_quick_first_reading() -> None:
    text = "".join(
        f"## [ERR-20260101-{number:03}] slug {number}\n\n**Status**: pending\n\n---\n\n" for number in range(50)
    )
    content = text.encode()
    tail = parse_tail("/work/" + ERRORS, ERRORS, WORKSPACE, content[-500:], len(content) - 500)
    assert tail.partial
    assert {entry.line for entry in tail.entries} == {0}
    whole = document(content).entries
    assert [entry.native_id for entry in tail.entries] == [entry.native_id for entry in whole[-len(tail.entries) :]]
    assert tail.entries[-1].native_id == "ERR-20260101-049"
    for entry in tail.entries:
        assert tail.raw(entry).startswith(b"## [ERR")


def test_a_tail_that_is_the_whole_file_is_read_as_one() -> None:
    assert not parse_tail("/work/" + ERRORS, ERRORS, WORKSPACE, b"## [ERR-20260101-001] a\n", 0).partial


HARD = [
    *(
        "**",
        "[",
        "`",
        " ",
        "9",
        "#",
        "# ",
        "## [",
        "**a",
        "- ",
        "<!--",
        "a:",
        "：",
        "(",
        "— ",
        "X-",
        "P1:",
        "|",
        "_",
        "\n|",
    ),
    *("## x (", "~~~\n", "[2026-01-01", "## 2026-01-01 ", "\n- 2026-01-01: a", "\n## [ERR-20260101-001] a\n```\n"),
    *("### ERR-20260101-001\n**Status**: pending\n", "```x\n---\n\n## [ERR-20260101-001] a\n"),
]


@pytest.mark.parametrize("piece", HARD)
@pytest.mark.parametrize(
    "before", ["", "## [ERR-20260101-001] ", "## ", "**Status**: ", "## [ERR-20260101-001] a\n**Status**: "]
)
def test_the_time_is_linear_in_the_size(piece: str, before: str) -> None:
    content = (before + piece * (65536 // len(piece))).encode()
    started = time.process_time()
    parsed = document(content)
    for entry in parsed.entries[:20]:
        body(parsed, entry)
    assert time.process_time() - started < 2.0
