"""The files that agents obey: sections, rule lines with their origin, paths, thresholds."""

import pytest

from hotwash.core.formats.rules import rule_lines, rule_paths, rule_section, thresholds
from hotwash.core.model.rules import RuleFile
from support.reading import document

CLAUDE = b"""\
# Project

VFM_THRESHOLD=70   # default 50; raise to require more

## Agent Rules

- Scan plans first <!-- self-improve:ERR-20260920-001 -->
- Drain before restart (ERR-20260919-003)
- By hand

```
- not a rule
VFM_THRESHOLD=60
```

## Other

- Elsewhere
"""


def test_rule_files_are_known_by_their_path() -> None:
    for path in (
        "CLAUDE.md",
        "AGENTS.md",
        ".github/copilot-instructions.md",
        ".claude/rules/terraform.md",
        "rules/x.md",
    ):
        parsed = document("# x\n\n## [LRN-20260101-001] no entry\n", path)
        assert (parsed.format, parsed.entries) == ("rules", ())


def test_a_rule_knows_where_it_came_from() -> None:
    found = [(rule.text, rule.marker, rule.marked, rule.line) for rule in rule_lines(CLAUDE)]
    assert found == [
        ("Scan plans first", "ERR-20260920-001", True, 7),
        ("Drain before restart", "ERR-20260919-003", False, 8),
        ("By hand", None, False, 9),
        ("Elsewhere", None, False, 18),
    ]


def test_new_rules_go_after_the_last_text_of_the_section() -> None:
    section = rule_section(CLAUDE, "Agent Rules")
    assert section is not None
    assert CLAUDE[: section.insert_at].endswith(b"```\n")
    assert CLAUDE[section.span.end :].startswith(b"## Other")
    assert rule_section(CLAUDE, "Platform Rules") is None


def test_a_section_at_the_end_without_newline_can_be_appended_to() -> None:
    content = b"## Agent Rules\n\n- one"
    section = rule_section(content, "Agent Rules")
    assert section is not None
    assert section.insert_at == len(content)


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        (b'---\npaths:\n  - "b/**"\n  - "a/**"\n---\n# x\n', ("a/**", "b/**")),
        (b'---\npaths: "b/**, a/**"\n---\n', ("a/**", "b/**")),
        (b'---\r\npaths: ["a/**"]\r\n---\r\n', ("a/**",)),
        (b"---\ntitle: x\n---\n", ()),
        (b"# x\n", None),
    ],
)
def test_paths_of_the_front_matter(content: bytes, paths: tuple[str, ...] | None) -> None:
    assert rule_paths(content) == paths


def test_thresholds_also_count_in_a_fence() -> None:
    assert thresholds(CLAUDE) == ((70, 3), (60, 13))


def test_promoted_lines_are_the_marked_ones_those_with_an_id_and_those_of_rule_sections() -> None:
    text = """\
        # Project

        - not a rule of ours
        - Drain before a restart (ERR-20261004-003)

        ## Platform Rules

        - Ask before scaffolding
        - Never delete a shared group <!-- self-improve:ERR-20261004-001 -->

        ## Other

        - nor this
        """
    parsed = document(text, "CLAUDE.md")
    assert isinstance(parsed.contents, RuleFile)
    assert [(rule.text, rule.marker, rule.marked, rule.line) for rule in parsed.contents.promoted] == [
        ("Drain before a restart", "ERR-20261004-003", False, 4),
        ("Ask before scaffolding", None, False, 8),
        ("Never delete a shared group", "ERR-20261004-001", True, 9),
    ]
    assert [str(count) for count in parsed.contents.counts] == [
        "1 marked rule",
        "1 rule with an id",
        "1 rule without a marker",
    ]
