"""Commands that write: what they change, what they say, and how they end."""

from pathlib import Path

import pytest

from cli.conftest import ERRORS, Hotwash


@pytest.fixture
def errors(workspace: Path) -> Path:
    return workspace / ".learnings" / "ERRORS.md"


def test_resolve_changes_one_word_and_undo_brings_back_every_byte(hotwash: Hotwash, errors: Path) -> None:
    ran = hotwash("resolve", "ERR-20260520-001")
    assert (ran.code, ran.out) == (0, "")
    assert "hotwash undo" in ran.err
    assert errors.read_text() == ERRORS.replace("pending", "resolved", 1)
    assert hotwash("undo").code == 0
    assert errors.read_text() == ERRORS
    assert hotwash("redo").code == 0
    assert errors.read_text() == ERRORS.replace("pending", "resolved", 1)


def test_resolving_what_is_resolved_is_a_quiet_success(hotwash: Hotwash, errors: Path) -> None:
    ran = hotwash("resolve", "ERR-20260519-001")
    assert ran.code == 0
    assert "already" in ran.err
    assert errors.read_text() == ERRORS


def test_an_undo_of_what_was_changed_since_says_why_it_cannot_once(hotwash: Hotwash, errors: Path) -> None:
    hotwash("resolve", "ERR-20260520-001")
    changed = errors.read_text().replace("resolved", "verified", 1)
    errors.write_text(changed)
    why = "hotwash: cannot undo resolve ERR-20260520-001: Status of ERR-20260520-001 was changed since\n"
    note = "what was changed since stays as it is: edit it by hand; hotwash journal lists what was written"
    ran, quiet = hotwash("undo"), hotwash("undo", "--quiet")
    assert (ran.code, ran.out, ran.err) == (4, "", f"{why}note: {note}\n")
    assert (quiet.code, quiet.out, quiet.err) == (4, "", why)
    assert errors.read_text() == changed


def test_what_is_left_of_several_is_named_also_to_those_who_want_it_quiet(hotwash: Hotwash, workspace: Path) -> None:
    issues = workspace / ".learnings" / "OPERATIONS_ISSUES.md"
    name = next(line for line in issues.read_text().splitlines() if line.startswith("## ")).split()[1].strip("[]")
    both = ("discard", "ERR-20260520-001", name, "--reason", "one-off")
    reason = "this format has no discard – use wont-fix, with a reason"
    ran = hotwash(*both)
    left = f"hotwash: {name}: {reason}\n"
    told = f"discarded ERR-20260520-001, left 1 (first: {reason})\nundo: hotwash undo\n{left}"
    assert (ran.code, ran.err) == (4, told)
    hotwash("undo")
    assert hotwash(*both, "--quiet").err == left


def test_a_dry_run_prints_the_diff_and_writes_nothing(hotwash: Hotwash, errors: Path) -> None:
    ran = hotwash("resolve", "ERR-20260520-001", "--dry-run")
    assert ran.code == 0
    assert "-**Status**: pending\n+**Status**: resolved\n" in ran.out
    assert errors.read_text() == ERRORS


def test_promote_shows_the_diff_and_apply_writes_exactly_that(hotwash: Hotwash, errors: Path, workspace: Path) -> None:
    rules = workspace / "CLAUDE.md"
    before = rules.read_text()
    rule = ("--rule", "Always set resource limits on every container", "--resolve", "--target", "CLAUDE.md")
    shown = hotwash("promote", "ERR-20260520-001", *rule)
    assert shown.code == 0
    assert "+- Always set resource limits on every container <!-- self-improve:ERR-20260520-001 -->" in shown.out
    assert (rules.read_text(), errors.read_text()) == (before, ERRORS)
    assert hotwash("promote", "ERR-20260520-001", *rule, "--apply").code == 0
    assert (
        rules.read_text()
        == before + "- Always set resource limits on every container <!-- self-improve:ERR-20260520-001 -->\n"
    )
    assert "**Status**: promoted\n" in errors.read_text()
    assert hotwash("undo").code == 0
    assert (rules.read_text(), errors.read_text()) == (before, ERRORS)


def test_a_pending_entry_is_not_promoted_without_being_told_to_resolve_it(hotwash: Hotwash, errors: Path) -> None:
    ran = hotwash("promote", "ERR-20260520-001", "--rule", "Always set limits", "--target", "CLAUDE.md", "--apply")
    assert ran.code == 4
    assert "pending" in ran.err
    assert errors.read_text() == ERRORS


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("start", "ERR-20260520-001"), 1),
        (("wont-fix", "ERR-20260520-001", "--reason", "x"), 1),
        (("wont-fix", "OPS-20260518-A3F"), 2),
        (("discard", "OPS-20260518-A3F"), 1),
        (("resolve", "ERR-20990101-001"), 4),
        (("undo",), 1),
        (("score", "--freq", "0", "--fail", "1", "--burden", "1", "--cost", "1"), 2),
        (("score", "--freq", "1", "--fail", "1", "--burden", "1", "--cost", "1"), 1),
        (("score", "--freq", "8", "--fail", "9", "--burden", "7", "--cost", "9"), 0),
    ],
)
def test_exit_codes(hotwash: Hotwash, errors: Path, arguments: tuple[str, ...], code: int) -> None:
    assert hotwash(*arguments).code == code
    assert errors.read_text() == ERRORS


def test_many_entries_are_shown_first_and_come_back_at_once(hotwash: Hotwash, errors: Path) -> None:
    entry = "### ERR-202605{:02}-009\n**Status**: pending\n**Context**: c\n**Content**: x\n**Action**: a\n\n"
    errors.write_text("".join(map(entry.format, range(1, 13))))
    before = errors.read_bytes()
    ids = [f"ERR-202605{day:02}-009" for day in range(1, 13)]
    assert hotwash("resolve", *ids).err.endswith("nothing written; --apply writes it\n")
    assert errors.read_bytes() == before
    assert hotwash("resolve", *ids, "--yes").err == "resolved 12 entries\nundo: hotwash undo\n"
    assert hotwash("undo").code == 0
    assert errors.read_bytes() == before


def test_start_and_wont_fix_write_the_sectioned_dialect(hotwash: Hotwash, workspace: Path) -> None:
    log = workspace / ".learnings" / "OPERATIONS_ISSUES.md"
    assert hotwash("start", "OPS-20260518-A3F").code == 0
    assert "**Status**: in_progress\n" in log.read_text()
    assert hotwash("wont-fix", "OPS-20260518-A3F", "--reason", "accepted until Q3").code == 0
    assert "**Status**: wont_fix\n" in log.read_text()
    assert "accepted until Q3" in log.read_text()


def test_wal_commit_wants_evidence_and_takes_the_only_pending_record(hotwash: Hotwash, workspace: Path) -> None:
    buffer = workspace / "memory" / "working-buffer.md"
    before = buffer.read_text()
    assert hotwash("wal", "commit").code == 2
    assert buffer.read_text() == before
    assert hotwash("wal", "commit", "--note", "verified: terraform state list").code == 0
    assert "**Status**: COMMITTED\n" in buffer.read_text()
    assert hotwash("wal", "commit", "--note", "again").code == 1


def test_read_only_refuses_and_writes_nothing(hotwash: Hotwash, errors: Path) -> None:
    ran = hotwash("resolve", "ERR-20260520-001", "--read-only")
    assert ran.code == 4
    assert errors.read_text() == ERRORS


def test_a_note_is_appended_where_the_entry_keeps_its_action(hotwash: Hotwash, errors: Path) -> None:
    assert hotwash("note", "ERR-20260520-001", "asked", "the", "team").code == 0
    assert "Set resource limits on every container" in errors.read_text()
    assert "asked the team" in errors.read_text()


def test_the_journal_names_who_and_what(hotwash: Hotwash) -> None:
    hotwash("resolve", "ERR-20260520-001")
    (entry,) = hotwash("journal", "--json").lists("transactions")
    assert (entry["verb"], entry["state"]) == ("resolve", "done")
    hotwash("undo", str(entry["id"]))
    assert [each["state"] for each in hotwash("journal", "--json").lists("transactions")] == ["done", "undone"]


def test_scores_are_kept_for_an_entry(hotwash: Hotwash, errors: Path) -> None:
    scored = hotwash(
        "score", "ERR-20260520-001", "--freq", "8", "--fail", "9", "--burden", "7", "--cost", "9", "--json"
    )
    assert scored.code == 0
    assert (scored.document["kind"], scored.document["total"]) == ("score", 83)
    assert errors.read_text() == ERRORS
    assert hotwash("journal", "--json").lists("transactions")[0]["verb"] == "score"


def test_an_entry_without_an_id_is_named_by_its_place_and_one_with_an_id_is_not(
    hotwash: Hotwash, workspace: Path
) -> None:
    log = workspace / ".learnings/LEARNINGS.md"
    log.write_text("# Learnings\n\n## 2026-05-18 – Pin the chart\n*Area:* helm | *Status:* open\n\nIt moved.\n")
    assert hotwash("resolve", ".learnings/LEARNINGS.md:4").code == 4
    assert hotwash("resolve", ".learnings/LEARNINGS.md:3").err.startswith("resolved Pin the chart\n")
    assert "*Area:* helm | *Status:* resolved\n" in log.read_text()
    assert hotwash("resolve", ".learnings/ERRORS.md:5").code == 4


def test_an_entry_without_an_id_is_named_by_its_title_where_no_other_has_it(hotwash: Hotwash, workspace: Path) -> None:
    log = workspace / ".learnings/LEARNINGS.md"
    log.write_text("# Learnings\n\n- [ ] 2026-05-18: Disk full\n- [ ] 2026-05-19: Mail stuck\n")
    assert hotwash("resolve", "disk full").err.startswith("resolved Disk full\n")
    assert log.read_text() == "# Learnings\n\n- [x] 2026-05-18: Disk full\n- [ ] 2026-05-19: Mail stuck\n"
    log.write_text("# Learnings\n\n- [ ] 2026-05-18: Disk full\n- [ ] 2026-05-19: Disk full\n")
    ran = hotwash("resolve", "Disk full")
    assert (ran.code, ran.err.partition(" – ")[0]) == (4, "hotwash: 2 entries are called Disk full")
