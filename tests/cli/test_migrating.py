"""`hotwash migrate` on real folders: the record first, the check, and the source last."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash
from hotwash.core.model.plan import Plan
from hotwash.core.model.transaction import Receipt
from hotwash.core.storage.store import Store

GONE = "Worker was killed: resource limits missing."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workspace: Path) -> Path:
    """A home without a workspace; the project's buffer has nothing under way."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    (workspace / "memory" / "working-buffer.md").unlink()
    return folder


def learnings(base: Path) -> list[str]:
    return sorted(path.name for path in (base / ".learnings").glob("*.md"))


def test_it_is_shown_first(hotwash: Hotwash, home: Path) -> None:
    ran = hotwash("migrate", "global")
    assert (ran.code, list(home.iterdir())) == (0, [])
    assert "+### ERR-20260520-001" in ran.out
    assert ran.err.endswith("--apply writes it\n")


def test_everything_is_copied_recorded_and_told(hotwash: Hotwash, workspace: Path, home: Path) -> None:
    ran = hotwash("migrate", "global", "--apply")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Migrated to ~/.claude/ (global):",
        "✓ .learnings/ERRORS.md             — 2 entries",
        "✓ .learnings/OPERATIONS_ISSUES.md  — 1 entry",
        "Source kept: ./.learnings/, ./memory/",
    ]
    assert learnings(home / ".claude") == learnings(workspace) == ["ERRORS.md", "OPERATIONS_ISSUES.md"]
    record = (home / ".claude" / "memory" / "working-buffer.md").read_text()
    assert "**Operation**: hotwash migrate global\n" in record
    assert "**Status**: COMMITTED\n**Evidence**: 3 of 3 entries are there\n" in record


def test_a_second_time_adds_nothing(hotwash: Hotwash, home: Path) -> None:
    hotwash("migrate", "global", "--apply")
    before = (home / ".claude" / ".learnings" / "ERRORS.md").read_bytes()
    ran = hotwash("migrate", "global", "--apply")
    assert ran.code == 0
    assert "skipped 3 entries that are there already" in ran.out
    assert (home / ".claude" / ".learnings" / "ERRORS.md").read_bytes() == before


def test_the_source_is_removed_when_asked_for_and_comes_back_with_undo(
    hotwash: Hotwash, workspace: Path, home: Path
) -> None:
    before = (workspace / ".learnings" / "ERRORS.md").read_bytes()
    ran = hotwash("migrate", "global", "--apply", "--delete-source")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Source removed: ./.learnings/, ./memory/")
    assert learnings(workspace) == []
    assert learnings(home / ".claude") == ["ERRORS.md", "OPERATIONS_ISSUES.md"]
    assert before in (home / ".claude" / ".learnings" / "ERRORS.md").read_bytes()
    removal = next(each for each in hotwash("journal", "--json").lists("transactions") if each["title"] == "remove ./")
    assert hotwash("undo", str(removal["id"])).code == 0
    assert (workspace / ".learnings" / "ERRORS.md").read_bytes() == before


def test_the_source_may_be_removed_later_as_the_first_time_says(hotwash: Hotwash, workspace: Path, home: Path) -> None:
    assert hotwash("migrate", "global", "--apply").err == "next: the same with --delete-source removes it\n"
    ran = hotwash("migrate", "global", "--apply", "--delete-source")
    assert (ran.code, ran.err) == (0, "")
    assert learnings(workspace) == []


def test_folders_that_nothing_is_left_in_go_with_the_source(hotwash: Hotwash, workspace: Path, home: Path) -> None:
    (workspace / ".git").mkdir()
    for name in ("HEAD", "objects"):
        (workspace / ".git" / name).touch()
    (workspace / ".learnings" / "archive").mkdir()
    (workspace / ".learnings" / "archive" / "LEARNINGS-2025.md").write_text("# Old\n\n## 2025-01-01 A note\n\ntext\n")
    assert hotwash("migrate", "global", "--apply", "--delete-source").code == 0
    assert not (workspace / ".learnings").exists()
    assert (home / ".claude" / ".learnings" / "archive" / "LEARNINGS-2025.md").is_file()
    assert "global shadows local" not in hotwash("status").out


def test_a_foreign_buffer_there_keeps_no_record_and_hinders_nothing(hotwash: Hotwash, home: Path) -> None:
    (home / ".claude" / "memory").mkdir(parents=True)
    (home / ".claude" / "memory" / "working-buffer.md").write_text(
        "# Working Buffer (Danger Zone Log)\n\n**Status:** ACTIVE\n\n## [2026-05-20 10:00] Human\n\nhello\n"
    )
    ran = hotwash("migrate", "global", "--apply")
    assert ran.code == 0
    assert "no WAL record is kept: " in ran.err


def test_where_less_arrives_than_was_promised_the_source_is_kept(
    hotwash: Hotwash, workspace: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Store.commit

    def and_somebody_takes_an_entry_away(store: Store, plan: Plan, exact: bool = False) -> Receipt:
        receipt = commit(store, plan, exact)
        if plan.intent.verb == "migrate":
            there = home / ".claude" / ".learnings" / "ERRORS.md"
            there.write_text(there.read_text().partition("### ERR-20260519-001")[0])
        return receipt

    monkeypatch.setattr(
        Store,
        "commit",
        lambda store, plan, exact=False, planner=None: (
            and_somebody_takes_an_entry_away(store, plan, exact)
            if planner is None
            else commit(store, plan, exact, planner)
        ),
    )
    ran = hotwash("migrate", "global", "--apply", "--delete-source")
    assert (ran.code, ran.out) == (4, "")
    assert "2 of 3 entries are in ~/.claude/, so ./ was kept" in ran.err
    assert learnings(workspace) == ["ERRORS.md", "OPERATIONS_ISSUES.md"]
    assert "**Status**: ROLLED_BACK" in (home / ".claude" / "memory" / "working-buffer.md").read_text()


def test_a_source_that_changes_meanwhile_is_kept(
    hotwash: Hotwash, workspace: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Store.commit
    errors = workspace / ".learnings" / "ERRORS.md"

    def and_an_agent_logs(*arguments: object, **more: object) -> object:
        receipt = commit(*arguments, **more)  # type: ignore[arg-type]  # whatever it was called with
        with errors.open("a") as log:
            log.write("### ERR-20260521-001\n**Status**: pending\n")
        return receipt

    monkeypatch.setattr(Store, "commit", and_an_agent_logs)
    ran = hotwash("migrate", "global", "--apply", "--delete-source")
    assert ran.out.splitlines()[-1] == "Source kept: ./.learnings/, ./memory/"
    assert "the source has changed since it was copied" in ran.err
    assert errors.read_text().startswith("# Error Log")
    assert home.is_dir()
