"""What reviewers read, and where they open a pull request by hand."""

import pytest

from hotwash.core.analysis.improving.names import is_folder, subject_line
from hotwash.core.analysis.improving.plugin_place import plugin_for
from hotwash.core.analysis.improving.texts import body_of, compare_address
from hotwash.core.model.improvement import Account, Repository
from hotwash.core.model.plan import Refusal


def test_a_body_nobody_filled_is_the_template() -> None:
    assert body_of(Account()) == "## What I learned\n\n## Changes made\n\n## Testing done\n"


def test_what_was_told_stands_under_its_heading() -> None:
    told = Account("Scans are slow\n", testing="- EXPLAIN")
    assert body_of(told) == "## What I learned\n\nScans are slow\n\n## Changes made\n\n## Testing done\n\n- EXPLAIN\n"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "https://github.com/acme/payments.git",
            "https://github.com/acme/payments/compare/main...improve/x-1?expand=1",
        ),
        (
            "https://ana:s3cret@ghe.acme.dev/acme/payments",
            "https://ghe.acme.dev/acme/payments/compare/main...improve/x-1?expand=1",
        ),
        (
            "ssh://git@github.com:22/acme/payments.git",
            "https://github.com/acme/payments/compare/main...improve/x-1?expand=1",
        ),
        ("git@github.com:acme/payments.git", "https://github.com/acme/payments/compare/main...improve/x-1?expand=1"),
        (
            "git@gitlab.com:acme/payments.git",
            "https://gitlab.com/acme/payments/-/merge_requests/new?merge_request[source_branch]=improve%2Fx-1",
        ),
        ("/srv/git/payments.git", ""),
        ("../payments.git", ""),
        ("", ""),
    ],
)
def test_the_address_is_that_of_the_forge_without_credentials(url: str, address: str) -> None:
    repository = Repository("/r", trunk="main", remote="origin", remote_url=url)
    assert compare_address(repository, "improve/x-1") == address


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Prefer indexes", "improve(tuning): Prefer indexes"),
        ("improve: Prefer indexes", "improve(tuning): Prefer indexes"),
        ("improve(other): Prefer indexes ", "improve(tuning): Prefer indexes"),
        ("improvement of indexes", "improve(tuning): improvement of indexes"),
    ],
)
def test_every_commit_names_its_skill_once(text: str, subject: str) -> None:
    assert subject_line("tuning", text) == subject


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("improve-analyst-1703683200", True), ("improve-x-1", True), ("feature-1", False), ("improve-x", False)],
)
def test_a_worktree_is_known_by_the_name_of_its_folder(name: str, is_one: bool) -> None:
    assert is_folder(name) is is_one


PLUGINS = (
    ".claude/plugins/ops/agents/analyst.md",
    ".claude/plugins/ops/skills/tuning/SKILL.md",
    "examples/server/.claude/plugins/web/agents/designer.md",
    "examples/server/.claude/plugins/web/skills/tuning/SKILL.md",
)


@pytest.mark.parametrize(
    ("asked", "folder"),
    [
        (("analyst", "", ""), ".claude/plugins/ops"),
        (("designer", "", ""), "examples/server/.claude/plugins/web"),
        (("ops", "", ""), ".claude/plugins/ops"),
        (("anybody", "", "web"), "examples/server/.claude/plugins/web"),
        (("analyst", "tuning", "ops"), ".claude/plugins/ops"),
        (("anybody", "tuning", ""), None),
        (("tuning", "", ""), None),
        (("analyst", "other", ""), None),
    ],
)
def test_the_plugin_is_the_one_that_holds_agent_or_skill(asked: tuple[str, str, str], folder: str | None) -> None:
    found = plugin_for(PLUGINS, *asked)
    assert found == folder if folder is not None else isinstance(found, Refusal)
