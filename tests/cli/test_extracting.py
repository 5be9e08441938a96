"""`hotwash extract-skill`: as the original helper, with a preview, and never over what is there."""

from pathlib import Path

from cli.conftest import Hotwash


def test_a_dry_run_writes_nothing(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("extract-skill", "cert-expiry", "--from", "OPS-20260518-A3F", "--force", "--dry-run")
    assert ran.code == 0
    assert "+# Cert Expiry" in ran.out
    assert not (workspace / "skills").exists()


def test_it_writes_the_skill_and_says_what_comes_next(hotwash: Hotwash, workspace: Path) -> None:
    ran = hotwash("extract-skill", "cert-expiry", "--from", "OPS-20260518-A3F", "--force")
    assert ran.code == 0
    assert "note: next: fill in what says TODO" in ran.err
    assert (workspace / "skills/cert-expiry/SKILL.md").exists()
    assert "promoted_to_skill" in (workspace / ".learnings/OPERATIONS_ISSUES.md").read_text()


def test_an_open_entry_and_a_folder_that_is_there_are_refused_by_state(hotwash: Hotwash, workspace: Path) -> None:
    assert hotwash("extract-skill", "cert-expiry", "--from", "OPS-20260518-A3F").code == 1
    (workspace / "skills/cert-expiry").mkdir(parents=True)
    assert hotwash("extract-skill", "cert-expiry").code == 1


def test_an_unknown_entry_and_a_bad_name_are_told_apart(hotwash: Hotwash) -> None:
    assert hotwash("extract-skill", "x", "--from", "OPS-19990101-001").code == 4
    assert hotwash("extract-skill", "A_b").code == 2


def test_undo_takes_the_skill_away_again(hotwash: Hotwash, workspace: Path) -> None:
    before = (workspace / ".learnings/OPERATIONS_ISSUES.md").read_bytes()
    hotwash("extract-skill", "cert-expiry", "--from", "OPS-20260518-A3F", "--force")
    assert hotwash("undo").code == 0
    assert not (workspace / "skills/cert-expiry/SKILL.md").exists()
    assert (workspace / ".learnings/OPERATIONS_ISSUES.md").read_bytes() == before
