"""Who commits, and with which key: what is said where git cannot sign or does not know the person."""

import shutil
import subprocess
from collections.abc import Mapping

import pytest

from hotwash.core.model.plan import Intent, Plan, Target
from hotwash.core.storage.git_readiness import Signer
from support.repository import CLAUDE, ID, LINE, RULE, Repository, outcome


@pytest.mark.skipif(shutil.which("gpg") is None, reason="gpg is not installed")
@pytest.mark.parametrize("staged", [True, False])
def test_a_commit_is_signed_where_that_is_configured(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, staged: bool
) -> None:
    keys = repository.home / "gpg"
    keys.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(keys))
    generate = ("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key", "Ana <ana@example.org>")
    subprocess.run((*generate, "default", "default", "never"), check=True, capture_output=True)
    repository.git("config", "commit.gpgsign", "true")
    if staged:
        repository.write({"CLAUDE.md": CLAUDE.replace("text", "other text")})
        repository.git("add", "CLAUDE.md")
    assert outcome(repository.promoted()).hash
    assert repository.git("log", "-1", "--format=%G?").strip() == "G"
    subprocess.run(("gpgconf", "--kill", "gpg-agent"), check=False, capture_output=True)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"gpg.program": "false", "user.signingkey": "DEADBEEF"},
            "false cannot sign with DEADBEEF – try: echo ok | false -bsau DEADBEEF",
        ),
        (
            {"gpg.program": "false"},
            "false cannot sign – try: echo ok | false -bsa",
        ),
        (
            {"gpg.format": "x509", "gpg.x509.program": "/nowhere/gpgsm"},
            "/nowhere/gpgsm cannot sign: cannot run /nowhere/gpgsm: No such file or directory"
            " – try: echo ok | /nowhere/gpgsm -bsa",
        ),
    ],
)
def test_where_nobody_can_sign_the_command_that_shows_why_is_named(
    repository: Repository, settings: Mapping[str, str], said: str
) -> None:
    for name, value in {"commit.gpgsign": "true", **settings}.items():
        repository.git("config", name, value)
    head = repository.git("rev-parse", "HEAD")
    assert outcome(repository.promoted()).problem == said
    assert repository.git("rev-parse", "HEAD") == head
    assert LINE in (repository.root / "CLAUDE.md").read_text()


def test_a_key_of_ssh_is_tried_with_its_own_program() -> None:
    trial = Signer("ssh-keygen", "/k.pub").trial
    assert trial == "echo ok | ssh-keygen -Y sign -n git -f /k.pub"


def test_somebody_whom_git_does_not_know_is_told_before_anything_is_written(repository: Repository) -> None:
    repository.git("config", "--unset", "user.email")
    repository.git("config", "user.useConfigOnly", "true")
    store = repository.store()
    entry = next(entry for _, entry in store.snapshot.entries() if entry.native_id == ID)
    plan = store.plan(Intent("promote", (Target(entry.key),), {"rule": RULE, "target": "CLAUDE.md", "commit": "yes"}))
    assert isinstance(plan, Plan)
    assert store.git.readiness(plan).refusal == (
        "git does not know who commits – set user.name and user.email with git config"
    )


def test_who_commits_may_be_said_by_the_surroundings(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Bo")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "bo@example.org")
    assert outcome(repository.promoted()).hash
    assert repository.git("log", "-1", "--format=%an %ae %cn %ce").strip() == "Bo ana@example.org Ana bo@example.org"


def test_where_only_the_entry_says_so_the_entry_is_committed(repository: Repository) -> None:
    issue = "## [OPS-20260520-009] pool\n\n**Status**: resolved\n**Area**: runbooks\n\n### Summary\nDry\n"
    repository.write({".learnings/OPERATIONS_ISSUES.md": issue})
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "issue")
    assert outcome(repository.promoted("OPS-20260520-009", target="runbook", rule="")).hash
    assert repository.git("log", "-1", "--format=%s").strip() == "docs(memory): promote OPS-20260520-009 — runbook"
    assert repository.git("status", "--porcelain") == ""
