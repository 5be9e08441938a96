"""The detail of an entry."""

from dataclasses import replace
from datetime import timedelta

from hotwash.core.analysis.facts import Facts, Noticed
from hotwash.core.formats import parse
from hotwash.core.model.document import Document
from hotwash.core.model.key import Key
from hotwash.core.model.settings import Settings
from hotwash.core.model.transaction import Actor, Hunk, Transaction, TransactionState
from hotwash.core.model.vocabulary import Tone
from hotwash.core.text.diff import diff_lines
from hotwash.viewmodels.detail import Background, Detail, Layout, Tab
from hotwash.viewmodels.detail_entry import entry_detail
from hotwash.viewmodels.rows import Breadth
from support.snapshots import ERRORS, NOW, PROJECT, document, entry, snapshot

OPERATIONS = b"""# Operations Issues Log

## [OPS-20260518-A3F] cert_expiry

**Logged**: 2026-05-18T10:00:00Z
**Priority**: high
**Status**: pending
**Team**: edge

Some words before the first section.

### Summary
Certificate of edge-gw expires

### Timeline
| Time | Event |
|------|-------|
| 10:00 | seen |

### Odd Section
```bash
## not a heading
```

### Metadata
- Trigger: alert

---
"""


def file() -> Document:
    return parse(ERRORS, ".learnings/ERRORS.md", PROJECT, OPERATIONS)


def detail(
    given: Document, tab: Tab = Tab.ENTRY, background: Background | None = None, noticed: Noticed | None = None
) -> Detail:
    facts = Facts(snapshot(given), NOW, Settings(), noticed)
    found = entry_detail(facts, given.entries[0].key, tab, background or Background(NOW))
    assert found is not None
    return found


def texts(shown: Detail) -> list[str]:
    return [
        f"{line.label}: {line.text}" if line.label else line.text for line in shown.lines if line.text or line.label
    ]


def test_a_wide_detail_has_facts_then_every_field_and_section_in_the_order_of_the_file() -> None:
    shown = detail(file())
    pairs = [[cell.text for cell in line.parts] for line in shown.lines if line.layout is Layout.PAIRS]
    assert pairs == [
        ["Status", "pending", "Scope", "project payments-api"],
        ["Dated", "2026-05-18 10:00 UTC", "File", ".learnings/ERRORS.md:3"],
        ["Kind", "issue", "Seen", "once, 2d ago"],
    ]
    assert [(line.label, line.text) for line in shown.lines if line.layout is Layout.PROSE] == [
        ("Logged", "2026-05-18T10:00:00Z"),
        ("Priority", "high"),
        ("Team", "edge"),
        ("", "Some words before the first section."),
        ("Summary", "Certificate of edge-gw expires"),
        ("Timeline", "| Time | Event |\n|------|-------|\n| 10:00 | seen |"),
        ("Odd Section", "```bash\n## not a heading\n```"),
        ("Metadata", "- Trigger: alert"),
    ]
    assert (shown.title, shown.tone, shown.tabs) == (
        "OPS-20260518-A3F",
        Tone.PROJECT,
        ("Entry", "Why", "History", "Diff"),
    )
    assert shown.same_as == "hotwash show OPS-20260518-A3F"


def test_a_title_that_stands_in_the_heading_alone_is_shown() -> None:
    given = document(entry(title="only up there"))
    given = replace(given, entries=(given.entries[0]._replace(title="another title"),))
    assert ["Title", "another title"] in [[cell.text for cell in line.parts] for line in detail(given).lines]


def test_a_medium_detail_starts_with_one_line() -> None:
    shown = detail(file(), background=Background(NOW, Breadth.MEDIUM))
    assert shown.lines[0].text == "pending · issue · project · ERRORS.md:3"


def test_an_arrival_is_told_with_a_tilde_and_a_future_date_is_doubted() -> None:
    given = document(entry("ERR-20260520-001"))
    noticed = Noticed(first_seen={given.entries[0].key: NOW - timedelta(minutes=121)})
    assert "2026-05-20 ~12:31" in [cell.text for line in detail(given, noticed=noticed).lines for cell in line.parts]
    tomorrow = document(entry("ERR-20260521-001"))
    assert "2026-05-21 ?" in [cell.text for line in detail(tomorrow).lines for cell in line.parts]


def test_what_is_wrong_or_read_only_is_said_above_the_text() -> None:
    given = replace(document(entry()), read_only="no permission to write")
    assert "✗ no permission to write – ERRORS.md:5" in texts(detail(given))


def test_hostile_text_is_visible_and_masked_in_every_part() -> None:
    given = document((entry("ERR-20260520-001"), {"Content": "\x1b[31m AKIAIOSFODNN7EXAMPLE \u202e [/x]"}))
    [content] = [line for line in detail(given).lines if line.label == "Content"]
    assert content.text == "␛[31m ••••[20] ⟨U+202E⟩ [/x]"


def test_a_very_long_text_is_cut_and_says_what_is_left_out() -> None:
    given = document((entry("ERR-20260520-001"), {"Content": "so " * 30_000, "Action": "long " * 400_000}))
    shown = detail(given)
    assert shown.cut == "1.9 MB more – Enter shows it"
    assert sum(len(line.text) for line in shown.lines) <= 64 * 1024
    full = detail(given, background=Background(NOW, full=True))
    assert full.cut == ""
    assert sum(len(line.text) for line in full.lines) > 2_000_000


def test_too_many_lines_are_cut_in_whole_lines() -> None:
    text = "## [ERR-20260520-001] x\n\n**Status**: pending\n\n### Error\n" + "line\n" * 5000 + "\n---\n"
    given = parse(ERRORS, ".learnings/ERRORS.md", PROJECT, text.encode())
    shown = detail(given)
    [section] = [line for line in shown.lines if line.label == "Error"]
    assert 1900 < section.text.count("\n") < 2000
    assert set(section.text.split("\n")) == {"line"}
    assert shown.cut.endswith("KB more – Enter shows it")


def test_why_tells_the_limit_and_how_far_it_is() -> None:
    assert texts(detail(document(entry("ERR-20260515-001")), Tab.WHY))[0] == (
        "pending for 5 d; stale in 3 d (limit 7 d)"
    )
    assert texts(detail(document(entry("ERR-20260501-001")), Tab.WHY))[0] == "pending 19 d, limit 7 d: pending > 7 d"
    assert texts(detail(document(entry("ERR-20260401-001", status="resolved")), Tab.WHY))[0] == (
        "resolved 49 d, limit 30 d: resolved > 30 d"
    )
    assert texts(detail(document(entry(None)), Tab.WHY))[0] == "pending, without a date: it never turns stale"


def cluster(count: int) -> Document:
    words = {"Context": "resource limits missing on the payments deployment"}
    return document(*((entry(f"ERR-202605{18 - day:02}-001", f"limits {day}"), words) for day in range(count)), entry())


def test_why_names_members_with_their_likeness_and_what_would_change_it() -> None:
    shown = texts(detail(cluster(2), Tab.WHY))
    assert any(line.endswith("rule is ≥ 3") for line in shown)
    assert any("ERR-20260518-001" in line and "this one" in line for line in shown)
    assert any("ERR-20260517-001" in line and '"limits 1"  pending' in line for line in shown)
    assert "1 more entry would make it a candidate" in shown
    assert "first 2026-05-17 · again 05-18" in shown[-1] or any(
        "first 2026-05-17 · again 05-18" in each for each in shown
    )


def test_why_shows_the_score_term_by_term() -> None:
    shown = texts(detail(document((entry("ERR-20260520-001"), {"Action": "add a limit"})), Tab.WHY))
    assert any(line.startswith("High Frequency") and "×3" in line for line in shown)
    assert any(line.startswith("Total") for line in shown)


def changed(key: Key, done: str, undone_by: str | None = None) -> Transaction:
    hunk = Hunk(key.path, key, "Status", b"a", b"b", b"", b"", 0)
    at = (NOW - timedelta(hours=1)).timestamp()
    actor = Actor("alice", "host", 1, "tui")
    return Transaction("1", at, actor, "resolve", "t", done, "", TransactionState.DONE, (hunk,), undone_by=undone_by)


def test_history_tells_who_changed_it_and_what_was_undone() -> None:
    given = document(entry(), entry("ERR-20260519-001"))
    mine, other = (item.key for item in given.entries)
    past = (changed(other, "resolved another"), changed(mine, "resolved ERR-20260520-001", "2"))
    shown = detail(given, Tab.HISTORY, Background(NOW, past=past, commits=("abc123 fix \x1b",)))
    assert texts(shown) == [
        "           13:32  resolved ERR-20260520-001  alice (tui)  undone",
        "git log of these lines: ",
        "abc123 fix ␛",
    ]
    assert texts(detail(given, Tab.HISTORY)) == ["Nothing was written here by hotwash."]


def test_diff_shows_the_lines_of_a_change() -> None:
    given = document(entry())
    lines = diff_lines(b"a\n**Status**: pending\n", b"a\n**Status**: resolved\x1b\n")
    shown = detail(given, Tab.DIFF, Background(NOW, changes=lines, changes_of="resolve ERR-20260520-001"))
    assert texts(shown)[0] == "resolve ERR-20260520-001"
    assert [line for line in texts(shown) if line[0] in "+-"] == ["- **Status**: pending", "+ **Status**: resolved␛"]
    assert [line.parts[0].tone for line in shown.lines if line.text[:1] in "+-" and line.text] == [
        Tone.ALARM,
        Tone.GOOD,
    ]
    assert len(texts(detail(given, Tab.DIFF))) == 1


def test_an_entry_of_the_first_frame_claims_no_line() -> None:
    known = document(entry())
    given = replace(known, entries=tuple(each._replace(line=0) for each in known.entries))
    assert next(line for line in texts(detail(given)) if "ERRORS.md" in line).endswith(".learnings/ERRORS.md")


def test_an_entry_that_is_gone_has_no_detail() -> None:
    facts = Facts(snapshot(document(entry())), NOW, Settings(), quick=True)
    assert entry_detail(facts, Key(ERRORS, "ERR-19990101-001"), Tab.ENTRY, Background(NOW)) is None
