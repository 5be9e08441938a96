"""What skills, agents, commands and plugins say about themselves."""

from hotwash.core.formats.manifest import manifest_facts
from hotwash.core.model.manifest import Manifest, ManifestFacts, ManifestKind
from support.reading import document

SKILL = ".claude/skills/drain/SKILL.md"


def test_the_place_of_a_file_gives_it_a_kind_and_a_name() -> None:
    plugin = ".claude/plugins/oncall"
    named = {
        SKILL: Manifest(ManifestKind.SKILL, "drain"),
        f"{plugin}/skills/page/SKILL.md": Manifest(ManifestKind.SKILL, "page"),
        f"{plugin}/agents/night.md": Manifest(ManifestKind.AGENT, "night"),
        f"{plugin}/commands/hand-over.md": Manifest(ManifestKind.COMMAND, "hand-over"),
        f"{plugin}/.claude-plugin/plugin.json": Manifest(ManifestKind.PLUGIN, "oncall"),
    }
    assert {path: document("", path).contents for path in named} == named


def test_front_matter_gives_texts_and_lists() -> None:
    text = '---\nname: "drain: nodes"\nallowed-tools: Read, Bash\npaths:\n  - a\n  - b\nversion: 2\n---\n\n# Drain\n'
    facts = manifest_facts(document(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), SKILL))
    assert facts == ManifestFacts(
        {"name": "drain: nodes", "allowed-tools": "Read, Bash", "paths": ("a", "b"), "version": "2"}
    )
    assert facts.text("name") == "drain: nodes"
    assert facts.listed("allowed-tools") == ("Read", "Bash")
    assert facts.listed("paths") == ("a", "b")
    assert (facts.text("model"), facts.listed("model")) == (None, ())


def test_what_cannot_be_read_is_said() -> None:
    assert manifest_facts(document("# Drain\n", SKILL)).error == "there is no front matter between two lines of ---"
    broken = manifest_facts(document("---\nname: [drain\n---\n", SKILL)).error
    assert broken is not None
    assert broken.startswith("the front matter is no YAML: ")
    plugin = manifest_facts(document("[]", ".claude/plugins/oncall/.claude-plugin/plugin.json")).error
    assert plugin is not None
    assert plugin.startswith("the file is no JSON object: ")


def test_a_plugin_is_described_in_json() -> None:
    facts = manifest_facts(
        document(
            '{"name": "oncall", "version": "1.2.0", "author": {"name": "x"}}',
            ".claude/plugins/oncall/.claude-plugin/plugin.json",
        )
    )
    assert facts == ManifestFacts({"name": "oncall", "version": "1.2.0"})
