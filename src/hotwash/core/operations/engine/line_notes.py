"""What is told of lines that count nowhere, or otherwise than they are written."""

from collections.abc import Iterator

from hotwash.core.analysis.engine.engine import Engine
from hotwash.core.operations.words import counted


def line_notes(engine: Engine) -> Iterator[str]:
    """A sentence for every kind of them, with the place of the first."""
    bad = sum(each.rule == "bad-line" for document in engine.documents for each in document.diagnostics)
    if bad:
        yield f"cannot be read and are left alone: {counted(bad, 'line')}, hotwash lint names them"
    for what, lines in (
        ("of no day, so they count nowhere", engine.undated),
        ("of a day to come, taken for today", engine.ahead),
        ("of no pattern, named or told by their words", engine.unnamed),
    ):
        if lines:
            yield f"{what}: {counted(len(lines), 'line')}, first {lines[0].place}"
