"""`hotwash lint` on the command line."""

from pathlib import Path

from cli.conftest import Hotwash

SUMMARY = "lint: 3 entries, 0 errors, 0 warnings, 0 expired, 0 stale, 2 without metadata\n"


def test_lint_of_sound_files_is_one_line_and_zero(hotwash: Hotwash) -> None:
    ran = hotwash("lint")
    assert (ran.code, ran.out, ran.err) == (0, SUMMARY, "")


def test_lint_names_the_faults_counts_them_and_ends_with_one(hotwash: Hotwash, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    errors.write_text(errors.read_text().replace("**Status**: resolved", "**Status**: done"))
    issues = workspace / ".learnings" / "OPERATIONS_ISSUES.md"
    issues.write_text(issues.read_text().replace("**Status**: pending", "**Status**: contained"))
    ran = hotwash("lint")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        'ERROR ERR-20260519-001 unknown status "done"',
        '.learnings/OPERATIONS_ISSUES.md:9: warning foreign-status: OPS-20260518-A3F status "contained" is a word of '
        "SEC entries "
        "(fix: one of pending, in_progress, resolved, wont_fix, promoted, promoted_to_skill)",
        "lint: 3 entries, 1 errors, 1 warnings, 0 expired, 0 stale, 2 without metadata",
    ]
    assert ran.err == "1 can be repaired: hotwash repair --all shows how\n"


def test_entries_with_an_error_are_found_by_the_filter(hotwash: Hotwash, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    errors.write_text(errors.read_text().replace("**Status**: resolved", "**Status**: done"))
    ran = hotwash("list", "is:broken", "--all", "--json")
    assert [entry["id"] for entry in ran.lists("entries")] == ["ERR-20260519-001"]


def test_a_skill_that_was_made_of_an_entry_is_missed_once_it_is_gone(hotwash: Hotwash, workspace: Path) -> None:
    made = hotwash("extract-skill", "cert-expiry", "--from", "OPS-20260518-A3F", "--force", "--apply")
    assert (made.code, "missing-skill" in hotwash("lint").out) == (0, False)
    (workspace / "skills" / "cert-expiry" / "SKILL.md").unlink()
    ran = hotwash("lint")
    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        ".learnings/OPERATIONS_ISSUES.md:12: warning missing-skill: OPS-20260518-A3F became the skill "
        "skills/cert-expiry, which is not there "
        "(fix: put it back, correct the path in your editor, or hotwash unpromote OPS-20260518-A3F)",
    )


def test_lint_of_one_file_says_only_what_is_about_it(hotwash: Hotwash, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    errors.write_text(errors.read_text().replace("**Status**: resolved", "**Status**: done"))
    for name in ("OPERATIONS_ISSUES.md", ".learnings/OPERATIONS_ISSUES.md", "./.learnings/OPERATIONS_ISSUES.md"):
        ran = hotwash("lint", name)
        assert (ran.code, ran.out.splitlines()[-1].split(",")[0]) == (0, "lint: 1 entries")


def test_lint_of_an_unknown_file_is_a_usage_error(hotwash: Hotwash) -> None:
    ran = hotwash("lint", "nothing.md")
    assert (ran.code, ran.out) == (2, "")
    assert "nothing.md is none of the files that are open" in ran.err


def test_notes_are_counted_and_shown_on_demand(hotwash: Hotwash, workspace: Path) -> None:
    issues = workspace / ".learnings" / "OPERATIONS_ISSUES.md"
    issues.write_text(issues.read_text().replace("**Area**: monitoring", "**Area**: kitchen"))
    quiet, told = hotwash("lint"), hotwash("lint", "--all")
    assert (quiet.code, quiet.out) == (0, SUMMARY)
    assert quiet.err == "1 note is not shown: --all shows them\n"
    assert 'note unknown-area: OPS-20260518-A3F area "kitchen" is none of operations' in told.out


def test_lint_as_json_has_place_rule_and_repair(hotwash: Hotwash, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    errors.write_text(errors.read_text().replace("**Status**: resolved", "**Status**: done"))
    ran = hotwash("lint", "--json")
    assert ran.code == 1
    (finding,) = ran.lists("findings")
    assert finding == {
        "rule": "unknown-status",
        "severity": "error",
        "file": ".learnings/ERRORS.md",
        "line": 14,
        "id": "ERR-20260519-001",
        "message": 'ERR-20260519-001 unknown status "done"',
        "next_step": "one of pending, resolved, promoted, superseded, revoked, discarded",
        "repair": "write resolved",
    }
    assert ran.document["summary"] == {
        "entries": 3,
        "errors": 1,
        "warnings": 0,
        "expired": 0,
        "stale": 0,
        "without_metadata": 2,
    }


def test_without_a_workspace_lint_ends_with_two(hotwash: Hotwash, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert hotwash("lint", cwd=empty).code == 2
