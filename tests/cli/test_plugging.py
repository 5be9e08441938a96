"""`hotwash plugins`: what is in them, what is wrong, and the exit code that tells a script."""

import subprocess
from pathlib import Path

import pytest

from cli.conftest import Hotwash
from support.plugins import MANIFEST, plugin_files, write_plugin
from support.workshop import AGENT, PLUGIN, committed_plugins


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """One good plugin, one with a skill that cannot be read, one with a broken manifest."""
    root = tmp_path / "project"
    write_plugin(root, "oncall", plugin_files("oncall"))
    bad_skill = {"skills/page/SKILL.md": "---\nname: [page\n---\n"}
    write_plugin(root, "deploys", plugin_files("deploys") | bad_skill)
    write_plugin(root, "pager", {MANIFEST: '{"name": "pager",\n "version" 7}'})
    return root


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=root, capture_output=True, check=True).stdout.decode().strip()


def rows(out: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in out.splitlines()]


def test_every_plugin_has_a_line_and_every_fault_its_file_and_line(hotwash: Hotwash, project: Path) -> None:
    ran = hotwash("plugins", cwd=project)
    assert (ran.code, ran.err) == (0, "Discovered 2 plugins\n")
    assert rows(ran.out) == [
        ["in part", "deploys", "1.0.0", "1 agent, 1 command", ".claude/plugins/deploys"],
        ["ok", "oncall", "1.0.0", "1 agent, 1 command, 1 skill", ".claude/plugins/oncall"],
        ["broken", "pager", "–", "–", ".claude/plugins/pager"],
        [
            ".claude/plugins/deploys/skills/page/SKILL.md:3: "
            "the front matter is no YAML: did not find expected ',' or ']'"
        ],
        [".claude/plugins/pager/.claude-plugin/plugin.json:2: this is not JSON: Expecting ':' delimiter"],
    ]


def test_with_check_faults_are_findings(hotwash: Hotwash, project: Path) -> None:
    codes = {name: hotwash("plugins", *name.split(), "--check", cwd=project).code for name in ("", "oncall", "pager")}
    assert codes == {"": 1, "oncall": 0, "pager": 1}


def test_one_plugin_is_shown_in_full_with_its_tools_as_names_with_commas(hotwash: Hotwash, project: Path) -> None:
    write_plugin(project, "oncall", {"agents/night.md": "---\ndescription: Looks\ntools: [Read, Edit]\n---\n"})
    ran = hotwash("plugins", "oncall", cwd=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "oncall 1.0.0  ok",
        "what oncall does",
        ".claude/plugins/oncall",
        "agent night  agents/night.md",
        "  Looks",
        "  tools: Read, Edit",
        "command who  commands/who.md",
        "skill page  skills/page/SKILL.md",
        "  How to page somebody",
        "  tools: Read, Bash",
    ]


def test_the_same_as_a_versioned_document(hotwash: Hotwash, project: Path) -> None:
    ran = hotwash("plugins", "oncall", "--json", cwd=project)
    assert ran.document == {
        "schema_version": 1,
        "kind": "plugins",
        "plugin_count": 2,
        "plugins": [
            {
                "name": "oncall",
                "state": "ok",
                "path": ".claude/plugins/oncall",
                "version": "1.0.0",
                "description": "what oncall does",
                "agents": [
                    {
                        "name": "night",
                        "file": "agents/night.md",
                        "description": "Looks at night",
                        "tools": ["Read", "Edit"],
                        "model": "small",
                    }
                ],
                "commands": [{"name": "who", "file": "commands/who.md", "description": None}],
                "skills": [
                    {
                        "name": "page",
                        "file": "skills/page/SKILL.md",
                        "description": "How to page somebody",
                        "tools": ["Read", "Bash"],
                    }
                ],
                "last_good": None,
                "errors": [],
            }
        ],
        "failed": [],
    }
    (broken,) = hotwash("plugins", "pager", "--json", cwd=project).lists("plugins")
    assert broken["errors"] == [
        {"file": MANIFEST, "line": 2, "message": "this is not JSON: Expecting ':' delimiter"},
    ]


def test_the_last_good_version_is_the_newest_commit_without_a_fault(hotwash: Hotwash, tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    committed_plugins(root)
    good, day = git(root, "show", "-s", "--format=%h %cs").split()
    (root / AGENT).write_text("You look.\n")
    git(root, "commit", "-qam", "Break it")
    ran = hotwash("plugins", cwd=root)
    assert ran.out.splitlines()[2:] == [
        f"{AGENT}: there is no front matter between two lines of ---",
        f"  last good: {good} of {day} (1.0) – git checkout {good} -- {PLUGIN} brings it back",
    ]
    (found,) = hotwash("plugins", "ops", "--json", cwd=root).lists("plugins")
    assert found["last_good"] == {"commit": good, "date": day, "version": "1.0"}
    git(root, "checkout", good, "--", PLUGIN)
    assert hotwash("plugins", "--check", cwd=root).code == 0


def test_an_unknown_name_is_refused(hotwash: Hotwash, project: Path) -> None:
    ran = hotwash("plugins", "nope", cwd=project)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == "hotwash: there is no plugin nope – the plugins are deploys, oncall, pager\n"


def test_a_missing_directory_is_reported(hotwash: Hotwash, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    ran = hotwash("plugins", cwd=tmp_path / "bare")
    sentence = f"Plugin directory not found: {tmp_path}/bare/.claude/plugins"
    assert (ran.code, ran.out, ran.err) == (0, "", f"hotwash: {sentence}\nDiscovered 0 plugins\n")
    ran = hotwash("plugins", "--check", "--json", cwd=tmp_path / "bare")
    assert (ran.code, ran.document["failed"]) == (1, [{"plugin": None, "error": sentence}])


def test_text_of_plugins_cannot_act_on_the_terminal(hotwash: Hotwash, tmp_path: Path) -> None:
    write_plugin(tmp_path / "p", "odd", {MANIFEST: '{"name": "odd\\u001b[2J", "description": "\\u001b]0;x"}'})
    ran = hotwash("plugins", "odd", cwd=tmp_path / "p")
    assert "\x1b" not in ran.out + ran.err
    assert hotwash("plugins", cwd=tmp_path / "p").out.startswith("ok  odd")
