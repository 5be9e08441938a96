"""Where four-field entries live: which base counts, what is made, what moves, and ids that are never used twice."""

import os

import pytest

from acceptance.conftest import Project, facts, four

ERRORS, LEARNINGS = ".learnings/ERRORS.md", ".learnings/LEARNINGS.md"
GLOBAL_ERRORS = "~/.claude/.learnings/ERRORS.md"


def test_the_machine_shadows_the_project_unless_the_scope_is_named(project: Project) -> None:
    project.write(GLOBAL_ERRORS, four("ERR-20260920-001"))
    project.write(ERRORS, four("ERR-20260921-001"))
    assert f"base={project.home}/.claude scope=global" in project.run("status", "--where").out
    assert "global shadows local" in project.run("status").said
    assert f"base={project.root} scope=project" in project.run("status", "--where", "--scope", "project").out
    assert "global shadows local" not in project.run("status", "--scope", "project").said


@pytest.mark.parametrize(("folder", "name"), [("proj", "proj"), ("My Repo!", "My-Repo-")])
def test_the_project_is_called_as_its_top_level(project: Project, folder: str, name: str) -> None:
    project.root = project.root.rename(project.root.with_name(folder))
    (project.root / "sub").mkdir()
    assert f"project={name}" in project.run("status", "--where", cwd="sub").out


def test_ids_count_on_from_what_is_there_and_what_is_referred_to(project: Project) -> None:
    project.write(
        LEARNINGS,
        four("LRN-20260926-001", **facts()) + four("LRN-20260926-003", supersedes="LRN-20260926-004", **facts()),
    )
    assert (
        "Logged as `LRN-20260926-005` in `./.learnings/LEARNINGS.md`"
        in project.run("log", "LRN", "A technique nobody knew").out
    )


def test_a_lock_that_is_held_is_waited_for_and_an_old_one_is_claimed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:

    project.write(ERRORS, four("ERR-20260920-001", "pending"))
    lock = project.write(".learnings/.drain.lock", "")
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    before = project.text(ERRORS)
    assert project.run("resolve", "ERR-20260920-001").code == 3
    assert project.text(ERRORS) == before
    os.utime(lock, (1, 1))
    assert project.run("resolve", "ERR-20260920-001").code == 0
    assert not lock.exists()


def test_without_a_workspace_only_init_makes_sense(bare: Project) -> None:
    for command in (("list",), ("status",), ("review",), ("log", "ERR", "x"), ("resume",), ("lint",), ("drain",)):
        assert bare.run(*command).code == 2, command
    assert bare.files() == {}
    assert bare.run("init", "--local").code == 0


def test_init_makes_the_files_once_and_says_which(bare: Project) -> None:
    ran = bare.run("init", "--local", "--gitignore", "none")
    assert ran.code == 0
    for name, what in (
        (".learnings/LEARNINGS.md", "positive learnings"),
        (".learnings/ERRORS.md", "mistakes and root causes"),
        (".learnings/FEATURE_REQUESTS.md", "recurring unmet needs"),
        ("memory/working-buffer.md", "WAL scratchpad and task state"),
        ("memory/SESSION-STATE.md", "always-on session capture"),
    ):
        assert any(line.startswith(f"✓ {name}") and line.endswith(f"— {what}") for line in ran.out.splitlines()), name
        assert bare.path(name).exists()
    bare.write(ERRORS, "# Mine\n")
    before = bare.files()
    assert bare.run("init", "--local", "--gitignore", "none").code == 0
    assert bare.files() == before


def test_moving_skips_what_is_the_same_and_renumbers_what_differs(project: Project) -> None:
    same, ours, theirs = (
        four("ERR-20260920-001", **facts()),
        four("ERR-20260920-002", content="ours", **facts()),
        four("ERR-20260920-002", content="theirs", **facts()),
    )
    project.write(ERRORS, "# Error Log\n\n---\n\n" + same + ours)
    project.write(GLOBAL_ERRORS, "# Error Log\n\n---\n\n" + same + theirs)
    ran = project.run("migrate", "global", "--merge", "--apply")
    assert ran.code == 0
    text = project.text(GLOBAL_ERRORS)
    assert text.count("### ERR-20260920-001\n") == 1
    assert "### ERR-20260920-003\n**Status**: resolved\n**Context**: Working on it\n**Content**: ours\n" in text
    assert "ERR-20260920-002" in ran.said
    assert "ERR-20260920-003" in ran.said
    assert project.path(ERRORS).exists()


def test_what_is_logged_in_no_project_holds_everywhere(bare: Project) -> None:
    bare.write("~/.claude/.learnings/ERRORS.md", "")
    bare.run("log", "ERR", "the shell history is lost", "--base", str(bare.path("~/.claude")), cwd=str(bare.home))
    assert "**Scope**: global\n" in bare.text("~/.claude/.learnings/ERRORS.md")
