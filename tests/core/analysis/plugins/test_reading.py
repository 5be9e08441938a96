"""One plugin out of its files: what is in it, and what is wrong by file and line."""

import pytest

from hotwash.core.analysis.plugins.reading import may_be_plugin, read_plugin
from hotwash.core.model.manifest import ManifestKind
from hotwash.core.model.plugin import Plugin, PluginPart
from support.plugins import AGENT, COMMAND, MANIFEST, SKILL, folder, manifest, plugin_files


def faults(files: dict[str, str], unread: dict[str, str] | None = None) -> list[str]:
    return [str(each) for each in read_plugin(folder("oncall", files, unread)).faults]


def test_a_plugin_is_its_manifest_and_the_parts_at_the_usual_places() -> None:
    assert read_plugin(folder("oncall", plugin_files("oncall"))).plugin == Plugin(
        "oncall",
        "1.0.0",
        "what oncall does",
        (
            PluginPart(ManifestKind.AGENT, "night", "agents/night.md", "Looks at night", ("Read", "Edit"), "small"),
            PluginPart(ManifestKind.COMMAND, "who", "commands/who.md"),
            PluginPart(ManifestKind.SKILL, "page", "skills/page/SKILL.md", "How to page somebody", ("Read", "Bash")),
        ),
    )
    assert faults(plugin_files("oncall")) == []


@pytest.mark.parametrize("written", ["tools: [Read, Edit]", "tools: Read, Edit", "tools:\n  - Read\n  - Edit"])
def test_tools_may_be_a_list_or_names_with_commas(written: str) -> None:
    files = {MANIFEST: manifest("oncall"), "agents/night.md": f"---\ndescription: x\n{written}\n---\n"}
    reading = read_plugin(folder("oncall", files))
    assert reading.plugin is not None
    assert [part.tools for part in reading.plugin.parts] == [("Read", "Edit")]
    assert reading.faults == ()


def test_names_come_from_the_front_matter_else_from_the_place() -> None:
    files = {
        MANIFEST: manifest("oncall"),
        "agents/night.md": "---\nname: owl\ndescription: x\n---\n",
        "commands/who.md": "---\nname: ignored\ndescription: x\n---\n",
        "skills/page/SKILL.md": "---\ndescription: x\n---\n",
    }
    reading = read_plugin(folder("oncall", files))
    assert reading.plugin is not None
    assert [part.name for part in reading.plugin.parts] == ["owl", "who", "page"]


def test_a_manifest_may_name_other_places_as_a_path_or_a_list() -> None:
    files = {
        MANIFEST: manifest("oncall", agents="./people/", commands=["./one.md", "more"], skills="./know/page"),
        "people/night.md": AGENT,
        "agents/unused.md": AGENT,
        "one.md": COMMAND,
        "more/two.md": COMMAND,
        "more/README.md": "Explains.\n",
        "know/page/SKILL.md": SKILL,
    }
    reading = read_plugin(folder("oncall", files))
    assert reading.plugin is not None
    assert [part.file for part in reading.plugin.parts] == [
        "people/night.md",
        "one.md",
        "more/two.md",
        "know/page/SKILL.md",
    ]
    assert reading.faults == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "name" 7\n}\n', f"{MANIFEST}:2: this is not JSON: Expecting ':' delimiter"),
        ("[]", f"{MANIFEST}:1: this is no JSON object"),
        ('{"version": "1"}', f'{MANIFEST}:1: there is no "name"'),
        ('{\n  "name": " "\n}', f'{MANIFEST}:2: "name" is empty'),
        ('{\n  "name": 7\n}', f'{MANIFEST}:2: "name" is no text'),
        ('{"name": "x",\n "version": 2}', f'{MANIFEST}:2: "version" is no text'),
        ('{"name": "x",\n "keywords": "a"}', f'{MANIFEST}:2: "keywords" is no list of texts'),
        ('{"name": "x",\n "author": 1}', f'{MANIFEST}:2: "author" is neither a text nor an object with a name'),
        ('{"name": "x",\n "agents": {}}', f'{MANIFEST}:2: "agents" is neither a path nor a list of paths'),
        ('{"name": "x",\n "agents": ["a",\n 1]}', f'{MANIFEST}:2: "agents" is neither a path nor a list of paths'),
        ('{"name": "x",\n "agents": "../y"}', f"{MANIFEST}:2: ../y leads out of the plugin"),
        (
            '{"name": "x",\n "agents": "./none/"}',
            f"{MANIFEST}:2: no agent is at none, or it is more than two folders deep",
        ),
    ],
)
def test_what_is_wrong_in_a_manifest_is_said_with_its_line(text: str, expected: str) -> None:
    assert faults({MANIFEST: text}) == [expected]


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("agents/a.md", "You look.\n", "agents/a.md: there is no front matter between two lines of ---"),
        ("agents/a.md", "---\nname: a\n---\n", "agents/a.md:1: this agent has no description"),
        ("agents/a.md", "---\nname: a\ndescription:\n---\n", "agents/a.md:3: this agent has no description"),
        (
            "skills/s/SKILL.md",
            "---\nname: s\ndescription: a: b\n---\n",
            "skills/s/SKILL.md:3: the front matter is no YAML: mapping values are not allowed in this context",
        ),
        (
            "skills/s/SKILL.md",
            "---\ndescription: s\nallowed-tools: {a: b}\n---\n",
            "skills/s/SKILL.md:3: allowed-tools is neither a list nor names with commas",
        ),
        (
            "agents/a.md",
            "---\ndescription: s\ntools: [{a: b}]\n---\n",
            "agents/a.md:3: tools is neither a list nor names with commas",
        ),
        ("agents/a.md", "---\ndescription: [s, t]\n---\n", "agents/a.md:2: description is no text"),
        ("commands/c.md", "---\n\tdescription: c\n---\n", "commands/c.md:2: the front matter is no YAML: "),
    ],
)
def test_what_is_wrong_in_a_part_is_said_with_its_line(file: str, text: str, expected: str) -> None:
    for newline in ("\n", "\r\n"):
        (said,) = faults({MANIFEST: manifest("oncall"), file: text.replace("\n", newline)})
        assert said.startswith(expected)


def test_parts_without_a_fault_can_be_used_beside_one_that_has_some() -> None:
    files = plugin_files("oncall") | {"agents/night.md": "no front matter"}
    reading = read_plugin(folder("oncall", files))
    assert reading.plugin is not None
    assert [part.name for part in reading.plugin.parts] == ["who", "page"]
    assert len(reading.faults) == 1


def test_a_name_is_given_once_per_kind() -> None:
    files = plugin_files("oncall") | {"agents/owl.md": "---\nname: night\ndescription: x\n---\n"}
    assert faults(files) == ["agents/owl.md:1: agents/night.md is the agent night already"]


def test_without_a_manifest_there_is_no_plugin() -> None:
    bare = folder("oncall", {"agents/night.md": AGENT})
    assert read_plugin(bare).plugin is None
    assert faults({"agents/night.md": AGENT}) == [f"{MANIFEST}: it is not there"]
    assert may_be_plugin(bare)
    assert not may_be_plugin(folder("marketplaces", {"NOTES.md": "x"}))


def test_files_that_cannot_be_read_are_faults() -> None:
    unread = {"agents/owl.md": "it may not be read (EACCES)"}
    assert faults(plugin_files("oncall"), unread) == ["agents/owl.md: it may not be read (EACCES)"]
    assert faults({}, {MANIFEST: "it is larger than 1 MiB"}) == [f"{MANIFEST}: it is larger than 1 MiB"]
