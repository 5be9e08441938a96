"""Runbooks in both forms: who wrote an entry, its numbers, and what is archived."""

from hotwash.core.model.contents import Count
from hotwash.core.model.runbook import Runbook, RunbookOrigin, RunbookPart
from support.reading import document

PATH = ".claude/skills/runbooks/sre/RUNBOOK.md"
RUNBOOK = """\
# SRE Runbook

Last updated: 2026-10-01
Auto-generated patterns: 2

## Patterns That Work

### Drain before restart

**Pattern**: drain, wait, restart

```bash
### not a heading
drain --wait
```

## Anti-Patterns

## Auto-Generated Patterns

### missing-jitter (Auto-generated)

**Confidence**: 0.64 | **Occurrences**: 3 | **Trend**: stable | **Last seen**: 2026-09-01

- an item inside an entry

### Look at the calendar first (User Correction)

**Confidence**: unclear | **Corrections**: 4 | **Last seen**: 2026-09-14

## Service-Specific Notes

### billing

- restarts after six only

## Common Mistakes

- restarting both replicas: one after the other

## Archived Patterns

### edit-dns-by-hand (Auto-generated)

**Confidence**: 0.28 | **Occurrences**: 3
"""


def _runbook(text: str) -> Runbook:
    parsed = document(text, PATH)
    assert parsed.format == "runbook"
    assert isinstance(parsed.contents, Runbook)
    return parsed.contents


def test_entries_have_their_numbers_and_their_origin() -> None:
    found = _runbook(RUNBOOK)
    assert (found.agent, found.updated) == ("sre", "2026-10-01")
    assert [
        (each.name, each.part, each.origin, each.confidence, each.occurrences, each.trend, each.last_seen, each.line)
        for each in found.entries
    ] == [
        ("Drain before restart", RunbookPart.PATTERNS, RunbookOrigin.MANUAL, None, None, None, None, 8),
        ("missing-jitter", RunbookPart.AUTO_GENERATED, RunbookOrigin.AUTO, 0.64, 3, "stable", "2026-09-01", 21),
        (
            "Look at the calendar first",
            RunbookPart.AUTO_GENERATED,
            RunbookOrigin.CORRECTION,
            None,
            4,
            None,
            "2026-09-14",
            27,
        ),
        ("edit-dns-by-hand", RunbookPart.ARCHIVED, RunbookOrigin.AUTO, 0.28, 3, None, None, 43),
    ]
    assert [note.text for note in found.notes] == [
        "restarts after six only",
        "restarting both replicas: one after the other",
    ]
    assert found.counts == (
        Count(1, "manual entry", "manual entries"),
        Count(2, "automatic entry", "automatic entries"),
        Count(1, "archived entry", "archived entries"),
        Count(2, "note"),
    )


def test_the_form_of_the_documentation_is_read_too() -> None:
    found = _runbook("# Api Runbook\n\n## Patterns\n\n### retry once\n\n## Recent learnings\n\n- from the last run\n")
    assert [(each.name, each.part, each.origin) for each in found.entries] == [
        ("retry once", RunbookPart.PATTERNS, RunbookOrigin.MANUAL)
    ]
    assert [note.text for note in found.notes] == ["from the last run"]


def test_an_entry_covers_its_text_and_not_the_blank_lines_after_it() -> None:
    parsed = document(RUNBOOK, PATH)
    first = _runbook(RUNBOOK).entries[0]
    assert first.span.of(parsed.content).endswith(b"drain --wait\n```\n")
