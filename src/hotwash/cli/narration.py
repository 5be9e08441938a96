"""The only writer to stderr: what happened, what was refused and why, in words."""

import sys

from hotwash.core.text.masking import masked_lines
from hotwash.core.text.visible import visible


class Narration:
    """Says things beside the data; `quiet` leaves only refusals and failures."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet

    def say(self, sentence: str) -> None:
        if not self.quiet:
            self._write(sentence)

    def complain(self, sentence: str) -> None:
        """What must be read even when quiet."""
        self._write(f"hotwash: {sentence}")

    def warn(self, sentence: str) -> None:
        """The same where others wait for these very words, as in a log."""
        self._write(sentence)

    def _write(self, sentence: str) -> None:
        for line in masked_lines(sentence.split("\n")):
            sys.stderr.write(visible(line) + "\n")
