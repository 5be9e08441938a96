"""A defect of hotwash itself: its traceback with nothing in it that acts on a terminal, and what to do with it."""

import sys
import traceback

from hotwash.core.model.plan import ExitCode
from hotwash.core.text.masking import masked_lines
from hotwash.core.text.visible import visible

_WHAT_NOW = """\
hotwash: this is a mistake in hotwash, not in your files; what was begun is finished or taken back at the next start
next: report the lines above with the output of hotwash doctor"""


def report(error: Exception) -> ExitCode:
    """Tell of it on stderr; the exit code of a crash."""
    lines = "".join(traceback.format_exception(error)).splitlines()
    sys.stderr.writelines(f"{visible(line)}\n" for line in (*masked_lines(lines), *_WHAT_NOW.splitlines()))
    return ExitCode.CRASH
