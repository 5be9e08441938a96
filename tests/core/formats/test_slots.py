"""Where the status of an entry lives."""

import pytest

from hotwash.core.formats import parse
from hotwash.core.formats.slots import Form, Home, form_of, status_in_line, status_slot
from support.snapshots import PROJECT

FILE = ".learnings/ERRORS.md"
NOTE = ".learnings/disk.md"


def slot(text: str, file: str = FILE) -> tuple[Home, str, str]:
    """Where the first entry's status lives, its bytes there, and why it cannot be changed."""
    document = parse(f"/w/{file}", file, PROJECT, text.encode())
    entry = document.entries[0]
    found = status_slot(document, entry)
    return found.home, found.span.of(document.raw(entry)).decode(), found.locked[0] if found.locked else ""


@pytest.mark.parametrize(
    ("text", "home", "said"),
    [
        ("## 2026-03-01 Disk\n\n**Status:** open\n", Home.FIELD, "open"),
        ("## 2026-03-01 Disk\n\n- 状态：待处理\n", Home.FIELD, "待处理"),
        ("## 2026-03-01 Disk\n\n**Area**: x | **Status**: open | **By**: y\n", Home.FIELD, "open"),
        ("## [ERR-20260301-001] Disk\n\n### Metadata\n- Status: open\n", Home.FIELD, "open"),
        ("## [OPEN] 2026-03-01 Disk\n", Home.FIRST_LINE, "OPEN"),
        ("## 2026-03-01 ❌ OPEN: Disk\n", Home.FIRST_LINE, "❌ OPEN"),
        ("## [OPEN] 2026-03-01 OPEN ports – OPEN\n", Home.FIRST_LINE, "OPEN"),
        ("## 2026-03-01 | Disk | Status: open\n", Home.FIRST_LINE, "open"),
        ("## 2026-03-01 Disk\n\n### Status\nopen  \n", Home.SECTION, "open"),
        ("## 2026-03-01 Disk\n\nStatus: open · owner: ana\n", Home.FIELD, "open"),
        ("## 2026-03-01 Disk\n\nStatus: ✅ done, owner: ana\n", Home.FIELD, "✅ done"),
        ("## 2026-03-01 Disk\n\n| **Status** | *open* |\n|---|---|\n", Home.CELL, "open"),
        ("## 2026-03-01 Disk\n\n| a \\| b | Status |\n|---|---|\n| x |  处理中  |\n", Home.CELL, "处理中"),
        ("2026-03-01 | Disk | full\n", Home.NEW, ""),
        ("## 2026-03-01 Disk\n\n| Status | Count |\n|---|---|\n| 502 | 12 |\n", Home.NEW, ""),
        ("## [LRN-20260301-001]\n### insight\n**Status**: open\n", Home.FIELD, "open"),
        ("## 2026-03-01 Disk\n\nText.\n", Home.NEW, ""),
        ("## 2026-03-01 Disk\n\n```\n**Status:** open\n```\n", Home.NEW, ""),
        ("- 2026-03-01: Disk\n", Home.NEW, ""),
        ("## Open\n\n### Disk\ntext\n", Home.GROUP, ""),
        ("## 2026-03-01 (open)\n\n### Disk\ntext\n", Home.GROUP, ""),
        ("- [ ] 2026-03-01 Disk\n", Home.BOX, "[ ]"),
        ("### 🔥 [x] 2026-03-01 Disk [x]\n", Home.BOX, "[x]"),
        ("- [ ] 2026-03-01 [OPEN] Disk\n", Home.FIRST_LINE, "OPEN"),
    ],
)
def test_a_status_lives_where_the_reader_takes_it_from(text: str, home: Home, said: str) -> None:
    assert slot(text) == (home, said, "")


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("status: open\n", "open"),
        ("Status: 'in progress'   # since\n", "in progress"),
        ('status: "open"\n', "open"),
        ("status: won-t#fix\n", "won-t#fix"),
        ("status:\n", ""),
    ],
)
def test_in_front_matter_only_the_word_itself_is_the_status(front: str, said: str) -> None:
    assert slot(f"---\ntitle: Disk\n{front}---\n\n# Disk\n", NOTE) == (Home.FRONT_MATTER, said, "")


def test_a_status_in_the_text_of_a_note_wins_over_its_front_matter() -> None:
    text = "---\ntitle: Disk\ntags: [a]\n---\n\n# Disk\n\n**Status:** open\n"
    assert slot(text, NOTE) == (Home.FIELD, "open", "")


@pytest.mark.parametrize(
    ("text", "file", "why"),
    [
        ("## 2026-03-01 Disk\n\nStatus: ana · open\n", FILE, "has other things in the line of its status"),
        (
            "## 2026-03-01 Disk\n\n| **Status** | 50 % |\n|---|---|\n",
            FILE,
            "says its status in a table or a list, where it is not read",
        ),
        (
            "## 2026-03-01 Disk\n\n### Status\n- open\n",
            FILE,
            "says its status in a table or a list, where it is not read",
        ),
        ("---\ntitle: D\nstatus: [open, x]\n---\n# D\n", NOTE, "has a status in its front matter that is no word"),
    ],
)
def test_a_status_that_cannot_be_told_apart_is_locked_with_the_reason(text: str, file: str, why: str) -> None:
    assert slot(text, file)[2] == why


def test_a_menu_of_statuses_is_not_something_else_in_the_line() -> None:
    assert slot("## [ERR-20260301-001] x\n\n**Status**: open | fixed\n")[2] == ""


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("## 2026-03-01 Disk\n", Form.HEADED),
        ("* 2026-03-01: Disk\n", Form.LINE),
        ("2026-03-01 | Disk\n", Form.ROW),
        ("[2026-03-01] Disk\n", Form.PARAGRAPH),
    ],
)
def test_the_form_of_an_entry_is_what_it_begins_with(text: str, form: Form) -> None:
    document = parse(f"/w/{FILE}", FILE, PROJECT, text.encode())
    assert form_of(document, document.entries[0]) is form


def test_a_heading_alone_tells_its_status() -> None:
    assert status_in_line(b"## [OPEN] 2026-03-01 Disk") == "OPEN"
    assert status_in_line(b"## 2026-03-01 | Disk | Status: open") == "open"
    assert status_in_line(b"## 2026-03-01 Disk") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## [OPEN] 2026-03-01 Disk", "## [RESOLVED] 2026-03-01 Disk"),
        ("## 2026-03-01 ❌ OPEN: Disk", "## 2026-03-01 ✅ FIXED: Disk"),
        ("## 2026-03-01 Disk — open", "## 2026-03-01 Disk — resolved"),
        ("## 2026-03-01 | Disk | Status: open", "## 2026-03-01 | Disk | Status: done"),
        ("- 2026-03-01 [open] Disk", "- 2026-03-01 [done] Disk"),
    ],
)
def test_an_entry_keeps_its_name_when_its_first_line_says_another_status(before: str, after: str) -> None:
    one, other = (parse(f"/w/{FILE}", FILE, PROJECT, f"{text}\n".encode()).entries[0] for text in (before, after))
    assert one.key == other.key
    assert one.native_status != other.native_status
