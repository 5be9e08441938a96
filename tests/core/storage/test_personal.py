"""What the person decided survives, stays private, and never stands in the way."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotwash.core.model.errors import WriteFailed
from hotwash.core.model.key import Key
from hotwash.core.model.pair import pair_subject
from hotwash.core.model.plan import PersonalChange
from hotwash.core.model.rules import WrittenRule
from hotwash.core.model.snapshot import Personal
from hotwash.core.model.snooze import Snooze
from hotwash.core.storage.personal import PersonalState


@pytest.fixture
def state(tmp_path: Path) -> PersonalState:
    return PersonalState(tmp_path / "state", tmp_path / "project")


def change(table: str, subject: str, after: str | None, before: str | None = None) -> PersonalChange:
    return PersonalChange(table, subject, before, after)


def test_a_person_who_decided_nothing_leaves_no_trace(tmp_path: Path, state: PersonalState) -> None:
    assert state.load() == Personal()
    assert state.load_arrivals() == {}
    state.apply(())
    assert list(tmp_path.iterdir()) == []


def test_every_kind_of_decision_is_there_at_the_next_start(tmp_path: Path, state: PersonalState) -> None:
    state.apply(
        (
            change("scores", "ERR-1/frequency", "8"),
            change("ticks", "wal kubectl", "true"),
            change("dismissed", "candidate x", "true"),
            change("pairs", pair_subject("LRN-2", "ERR-1"), "false"),
        )
    )
    assert PersonalState(tmp_path / "state", tmp_path / "project").load() == Personal(
        scores={"ERR-1/frequency": 8},
        dismissed=frozenset({"candidate x"}),
        ticks=frozenset({"wal kubectl"}),
        pairs={("ERR-1", "LRN-2"): False},
    )


def test_a_change_played_backwards_takes_it_back(state: PersonalState) -> None:
    state.apply((change("scores", "a", "3"),))
    assert state.value("scores", "a") == "3"
    state.apply((change("scores", "a", "9", before="3"), change("ticks", "b", "true")))
    state.apply((change("ticks", "b", None, before="true"), change("scores", "a", "3", before="9")))
    assert state.load() == Personal(scores={"a": 3})
    assert state.value("ticks", "b") is None


def test_the_folder_bears_the_projects_name(tmp_path: Path) -> None:
    first = PersonalState(tmp_path, tmp_path / "a" / "größe api").folder
    second = PersonalState(tmp_path, tmp_path / "b" / "größe api").folder
    assert first.name.startswith("gr-e-api-")
    assert first != second
    assert first.parent == second.parent == tmp_path / "workspaces"


def test_workspaces_do_not_share_decisions(tmp_path: Path, state: PersonalState) -> None:
    state.apply((change("ticks", "a", "true"),))
    assert PersonalState(tmp_path / "state", tmp_path / "other").load() == Personal()


def test_a_workspace_is_the_same_through_a_symbolic_link(tmp_path: Path, state: PersonalState) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "project")
    state.apply((change("ticks", "a", "true"),))
    assert PersonalState(tmp_path / "state", tmp_path / "link").load().ticks == {"a"}


def test_nobody_else_may_look(state: PersonalState) -> None:
    state.apply((change("ticks", "a", "true"),))
    assert state.folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in state.folder.iterdir()] == [0o600]


def test_a_folder_that_others_may_write_into_is_refused(tmp_path: Path, state: PersonalState) -> None:
    shared = tmp_path / "state"
    shared.mkdir()
    shared.chmod(0o777)
    with pytest.raises(WriteFailed, match="chmod 700"):
        state.apply((change("ticks", "a", "true"),))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, state: PersonalState) -> None:
    (tmp_path / "state").mkdir(mode=0o500)
    with pytest.raises(WriteFailed, match=r"personal\.json cannot be written"):
        state.apply((change("ticks", "a", "true"),))


def test_nonsense_in_the_file_counts_as_nothing_and_is_set_aside(state: PersonalState) -> None:
    state.apply((change("ticks", "a", "true"),))
    path = state.folder / "personal.json"
    path.write_bytes(b"{torn")
    assert state.load() == Personal()
    state.apply((change("ticks", "b", "true"),))
    assert state.load().ticks == {"b"}
    assert path.with_suffix(".broken").read_bytes() == b"{torn"


def test_values_out_of_range_and_unknown_tables_are_kept_but_not_used(state: PersonalState) -> None:
    state.apply((change("scores", "a", "11"), change("snoozes", "b", '{"until": "2026-06-01"}')))
    assert state.load() == Personal()
    state.apply((change("ticks", "c", "true"),))
    assert state.value("snoozes", "b") == '{"until": "2026-06-01"}'


def test_arrival_times_survive_a_restart(tmp_path: Path, state: PersonalState) -> None:
    arrivals = {Key("/work/ERRORS.md", "ERR-20260520-001", 2): datetime(2026, 5, 20, 12, 31, tzinfo=UTC)}
    state.keep_arrivals(arrivals)
    assert PersonalState(tmp_path / "state", tmp_path / "project").load_arrivals() == arrivals


def test_arrivals_that_make_no_sense_are_passed_over(state: PersonalState) -> None:
    state.keep_arrivals({})
    (state.folder / "arrivals.json").write_text('{"arrivals": [["a", "b", 1, "soon"], [1], 3]}', encoding="utf-8")
    assert state.load_arrivals() == {}


def test_what_is_remembered_of_rules_comes_back_as_it_was(state: PersonalState) -> None:
    written = json.dumps(["2026-05-20", "Set limits", ["ERR-20260518-001", "ERR-20260519-001"]])
    state.apply(
        (
            change("rules", "ERR-20260518-001", written),
            change("rules", "ERR-20260519-001", '"nonsense"'),
            change("checked", "ERR-20260518-001", '"2026-05-21"'),
        )
    )
    known = state.load()
    assert known.rules == {
        "ERR-20260518-001": WrittenRule("2026-05-20", "Set limits", ("ERR-20260518-001", "ERR-20260519-001"))
    }
    assert known.checked == {"ERR-20260518-001": "2026-05-21"}


def test_programs_of_a_repository_are_trusted_until_they_change(state: PersonalState) -> None:
    assert not state.trusts("/w/proj/.git:17", "aa")
    state.trust("/w/proj/.git:17", "aa")
    assert state.trusts("/w/proj/.git:17", "aa")
    assert not state.trusts("/w/proj/.git:17", "bb")
    assert not state.trusts("/w/other/.git:18", "aa")


def test_snoozes_come_back_and_what_makes_no_sense_among_them_does_not(state: PersonalState) -> None:
    kept = {
        "ERR-1#1 in /w/ERRORS.md": {"until": "2026-05-27T09:00", "times": 0, "status": "open"},
        "ERR-2#1 in /w/ERRORS.md": {"until": None, "times": 3, "status": "open"},
        "candidate x": {"until": None, "times": 0, "status": "open"},
        "ERR-3": {"until": "soon", "times": 0, "status": "open"},
        "ERR-4": {"until": "2026-05-27T09:00+02:00", "times": 0, "status": "open"},
        "ERR-5": {"until": None, "times": 0, "status": "gone fishing"},
        "ERR-6": [1],
    }
    state.apply(tuple(change("snoozed", subject, json.dumps(value)) for subject, value in kept.items()))
    assert state.load() == Personal(
        snoozed={
            "ERR-1#1 in /w/ERRORS.md": Snooze(datetime(2026, 5, 27, 9)),
            "ERR-2#1 in /w/ERRORS.md": Snooze(times=3),
            "candidate x": Snooze(),
        }
    )
