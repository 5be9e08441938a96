"""The blocks of a file follow each other without a gap."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hotwash.core.text.blocks import blocks


def test_kinds_are_told_apart() -> None:
    content = b"---\na: b\n---\n# one\ntext\n```\nx\n```\n<!-- c -->\nend"
    assert [(block.kind, block.span.of(content)) for block in blocks(content)] == [
        ("front-matter", b"---\na: b\n---\n"),
        ("heading", b"# one\n"),
        ("text", b"text\n"),
        ("fence", b"```\nx\n```\n"),
        ("comment", b"<!-- c -->\n"),
        ("text", b"end"),
    ]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_joined_again_they_are_the_file(content: bytes) -> None:
    assert b"".join(block.span.of(content) for block in blocks(content)) == content
