"""Snapshots of what is on disk, what happens to them when others write, and our own writes in between."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotwash.core.model.errors import CommitError, Refused
from hotwash.core.model.key import Key
from hotwash.core.model.notice import NoticeKind
from hotwash.core.model.plan import Intent, Outcome, Plan, Refusal, Target
from hotwash.core.model.settings import Settings
from hotwash.core.model.snapshot import Snapshot
from hotwash.core.storage.clock import FixedClock
from hotwash.core.storage.config import Config
from hotwash.core.storage.store import Store

NOW = datetime(2026, 5, 20, 14, 32, tzinfo=UTC)


def entry(number: int, status: str = "pending", kind: str = "ERR") -> str:
    return (
        f"### {kind}-20260520-{number:03}\n**Status**: {status}\n**Context**: deploying {number}\n"
        f"**Content**: it failed\n**Action**: look closer\n\n---\n\n"
    )


def record(status: str = "PENDING") -> str:
    return (
        "# Working Buffer\n\n## Current Task\n\nUpgrade\n\n## WAL Log\n\n## WAL Entry — 2026-05-20 14:30\n"
        f"**Operation**: terraform apply\n**Affected resources**: db\n**Blast radius**: api\n"
        f"**Rollback**: restore\n**Status**: {status}\n"
    )


class Place:
    """A project, a home and a store over them."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "home" / "work" / "payments-api"
        self.home = folder / "home"
        self.state = folder / "state"
        self.clock = FixedClock(NOW)
        self.errors.parent.mkdir(parents=True)
        self.errors.write_text("# Error Log\n\n" + entry(1) + entry(2), encoding="utf-8")
        self.store = self.opened()

    @property
    def errors(self) -> Path:
        return self.root / ".learnings" / "ERRORS.md"

    @property
    def buffer(self) -> Path:
        return self.root / "memory" / "working-buffer.md"

    def opened(self, config: Config | None = None) -> Store:
        """Another store over the same place, configured like `config`."""
        like = config or Config(Path(), Path(), Path())
        return Store(replace(like, root=self.root, home=self.home, state_home=self.state, via="tui"), self.clock)

    def write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def append(self, text: str, path: Path | None = None) -> None:
        with (path or self.errors).open("a", encoding="utf-8") as out:
            out.write(text)

    def key(self, number: int = 1) -> Key:
        return Key(str(self.errors), f"ERR-20260520-{number:03}")

    def resolve(self, number: int = 1, store: Store | None = None) -> Plan:
        plan = (store or self.store).plan(Intent("resolve", (Target(self.key(number)),)))
        assert isinstance(plan, Plan), plan
        return plan


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def ids(snapshot: Snapshot) -> list[str | None]:
    return [found.native_id for _, found in snapshot.entries()]


def kinds(snapshot: Snapshot) -> list[NoticeKind]:
    return [notice.kind for notice in snapshot.notices]


class TestLoading:
    def test_everything_is_one_snapshot(self, place: Place) -> None:
        place.write(place.buffer, record())
        place.write(place.home / ".claude" / ".learnings" / "LEARNINGS.md", entry(7, kind="LRN"))
        snapshot = place.store.load()
        assert snapshot is place.store.snapshot
        assert snapshot.generation == 1
        assert ids(snapshot) == ["ERR-20260520-001", "ERR-20260520-002", "LRN-20260520-007"]
        assert [document.relative for document in snapshot.documents] == [
            ".learnings/ERRORS.md",
            "memory/working-buffer.md",
            "~/.claude/.learnings/LEARNINGS.md",
        ]
        assert len(tuple(snapshot.records())) == 1
        assert snapshot.loading == 0
        assert place.store.confirmed == place.clock.monotonic()

    def test_a_project_without_learnings_is_an_empty_snapshot(self, place: Place) -> None:
        shutil.rmtree(place.errors.parent)
        snapshot = place.store.load()
        assert (snapshot.workspaces, snapshot.documents, snapshot.problems) == ((), (), ())

    def test_the_first_screen_needs_only_the_end_of_long_files(self, place: Place) -> None:
        place.write(place.errors, "# Error Log\n\n" + "".join(entry(number) for number in range(1, 1000)))
        first = place.store.load_tail()
        assert first.loading == 1
        assert first.documents[0].partial
        assert ids(first)[-1] == "ERR-20260520-999"
        assert 0 < len(ids(first)) < 999
        steps = list(place.store.load_steps())
        assert steps[-1] is place.store.snapshot
        assert steps[-1].loading == 0
        assert len(ids(steps[-1])) == 999
        assert place.store.arrived == {}

    def test_the_first_screen_does_not_wait_for_nested_copies(self, place: Place) -> None:
        place.write(place.root / "services" / "web" / ".learnings" / "ERRORS.md", entry(9))
        first = place.store.load_tail()
        assert (len(first.documents), first.loading) == (1, 1)
        last = list(place.store.load_steps())[-1]
        assert (len(last.documents), last.loading) == (2, 0)

    def test_what_the_deeper_look_leaves_out_is_told_although_every_file_was_read_already(self, place: Place) -> None:
        place.write(place.root / "skills" / "ops" / ".learnings" / "ERRORS.md", entry(9))
        assert place.store.load_tail().remarks == ()
        seen: list[Snapshot] = []
        place.store.subscribe(seen.append)
        list(place.store.load_steps())
        assert [remark.rule for remark in seen[-1].remarks] == ["ignored"]

    def test_small_files_are_ready_first(self, place: Place) -> None:
        place.write(place.errors, "".join(entry(number) for number in range(1, 900)))
        place.write(place.root / ".learnings" / "LEARNINGS.md", "".join(entry(n, kind="LRN") for n in range(1, 700)))
        place.store.load_tail()
        steps = [[document.partial for document in step.documents] for step in place.store.load_steps()]
        assert steps == [[True, False], [False, False]]

    def test_a_plan_on_a_file_still_being_read_reads_it_first(self, place: Place) -> None:
        place.write(place.errors, "".join(entry(number) for number in range(1, 900)))
        place.store.load_tail()
        plan = place.resolve(1)
        assert plan.of(Outcome.CHANGED)
        assert not place.store.snapshot.documents[0].partial

    def test_remarks_come_from_the_configuration_and_from_looking_for_files(self, place: Place) -> None:
        place.write(place.root / "skills" / "ops" / ".learnings" / "ERRORS.md", entry(9))
        assert [remark.rule for remark in place.store.load().remarks] == ["ignored"]


class TestProblems:
    def test_what_cannot_be_read_is_a_problem_and_the_rest_is_shown(self, place: Place) -> None:
        (place.root / ".learnings" / "LEARNINGS.md").mkdir()
        os.mkfifo(place.root / ".learnings" / "FEATURE_REQUESTS.md")
        snapshot = place.store.load()
        assert len(ids(snapshot)) == 2
        assert {Path(problem.path).name: problem.reason for problem in snapshot.problems} == {
            "LEARNINGS.md": "is a folder, not a file",
            "FEATURE_REQUESTS.md": "is a named pipe, not a file",
        }

    def test_a_file_that_becomes_unreadable_keeps_its_last_good_content(self, place: Place) -> None:
        before = place.store.load()
        place.errors.unlink()
        place.errors.mkdir()
        place.clock.advance(60)
        assert place.store.refresh([str(place.errors)])
        after = place.store.snapshot
        assert after.documents == before.documents
        assert [problem.since for problem in after.problems] == [place.clock.now().timestamp()]
        place.clock.advance(60)
        assert not place.store.refresh(None)
        assert place.store.snapshot is after

    def test_a_file_swapped_for_a_link_out_of_the_project_is_not_followed(self, place: Place) -> None:
        place.store.load()
        secret = place.home / "secret.md"
        place.write(secret, entry(9))
        place.errors.unlink()
        place.errors.symlink_to(secret)
        assert place.store.refresh([str(place.errors)])
        assert ids(place.store.snapshot) == ["ERR-20260520-001", "ERR-20260520-002"]
        assert [problem.reason for problem in place.store.snapshot.problems] == [
            f"leads to {secret}, outside the project"
        ]

    def test_a_file_that_heals_loses_its_problem(self, place: Place) -> None:
        place.store.load()
        content = place.errors.read_bytes()
        place.errors.unlink()
        place.store.refresh([str(place.errors)])
        assert [problem.missing for problem in place.store.snapshot.problems] == [True]
        place.errors.write_bytes(content)
        assert place.store.refresh([str(place.errors)])
        assert place.store.snapshot.problems == ()
        assert len(ids(place.store.snapshot)) == 2
        assert place.store.snapshot.notices == ()

    def test_a_deleted_file_is_shown_for_ten_seconds_more(self, place: Place) -> None:
        place.store.load()
        place.errors.unlink()
        place.store.refresh([str(place.errors)])
        assert len(place.store.snapshot.documents) == 1
        assert place.store.differences() == frozenset()
        place.clock.advance(10)
        assert place.store.differences() == {str(place.errors)}
        place.store.refresh(place.store.differences())
        gone = place.store.snapshot
        assert (len(gone.documents), len(gone.problems)) == (0, 1)
        assert place.store.refresh(None)
        assert place.store.snapshot.problems == ()

    def test_a_file_that_may_not_be_written_is_read_only(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        place.store.load()
        assert place.store.snapshot.documents[0].read_only is None
        monkeypatch.setattr(os, "access", lambda path, mode: False)
        place.errors.chmod(0o444)
        assert place.store.differences() == {str(place.errors)}
        assert place.store.refresh([str(place.errors)])
        assert place.store.snapshot.documents[0].read_only == "no permission to write to it"


class TestRefreshing:
    def test_an_appended_entry_is_new_and_the_other_files_are_the_same_objects(self, place: Place) -> None:
        place.write(place.buffer, record())
        before = place.store.load()
        place.append(entry(3))
        place.clock.advance(5)
        assert place.store.differences() == {str(place.errors)}
        assert place.store.refresh([str(place.errors)])
        after = place.store.snapshot
        assert after.generation == 2
        assert after.documents[1] is before.documents[1]
        assert ids(after)[-1] == "ERR-20260520-003"
        assert place.store.arrived == {place.key(3): NOW + timedelta(seconds=5)}
        assert place.store.differences() == frozenset()

    def test_a_touch_changes_nothing(self, place: Place) -> None:
        before = place.store.load()
        os.utime(place.errors, (1, 1))
        assert not place.store.refresh([str(place.errors)])
        assert place.store.snapshot is before
        assert place.store.differences() == frozenset()

    def test_the_same_size_and_time_deceive_only_until_everything_is_read_again(self, place: Place) -> None:
        place.store.load()
        looks = place.errors.stat()
        place.write(place.errors, place.errors.read_text(encoding="utf-8").replace("failed", "folded"))
        os.utime(place.errors, ns=(looks.st_atime_ns, looks.st_mtime_ns))
        assert not place.store.refresh([str(place.errors)])
        assert place.store.refresh(None)

    def test_files_that_appear_later_are_picked_up(self, place: Place) -> None:
        place.store.load()
        learnings = place.root / ".learnings" / "LEARNINGS.md"
        place.write(learnings, entry(4, kind="LRN"))
        assert place.store.concerning(str(learnings)) == str(learnings)
        assert place.store.differences() == {str(learnings.parent)}
        assert place.store.refresh(place.store.differences())
        assert ids(place.store.snapshot)[-1] == "LRN-20260520-004"
        assert list(place.store.arrived) == [Key(str(learnings), "LRN-20260520-004")]

    def test_a_document_is_open_as_soon_as_an_entry_says_it_was_promoted_there(self, place: Place) -> None:
        place.store.load()
        runbook = place.root / "docs" / "RUNBOOK.md"
        runbook.parent.mkdir()
        runbook.write_text("# Runbook\n\n## Pool <!-- self-improve:ERR-20260520-003 -->\n")
        note = "promoted\n**Status-Note**: 2026-05-20 promoted to docs/RUNBOOK.md"
        with place.errors.open("a", encoding="utf-8") as errors:
            errors.write(entry(3, note))
        assert place.store.refresh([str(place.errors)])
        opened = place.store.snapshot.document(str(runbook))
        assert opened is not None
        assert (opened.format, opened.relative) == ("document", "docs/RUNBOOK.md")
        assert str(runbook.parent) in place.store.folders
        later = place.opened()
        later.load_tail()
        assert later.snapshot.document(str(runbook)) is None
        list(later.load_steps())
        assert later.snapshot.document(str(runbook)) is not None

    def test_the_first_learnings_of_a_project_are_picked_up(self, place: Place) -> None:
        content = place.errors.read_text(encoding="utf-8")
        shutil.rmtree(place.errors.parent)
        place.store.load()
        assert place.store.concerning(str(place.errors.parent)) is not None
        place.errors.parent.mkdir()
        place.store.refresh(place.store.differences())
        assert place.store.concerning(str(place.errors)) is not None
        place.write(place.errors, content)
        assert place.store.refresh([str(place.errors)])
        assert len(place.store.snapshot.workspaces) == 1
        assert len(ids(place.store.snapshot)) == 2

    def test_a_global_workspace_that_appears_is_opened(self, place: Place) -> None:
        place.store.load()
        place.write(place.home / ".claude" / ".learnings" / "LEARNINGS.md", entry(7, kind="LRN"))
        assert place.store.refresh(place.store.differences())
        assert len(place.store.snapshot.workspaces) == 2

    def test_nested_copies_far_away_are_found_after_a_minute(self, place: Place) -> None:
        place.store.load()
        nested = place.root / "services" / "web" / ".learnings" / "ERRORS.md"
        place.write(nested, entry(9))
        assert place.store.differences() == frozenset()
        place.clock.advance(61)
        assert place.store.differences() == {str(nested)}
        assert place.store.differences() == {str(nested)}
        assert place.store.refresh(place.store.differences())
        assert len(place.store.snapshot.documents) == 2

    @pytest.mark.parametrize(
        "relative", ["README.md", ".learnings/ERRORS.md~", ".learnings/.#ERRORS.md", "src/main.py", ".learnings/4913"]
    )
    def test_other_names_mean_nothing(self, place: Place, relative: str) -> None:
        place.store.load()
        assert place.store.concerning(str(place.root / relative)) is None

    @pytest.mark.parametrize(
        "relative", ["CLAUDE.md", "memory", "memory/working-buffer.md", ".claude", ".claude/rules", ".learnings/ops"]
    )
    def test_names_that_would_be_opened_mean_something(self, place: Place, relative: str) -> None:
        place.buffer.parent.mkdir()
        place.store.load()
        assert place.store.concerning(str(place.root / relative)) == str(place.root / relative)

    def test_a_change_behind_a_link_concerns_the_linked_file(self, place: Place) -> None:
        real = place.root / "shared" / "LEARNINGS.md"
        place.write(real, entry(5, kind="LRN"))
        link = place.root / ".learnings" / "LEARNINGS.md"
        link.symlink_to(real)
        place.store.load()
        assert str(real.parent) in place.store.folders
        assert place.store.concerning(str(real)) == str(link)

    def test_a_record_that_appears_is_known_to_the_second_also_after_a_restart(self, place: Place) -> None:
        place.write(place.buffer, "# Working Buffer\n\n## WAL Log\n")
        place.store.load()
        place.write(place.buffer, record())
        place.store.refresh([str(place.buffer)])
        (found,) = [each.key for _, each in place.store.snapshot.records()]
        assert place.store.arrived == {found: NOW}
        place.store.close()
        place.clock.advance(100)
        again = place.opened()
        again.load()
        assert again.arrived == {found: NOW}

    def test_times_of_writing_are_known_by_file(self, place: Place) -> None:
        place.store.load()
        os.utime(place.errors, (NOW.timestamp(), NOW.timestamp()))
        place.store.refresh([str(place.errors)])
        assert place.store.written() == {str(place.errors): NOW}

    def test_subscribers_are_told_in_order_until_they_leave(self, place: Place) -> None:
        told: list[int] = []
        leave = place.store.subscribe(lambda snapshot: told.append(snapshot.generation))
        place.store.load()
        place.append(entry(3))
        place.store.refresh([str(place.errors)])
        place.store.refresh([str(place.errors)])
        leave()
        place.append(entry(4))
        place.store.refresh([str(place.errors)])
        assert told == [1, 2]

    def test_many_threads_end_with_the_truth(self, place: Place) -> None:
        place.store.load()
        generations: list[int] = []
        place.store.subscribe(lambda snapshot: generations.append(snapshot.generation))

        def refresh() -> None:
            for _ in range(30):
                place.store.refresh([str(place.errors)])

        threads = [threading.Thread(target=refresh) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(3, 60):
            place.append(entry(number))
        for thread in threads:
            thread.join()
        place.store.refresh([str(place.errors)])
        assert len(ids(place.store.snapshot)) == 59
        assert generations == sorted(set(generations))


class TestWriting:
    def test_a_commit_is_in_the_snapshot_at_once_and_no_event_of_it_is_news(self, place: Place) -> None:
        place.store.load()
        receipt = place.store.commit(place.resolve())
        assert receipt.transaction is not None
        assert receipt.transaction.actor.via == "tui"
        found = place.store.snapshot.entry(place.key())
        assert found is not None
        assert found[1].native_status == "resolved"
        generation = place.store.snapshot.generation
        assert not place.store.refresh([str(place.errors)])
        assert place.store.snapshot.generation == generation
        assert place.store.arrived == {}
        assert place.store.snapshot.notices == ()

    def test_undo_and_redo_are_byte_exact(self, place: Place) -> None:
        before = place.errors.read_bytes()
        place.store.load()
        place.store.commit(place.resolve())
        after = place.errors.read_bytes()
        undo = place.store.plan(Intent("undo"))
        assert isinstance(undo, Plan)
        place.store.commit(undo)
        assert place.errors.read_bytes() == before
        redo = place.store.plan(Intent("redo"))
        assert isinstance(redo, Plan)
        place.store.commit(redo)
        assert place.errors.read_bytes() == after
        assert [each.verb for each in place.store.transactions()] == ["redo", "undo", "resolve"]
        assert place.store.snapshot.notices == ()

    def test_a_plan_is_made_again_on_what_the_file_holds_now(self, place: Place) -> None:
        place.store.load()
        plan = place.resolve()
        place.write(place.errors, "# Error Log\n\nnew words on top\n\n" + entry(1) + entry(2) + entry(3))
        place.store.commit(plan)
        text = place.errors.read_text(encoding="utf-8")
        assert "new words on top" in text
        assert "### ERR-20260520-001\n**Status**: resolved" in text
        assert ids(place.store.snapshot)[-1] == "ERR-20260520-003"

    def test_what_others_changed_to_the_same_is_a_quiet_success(self, place: Place) -> None:
        place.store.load()
        plan = place.resolve()
        place.write(place.errors, entry(1, "resolved") + entry(2))
        receipt = place.store.commit(plan)
        assert receipt.transaction is None
        assert [each.outcome for each in receipt.outcomes] == [Outcome.ALREADY]

    def test_a_refused_commit_still_shows_what_is_there_now(self, place: Place) -> None:
        place.store.load()
        plan = place.resolve()
        place.write(place.errors, entry(2))
        with pytest.raises(CommitError):
            place.store.commit(plan)
        assert ids(place.store.snapshot) == ["ERR-20260520-002"]

    @pytest.mark.parametrize(
        "config",
        [Config(Path(), Path(), Path(), read_only=True), Config(Path(), Path(), Path(), Settings(read_only=True))],
    )
    def test_read_only_refuses_with_the_way_out(self, place: Place, config: Config) -> None:
        store = place.opened(config)
        store.load()
        before = place.errors.read_bytes()
        plan = place.resolve(store=store)
        refusal = store.refusal("resolve", Target(place.key()))
        assert refusal is not None
        assert refusal.next_step
        with pytest.raises(Refused):
            store.commit(plan)
        assert store.recover() == ()
        store.close()
        assert place.errors.read_bytes() == before
        assert not place.state.exists()

    def test_a_target_is_refused_before_it_is_tried(self, place: Place) -> None:
        place.store.load()
        assert place.store.refusal("resolve", Target(place.key())) is None
        place.store.commit(place.resolve())
        assert isinstance(place.store.refusal("resolve", Target(place.key())), Refusal)

    def test_scores_are_the_persons_own_and_survive(self, place: Place) -> None:
        place.store.load()
        before = place.errors.read_bytes()
        plan = place.store.plan(Intent("score", (Target(place.key()),), {"failure": "9"}))
        assert isinstance(plan, Plan), plan
        place.store.commit(plan)
        assert list(place.store.snapshot.personal.scores.values()) == [9]
        assert place.errors.read_bytes() == before
        again = place.opened()
        assert again.load().personal == place.store.snapshot.personal
        undo = again.plan(Intent("undo"))
        assert isinstance(undo, Plan), undo
        again.commit(undo)
        assert again.snapshot.personal.scores == {}

    def test_nobody_reads_what_is_only_half_written(self, place: Place) -> None:
        place.store.load()
        seen: set[bytes] = set()
        done = threading.Event()

        def look() -> None:
            while not done.is_set():
                seen.add(place.errors.read_bytes())

        watching = threading.Thread(target=look)
        watching.start()
        plans: list[Callable[[], Plan | Refusal]] = [place.resolve, lambda: place.store.plan(Intent("undo"))] * 5
        for make in plans:
            plan = make()
            assert isinstance(plan, Plan)
            place.store.commit(plan)
        done.set()
        watching.join()
        assert len(seen) <= 2


def logged(place: Place) -> Plan:
    plan = place.store.plan(Intent("log", (), {"type": "ERR", "text": "the disk is full"}))
    assert isinstance(plan, Plan)
    return plan


class TestOthers:
    def test_a_change_of_ours_that_was_set_back_is_told(self, place: Place) -> None:
        before = place.errors.read_bytes()
        place.store.load()
        receipt = place.store.commit(place.resolve())
        place.errors.write_bytes(before)
        place.store.refresh([str(place.errors)])
        (notice,) = place.store.snapshot.notices
        assert notice.kind is NoticeKind.OVERWRITTEN
        assert notice.keys == (place.key(),)
        assert receipt.transaction is not None
        assert notice.transaction == receipt.transaction.id
        assert notice.sentence.startswith("ERR-20260520-001 was set back by another program")
        generation = place.store.snapshot.generation
        place.clock.advance(10)
        assert not place.store.refresh(None)
        assert place.store.snapshot.generation == generation

    def test_a_number_in_a_heading_that_others_bring_up_to_date_is_no_loss(self, place: Place) -> None:
        disk, mail = "### Disk full\n\nLogs grew.\n\n", "### Mail stuck\n\nIt waits.\n\n"
        place.write(place.errors, f"# Log\n\n## Open (2)\n\n{disk}{mail}## Resolved (0)\n")
        place.store.load()
        key = next(each.key for _, each in place.store.snapshot.entries() if each.anchor == "Disk full")
        plan = place.store.plan(Intent("resolve", (Target(key),)))
        assert isinstance(plan, Plan)
        place.store.commit(plan)
        text = place.errors.read_text(encoding="utf-8")
        assert "## Open (1)" in text
        newcomer = "### Lift stuck\n\nAgain.\n\n"
        place.write(place.errors, text.replace("## Open (1)\n\n", f"## Open (2)\n\n{newcomer}"))
        place.store.refresh([str(place.errors)])
        assert place.store.snapshot.notices == ()

    def test_a_third_value_is_no_loss(self, place: Place) -> None:
        place.store.load()
        place.store.commit(place.resolve())
        text = place.errors.read_text(encoding="utf-8")
        place.write(place.errors, text.replace("**Status**: resolved", "**Status**: discarded", 1))
        place.store.refresh([str(place.errors)])
        assert place.store.snapshot.notices == ()

    def test_an_entry_that_was_added_and_then_changed_is_no_loss(self, place: Place) -> None:
        place.store.load()
        place.store.commit(logged(place))
        text = place.errors.read_text(encoding="utf-8")
        place.write(place.errors, text.replace("**Content**: the disk", "**Content**: the other disk"))
        again = place.opened()
        again.load()
        again.recover()
        assert kinds(again.snapshot) == []

    def test_an_entry_that_was_added_and_is_gone_is_told(self, place: Place) -> None:
        before = place.errors.read_bytes()
        place.store.load()
        place.store.commit(logged(place))
        place.errors.write_bytes(before)
        again = place.opened()
        again.load()
        again.recover()
        assert kinds(again.snapshot) == [NoticeKind.OVERWRITTEN]

    def test_what_was_set_back_while_hotwash_was_closed_is_told_at_the_next_start(self, place: Place) -> None:
        before = place.errors.read_bytes()
        place.store.load()
        place.store.commit(place.resolve())
        place.errors.write_bytes(before)
        again = place.opened()
        again.load()
        assert kinds(again.snapshot) == []
        again.recover()
        assert kinds(again.snapshot) == [NoticeKind.OVERWRITTEN]

    @pytest.mark.parametrize("loads_first", [True, False])
    def test_what_a_crash_left_open_is_finished_at_the_next_start(
        self, place: Place, monkeypatch: pytest.MonkeyPatch, loads_first: bool
    ) -> None:
        def dies(*_: object) -> None:
            raise OSError

        place.store.load()
        with monkeypatch.context() as crash:
            crash.setattr("hotwash.core.storage.journal.Journal.close", dies)
            place.store.commit(place.resolve())
        again = place.opened()
        if loads_first:
            again.load()
        recovered = again.recover()
        assert [each.sentence for each in recovered] == ["finished resolve ERR-20260520-001 from 14:32"]
        again.load()
        assert kinds(again.snapshot) == [NoticeKind.REPAIRED]
        assert [each.state for each in again.transactions()] == ["done"]
        assert again.recover() == ()

    def test_an_undone_change_is_nobodys_loss(self, place: Place) -> None:
        place.store.load()
        place.store.commit(place.resolve())
        undo = place.store.plan(Intent("undo"))
        assert isinstance(undo, Plan)
        place.store.commit(undo)
        again = place.opened()
        again.load()
        again.recover()
        assert again.snapshot.notices == ()
        assert place.store.snapshot.notices == ()

    def test_an_entry_that_we_took_back_has_not_left(self, place: Place) -> None:
        place.store.load()
        logged = place.store.plan(Intent("log", (), {"type": "ERR", "text": "the exporter crashed"}))
        assert isinstance(logged, Plan)
        place.store.commit(logged)
        undo = place.store.plan(Intent("undo"))
        assert isinstance(undo, Plan)
        place.store.commit(undo)
        assert place.store.snapshot.notices == ()

    def test_entries_that_left_are_told_until_they_are_back(self, place: Place) -> None:
        place.store.load()
        text = place.errors.read_text(encoding="utf-8")
        place.write(place.errors, text.replace(entry(1), ""))
        place.store.refresh([str(place.errors)])
        notice = place.store.snapshot.notices[0]
        assert notice.kind is NoticeKind.VANISHED
        assert notice.sentence == "1 entry left .learnings/ERRORS.md: ERR-20260520-001"
        place.write(place.errors, text)
        place.store.refresh([str(place.errors)])
        assert place.store.snapshot.notices == ()

    def test_an_entry_that_was_moved_to_an_archive_has_not_left(self, place: Place) -> None:
        place.store.load()
        text = place.errors.read_text(encoding="utf-8")
        archive = place.root / ".learnings" / "archive" / "ERRORS-2026-Q1.md"
        place.write(archive, entry(1))
        place.write(place.errors, text.replace(entry(1), ""))
        place.store.refresh([str(place.errors), str(archive)])
        assert place.store.snapshot.notices == ()

    def test_a_notice_that_was_seen_does_not_come_back(self, place: Place) -> None:
        place.store.load()
        place.write(place.errors, entry(2))
        place.store.refresh([str(place.errors)])
        place.store.acknowledge(place.store.snapshot.notices[0])
        assert place.store.snapshot.notices == ()
        place.append(entry(3))
        place.store.refresh([str(place.errors)])
        assert place.store.snapshot.notices == ()

    def test_a_file_emptied_for_a_moment_never_shows_as_empty(self, place: Place) -> None:
        place.store.load()
        text = place.errors.read_text(encoding="utf-8")
        place.errors.write_bytes(b"")
        saver = threading.Timer(0.03, place.write, (place.errors, text + entry(3)))
        saver.start()
        place.store.refresh([str(place.errors)])
        saver.join()
        assert len(ids(place.store.snapshot)) == 3
        assert place.store.snapshot.notices == ()


def test_reading_commands_import_nothing_heavy() -> None:
    libraries = "asyncio watchfiles msgspec frontmatter yaml rapidfuzz subprocess tempfile platformdirs tomllib shutil"
    own = "hotwash.core.operations hotwash.core.storage.transaction hotwash.core.storage.watch"
    code = (
        "import sys, hotwash.core.storage.store, hotwash.core.storage.settings;"
        f"print(*sorted(set({f'{libraries} {own}'.split()}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
