"""Rules on the command line: what stands where, and taking it out again."""

from pathlib import Path

import pytest

from cli.conftest import Hotwash

ID = "ERR-20260501-001"
LINE = f"- Template the region <!-- self-improve:{ID} -->\n"
ENTRY = (
    f"### {ID}\n**Status**: promoted\n**Status-Note**: 2026-05-08 promoted to AGENTS.md\n**Context**: c\n"
    "**Content**: x\n**Action**: a\n\n---\n"
)


@pytest.fixture
def agents(workspace: Path) -> Path:
    with (workspace / ".learnings" / "ERRORS.md").open("a") as out:
        out.write("\n" + ENTRY)
    path = workspace / "AGENTS.md"
    path.write_text(f"## Agent Rules\n\n{LINE}")
    return path


@pytest.mark.usefixtures("agents")
def test_every_rule_is_listed_with_its_state_and_place(hotwash: Hotwash) -> None:
    ran = hotwash("rules")
    assert ran.code == 0
    assert f"present  AGENTS.md:3  Template the region  {ID}  13d  20d\n" in ran.out


@pytest.mark.usefixtures("agents")
def test_scripts_get_the_same_as_one_document(hotwash: Hotwash) -> None:
    ran = hotwash("rules", "--json")
    assert ran.document["kind"] == "rules"
    (rule,) = [each for each in ran.lists("rules") if each["ids"] == [ID]]
    assert (rule["state"], rule["line"], rule["promoted"]) == ("present", 3, "2026-05-08")


def test_a_rule_is_taken_out_only_when_told_to_apply(hotwash: Hotwash, agents: Path, workspace: Path) -> None:
    errors = workspace / ".learnings" / "ERRORS.md"
    before = agents.read_bytes(), errors.read_bytes()
    shown = hotwash("unpromote", ID)
    assert shown.code == 0
    assert f"-{LINE}" in shown.out
    assert (agents.read_bytes(), errors.read_bytes()) == before
    assert hotwash("unpromote", ID, "--apply").code == 0
    assert agents.read_text() == "## Agent Rules\n\n"
    assert "unpromoted (removed from AGENTS.md)\n" in errors.read_text()
    assert hotwash("unpromote", ID, "--apply").code == 4
    assert hotwash("undo").code == 0
    assert (agents.read_bytes(), errors.read_bytes()) == before


def test_revoking_writes_at_once_unless_agents_read_it(hotwash: Hotwash, agents: Path) -> None:
    assert hotwash("revoke", "ERR-20260519-001", "wrong", "region").code == 0
    assert hotwash("revoke", ID, "wrong").code == 0
    assert LINE in agents.read_text()
    assert hotwash("revoke", ID, "wrong", "--apply").code == 0
    assert LINE not in agents.read_text()


def test_without_a_reason_or_a_successor_the_command_makes_no_sense(hotwash: Hotwash) -> None:
    assert hotwash("supersede", "ERR-20260519-001").code == 2
    assert hotwash("supersede", "ERR-20260519-001", "--by", "ERR-20990101-001").code == 4
