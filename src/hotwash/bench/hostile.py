"""A workspace whose text tries to command the terminal and the screen, and the search for what came through."""

import re
from pathlib import Path

_TRACE = "31337"
_COMMANDS = {
    "markup that is not closed": "bad [/] cell, [/nope] and [bold",
    "markup that acts": "[@click=app.quit()]evil[/] [link=file:///etc/passwd]x[/link]",
    "colours and movement": f"\x1b[{_TRACE}m red \x1b[{_TRACE};{_TRACE}H there \x1b[{_TRACE}J gone",
    "title of the window": f"\x1b]0;{_TRACE}\x07 and \x1b]2;{_TRACE}\x1b\\",
    "clipboard": "\x1b]52;c;MzEzMzc=\x07",
    "device control": f"\x1bP{_TRACE}q\x1b\\ \x1b_{_TRACE}\x1b\\ \x1b^{_TRACE}\x1b\\",
    "bells and backspaces": "safe\x08\x08\x08\x08evil\x07\x07\x0b\x0c\x0e\x0f\x00\x7f",
    "C1 controls": f"\x9b{_TRACE}m \x9d0;{_TRACE}\x9c \x90{_TRACE}\x9c",
    "direction": "\u202egnp.exe\u202c \u2066a\u2069 \u200f \u061c",
    "nothing to see": "a\u200bb\u2060c\ufeffd\U000e0041\U000e007f\u00ad",
    "marks without end": "e" + "\u0301" * 4_000,
    "lone carriage return": "first\rsecond",
}
_LONG_LINE = 1_000_000

_CONTROL = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[P\]X^_][^\x07\x1b]*|\x1b.|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\r(?!\n)",
    re.DOTALL,
)
_DRAWING = re.compile(rb"\x1b\[[0-9;]*[mHABCDGJKdfr]")
_HIDDEN = re.compile(
    "[\x80-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def make_hostile_workspace(folder: Path) -> Path:
    """An entry, a record and a failure for every trick; file names are left alone."""
    learnings, memory = folder / ".learnings", folder / "memory"
    learnings.mkdir(parents=True)
    memory.mkdir()
    tricks = {**_COMMANDS, "a line of a megabyte": "[red]x\x1b[0m" * (_LONG_LINE // 10)}
    entries = "".join(_entry(number, name, text) for number, (name, text) in enumerate(tricks.items(), 1))
    (learnings / "ERRORS.md").write_text(f"# Errors\n\n{entries}", encoding="utf-8", newline="")
    (learnings / "LEARNINGS.md").write_bytes(b"# Learnings\n\n" + _raw_entry())
    records = "".join(_record(hour, text) for hour, text in enumerate(_COMMANDS.values()))
    (memory / "working-buffer.md").write_text(
        f"# Working Buffer\n\n## WAL Log\n\n{records}", encoding="utf-8", newline=""
    )
    return folder


def _entry(number: int, name: str, text: str) -> str:
    return (
        f"### ERR-20260101-{number:03d}\n**Status**: pending {text[:200]}\n**Context**: {text}\n"
        f"**Content**: {name} {text}\n"
        f"**Action**: {text}\n**Priority**: {text[:200]}\n\n---\n\n"
    )


def _raw_entry() -> bytes:
    """Bytes that are no UTF-8: among them C1 controls as single bytes."""
    return (
        b"## [LRN-20260101-001] \x9b31337m\n\n**Status**: \xff\xfe\n\n### Summary\nraw \x9d52;c;x\x9c \xc0\xaf\n\n---\n"
    )


def _record(hour: int, text: str) -> str:
    short = text[:400]
    heading = f"## WAL Entry — 2026-01-01 {hour:02d}:00"
    return f"{heading}\n**Operation**: {short}\n**Rollback**: {short}\n**Status**: PENDING\n\n"


def intruders(drawn: bytes, own: bytes) -> list[str]:
    """Every control sequence in `drawn` that is neither drawing nor one that the terminal library sends by itself."""
    known = set(_CONTROL.findall(own))
    found = [
        sequence
        for sequence in _CONTROL.findall(drawn)
        if _TRACE.encode() in sequence or (sequence not in known and not _DRAWING.fullmatch(sequence))
    ]
    hidden = _HIDDEN.findall(drawn.decode("utf-8", "replace"))
    return [*(repr(sequence) for sequence in found), *(f"U+{ord(character):04X}" for character in hidden)]
