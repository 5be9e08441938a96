"""The note of a day: our sections, what hooks append, and diaries of somebody else's."""

from hotwash.core.formats.daily_note import note_section
from hotwash.core.model.captures import NoteKind
from hotwash.core.model.contents import Count
from hotwash.core.model.session import Bullet, Closing, DailyNote, NoteSection
from support.reading import document

PATH = "memory/2026-10-05.md"
NOTE = """\
# Daily Notes — 2026-10-05

---

## Decisions

- 09:40 — cold storage after a year

## Discoveries

- HH:MM — what was found

## Completed
- 11:30 – archive of 2023 moved

## Errors

- 11:44 — wrong policy → restored from the copy

## Session closed: 17:02 (logout)

### State captured today:
- 2 decisions

### Incomplete steps (resume next session):
- [ ] move the archive of 2024
- [x] list the archives

## Session closed: 18:20
"""


def test_own_sections_and_closed_sessions_are_read() -> None:
    parsed = document(NOTE, PATH)
    assert parsed.format == "daily-note"
    assert parsed.contents == DailyNote(
        "2026-10-05",
        True,
        (
            NoteSection("Decisions", NoteKind.DECISION, (Bullet("cold storage after a year", "09:40", 7),)),
            NoteSection("Discoveries", NoteKind.DISCOVERY, ()),
            NoteSection("Completed", NoteKind.COMPLETED, (Bullet("archive of 2023 moved", "11:30", 14),)),
            NoteSection("Errors", NoteKind.ERROR, (Bullet("wrong policy → restored from the copy", "11:44", 18),)),
        ),
        (
            Closing("17:02", "logout", ("move the archive of 2024",), 20),
            Closing("18:20", None, (), 29),
        ),
    )
    assert parsed.contents.counts == (
        Count(1, "decision"),
        Count(1, "completed task"),
        Count(1, "error"),
        Count(2, "closed session"),
    )


def test_a_diary_in_free_form_is_not_ours() -> None:
    diary = "# Monday\n\nWe talked.\n\n## 14:00 retro\n\n- fewer words\n"
    assert document(diary, PATH).contents == DailyNote(
        "2026-10-05", False, (NoteSection("14:00 retro", None, (Bullet("fewer words", None, 7),)),), ()
    )


def test_a_new_bullet_goes_below_the_last_of_its_section() -> None:
    content = NOTE.encode()
    section = note_section(content, NoteKind.DECISION)
    assert section is not None
    assert content[section.insert_at :].startswith(b"\n## Discoveries")
    assert note_section(b"# Monday\n", NoteKind.ERROR) is None


def test_only_a_day_in_a_memory_folder_is_a_note() -> None:
    assert document("# Monday\n", "docs/2026-10-05.md").format != "daily-note"
    assert document("# Monday\n", "memory/2026-10-05-retro.md").format != "daily-note"


def test_headings_and_times_are_known_in_other_dress() -> None:
    text = (
        "# Daily Notes — 2026-10-05\n\n## ✅ Completed:\n\n- **11:30** moved it\n- [11:45] checked it\n\n"
        "## Decision\n- 9:00: ask\n"
    )
    contents = document(text, PATH).contents
    assert isinstance(contents, DailyNote)
    assert contents.sections == (
        NoteSection(
            "✅ Completed:",
            NoteKind.COMPLETED,
            (Bullet("moved it", "11:30", 5), Bullet("checked it", "11:45", 6)),
        ),
        NoteSection("Decision", NoteKind.DECISION, (Bullet("ask", "9:00", 9),)),
    )
