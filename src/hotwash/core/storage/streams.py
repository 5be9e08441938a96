"""The standard streams as a shell left them: closed ones get a stand-in, and any character can be written."""

import os
import sys
from io import TextIOWrapper

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def ready_streams() -> None:
    """Make the streams of this process safe to use.

    A closed stream leaves its number free, so the next file that is opened, perhaps one of the user's, would be taken
    for it. A terminal without the characters of a text gets their codes.
    """
    for name, mode in _MODES.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
