"""Text from files as lines of runs: wrapped by cells, with just enough Markdown to tell code from words."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

from hotwash.core.model.vocabulary import Tone
from hotwash.tui.widgets.paint import Run, Runs, width_of

HANGING = 2
_INLINE = re.compile(r"(`[^`]+`)|(\*\*[^*]+\*\*)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_WORDS = re.compile(r"\s*\S+|\s+$")


def prose_lines(text: str, width: int, tone: Tone = Tone.PLAIN, *, wrap: bool = True) -> list[Runs]:
    """`text` in lines of at most `width` cells; code fences are never wrapped."""
    lines: list[Runs] = []
    fence = ""
    for line in text.split("\n"):
        opening = _FENCE.match(line)
        if opening and not fence:
            fence = opening[1]
            lines.append((Run(line, Tone.DIM),))
        elif fence:
            closes = opening is not None and opening[1].startswith(fence) and not line.strip().strip(fence[0])
            lines.append((Run(line, Tone.DIM if closes else Tone.ACCENT),))
            fence = "" if closes else fence
        elif wrap:
            lines.extend(styled(piece, tone) for piece in wrapped(line, width))
        else:
            lines.append(styled(line, tone))
    return lines


def wrapped(line: str, width: int) -> Iterator[str]:
    """The line cut at blanks so that every piece fits; a longer word is chopped."""
    if cell_len(line) <= width:
        yield line
        return
    indent = " " * min(len(line) - len(line.lstrip(" ")) + 2 * line.lstrip().startswith(("- ", "* ")), width // 2)
    piece = ""
    for word in _WORDS.findall(line):
        if piece and cell_len(piece) + cell_len(word) > width:
            yield piece
            piece = indent + word.lstrip()
        else:
            piece += word
        if cell_len(piece) > width:
            *full, piece = chop_cells(piece, width)
            yield from full
    yield piece


def wrapped_runs(runs: Runs, width: int, *, hanging: int = HANGING) -> Iterator[Runs]:
    """Runs cut at blanks so that every line fits; each word keeps its tone, later lines stand `hanging` further in."""
    first = runs[0].text if runs else ""
    indent = " " * min(len(first) - len(first.lstrip(" ")) + hanging, width // 2)
    line: list[Run] = []
    for run in runs:
        for word in _WORDS.findall(run.text):
            for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
                if line and width_of(line) + cell_len(piece) > width:
                    yield line
                    line = [Run(indent), run._replace(text=piece.lstrip())]
                else:
                    line.append(run._replace(text=piece))
    yield line


def styled(line: str, tone: Tone) -> Runs:
    """Code spans and strong words get a tone of their own; every character of the text stays."""
    if "`" not in line and "**" not in line:
        return (Run(line, tone),)
    runs: list[Run] = []
    at = 0
    for match in _INLINE.finditer(line):
        if match.start() > at:
            runs.append(Run(line[at : match.start()], tone))
        runs.append(Run(match[0], Tone.ACCENT if match[1] else Tone.STRONG))
        at = match.end()
    if at < len(line):
        runs.append(Run(line[at:], tone))
    return runs
