"""The lists behind 9: what agents change in their own plugins, from the worktree to the pull request."""

from pathlib import Path

import pytest

from support.driver import STILL, WIDE, Person, Place, at_the_dashboard
from support.grounds import Grounds
from support.workshop import ADDRESS, BRANCH, PLUGIN, SECOND, SKILL, Yard, make_yard

ID = f"query-tuning-{SECOND}"


@pytest.fixture
def yard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Yard:
    return make_yard(tmp_path, monkeypatch)


@pytest.fixture
def place(yard: Yard) -> Place:
    return Grounds(yard)


@pytest.fixture
def begun(yard: Yard, place: Place) -> Yard:
    """An improvement with a worktree, in which something is changed."""
    yard.git("worktree", "add", "-q", str(yard.worktree), "-b", BRANCH)
    yard.improve()
    return yard


def test_nothing_is_there_until_a_begins_one(yard: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9")
        assert person.title == "9 Improvements · 0 │ Leftovers │ Plugins │ Reloads"
        assert "No improve/* branches or worktrees." in person.screen
        await person.press("A", "e")
        await person.type("analyst")
        await person.press("enter", "e")
        await person.type("query-tuning")
        await person.press("enter")
        assert f"git worktree add -b {BRANCH}" in person.screen
        assert "same as: hotwash improve start analyst --skill query-tuning" in person.screen
        await person.press("enter")
        assert person.status == f"began {BRANCH}: change {PLUGIN} in {yard.worktree}, and nothing else"
        assert person.under == ID
        assert "Nothing is changed in its worktree yet." in person.detail

    at_the_dashboard(place, scenario)
    assert (yard.worktree / SKILL).exists()


def test_what_cannot_be_begun_is_said_before_enter(place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9", "A", "e")
        await person.type("newcomer")
        await person.press("enter")
        assert "newcomer could belong to ops, web" in person.screen
        await person.press("enter", "escape")
        assert person.title == "9 Improvements · 0 │ Leftovers │ Plugins │ Reloads"

    at_the_dashboard(place, scenario)


def test_the_tabs_show_text_check_commits_and_difference(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9")
        assert "worktree" in person.detail
        assert "x looks at it again, p commits and submits it." in person.detail
        await person.press("]")
        assert f"✓ 1 changed file in {PLUGIN}, nothing wrong" in person.detail
        await person.press("]")
        assert "Nothing is committed yet." in person.detail
        await person.press("]")
        assert "+ - Prefer covering indexes" in person.detail

    at_the_dashboard(place, scenario)


def test_x_says_what_is_wrong_with_what_is_there_now(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9")
        begun.write("README.md", "# Mine\n")
        await person.press("x")
        assert person.status == f"README.md: it is outside {PLUGIN}"
        assert "✗ forbidden README.md" in person.detail
        await person.press("p", "e")
        await person.type("Too much")
        await person.press("enter")
        assert "README.md: it is outside" in person.screen
        await person.press("enter", "escape")

    at_the_dashboard(place, scenario)
    assert begun.git("log", "-1", "--format=%s", cwd=begun.worktree) == "Log\n"


def test_p_commits_pushes_and_opens_a_pull_request(begun: Yard, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    begun.add_remote()
    begun.install_gh(monkeypatch)

    async def scenario(person: Person) -> None:
        await person.press("9", "p")
        assert f"{SKILL}  +1 -0" in person.screen
        assert "commit is empty – e types it" in person.screen
        await person.press("e")
        await person.type("Prefer covering indexes")
        await person.press("enter", "e")
        await person.type("Scans are slow")
        await person.press("enter")
        assert f"git push -q -u origin {BRANCH}" in person.screen
        assert "gh pr create --head" in person.screen
        await person.press("enter")
        assert person.status == f"pushed to origin, opened a pull request: {BRANCH} · {ADDRESS}"
        assert "open" in person.detail
        assert "#7" in person.screen
        await person.press("y")
        begun.decide("MERGED")
        await person.press("1", "9", "9")
        assert person.title == "9 Improvements │ Leftovers · 1 │ Plugins │ Reloads"
        assert "git pull brings it here" in person.detail

    at_the_dashboard(place, scenario)
    assert begun.body.startswith("## What I learned\n\nScans are slow\n")
    assert begun.git("log", "-1", "--format=%s", BRANCH) == "improve(query-tuning): Prefer covering indexes\n"


def test_what_changed_behind_an_open_sheet_is_not_committed(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9", "p", "e")
        await person.type("Prefer covering indexes")
        await person.press("enter")
        begun.improve("- Something else")
        await person.press("enter")
        assert person.status == f"{ID} changed since you looked – nothing was done; p shows what it is now"

    at_the_dashboard(place, scenario)
    assert begun.git("log", "-1", "--format=%s", cwd=begun.worktree) == "Log\n"


def test_enter_on_a_sheet_that_names_hooks_lets_them_run(begun: Yard, place: Place) -> None:
    hook = begun.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\necho ran >> {begun.folder}/hook\n")
    hook.chmod(0o755)

    async def scenario(person: Person) -> None:
        await person.press("9", "p")
        assert "git may run pre-commit in .git/hooks" in person.screen
        await person.press("e")
        await person.type("Prefer covering indexes")
        await person.press("enter", "enter")
        assert "nothing was pushed, there is no remote" in person.status
        assert "committed" in person.detail
        await person.press("p")
        assert "git may run" not in person.screen
        await person.press("escape")

    at_the_dashboard(place, scenario)
    assert (begun.folder / "hook").read_text() == "ran\n"


def test_d_keeps_what_is_changed_and_removes_what_is_clean(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9", "d")
        assert person.status == f"remove: {ID}: 1 file is changed and not committed, so it was kept"
        begun.git("checkout", "-q", ".", cwd=begun.worktree)
        await person.press("x", "d")
        assert person.status == f"remove {begun.worktree}, its branch stays?"
        assert begun.worktree.exists()
        await person.press("enter")
        assert person.status == f"removed {begun.worktree}"
        await person.press("9")
        assert person.title == "9 Improvements │ Leftovers · 1 │ Plugins │ Reloads"
        assert "leftover" in person.screen

    at_the_dashboard(place, scenario)
    assert not begun.worktree.exists()
    assert begun.git("branch", "--list", BRANCH) != ""


def test_read_only_shows_everything_and_changes_nothing(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9")
        for key in ("A", "p", "d"):
            await person.press(key)
            assert "read-only" in person.status
        await person.press("x")
        assert person.status == f"{ID}: 1 changed file, nothing wrong"

    options = type(STILL)(frozen=True, read_only=True)
    at_the_dashboard(place, scenario, size=WIDE, options=options)


def test_outside_a_repository_the_list_says_so(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    place = Place(tmp_path / "plain")

    async def scenario(person: Person) -> None:
        await person.press("9")
        assert "There is no git repository here." in person.screen
        assert "press : and type open for another folder." in person.screen
        await person.press("A")
        assert person.status == "log: There is no git repository here."

    at_the_dashboard(place, scenario)


def test_marked_ones_go_together_and_what_cannot_stays(begun: Yard, place: Place) -> None:
    for name in ("improve-one-1", "improve-two-2"):
        begun.git("worktree", "add", "-q", "--detach", str(begun.folder / name))

    async def scenario(person: Person) -> None:
        await person.press("9", "V", "d")
        assert person.status.endswith(", 1 stay?")
        await person.press("enter")
        assert person.title == "9 Improvements · 1 · 1 marked │ Leftovers │ Plugins │ Reloads"

    at_the_dashboard(place, scenario)
    assert sorted(each.name for each in begun.folder.glob("improve-*")) == [begun.worktree.name]


def test_what_others_do_is_seen_at_the_next_beat(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9")
        assert "worktree" in person.detail
        begun.git("commit", "-q", "-a", "-m", "improve(query-tuning): By hand", cwd=begun.worktree)
        person.dashboard.improving.beat()
        await person.settle()
        assert "committed" in person.detail
        await person.press("f")
        begun.improve("- Later")
        person.dashboard.improving.beat()
        await person.settle()
        assert person.dashboard.improving.known.repository is not None
        assert not person.dashboard.improving.known.repository.improvements[0].changes

    at_the_dashboard(place, scenario)


def test_where_there_is_no_trace_of_any_git_is_not_asked(
    yard: Yard, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = yard.folder / "calls"
    program = yard.folder / "bin" / "git"
    real = program.resolve()
    program.unlink()
    program.write_text(f'#!/bin/sh\necho "$*" >> {calls}\nexec {real} "$@"\n')
    program.chmod(0o755)

    async def scenario(person: Person) -> None:
        calls.unlink(missing_ok=True)
        for _ in range(12):
            person.dashboard.improving.beat()
            await person.settle()
        assert not calls.exists()
        await person.press("9")
        assert "worktree list" in calls.read_text()

    at_the_dashboard(place, scenario)


def test_a_merged_one_says_whether_its_plugin_loads_here(begun: Yard, place: Place) -> None:
    begun.git("commit", "-q", "-a", "-m", "improve(query-tuning): Prefer covering indexes", cwd=begun.worktree)
    begun.git("merge", "-q", "--no-ff", "-m", "Merge", BRANCH)

    async def scenario(person: Person) -> None:
        await person.press("9", "9")
        assert "This checkout has it, and its plugin loads" in person.detail
        (begun.root / SKILL).write_text("no front matter")
        await person.press("x")
        await person.press("[")
        assert "does not load: the last good version stays" in " ".join(person.detail.split())

    at_the_dashboard(place, scenario)


def test_leaving_while_a_step_is_under_way_asks_first(begun: Yard, place: Place) -> None:
    async def scenario(person: Person) -> None:
        await person.press("9")
        person.dashboard.improving.busy_with = "submitting something"
        await person.press("p")
        assert person.status == "submit: still submitting something"
        await person.press("q")
        assert person.status == "still submitting something – quit?"

    at_the_dashboard(place, scenario)


def test_what_was_typed_stays_until_it_was_submitted(begun: Yard, place: Place) -> None:
    hook = begun.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)

    async def scenario(person: Person) -> None:
        await person.press("9", "p", "e")
        await person.type("Prefer covering indexes")
        await person.press("enter", "enter")
        assert person.status.startswith("git commit: not today")
        hook.unlink()
        await person.press("p")
        assert "Prefer covering indexes" in person.screen
        await person.press("enter")
        assert person.status.startswith("nothing was pushed, there is no remote")
        assert not person.dashboard.sheets.drafted

    at_the_dashboard(place, scenario)
    assert begun.git("log", "-1", "--format=%s", BRANCH) == "improve(query-tuning): Prefer covering indexes\n"
