"""The line that a failed tool call leaves in the log of failures (source: self-improve, pending log line).

It holds names and ids alone: neither what went wrong nor what was tried ever gets into it.
"""

_LONGEST_NAME = 80
_LONGEST_VALUE = 128
_MARKS = "_.:-"


def failure_line(stamp: str, tool: str, session: str = "", call: str = "") -> str:
    """One line with its newline; `stamp` is UTC, `YYYY-MM-DDTHH:MM:SSZ`. Every other character is left out."""
    line = f"{stamp} TOOL_FAILURE: {_kept(tool, _LONGEST_NAME) or 'unknown'}"
    for name, value in (("session", session), ("tool_use_id", call)):
        kept = _kept(value, _LONGEST_VALUE)
        line += f" {name}={kept}" if kept else ""
    return line + "\n"


def _kept(value: str, longest: int) -> str:
    kept = (each for each in value if each in _MARKS or (each.isascii() and each.isalnum()))
    return "".join(kept)[:longest]
