"""Whatever the bytes are, reading them loses nothing, says where things are, and does not raise."""

import subprocess
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core.formats import FORMATS, Format, body, parse, parse_tail
from hotwash.core.model.entry import Entry
from hotwash.core.model.vocabulary import Status
from support.grammar import FILES, TEXTS
from support.growth import is_linear
from support.reading import ERRORS, WORKSPACE, document, entries

TESTS = Path(__file__).parents[2]

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
    assert [block.thing for block in parsed.blocks if isinstance(block.thing, Entry)] == list(parsed.entries)


@given(st.binary(max_size=300), PATHS)
def test_arbitrary_bytes(content: bytes, path: str) -> None:
    check(content, path)


@settings(max_examples=400)
@given(FILES, PATHS)
def test_made_up_files(content: bytes, path: str) -> None:
    check(content, path)


Fact = tuple[int, str | None, str, Status, str | None]


def facts(content: bytes) -> list[Fact]:
    return [(entry.line, entry.native_id, entry.title, entry.status, entry.logged) for entry in entries(content)]


@settings(max_examples=200)
@given(TEXTS)
def test_the_newline_style_does_not_change_what_is_found(text: str) -> None:
    unix = text.replace("\r", "").encode()
    assert facts(unix.replace(b"\n", b"\r\n")) == facts(unix)


@settings(max_examples=200)
@given(TEXTS)
def test_a_byte_order_mark_does_not_change_what_is_found(text: str) -> None:
    plain = text.replace("\ufeff", "").encode()
    assert facts(b"\xef\xbb\xbf" + plain) == facts(plain)


@settings(max_examples=200)
@given(TEXTS)
def test_a_last_newline_does_not_change_what_is_found(text: str) -> None:
    assert facts(text.rstrip("\n").encode() + b"\n") == facts(text.rstrip("\n").encode())


@settings(max_examples=200)
@given(TEXTS)
def test_reading_twice_says_the_same(text: str) -> None:
    assert document(text.encode()) == document(text.encode())


@settings(max_examples=200)
@given(TEXTS)
def test_an_appended_entry_is_found_behind_whatever_was_there(text: str) -> None:
    """Below open fences and comments it is hidden, so there are none here."""
    before = text.replace("`", "").replace("~", "").replace("<!--", "").rstrip("\n") + "\n\n---\n\n"
    appended = "## [ERR-20261231-999] appended\n\n**Status**: pending\n"
    assert facts((before + appended).encode())[-1][1] == "ERR-20261231-999"


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


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_documents_are_called_what_their_row_is(row: Format) -> None:
    assert row.name == import_module(f"hotwash.core.formats.{row.module}").NAME


def test_a_format_is_imported_when_there_is_a_file_of_it() -> None:
    code = "import sys; from support.reading import entries; entries('## [ERR-20260101-001] x\\n');print(*sys.modules)"
    done = subprocess.run((sys.executable, "-c", code), cwd=TESTS, capture_output=True, text=True, check=True)
    modules = {f"hotwash.core.formats.{row.module}" for row in FORMATS}
    assert modules.intersection(done.stdout.split()) == {"hotwash.core.formats.entries.reader"}


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


def steps(content: bytes) -> int:
    """How many calls reading takes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        document(content)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", [*HARD, "\n## 1. a", "\n**a**: b", "\n- 2026-01-01: a", "\n## Open\n### a"])
def test_the_steps_are_linear_in_the_size(piece: str) -> None:
    small, large = (steps((piece * (size // len(piece))).encode()) for size in (4_096, 16_384))
    assert large <= 4.4 * small + 500


@pytest.mark.parametrize("line", ["## [ERR-20260101-001] ", "**Status**: ", "- 2026-01-01: ", "<!-- ", "| ", "## "])
@pytest.mark.parametrize("filling", ["a ", "*", "[", "`", "# ", "(", "|", "**a**: b | ", "-- "])
def test_a_line_of_a_megabyte_takes_no_longer_than_any_text(line: str, filling: str) -> None:
    def work(size: int) -> None:
        parsed = document((line + filling * (size // len(filling))).encode())
        for entry in parsed.entries:
            body(parsed, entry)

    assert is_linear(work, 1_000_000)


@pytest.mark.parametrize("piece", HARD)
@pytest.mark.parametrize(
    "before", ["", "## [ERR-20260101-001] ", "## ", "**Status**: ", "## [ERR-20260101-001] a\n**Status**: "]
)
def test_the_time_is_linear_in_the_size(piece: str, before: str) -> None:
    def work(size: int) -> None:
        parsed = document((before + piece * (size // len(piece))).encode())
        for entry in parsed.entries[:20]:
            body(parsed, entry)

    assert is_linear(work, 65536)
