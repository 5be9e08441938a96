"""Which folders one run opens: named ones, configured ones, one alone."""

from pathlib import Path

import pytest

from hotwash.core.storage.clock import SystemClock
from hotwash.core.storage.config import home_folder
from hotwash.core.storage.opening import configured
from hotwash.core.storage.store import Store

LEARNED = """# Error Log

---

### ERR-20260520-001
**Status**: pending
**Context**: Here
**Content**: It broke.
**Action**: To be determined
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    for name in ("payments", "billing"):
        learnings = folder / "work" / name / ".learnings"
        learnings.mkdir(parents=True)
        (learnings / "ERRORS.md").write_text(LEARNED)
    return folder


def configure(home: Path, text: str) -> None:
    folder = home / ".config" / "hotwash"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text)


def test_folders_of_the_configuration_are_opened_beside_the_one_hotwash_runs_in(home: Path) -> None:
    configure(home, '[workspaces]\nroots = ["~/work/billing", "~/work/gone"]\n')
    config = configured(home / "work" / "payments", home, {})
    assert config.more == (home / "work" / "billing",)
    assert [(each.path, each.message) for each in config.remarks] == [
        (str(home / "work" / "gone"), "is no folder, so it is not opened; put [workspaces] roots right")
    ]


def test_named_folders_stand_for_themselves(home: Path) -> None:
    configure(home, '[workspaces]\nroots = ["~/work/billing"]\n')
    assert configured(home / "work" / "payments", home, {}, explicit=True).more == ()


def test_a_repository_cannot_open_more_folders(home: Path) -> None:
    project = home / "work" / "payments"
    (project / ".hotwash.toml").write_text('[workspaces]\nroots = ["~/work/billing"]\n')
    config = configured(project, home, {})
    assert config.more == ()
    assert [each.line for each in config.remarks] == [2]


def test_one_repository_that_may_not_be_written_to_holds_for_all(home: Path) -> None:
    (home / "work" / "billing" / ".hotwash.toml").write_text("read_only = true\n")
    folders = (home / "work" / "payments", home / "work" / "billing")
    assert configured(folders[0], home, {}, more=folders[1:], explicit=True).settings.read_only


def test_entries_of_all_folders_are_one_snapshot_and_each_is_written_where_it_is(home: Path) -> None:
    from hotwash.core.model.plan import Intent, Plan, Target

    folders = (home / "work" / "payments", home / "work" / "billing")
    store = Store(configured(folders[0], home, {}, more=folders[1:], explicit=True), SystemClock())
    found = [(document.relative, document.workspace.name, entry) for document, entry in store.load().entries()]
    assert [each[:2] for each in found] == [
        (".learnings/ERRORS.md", "payments"),
        ("../billing/.learnings/ERRORS.md", "billing"),
    ]
    plan = store.plan(Intent("resolve", (Target(found[1][2].key),)))
    assert isinstance(plan, Plan)
    store.commit(plan)
    assert (folders[0] / ".learnings" / "ERRORS.md").read_text() == LEARNED
    assert (folders[1] / ".learnings" / "ERRORS.md").read_text() == LEARNED.replace("pending", "resolved")


def test_learnings_that_are_a_link_are_written_where_they_really_are(home: Path, tmp_path: Path) -> None:
    from hotwash.core.model.plan import Intent, Plan, Target

    project, kept = home / "work" / "payments", tmp_path / "kept"
    (project / ".learnings").rename(kept)
    (project / ".learnings").symlink_to(kept)
    store = Store(configured(project, home, {}), SystemClock())
    ((_, entry),) = store.load().entries()
    plan = store.plan(Intent("resolve", (Target(entry.key),)))
    assert isinstance(plan, Plan)
    store.commit(plan)
    assert (kept / "ERRORS.md").read_text() == LEARNED.replace("pending", "resolved")
    assert (project / ".learnings").is_symlink()


@pytest.mark.parametrize("home", ["relative/home", ""])
def test_a_home_that_is_no_place_is_the_one_of_the_login(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    found = home_folder()
    assert found.is_absolute()
    assert not str(found).endswith("relative/home")


def test_where_nobody_knows_of_a_home_it_is_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert home_folder() == Path("/")
