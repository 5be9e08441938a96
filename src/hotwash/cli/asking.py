"""Questions that a person at a terminal is asked; where nobody can answer there is no answer."""

import sys
from collections.abc import Mapping

from hotwash.core.text.visible import visible_lines


def can_answer() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def answer_to(question: str, answers: Mapping[str, str], usual: str) -> str:
    """What the person chose, by what they typed; the usual answer for nothing typed, an empty one for anything else."""
    if not can_answer():
        return ""
    sys.stderr.write("\n".join(visible_lines(question)))
    sys.stderr.flush()
    typed = sys.stdin.readline()
    return answers.get(typed.strip().casefold() or usual, "") if typed else ""
