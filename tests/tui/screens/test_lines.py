"""How the lines of a sheet are broken."""

from hotwash.tui.screens.lines import flowed, words


def test_pieces_that_flow_are_broken_only_where_one_alone_is_too_wide() -> None:
    pieces = [words(text) for text in ("(•) one", "( ) two", "( ) three", "( ) what is too long")]
    assert [line.plain.rstrip() for line in flowed(pieces, 16)] == [
        "(•) one  ( ) two",
        "( ) three",
        "( ) what is too",
        "long",
    ]
