"""`hotwash doctor`: it looks at everything, tells no text of an entry, and writes nothing."""

import os
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from hotwash.cli.reading import doctoring
from hotwash.core.storage.canary import Canary


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def block(out: str, title: str) -> list[str]:
    """The lines of one chapter of the report."""
    found, inside = [], False
    for line in out.splitlines():
        inside = line.startswith(title) or (inside and line.startswith(" "))
        if inside:
            found.append(line[14:])
    return found


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_sound_workspace_has_no_problems(hotwash: Hotwash, workspace: Path, home: Path) -> None:
    before = everything_below(workspace.parent)
    ran = hotwash("doctor")
    assert ran.code == 0
    assert ran.out.splitlines()[-2] == "No problems found."
    assert block(ran.out, "Workspaces") == [f"{workspace} (project) payments – nearest to where hotwash was started"]
    assert block(ran.out, "Files") == [
        ".learnings/ERRORS.md: entries (fields), 2 entries, LF, exchange",
        ".learnings/OPERATIONS_ISSUES.md: entries (sections), 1 entry, LF, exchange",
        "memory/working-buffer.md: working-buffer, 1 WAL record, 2 steps, LF, exchange",
        "CLAUDE.md: rules, 1 rule without a marker, LF, exchange",
    ]
    assert everything_below(workspace.parent) == before
    assert list(home.iterdir()) == []


def test_it_tells_no_text_of_an_entry_and_the_home_directory_as_a_tilde(hotwash: Hotwash, home: Path) -> None:
    assert hotwash("init", "--global").code == 0
    ran = hotwash("doctor")
    assert "Worker was killed" not in ran.out
    assert "limits" not in ran.out
    assert str(home) not in ran.out
    assert "~/.claude (global) ~/.claude – global" in ran.out


def test_an_old_lock_a_duplicate_id_and_an_unknown_reference_are_problems(
    hotwash: Hotwash, workspace: Path, home: Path
) -> None:
    assert home.is_dir()
    lock = workspace / ".learnings" / ".drain.lock"
    lock.touch()
    os.utime(lock, (0, 0))
    errors = workspace / ".learnings" / "ERRORS.md"
    text = errors.read_text()
    errors.write_text(text + text.partition("---\n")[2].replace("pending", "odd"))
    issues = workspace / ".learnings" / "OPERATIONS_ISSUES.md"
    issues.write_text(issues.read_text().replace("- Trigger: user_report", "- See Also: OPS-20200101-001"))
    ran = hotwash("doctor")
    assert ran.code == 1
    told = block(ran.out, "Problems")
    assert told[0].endswith("minutes old – remove it if no drain is running")
    rules = {line.split(": ")[1].split(" – ")[0] for line in told[1:]}
    assert rules == {"duplicate-id", "unknown-status", "orphan-reference"}


def test_hard_links_are_written_in_place(hotwash: Hotwash, workspace: Path, home: Path) -> None:
    os.link(workspace / "CLAUDE.md", home / "linked.md")
    assert "CLAUDE.md: rules, 1 rule without a marker, LF, in place: 2 hard links" in hotwash("doctor").out


def test_what_was_configured_is_told_with_its_origin_and_a_mistake_exits_with_two(
    hotwash: Hotwash, workspace: Path, home: Path
) -> None:
    assert home.is_dir()
    (workspace / ".hotwash.toml").write_text("[limits]\npending = 3\n")
    ran = hotwash("doctor")
    assert (ran.code, block(ran.out, "Settings")) == (0, [f"limits.pending = 3 ({workspace}/.hotwash.toml:2)"])
    (workspace / ".hotwash.toml").write_text("[limits]\nnever = 3\n")
    ran = hotwash("doctor")
    assert ran.code == 2
    assert block(ran.out, "Problems") == [
        f"{workspace}/.hotwash.toml:2: limits.never is no setting of hotwash and has no effect"
    ]


def test_without_a_workspace_it_says_so_and_still_tells_the_rest(hotwash: Hotwash, tmp_path: Path, home: Path) -> None:
    assert home.is_dir()
    empty = tmp_path / "empty"
    empty.mkdir()
    ran = hotwash("doctor", cwd=empty)
    assert (ran.code, block(ran.out, "Workspaces")) == (2, [f"none in {empty} or ~/.claude"])
    assert ran.out.startswith("Versions      hotwash ")


def test_json_holds_the_same_for_programs(hotwash: Hotwash, home: Path) -> None:
    assert home.is_dir()
    hotwash("resolve", "ERR-20260520-001")
    document = hotwash("doctor", "--json").document
    assert document["kind"] == "doctor"
    assert document["problems"] == []
    (journal,) = hotwash("doctor", "--json").lists("journals")
    assert (journal["transactions"], journal["open"]) == (1, 0)


def test_settings_that_no_agent_can_read_are_a_problem(hotwash: Hotwash, home: Path) -> None:
    (home / ".claude").mkdir()
    (home / ".claude/settings.json").write_text("{broken")
    ran = hotwash("doctor")
    assert (ran.code, block(ran.out, "Problems")) == (
        1,
        ["~/.claude/settings.json:1: settings-not-json – hotwash lint"],
    )


def test_a_file_that_cannot_be_read_is_one_problem(hotwash: Hotwash, workspace: Path, home: Path) -> None:
    (workspace / ".learnings/LEARNINGS.md").mkdir()
    (problem,) = block(hotwash("doctor").out, "Problems")
    assert problem.endswith("LEARNINGS.md: is a folder, not a file – move the folder away; its name belongs to a file")


def test_a_canary_tells_whether_changes_are_told_of_and_leaves_nothing(
    hotwash: Hotwash, workspace: Path, home: Path
) -> None:
    before = everything_below(workspace)
    ran = hotwash("doctor", "--canary")
    assert ran.code == 0
    [line] = block(ran.out, "Canary")
    assert line.startswith(f"{workspace}/.learnings: a new file is told of after ")
    assert everything_below(workspace) == before


def test_where_nothing_is_told_of_the_canary_is_a_problem(
    hotwash: Hotwash, workspace: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctoring, "sing", Canary)
    ran = hotwash("doctor", "--canary")
    assert ran.code == 1
    assert block(ran.out, "Problems") == [
        f"{workspace}/.learnings: no event tells of a new file within 2 s – "
        'watch.mode = "poll" looks at the files instead'
    ]
    monkeypatch.setattr(doctoring, "sing", lambda folder: Canary(folder, failure="Read-only file system"))
    assert block(hotwash("doctor", "--canary").out, "Problems") == [
        f"{workspace}/.learnings: no file can be written: read-only file system"
    ]


def test_read_only_sings_no_canary(hotwash: Hotwash, home: Path) -> None:
    assert hotwash("doctor", "--canary", "--read-only").code == 4


def test_what_is_only_yours_and_makes_no_sense_is_a_problem_until_it_is_set_aside(
    hotwash: Hotwash, workspace: Path, home: Path
) -> None:
    hotwash("save-view", "--name", "mine", "is:new")
    [state] = (home / ".local/state/hotwash/workspaces").glob("*/personal.json")
    state.write_bytes(b"\xff\x00 nonsense")
    place = str(state).replace(str(home), "~")
    assert block(hotwash("doctor").out, "Problems") == [
        f"{place}: makes no sense: scores, views and snoozes in it do not count, and the next write sets it aside"
    ]
    hotwash("save-view", "--name", "mine", "is:new")
    assert hotwash("doctor").code == 0
