"""How this program is started from anywhere: for what others will run later, without our surroundings."""

import os
import shlex
import shutil
import sys
from functools import cache
from pathlib import Path

_NAME = "hotwash"


@cache
def program_command() -> str:
    """An absolute command, quoted for a shell: the script that runs now, the one on the path, or the interpreter's."""
    started = Path(sys.argv[0] if sys.argv else "").absolute()
    is_script = started.name == _NAME and os.access(started, os.X_OK)
    found = str(started) if is_script else shutil.which(_NAME)
    return shlex.quote(str(Path(found).absolute())) if found else f"{shlex.quote(sys.executable)} -m {_NAME}"


def is_runnable(program: str) -> bool:
    """Whether a command with this first word would start: a file by its absolute path, anything else by the path."""
    try:
        named = Path(program).expanduser()
    except RuntimeError:
        return False
    return os.access(named, os.R_OK) if named.is_absolute() else shutil.which(program) is not None
