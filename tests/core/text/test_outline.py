"""Headings count outside code fences, comments and front matter only."""

import pytest

from hotwash.core.text.outline import is_within, outline
from support.growth import is_linear


def titles(text: str) -> list[str]:
    content = text.encode()
    return [content[heading.text :].split(b"\n")[0].decode().strip() for heading in outline(content).headings]


def test_headings_have_their_level_and_their_place() -> None:
    found = outline(b"# one\n\n  ### two ##\n")
    assert [(heading.start, heading.level) for heading in found.headings] == [(0, 1), (7, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "```\n## hidden\n```\n## shown\n",
        "~~~yaml\n## hidden\n```\nstill hidden\n~~~\n## shown\n",
        "````markdown\n```\n## hidden\n```\n````\n## shown\n",
        "- step:\n  ```sh\n  ## hidden\n  ```\n## shown\n",
        "- ```sh\n  ## hidden\n  ```\n## shown\n",
        "```python title='x'\n## hidden\n`````\n## shown\n",
        "``` is no fence with a ` behind it\n## shown\n",
        "<!--\n## hidden\n-->\n## shown\n",
        "<!-- one line --> text\n## shown\n",
        "<!-- never closed\n## shown\n",
        "    ## four spaces are code\n## shown\n",
        "#no space\n#!/bin/sh\n## shown\n",
        "---\ntitle: x\n# comment\n---\n## shown\n",
        "\ufeff## shown\n",
        "```\r\n## hidden\r\n```\r\n## shown\r\n",
    ],
)
def test_only_the_heading_outside_counts(text: str) -> None:
    assert titles(text) == ["shown"]


def test_sections_that_every_entry_has_can_be_left_out() -> None:
    content = b"## one\n\n### Summary\ntext\n\n### Metadata\n- a: b\n\n### Summary of things\n"
    assert len(outline(content).headings) == 4
    assert [heading.start for heading in outline(content, skip_common=True).headings] == [0, 47]


def test_a_fence_without_an_end_hides_the_rest() -> None:
    found = outline(b"## one\n```\n## two\n")
    assert found.unclosed
    assert len(found.headings) == 1


def test_a_forgotten_fence_does_not_hide_the_entries_after_a_rule() -> None:
    text = "## [ERR-20260101-001] a\n```\nboom\n\n---\n\n## [ERR-20260102-001] b\n```\nbang\n```\n"
    assert titles(text) == ["[ERR-20260101-001] a", "[ERR-20260102-001] b"]


def test_places_within_spans_are_found() -> None:
    spans = outline(b"```\na\n```\ntext\n```\nb\n```\n").fences
    assert [is_within(at, spans) for at in (0, 5, 10, 16, 20)] == [True, True, False, True, True]


@pytest.mark.parametrize(
    "piece", [b"#", b"# ", b"```\n", b"<!--\n", b"- ", b" ", b"`", b"\n## [", b"---\n", b"~~~\n```\n"]
)
def test_long_runs_take_no_longer_than_their_length(piece: bytes) -> None:
    assert is_linear(lambda size: outline(piece * (size // len(piece))), 65536)
