"""Commits in the person's repository: exactly the lines that were written, and nothing that stands beside them."""

from pathlib import Path

import pytest

from hotwash.core.model.plan import Intent, Plan, Target
from support.repository import CLAUDE, ERRORS, ID, LINE, OTHER, RULE, Repository, entry_text, outcome


def test_both_files_are_committed_with_one_message(repository: Repository) -> None:
    receipt = repository.promoted()
    assert outcome(receipt).hash == repository.git("rev-parse", "--short", "HEAD").strip()
    assert receipt.sentence.endswith(f"· committed {outcome(receipt).hash}")
    assert (
        repository.git("log", "-1", "--format=%s") == f"docs(memory): promote {ID} — Always set resource limits on…\n"
    )
    assert repository.git("log", "-1", "--format=%b").strip() == RULE
    assert repository.git("show", "--stat", "--format=", "HEAD").count("|") == 2
    assert repository.git("status", "--porcelain") == ""
    assert LINE in repository.committed("CLAUDE.md")


def test_other_changes_of_the_same_files_stay_uncommitted(repository: Repository) -> None:
    mine = CLAUDE.replace("- Be brief\n", "- Be brief\n- My own draft\n").replace("text", "my text")
    repository.write({"CLAUDE.md": mine, ".learnings/ERRORS.md": ERRORS.replace("**Content**: x", "**Content**: y")})
    repository.promoted()
    assert repository.committed("CLAUDE.md") == CLAUDE.replace("- Be brief\n", f"- Be brief\n{LINE}")
    committed = repository.committed(".learnings/ERRORS.md")
    assert committed.count("**Content**: x") == 2
    assert committed.count("**Status**: promoted") == 1
    assert repository.git("diff", "--stat", "--cached") == ""
    left = repository.git("diff", "CLAUDE.md")
    assert "+- My own draft" in left
    assert RULE not in "\n".join(line for line in left.split("\n") if line.startswith(("+", "-")))


def test_what_is_staged_stays_staged_and_only_that(repository: Repository) -> None:
    repository.write({"CLAUDE.md": CLAUDE.replace("text", "staged"), "other.py": "x = 2\n"})
    repository.git("add", "CLAUDE.md", "other.py")
    repository.write({"CLAUDE.md": CLAUDE.replace("text", "worked on")})
    repository.promoted()
    assert repository.committed("CLAUDE.md") == CLAUDE.replace("- Be brief\n", f"- Be brief\n{LINE}")
    assert repository.committed("other.py") == "x = 1\n"
    assert repository.staged("CLAUDE.md") == repository.committed("CLAUDE.md").replace("text", "staged")
    assert repository.git("diff", "--cached", "--name-only").split() == ["CLAUDE.md", "other.py"]
    assert "worked on" in (repository.root / "CLAUDE.md").read_text()


def test_a_second_rule_beside_an_uncommitted_first_one(repository: Repository) -> None:
    repository.promoted(commit="")
    receipt = repository.promoted(OTHER, rule="Ask before touching production")
    assert outcome(receipt).hash
    committed = repository.committed("CLAUDE.md")
    assert "Ask before touching production" in committed
    assert RULE not in committed
    assert RULE in (repository.root / "CLAUDE.md").read_text()


def test_a_new_rules_section_is_a_new_file_in_the_commit(repository: Repository) -> None:
    receipt = repository.promoted(target="AGENTS.md")
    assert outcome(receipt).hash
    assert repository.committed("AGENTS.md") == f"## Agent Rules\n\n{LINE}"
    assert repository.git("status", "--porcelain") == ""


def test_learnings_that_git_ignores_stay_out_and_are_named(repository: Repository) -> None:
    repository.git("rm", "-q", "-r", "--cached", ".learnings")
    repository.write({".gitignore": ".learnings/\n"})
    repository.git("add", ".gitignore")
    repository.git("commit", "-q", "-m", "ignore")
    receipt = repository.promoted()
    assert outcome(receipt).left_out == ("ERRORS.md (git ignores it)",)
    assert repository.git("show", "--name-only", "--format=", "HEAD").split() == ["CLAUDE.md"]


def test_an_entry_that_was_never_committed_stays_out_and_its_rule_does_not(repository: Repository) -> None:
    name = "ERR-20260521-001"
    repository.write({".learnings/ERRORS.md": ERRORS + entry_text(name)})
    receipt = repository.promoted(name)
    assert outcome(receipt).left_out == ("ERRORS.md (what it is about is not committed yet)",)
    assert f"self-improve:{name}" in repository.committed("CLAUDE.md")
    assert repository.committed(".learnings/ERRORS.md") == ERRORS


def test_a_rule_file_that_git_does_not_track_is_not_taken_along(repository: Repository) -> None:
    repository.write({"AGENTS.md": "# Not tracked\n"})
    head = repository.git("rev-parse", "HEAD")
    receipt = repository.promoted(target="AGENTS.md")
    assert outcome(receipt).problem == "AGENTS.md: git does not track it yet"
    assert repository.git("rev-parse", "HEAD") == head
    assert RULE in (repository.root / "AGENTS.md").read_text()


def hook(repository: Repository, name: str, script: str) -> None:
    path = repository.root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_a_hook_that_says_no_leaves_the_files_written_and_the_branch_where_it_was(repository: Repository) -> None:
    hook(repository, "pre-commit", "echo 'no secrets please' >&2; exit 1")
    head = repository.git("rev-parse", "HEAD")
    receipt = repository.promoted()
    assert outcome(receipt).problem == "its pre-commit hook said no: no secrets please"
    assert receipt.sentence.endswith("· not committed: its pre-commit hook said no: no secrets please")
    assert repository.git("rev-parse", "HEAD") == head
    assert LINE in (repository.root / "CLAUDE.md").read_text()
    assert repository.git("diff", "--cached", "--name-only") == ""
    assert not list((repository.root / ".git").glob("hotwash-*"))


def test_hooks_see_the_lines_and_may_change_the_message(repository: Repository) -> None:
    hook(repository, "pre-commit", "git diff --cached --name-only > seen")
    hook(repository, "commit-msg", "echo 'Signed-off-by: Ana' >> \"$1\"")
    repository.promoted()
    assert (repository.root / "seen").read_text().split() == [".learnings/ERRORS.md", "CLAUDE.md"]
    assert "Signed-off-by: Ana" in repository.git("log", "-1", "--format=%b")


def test_hooks_find_the_surroundings_that_git_gives_them(repository: Repository) -> None:
    hook(repository, "pre-commit", "env | grep -c '^GIT_LITERAL\\|^GIT_CONFIG_PARAM\\|^LC_ALL=C$' > count; true")
    assert outcome(repository.promoted()).hash
    assert (repository.root / "count").read_text().strip() == "0"


def test_somebody_who_holds_the_index_for_a_moment_is_waited_for(repository: Repository) -> None:
    hook(repository, "commit-msg", ": > .git/index.lock; (sleep 0.3; rm .git/index.lock) >/dev/null 2>&1 &")
    assert outcome(repository.promoted()).hash
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("mark", "refusal"),
    [
        ("MERGE_HEAD", "a merge is in progress – finish or abort it first"),
        ("rebase-merge", "a rebase is in progress – finish or abort it first"),
    ],
)
def test_during_a_merge_or_rebase_git_is_left_alone(repository: Repository, mark: str, refusal: str) -> None:
    (repository.root / ".git" / mark).write_text(repository.git("rev-parse", "HEAD"))
    assert outcome(repository.promoted()).problem == refusal


def test_outside_of_a_branch_and_outside_of_a_repository_nothing_is_committed(repository: Repository) -> None:
    repository.git("checkout", "-q", "--detach")
    assert outcome(repository.promoted()).problem == "HEAD is detached – check out a branch first"
    (repository.root / ".git").rename(repository.home / "gone")
    receipt = repository.promoted(OTHER, rule="Ask first")
    assert outcome(receipt).problem == "there is no git repository here"


def test_variables_of_a_surrounding_hook_lead_nowhere(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert outcome(repository.promoted()).hash


def test_hooks_are_named_and_asked_for_until_they_change(repository: Repository) -> None:
    hook(repository, "pre-commit", "exit 0")
    store = repository.store()
    entry = next(entry for _, entry in store.snapshot.entries() if entry.native_id == ID)
    plan = store.plan(Intent("promote", (Target(entry.key),), {"rule": RULE, "target": "CLAUDE.md", "commit": "yes"}))
    assert isinstance(plan, Plan)
    ready = store.git.readiness(plan)
    assert (ready.programs, ready.asks) == (("pre-commit in .git/hooks",), True)
    store.git.trust(ready)
    assert not store.git.readiness(plan).asks
    hook(repository, "pre-commit", "exit 1")
    assert store.git.readiness(plan).asks


@pytest.mark.parametrize("there", [True, False])
def test_a_section_in_a_document_is_committed_with_its_entry(repository: Repository, there: bool) -> None:
    if there:
        repository.write({"docs/guide.md": "# Guide\n"})
        repository.git("add", "docs")
        repository.git("commit", "-q", "-m", "guide")
    receipt = repository.promoted(rule="", target="", file="docs/guide.md")
    assert outcome(receipt).left_out == ()
    assert repository.git("show", "--name-only", "--format=", "HEAD").split() == [
        ".learnings/ERRORS.md",
        "docs/guide.md",
    ]
    assert repository.git("status", "--porcelain") == ""


def test_a_workspace_may_lie_anywhere_in_its_repository(repository: Repository) -> None:
    nested = Repository(repository.root / "services" / "päyments api", repository.home)
    nested.root.mkdir(parents=True)
    nested.write({"CLAUDE.md": CLAUDE, ".learnings/ERRORS.md": ERRORS})
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "nested")
    assert outcome(nested.promoted()).hash
    assert repository.git("status", "--porcelain") == ""
    assert LINE in repository.git("show", "HEAD:services/päyments api/CLAUDE.md")


def test_a_linked_worktree_commits_to_its_own_branch(repository: Repository) -> None:
    repository.git("worktree", "add", "-q", "-b", "side", "../side")
    side = Repository(repository.root.parent / "side", repository.home)
    assert outcome(side.promoted()).hash
    assert side.git("status", "--porcelain") == ""
    assert repository.git("log", "-1", "--format=%s") == "first\n"


def test_lines_with_carriage_returns_are_committed_as_the_repository_keeps_them(repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true")
    path = repository.root / "CLAUDE.md"
    path.write_bytes(CLAUDE.replace("\n", "\r\n").encode())
    assert outcome(repository.promoted()).hash
    assert repository.committed("CLAUDE.md") == CLAUDE.replace("- Be brief\n", f"- Be brief\n{LINE}")
    assert LINE.replace("\n", "\r\n").encode() in path.read_bytes()
