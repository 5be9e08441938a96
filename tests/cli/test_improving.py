"""`hotwash improve`: a worktree for an agent, checked, committed, submitted and cleared away; a human merges."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from cli.conftest import Ran
from hotwash.demo.workspace import FROZEN_NOW
from hotwash.invocation import main
from support.workshop import ADDRESS, AGENT, BRANCH, PLUGIN, SECOND, SKILL, Yard, make_yard

ID = f"query-tuning-{SECOND}"
Improve = Callable[..., Ran]


@pytest.fixture
def yard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Yard:
    return make_yard(tmp_path, monkeypatch)


@pytest.fixture
def improve(yard: Yard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Improve:
    """Runs `hotwash improve ARGUMENTS` in the repository, at the moment of the sample."""

    def run(*arguments: str, cwd: Path | None = None) -> Ran:
        monkeypatch.chdir(cwd or yard.root)
        monkeypatch.setattr(sys, "argv", ["hotwash", "improve", *arguments])
        with time_machine.travel(FROZEN_NOW, tick=False):
            try:
                code = main()
            except SystemExit as stop:
                code = int(stop.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def begun(yard: Yard, improve: Improve) -> Yard:
    assert improve("start", "analyst", "--skill", "query-tuning").code == 0
    return yard


@pytest.fixture
def committed(begun: Yard, improve: Improve) -> Yard:
    begun.improve()
    assert improve("commit", "-m", "Prefer covering indexes").code == 0
    return begun


@pytest.fixture
def submitted(committed: Yard, improve: Improve, monkeypatch: pytest.MonkeyPatch) -> Yard:
    committed.add_remote()
    committed.install_gh(monkeypatch)
    assert improve("submit", "--learned", "Scans are slow", "--testing", "EXPLAIN").code == 0
    return committed


# start


def test_start_makes_a_branch_in_a_worktree_beside_the_repository(yard: Yard, improve: Improve) -> None:
    ran = improve("start", "analyst", "--skill", "query-tuning")
    assert ran == Ran(
        0,
        f"{yard.worktree}\n",
        f"began {BRANCH}: change {PLUGIN} in {yard.worktree}, and nothing else\n",
    )
    assert yard.git("branch", "--show-current", cwd=yard.worktree) == f"{BRANCH}\n"
    assert yard.git("branch", "--show-current") == "main\n"


def test_start_takes_the_plugin_that_holds_the_agent(yard: Yard, improve: Improve) -> None:
    ran = improve("start", "analyst", "--dry-run")
    assert ran.code == 0
    assert ran.out == f"cd {yard.root} && git worktree add -b improve/analyst-{SECOND} {yard.worktree}\n"
    assert not yard.worktree.exists()


def test_start_asks_for_the_plugin_where_no_name_tells_it(improve: Improve) -> None:
    ran = improve("start", "newcomer")
    assert ran == Ran(2, "", "hotwash: newcomer could belong to ops, web – name it with --plugin\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("../x",), 2, "'../x' is no name for an improvement"),
        (("analyst", "--plugin", "nope"), 4, "there is no plugin nope in the last commit – plugins are ops, web"),
        (("analyst", "--skill", "nope"), 4, "there is no skill nope in any plugin – skills are query-tuning"),
        (("analyst", "--dir", "nowhere"), 2, "nowhere is no folder"),
        (("analyst", "--dir", ".claude"), 4, ".claude is inside the repository"),
    ],
)
def test_start_refuses_what_it_cannot_begin(improve: Improve, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = improve("start", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"hotwash: {said}")


def test_start_outside_a_repository_is_no_use(improve: Improve, tmp_path: Path) -> None:
    ran = improve("start", "analyst", cwd=tmp_path)
    assert ran == Ran(2, "", "hotwash: there is no git repository here – cd into one, or name it with --repo DIR\n")


def test_start_of_what_is_open_names_its_worktree(begun: Yard, improve: Improve) -> None:
    ran = improve("start", "analyst", "--skill", "query-tuning")
    assert ran == Ran(1, "", f"hotwash: {ID} is already open – go on in {begun.worktree}\n")


def test_start_goes_on_with_a_branch_that_has_lost_its_worktree(committed: Yard, improve: Improve) -> None:
    committed.git("worktree", "remove", str(committed.worktree))
    ran = improve("start", "analyst", "--skill", "query-tuning")
    assert (ran.code, ran.out) == (0, f"{committed.worktree}\n")
    assert "Prefer covering indexes" in (committed.worktree / SKILL).read_text()


def test_start_says_what_git_refused(yard: Yard, improve: Improve) -> None:
    yard.worktree.mkdir()
    (yard.worktree / "mine").write_text("keep")
    ran = improve("start", "analyst")
    assert ran.code == 4
    assert ran.err.startswith(f"hotwash: git worktree add: '{yard.worktree}' already exists")


def test_a_submodule_is_improved_in_a_folder_of_our_own(yard: Yard, improve: Improve) -> None:
    (yard.root / ".git").rename(yard.folder / "elsewhere.git")
    (yard.root / ".git").write_text(f"gitdir: {yard.folder / 'elsewhere.git'}\n")
    yard.git("config", "core.worktree", str(yard.root))
    ran = improve("start", "analyst")
    assert ran.code == 0
    place = Path(ran.out.strip())
    assert place.parent == yard.folder / "home/.local/state/hotwash/worktrees"
    assert place.parent.stat().st_mode & 0o777 == 0o700


# check


def test_check_shows_what_a_skill_would_become(begun: Yard, improve: Improve) -> None:
    begun.improve()
    ran = improve("check")
    assert ran.code == 0
    assert f"+++ {SKILL}\n" in ran.out
    assert "+- Prefer covering indexes\n" in ran.out
    assert ran.err == f"{ID}: 1 changed file in {PLUGIN}, nothing wrong\n"


def test_check_forbids_what_is_outside_the_plugin(begun: Yard, improve: Improve) -> None:
    begun.improve()
    begun.write("README.md", "# Mine\n")
    ran = improve("check", cwd=begun.worktree)
    assert ran.code == 4
    assert ran.out.startswith(f"FORBIDDEN README.md: it is outside {PLUGIN}\n")
    assert ran.err == f"{ID}: 2 changed files, 1 wrong, 1 of them forbidden\n"


def test_check_forbids_another_plugin_and_links_that_lead_out(begun: Yard, improve: Improve) -> None:
    begun.write(".claude/plugins/web/agents/x.md", "---\ndescription: x\n---\n")
    (begun.worktree / PLUGIN / "agents" / "out.md").symlink_to(begun.root / "README.md")
    ran = improve("check", "--json")
    assert ran.code == 4
    assert {(each["file"], each["forbidden"]) for each in ran.lists("findings")} >= {
        (".claude/plugins/web/agents/x.md", True),
        (f"{PLUGIN}/agents/out.md", True),
    }


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        ("name: query-tuning\nallowed-tools: Read", "this skill has no description"),
        ("name: [a]\ndescription: d", "name is no text"),
        ("description: d\nallowed-tools: {Read: yes}", "allowed-tools is neither a list nor names with commas"),
        ("description: [", "the front matter is no YAML"),
    ],
)
def test_check_finds_front_matter_that_would_not_load(
    begun: Yard, improve: Improve, front_matter: str, said: str
) -> None:
    begun.write(SKILL, f"---\n{front_matter}\n---\n\n- Test first\n")
    ran = improve("check")
    assert ran.code == 1
    assert ran.out.startswith(f"ERROR {SKILL}:")
    assert said in ran.out.split("\n")[0]


def test_check_takes_tools_as_a_list_or_with_commas(begun: Yard, improve: Improve) -> None:
    begun.write(SKILL, "---\ndescription: d\nallowed-tools: [Read, Edit]\n---\n")
    begun.write(AGENT, "---\ndescription: d\ntools: Read, Edit\n---\n")
    assert improve("check").code == 0


def test_check_finds_a_key_in_a_new_line(begun: Yard, improve: Improve) -> None:
    begun.improve("- Use AKIA" + "ABCDEFGHIJKLMNOP")
    ran = improve("check")
    assert ran.code == 1
    assert "it looks like it holds a secret" in ran.out


def test_check_of_a_worktree_made_by_hand_learns_its_plugin(yard: Yard, improve: Improve) -> None:
    yard.git("worktree", "add", "-q", str(yard.worktree), "-b", f"improve/something-{SECOND}")
    yard.improve()
    assert improve("check").err == f"something-{SECOND}: 1 changed file in {PLUGIN}, nothing wrong\n"
    yard.write(".claude/plugins/web/agents/x.md", "---\ndescription: x\n---\n")
    assert improve("check").code == 4
    assert improve("check", "--plugin", "ops").out.startswith("FORBIDDEN .claude/plugins/web/agents/x.md")


def test_check_finds_a_plugin_that_would_be_gone(begun: Yard, improve: Improve) -> None:
    begun.git("rm", "-q", "-r", PLUGIN, cwd=begun.worktree)
    ran = improve("check")
    assert ran.code == 1
    assert ran.out.startswith(f"ERROR {PLUGIN}/.claude-plugin/plugin.json: it is not there\n")


def test_names_of_files_are_never_options_or_patterns(begun: Yard, improve: Improve) -> None:
    for name in ("--amend.md", "*.md", "a b\nc.md", ":(top)x.md", "\x1b]0;x\x07.md"):
        begun.write(f"{PLUGIN}/notes/{name}", "text\n")
    begun.git("add", "README.md", cwd=begun.worktree)
    ran = improve("commit", "-m", "Odd names")
    assert ran.code == 0, ran.err
    assert begun.git("status", "--porcelain", cwd=begun.worktree) == ""
    assert len(begun.git("show", "--name-only", "-z", "--format=", cwd=begun.worktree).split("\0")) == 6
    listed = improve("check")
    assert "\x1b" not in listed.out
    assert f"+++ {PLUGIN}/notes/a b␊c.md\n" in listed.out


# commit


def test_commit_puts_the_skill_before_the_message(begun: Yard, improve: Improve) -> None:
    begun.improve()
    begun.write(f"{PLUGIN}/skills/new-one/SKILL.md", "---\ndescription: New\n---\n")
    ran = improve("commit", "-m", "improve: Prefer covering indexes")
    assert ran == Ran(0, "", "committed 2 files: improve(query-tuning): Prefer covering indexes\n")
    assert (
        begun.git("log", "-1", "--format=%s", cwd=begun.worktree) == "improve(query-tuning): Prefer covering indexes\n"
    )
    assert begun.git("status", "--porcelain", cwd=begun.worktree) == ""


def test_commit_refuses_what_the_check_forbids(begun: Yard, improve: Improve) -> None:
    begun.improve()
    begun.write("README.md", "# Mine\n")
    ran = improve("commit", "-m", "Too much")
    assert ran.code == 4
    assert ran.err.startswith(f"hotwash: README.md: it is outside {PLUGIN} – take it out of the worktree")
    assert begun.git("log", "-1", "--format=%s", cwd=begun.worktree) == "Begin\n"


def test_commit_without_changes_or_words(begun: Yard, improve: Improve) -> None:
    ran = improve("commit", "-m", "Nothing")
    assert ran == Ran(1, "", f"hotwash: nothing to commit – nothing differs in {begun.worktree}\n")
    begun.improve()
    assert improve("commit").code == 2
    assert improve("commit", "-m", "two\nlines").code == 4
    assert improve("commit", "-m", "password=hunter2secret").code == 4


def test_hooks_run_only_after_somebody_allowed_them(begun: Yard, improve: Improve) -> None:
    hook = begun.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\necho ran >> {begun.folder}/hook\n")
    hook.chmod(0o755)
    begun.improve()
    ran = improve("commit", "-m", "Once")
    assert ran.code == 4
    assert "git would run pre-commit" in ran.err
    assert improve("commit", "-m", "Once", "--yes").code == 0
    begun.improve("- Again")
    assert improve("commit", "-m", "Twice").code == 0
    assert (begun.folder / "hook").read_text() == "ran\nran\n"


def test_a_hook_that_says_no_leaves_everything_as_it_was(begun: Yard, improve: Improve) -> None:
    hook = begun.root / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    begun.improve()
    ran = improve("commit", "-m", "Once", "--yes")
    assert ran.code == 4
    assert ran.err.startswith("hotwash: git commit: not today")
    assert begun.git("log", "-1", "--format=%s", cwd=begun.worktree) == "Begin\n"


# submit


def test_submit_says_what_it_did(committed: Yard, improve: Improve, monkeypatch: pytest.MonkeyPatch) -> None:
    committed.add_remote()
    committed.install_gh(monkeypatch)
    ran = improve("submit", "--dry-run")
    assert ran.err == f"push to origin, open a pull request: {BRANCH}: nothing was run\n"
    assert improve("submit") == Ran(0, f"{ADDRESS}\n", f"pushed to origin, opened a pull request: {BRANCH}\n")
    ran = improve("submit", "--learned", "More")
    assert ran.err == f"changed the text of the pull request: {BRANCH}\n"


def test_submit_pushes_and_opens_a_pull_request(submitted: Yard, improve: Improve) -> None:
    assert submitted.git("ls-remote", "--heads", "origin", BRANCH).split() == [
        submitted.git("rev-parse", BRANCH).strip(),
        f"refs/heads/{BRANCH}",
    ]
    title = "improve(query-tuning): Prefer covering indexes"
    assert f"pr create --head {BRANCH} --title {title} --body-file -" in submitted.calls
    assert submitted.body == (
        "## What I learned\n\nScans are slow\n\n## Changes made\n\n- Prefer covering indexes\n\n"
        "## Testing done\n\nEXPLAIN\n"
    )
    (listed,) = improve("list", "--json").lists("improvements")
    assert (listed["state"], listed["pull_request"], listed["leftover"]) == ("open", ADDRESS, False)


def test_submit_again_changes_the_text_and_keeps_what_was_said(submitted: Yard, improve: Improve) -> None:
    assert improve("submit").out == f"{ADDRESS}\n"
    ran = improve("submit", "--testing", "On staging")
    assert (ran.code, ran.out) == (0, f"{ADDRESS}\n")
    assert "Scans are slow" in submitted.body
    assert "On staging" in submitted.body


def test_submit_without_gh_writes_the_text_down(committed: Yard, improve: Improve) -> None:
    committed.git("remote", "add", "origin", "git@github.com:acme/payments.git")
    ran = improve("submit", "--learned", "Scans are slow")
    address, body_file = ran.out.splitlines()
    assert ran.code == 0
    assert address == f"https://github.com/acme/payments/compare/main...{BRANCH}?expand=1"
    assert Path(body_file).read_text().startswith("## What I learned\n\nScans are slow\n")
    assert f"nothing was pushed, gh is not installed: {ID} stays committed\n" in ran.err
    (listed,) = improve("list", "--json").lists("improvements")
    assert listed["state"] == "committed"


def test_submit_without_a_remote_or_by_wish_pushes_nothing(
    committed: Yard, improve: Improve, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed.install_gh(monkeypatch)
    assert "nothing was pushed, there is no remote" in improve("submit").err
    committed.add_remote()
    assert "nothing was pushed, as asked for" in improve("submit", "--no-push").err
    assert committed.git("ls-remote", "--heads", "origin", BRANCH) == ""
    assert not any(call.startswith("pr create") for call in committed.calls)


def test_submit_needs_a_commit_of_its_own_files(begun: Yard, improve: Improve) -> None:
    ran = improve("submit")
    assert ran == Ran(1, "", f'hotwash: {ID} has nothing committed – hotwash improve commit {ID} -m "…" comes first\n')
    begun.write("README.md", "# Mine\n")
    begun.git("commit", "-q", "-a", "-m", "By hand", cwd=begun.worktree)
    ran = improve("submit")
    assert ran.code == 4
    assert f"README.md: it is outside {PLUGIN}" in ran.err


def test_a_push_that_fails_keeps_the_text(committed: Yard, improve: Improve, monkeypatch: pytest.MonkeyPatch) -> None:
    committed.install_gh(monkeypatch)
    committed.git("remote", "add", "origin", str(committed.folder / "nowhere.git"))
    ran = improve("submit", "--learned", "Scans are slow")
    assert ran.code == 4
    assert ran.err.startswith("hotwash: git push: ")
    kept = Path(ran.err.partition("the text is kept in ")[2].partition(";")[0])
    assert "Scans are slow" in kept.read_text()


def test_what_a_human_closed_is_not_submitted_again(submitted: Yard, improve: Improve) -> None:
    submitted.decide("CLOSED")
    ran = improve("submit")
    assert ran.code == 1
    assert ran.err.startswith(f"hotwash: {ID} was closed: somebody said no")


# clean, list


def test_clean_keeps_what_is_not_committed(begun: Yard, improve: Improve) -> None:
    begun.improve()
    ran = improve("clean")
    assert ran.code == 1
    assert ran.err.startswith(f"hotwash: {ID}: 1 file is changed and not committed, so it was kept")
    assert improve("clean", "--force").code == 1
    assert begun.worktree.exists()
    assert improve("clean", "--force", "--yes").code == 0
    assert not begun.worktree.exists()


def test_clean_keeps_the_branch_of_what_is_open(submitted: Yard, improve: Improve) -> None:
    ran = improve("clean")
    assert ran == Ran(0, "", f"removed {submitted.worktree}\n")
    assert submitted.only().stage == "open"
    assert improve("clean").err == f"{ID} has no worktree to remove\n"


def test_clean_merged_takes_the_branch_too_and_the_list_remembers(submitted: Yard, improve: Improve) -> None:
    assert improve("clean", "--merged").err == "no merged improvement is left to remove\n"
    submitted.decide("MERGED")
    tip = submitted.git("rev-parse", BRANCH)[:9]
    ran = improve("clean", "--merged")
    assert ran == Ran(0, "", f"removed {submitted.worktree} and {BRANCH} (was {tip})\n")
    assert submitted.git("branch", "--list", "improve/*") == ""
    submitted.git("push", "-q", "origin", "--delete", BRANCH)
    assert improve("list").err == (
        "no improve/* branches or worktrees; hotwash improve start NAME begins one\n"
        "1 of 1 submitted were merged (100 %)\n"
    )
    (listed,) = improve("list", "--all", "--json").lists("improvements")
    assert (listed["state"], listed["pull_request"]) == ("merged", ADDRESS)


def test_clean_refuses_the_ground_one_stands_on(begun: Yard, improve: Improve) -> None:
    ran = improve("clean", cwd=begun.worktree)
    assert ran == Ran(4, "", f"hotwash: you are in {begun.worktree} – cd {begun.root} first\n")


def test_clean_only_reports_what_prune_would_forget(begun: Yard, improve: Improve) -> None:
    begun.worktree.rename(begun.folder / "moved")
    ran = improve("clean")
    assert ran.code == 0
    assert f"note: {begun.worktree} is gone: git worktree prune forgets it" in ran.err
    assert str(begun.worktree) in begun.git("worktree", "list")


def test_list_names_every_branch_and_worktree_of_improvements(yard: Yard, improve: Improve) -> None:
    for name in ("improve-analyst-1703683200", "improve-x-1", "feature-1"):
        yard.git("worktree", "add", "-q", "--detach", str(yard.folder / name))
    yard.git("branch", "improve/forgotten-1703683200")
    listed = improve("list", "--json").lists("improvements")
    assert [(each["id"], each["state"], each["leftover"]) for each in listed] == [
        ("improve-analyst-1703683200", "worktree", False),
        ("improve-x-1", "worktree", False),
        ("forgotten-1703683200", "drafted", True),
    ]


def test_list_says_why_the_forge_did_not_answer(submitted: Yard, improve: Improve) -> None:
    (submitted.forge / "broken").touch()
    ran = improve("list")
    assert ran.code == 0
    assert "pushed" in ran.out
    assert "gh: error connecting to github.com – states are those that git knows" in ran.err


def test_a_merge_that_only_git_knows_of_is_seen(committed: Yard, improve: Improve) -> None:
    committed.git("merge", "-q", "--no-ff", "-m", "Merge", BRANCH)
    (listed,) = improve("list", "--json").lists("improvements")
    assert (listed["state"], listed["here"], listed["files"]) == ("merged", True, [SKILL])
    assert listed["reloaded"] == "ok"
    (committed.root / SKILL).write_text("no front matter")
    (listed,) = improve("list", "--json").lists("improvements")
    assert listed["reloaded"] == "failed"


def test_nothing_is_written_read_only(begun: Yard, improve: Improve) -> None:
    begun.improve()
    ran = improve("commit", "-m", "x", "--read-only")
    assert ran.code == 4
    assert improve("list", "--read-only").code == 0


def test_a_step_is_one_document(begun: Yard, improve: Improve) -> None:
    begun.improve()
    document = improve("commit", "-m", "Prefer covering indexes", "--json").document
    assert document["kind"] == "improvement-step"
    assert document["state"] == "done"
    assert json.dumps(document["commands"]).count("git ") == 2
    assert improve("commit", "-m", "x", "--json").document["kind"] == "error"


def test_no_word_of_it_merges(improve: Improve) -> None:
    assert improve("merge").code == 2
    assert "merge " not in improve("--help").out
