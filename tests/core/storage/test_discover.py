"""Which workspaces are open, which files belong to them, and what is said about the rest."""

import os
from pathlib import Path

import pytest

from hotwash.core.model.settings import Settings, WorkspaceLimits
from hotwash.core.model.vocabulary import Scope
from hotwash.core.storage import tree
from hotwash.core.storage.discover import Discovery, discover, find_root

ERRORS = ".learnings/ERRORS.md"
BUFFER = "memory/working-buffer.md"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def project(home: Path) -> Path:
    folder = home / "work" / "payments-api"
    folder.mkdir(parents=True)
    return folder


def write(base: Path, *relative: str) -> None:
    for each in relative:
        path = base / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Here\n", encoding="utf-8")


def found_in(project: Path, home: Path, *, explicit: bool = False, settings: Settings | None = None) -> Discovery:
    return discover(project, home, settings or Settings(), explicit=explicit)


def names(found: Discovery) -> list[str]:
    return [each.relative for each in found.files]


def remarks(found: Discovery) -> list[tuple[str, str]]:
    return [(note.rule, note.message) for note in found.notes]


class TestRoot:
    def test_the_nearest_workspace_at_or_above_the_start_is_the_root(self, project: Path, home: Path) -> None:
        write(project, ERRORS, "services/api/src/main.py", f"services/web/{ERRORS}")
        assert find_root(project / "services" / "api" / "src", home) == project
        assert find_root(project / "services" / "web", home) == project / "services" / "web"

    def test_a_memory_folder_counts_only_with_a_file_of_that_kind(self, project: Path, home: Path) -> None:
        write(project, "memory/allocator.c", "src/main.c")
        assert find_root(project / "src", home) == project / "src"
        write(project, BUFFER)
        assert find_root(project / "src", home) == project

    def test_what_the_learning_engine_gathers_makes_a_workspace_of_the_folder_above_it(
        self, project: Path, home: Path
    ) -> None:
        write(project, ".claude/settings.json", "src/main.c")
        assert find_root(project / "src", home) == project / "src"
        write(project, ".claude/patterns/patterns.json")
        assert find_root(project / "src", home) == project

    def test_the_search_stops_below_the_home_directory(self, project: Path, home: Path) -> None:
        write(home, ERRORS)
        assert find_root(project, home) == project
        assert find_root(home, home) == home

    def test_the_search_stops_at_the_top_of_a_repository(self, project: Path, home: Path) -> None:
        write(project, ERRORS, "own/src/x.py", "worktree/src/x.py")
        (project / "own" / ".git").mkdir()
        (project / "worktree" / ".git").write_text("gitdir: ../.git/worktrees/w\n", encoding="utf-8")
        assert find_root(project / "own" / "src", home) == project / "own"
        assert find_root(project / "worktree" / "src", home) == project

    def test_without_any_workspace_the_repository_or_the_start_is_the_root(self, project: Path, home: Path) -> None:
        write(project, "a/b/x.py")
        assert find_root(project / "a" / "b", home) == project / "a" / "b"
        (project / ".git").mkdir()
        assert find_root(project / "a" / "b", home) == project

    def test_outside_the_home_directory_the_file_system_ends_the_search(self, tmp_path: Path, home: Path) -> None:
        write(tmp_path / "elsewhere", "x.py")
        assert find_root(tmp_path / "elsewhere", home) == tmp_path / "elsewhere"


class TestProject:
    def test_files_are_named_relative_to_the_root(self, project: Path, home: Path) -> None:
        write(project, ERRORS, ".learnings/.pending-errors.log", BUFFER, "README.md", "memory/heap.c")
        found = found_in(project, home)
        assert names(found) == [".learnings/.pending-errors.log", ERRORS, BUFFER]
        (workspace,) = found.workspaces
        assert (workspace.name, workspace.scope) == ("payments-api", Scope.PROJECT)
        assert workspace.base == workspace.root == str(project)
        assert [each.path for each in found.files] == [str(project / each.relative) for each in found.files]

    def test_a_project_without_learnings_opens_nothing_but_is_watched(self, project: Path, home: Path) -> None:
        write(project, "README.md", "CLAUDE.md")
        found = found_in(project, home)
        assert (found.workspaces, found.files) == ((), ())
        assert {str(project), str(project / ".learnings"), str(project / "memory")} <= set(found.folders)

    def test_nested_copies_are_workspaces_of_their_own_under_the_same_root(self, project: Path, home: Path) -> None:
        write(project, ERRORS, f"workspace/{ERRORS}", f"services/night shift/{BUFFER}", "workspace/AGENTS.md")
        found = found_in(project, home)
        assert names(found) == [
            ERRORS,
            f"workspace/{ERRORS}",
            f"services/night shift/{BUFFER}",
            "workspace/AGENTS.md",
        ]
        assert [each.name for each in found.workspaces] == [
            "payments-api",
            "payments-api/services/night shift",
            "payments-api/workspace",
        ]
        assert {each.root for each in found.workspaces} == {str(project)}
        assert found.files[1].workspace.base == str(project / "workspace")

    def test_namespaces_and_archives_belong_to_the_workspace_above_them(self, project: Path, home: Path) -> None:
        write(project, ".learnings/operations/LEARNINGS.md", ".learnings/archive/LEARNINGS-2026-Q2.md")
        found = found_in(project, home)
        assert len(found.workspaces) == 1
        assert len(found.files) == 2
        assert str(project / ".learnings" / "operations") in found.folders

    def test_git_ignored_files_are_found_like_any_other(self, project: Path, home: Path) -> None:
        write(project, ERRORS)
        (project / ".git").mkdir()
        (project / ".gitignore").write_text(".learnings/\n", encoding="utf-8")
        assert names(found_in(project, home)) == [ERRORS]

    def test_the_rules_that_agents_load_are_found_with_the_project(self, project: Path, home: Path) -> None:
        rules = ["CLAUDE.md", "AGENTS.md", ".github/copilot-instructions.md", ".claude/rules/k8s.md"]
        write(project, ERRORS, *rules, ".claude/rules/notes.txt", "docs/CLAUDE.md")
        assert names(found_in(project, home)) == [ERRORS, *rules]

    def test_an_empty_folder_for_learnings_is_a_workspace_to_log_in(self, project: Path, home: Path) -> None:
        (project / ".learnings").mkdir()
        found = found_in(project, home)
        assert ([each.base for each in found.workspaces], names(found)) == ([str(project)], [])

    def test_runbooks_alone_are_worth_opening(self, project: Path, home: Path) -> None:
        write(project, ".claude/skills/runbooks/sre/RUNBOOK.md")
        assert names(found_in(project, home)) == [".claude/skills/runbooks/sre/RUNBOOK.md"]
        assert find_root(project / ".claude", home) == project

    def test_of_a_long_diary_only_the_last_month_is_opened(self, project: Path, home: Path) -> None:
        days = [f"memory/2026-{month:02}-{day:02}.md" for month in (1, 2) for day in range(1, 29)]
        write(project, *days, BUFFER)
        assert names(found_in(project, home)) == [*days[-tree.MAX_NOTES :], BUFFER]

    def test_skills_and_plugins_are_found_with_the_project_but_open_none(self, project: Path, home: Path) -> None:
        beside = (
            ".claude/skills/drain/SKILL.md",
            ".claude/plugins/oncall/.claude-plugin/plugin.json",
            ".claude/plugins/oncall/skills/page/SKILL.md",
            ".claude/plugins/oncall/agents/night.md",
            ".claude/plugins/oncall/commands/hand-over.md",
        )
        write(project, *beside, ".claude/skills/drain/scripts/notes.md", ".claude/agents/other.md")
        assert names(found_in(project, home)) == []
        write(project, ERRORS)
        assert names(found_in(project, home)) == [ERRORS, *beside]

    def test_files_of_the_learning_engine_belong_to_the_folder_that_their_claude_folder_is_in(
        self, project: Path, home: Path
    ) -> None:
        write(project, ".claude/review-findings.jsonl", ".claude/patterns/trends.json")
        write(project, "services/ledger/.claude/incidents.jsonl")
        found = found_in(project, home)
        assert [(each.relative, each.workspace.base) for each in found.files] == [
            (".claude/review-findings.jsonl", str(project)),
            (".claude/patterns/trends.json", str(project)),
            ("services/ledger/.claude/incidents.jsonl", str(project / "services" / "ledger")),
        ]
        quick = discover(project, home, Settings(), nested=False)
        assert names(quick) == [".claude/review-findings.jsonl", ".claude/patterns/trends.json"]

    def test_folders_in_which_they_may_appear_are_watched(self, project: Path, home: Path) -> None:
        write(project, ERRORS, "services/ledger/.claude/incidents.jsonl")
        expected = {project / ".claude", project / ".claude" / "patterns", project / "services" / "ledger" / ".claude"}
        assert {str(folder) for folder in expected} <= set(found_in(project, home).folders)

    def test_a_folder_in_place_of_a_file_is_found_so_that_it_can_be_named(self, project: Path, home: Path) -> None:
        write(project, ".learnings/LEARNINGS.md/inner.md")
        assert names(found_in(project, home)) == [".learnings/LEARNINGS.md"]

    def test_the_quick_look_leaves_nested_copies_for_later(self, project: Path, home: Path) -> None:
        write(project, ERRORS, f"deep/{ERRORS}")
        assert names(discover(project, home, Settings(), nested=False)) == [ERRORS]


class TestLeftOut:
    def test_vendored_folders_are_counted_and_left_out(self, project: Path, home: Path) -> None:
        write(project, ERRORS, f"skills/ops/{ERRORS}", "skills/ops/.learnings/LEARNINGS.md", f"examples/{BUFFER}")
        found = found_in(project, home)
        assert names(found) == [ERRORS]
        assert remarks(found) == [
            ("ignored", "1 file is left out here (**/examples/**); open it with --root"),
            ("ignored", "2 files are left out here (**/skills/**); open it with --root"),
        ]
        assert found.notes[1].path == str(project / "skills")

    def test_a_root_that_was_named_includes_what_it_carries_along_but_no_templates(
        self, project: Path, home: Path
    ) -> None:
        write(project, f"examples/a/{ERRORS}", f"skills/ops/{ERRORS}", f"skills/ops/assets/{ERRORS}")
        assert names(found_in(project, home, explicit=True)) == [f"examples/a/{ERRORS}", f"skills/ops/{ERRORS}"]

    def test_installed_packages_and_git_data_are_never_looked_into(self, project: Path, home: Path) -> None:
        write(project, f"node_modules/a/{ERRORS}", f".git/{ERRORS}", f".venv/lib/{ERRORS}", ERRORS)
        found = found_in(project, home, explicit=True)
        assert names(found) == [ERRORS]
        assert found.notes == ()

    def test_own_globs_leave_out_too(self, project: Path, home: Path) -> None:
        write(project, ERRORS, f"vendor/x/{ERRORS}", f"deep/vendor/{ERRORS}")
        settings = Settings(workspaces=WorkspaceLimits(ignore=("vendor/**",)))
        assert names(found_in(project, home, settings=settings)) == [ERRORS, f"deep/vendor/{ERRORS}"]

    def test_a_project_too_large_is_searched_in_part_and_says_so(
        self, project: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tree, "MAX_FOLDERS", 5)
        write(project, ERRORS, *(f"d{number}/e/{ERRORS}" for number in range(9)))
        found = found_in(project, home)
        assert names(found)[0] == ERRORS
        assert [rule for rule, _ in remarks(found)] == ["bounded"]

    def test_below_the_home_directory_itself_nothing_is_searched_unasked(self, project: Path, home: Path) -> None:
        write(project, ERRORS)
        write(home, BUFFER)
        assert names(found_in(home, home)) == [BUFFER]
        assert names(found_in(home, home, explicit=True)) == [BUFFER, f"work/payments-api/{ERRORS}"]


class TestGlobal:
    def test_the_global_workspace_is_open_beside_the_project(self, project: Path, home: Path) -> None:
        write(project, BUFFER)
        write(home, f".claude/{ERRORS}", ".claude/CLAUDE.md", ".claude/rules/k8s.md", ".claude/projects/x/memory/a.md")
        found = found_in(project, home)
        assert names(found) == [
            BUFFER,
            f"~/.claude/{ERRORS}",
            "~/.claude/CLAUDE.md",
            "~/.claude/rules/k8s.md",
        ]
        assert [(each.name, each.scope) for each in found.workspaces] == [
            ("payments-api", Scope.PROJECT),
            ("~/.claude", Scope.GLOBAL),
        ]
        assert found.notes == ()

    def test_it_can_be_left_closed(self, project: Path, home: Path) -> None:
        write(project, ERRORS)
        write(home, f".claude/{ERRORS}")
        settings = Settings(workspaces=WorkspaceLimits(use_global=False))
        assert names(found_in(project, home, settings=settings)) == [ERRORS]

    def test_when_both_exist_the_shadow_is_named(self, project: Path, home: Path) -> None:
        write(project, ERRORS)
        write(home, f".claude/{ERRORS}")
        found = found_in(project, home)
        assert remarks(found) == [
            (
                "shadowed",
                "global shadows local: agents write to ~/.claude while it exists; "
                "--scope project opens the project alone",
            )
        ]
        assert found.notes[0].path == str(project / ".learnings")
        alone = Settings(workspaces=WorkspaceLimits(use_global=False))
        assert found_in(project, home, settings=alone).notes == ()

    def test_its_rules_are_known_even_if_it_holds_no_learnings(self, project: Path, home: Path) -> None:
        write(project, ERRORS)
        write(home, ".claude/CLAUDE.md")
        found = found_in(project, home)
        assert names(found) == [ERRORS, "~/.claude/CLAUDE.md"]
        assert len(found.workspaces) == 1

    def test_started_inside_it_there_is_only_one_workspace(self, home: Path) -> None:
        write(home, f".claude/{ERRORS}")
        found = found_in(home / ".claude", home, explicit=True)
        assert names(found) == [f"~/.claude/{ERRORS}"]
        assert [each.scope for each in found.workspaces] == [Scope.GLOBAL]

    def test_a_named_home_directory_does_not_show_it_twice(self, home: Path) -> None:
        write(home, f".claude/{ERRORS}", BUFFER)
        assert names(found_in(home, home, explicit=True)) == [BUFFER, f"~/.claude/{ERRORS}"]


class TestSeveral:
    def test_folders_beside_the_first_are_projects_of_their_own(self, project: Path, home: Path) -> None:
        billing = project.parent / "billing"
        write(project, ERRORS)
        write(billing, ERRORS, "CLAUDE.md", f"edge/{BUFFER}")
        found = discover(project, home, Settings(), more=(billing,))
        assert names(found) == [
            ERRORS,
            f"../billing/{ERRORS}",
            f"../billing/edge/{BUFFER}",
            "../billing/CLAUDE.md",
        ]
        assert [(each.name, each.root) for each in found.workspaces] == [
            ("payments-api", str(project)),
            ("billing", str(billing)),
            ("billing/edge", str(billing)),
        ]

    def test_two_projects_of_one_name_are_told_apart_by_the_folder_they_are_in(self, home: Path) -> None:
        first, second = home / "billing" / "api", home / "web" / "api"
        for folder in (first, second):
            write(folder, ERRORS, f"edge/{BUFFER}")
        found = discover(first, home, Settings(), more=(second,))
        assert [(each.name, each.project) for each in found.workspaces] == [
            ("api (billing)", "api"),
            ("api (billing)/edge", "api"),
            ("api (web)", "api"),
            ("api (web)/edge", "api"),
        ]

    def test_a_folder_inside_another_is_shown_once(self, project: Path, home: Path) -> None:
        write(project, ERRORS, f"services/web/{ERRORS}")
        found = discover(project, home, Settings(), more=(project / "services" / "web", project))
        assert names(found) == [ERRORS, f"services/web/{ERRORS}"]
        assert [each.name for each in found.workspaces] == ["payments-api", "payments-api/services/web"]

    def test_the_global_workspace_may_be_one_of_them(self, project: Path, home: Path) -> None:
        write(project, BUFFER)
        write(home, f".claude/{ERRORS}")
        found = discover(project, home, Settings(), more=(home / ".claude",))
        assert names(found) == [BUFFER, f"~/.claude/{ERRORS}"]

    def test_every_shadowed_project_is_named(self, project: Path, home: Path) -> None:
        billing = project.parent / "billing"
        for folder in (project, billing, home / ".claude"):
            write(folder, ERRORS)
        found = discover(project, home, Settings(), more=(billing,))
        assert [note.path for note in found.notes] == [str(project / ".learnings"), str(billing / ".learnings")]


class TestLinks:
    def test_a_linked_folder_inside_the_project_is_followed_and_counted_once(self, project: Path, home: Path) -> None:
        write(project, f"main/{ERRORS}", "work/x.py", "shared/notes/ERRORS.md")
        (project / "work" / ".learnings").symlink_to(project / "main" / ".learnings")
        (project / ".learnings").symlink_to(project / "shared" / "notes")
        assert names(found_in(project, home)) == [f"main/{ERRORS}", ERRORS]

    def test_a_marker_folder_may_be_a_link_to_a_folder_of_ones_own_elsewhere(self, project: Path, home: Path) -> None:
        write(home, f"private/{ERRORS}", "private/.learnings/deep/LEARNINGS.md")
        (project / ".learnings").symlink_to(home / "private" / ".learnings")
        found = found_in(project, home)
        real = home / "private" / ".learnings"
        assert names(found) == [ERRORS, ".learnings/deep/LEARNINGS.md"]
        assert found.linked == (str(real),)
        assert remarks(found) == [("linked", f"is a link to {real}, outside the project; its files are read there")]

    def test_a_marker_folder_of_somebody_else_is_noted_and_not_followed(
        self, project: Path, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(home, f"private/{ERRORS}")
        write(project, BUFFER)
        (project / ".learnings").symlink_to(home / "private" / ".learnings")
        monkeypatch.setattr(os, "geteuid", lambda: (home / "private").stat().st_uid + 1)
        found = found_in(project, home)
        assert (names(found), found.linked) == ([BUFFER], ())
        assert [rule for rule, _ in remarks(found)] == ["outside"]

    def test_a_file_is_never_followed_out_of_the_project(self, project: Path, home: Path) -> None:
        write(home, "private/secret.md")
        write(project, BUFFER)
        (project / ".learnings").mkdir()
        (project / ".learnings" / "LEARNINGS.md").symlink_to(home / "private" / "secret.md")
        found = found_in(project, home)
        assert names(found) == [BUFFER]
        assert [rule for rule, _ in remarks(found)] == ["outside"]
        assert str(home / "private" / "secret.md") in found.notes[0].message

    def test_a_link_to_what_holds_the_project_or_the_home_directory_is_not_followed(
        self, project: Path, home: Path
    ) -> None:
        write(project, BUFFER)
        write(home, ERRORS)
        (project / ".learnings").symlink_to(home)
        (project / ".memory").symlink_to("/")
        found = found_in(project, home)
        assert names(found) == [BUFFER]
        assert [rule for rule, _ in remarks(found)] == ["outside", "outside"]

    def test_learnings_linked_to_the_global_ones_are_shown_once(self, project: Path, home: Path) -> None:
        write(home, f".claude/{ERRORS}")
        write(project, BUFFER)
        (project / ".learnings").symlink_to(home / ".claude" / ".learnings")
        assert names(found_in(project, home)) == [BUFFER, f"~/.claude/{ERRORS}"]

    def test_links_in_a_circle_end(self, project: Path, home: Path) -> None:
        write(project, ERRORS)
        (project / ".learnings" / "again").symlink_to(project)
        (project / ".learnings" / "self").symlink_to("self")
        assert names(found_in(project, home)) == [ERRORS]

    def test_a_special_file_under_a_known_name_is_found_so_that_it_can_be_named(
        self, project: Path, home: Path
    ) -> None:
        (project / ".learnings").mkdir()
        os.mkfifo(project / ".learnings" / "ERRORS.md")
        assert names(found_in(project, home)) == [ERRORS]
