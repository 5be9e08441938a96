"""The real program in a pseudo-terminal: keys go in, and an emulator shows what a person would see."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

WIDE, MEDIUM, TINY = (120, 40), (80, 24), (30, 10)
PATIENCE = 60.0
HOTWASH = (sys.executable, "-m", "hotwash")
ESCAPE, ENTER, INTERRUPT = "\x1b", "\r", "\x03"

ALTERNATE_SCREEN, BRACKETED_PASTE, FOCUS_EVENTS = 1049, 2004, 1004
MOUSE = (1000, 1002, 1003, 1005, 1006, 1015, 1016)

# The child leads a session of its own whose terminal is this one, so that closing it hangs the program up.
_TAKE_TERMINAL = (
    "import fcntl,os,signal,sys,termios;fcntl.ioctl(0,termios.TIOCSCTTY,0);"
    "signal.signal(signal.SIGINT,signal.SIG_DFL);os.execv(sys.argv[1],sys.argv[1:])"
)

SEQUENCE = re.compile(
    rb"\x1b\[([<=>?]?)[0-9;:]*([ -/]*)([@-~])"  # control sequences
    rb"|\x1b([\]PX^_])[^\x07\x1b]*(?:\x07|\x1b\\)?"  # strings: titles, links, clipboard, device control
    rb"|\x1b([ -/]*[0-OQ-WYZ\\`-~])"  # short ones
)


# A frame is painted at once or not at all, as on the terminals of today.
_ASKS_FOR_FRAMES, _HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_POINTER_SHAPE = b"\x1b]22;"  # the emulator would take it for a title
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class NotShown(AssertionError):
    """What was waited for did not come; says what the screen held instead."""


class Terminal:
    """A program on a terminal of its own. Leave it with `with`: whatever still runs then is killed."""

    def __init__(
        self,
        command: Sequence[str],
        directory: Path,
        environment: Mapping[str, str],
        size: tuple[int, int] = WIDE,
    ) -> None:
        self.raw = bytearray()
        self.started = time.perf_counter()
        self.screen = pyte.Screen(*size)
        self._emulator = pyte.ByteStream(self.screen)
        self._emulated = 0
        self._master, slave = pty.openpty()
        self._resize(size)
        self.cooked = termios.tcgetattr(slave)
        self._process = subprocess.Popen(
            (sys.executable, "-I", "-S", "-c", _TAKE_TERMINAL, *command),
            cwd=directory,
            env=dict(environment),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self.hang_up()

    # What a person does

    def press(self, *keys: str) -> Self:
        """Send keys as the bytes a terminal sends for them; several arrive in one go, as pasted text would."""
        os.write(self._master, "".join(keys).encode())
        return self

    def resize(self, width: int, height: int) -> None:
        self.read_all()
        self.screen.resize(height, width)
        self._resize((width, height))

    def send_signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # What a person sees

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        self._emulate()
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def row(self) -> str:
        """The line with the cursor of the focused list."""
        return next((line for line in self.text.split("\n") if "▸" in line), "")

    def shows(self, *texts: str, seconds: float = PATIENCE) -> float:
        """Wait until every text is on the screen at once; the seconds it took."""
        return self.until(lambda: all(text in self.text for text in texts), f"{texts} to be shown", seconds)

    def hides(self, *texts: str, seconds: float = PATIENCE) -> float:
        """Wait until none of the texts is on the screen any more."""
        return self.until(lambda: not any(text in self.text for text in texts), f"{texts} to go", seconds)

    def until(self, condition: Callable[[], bool], what: str, seconds: float = PATIENCE) -> float:
        """Read what the program writes until the condition holds; the seconds it took."""
        begin = time.perf_counter()
        while not condition():
            left = begin + seconds - time.perf_counter()
            if left <= 0 or not self._read(min(left, 0.05)):
                if condition():
                    break
                raise NotShown(f"waited {time.perf_counter() - begin:.1f} s for {what}; the screen:\n{self.text}")
        return time.perf_counter() - begin

    def settles(self, quiet: float = 0.25, seconds: float = PATIENCE) -> None:
        """Wait until the program has written nothing for a while: for texts whose absence is meant."""
        until = time.perf_counter() + seconds
        seen = -1
        while seen != len(self.raw) and time.perf_counter() < until:
            seen = len(self.raw)
            self._read(quiet)

    # How the terminal is left

    def has_mode(self, *numbers: int) -> bool:
        """Whether any of these private modes is on."""
        self._emulate()
        return any(number << 5 in self.screen.mode for number in numbers)

    @property
    def cursor_hidden(self) -> bool:
        self._emulate()
        return bool(self.screen.cursor.hidden)

    @property
    def settings(self) -> list[object]:
        """The line settings of the terminal as they are now."""
        return list(termios.tcgetattr(self._master))

    def ends(self, seconds: float = PATIENCE) -> int:
        """Wait for the end of the program; its exit code, negative for a signal."""
        until = time.perf_counter() + seconds
        while self._master >= 0 and self._read(0.05):
            if time.perf_counter() > until:
                raise NotShown(f"the program still runs after {seconds:.0f} s; the screen:\n{self.text}")
        return self._process.wait(max(0.1, until - time.perf_counter()))

    def read_all(self) -> None:
        """Take in what has been written already."""
        while select.select([self._master], [], [], 0)[0] and self._read(0):
            pass

    def _read(self, seconds: float) -> bool:
        """Take in one piece of output, if one comes in time; false when the program has ended."""
        if not select.select([self._master], [], [], seconds)[0]:
            return True
        try:
            piece = os.read(self._master, 65536)
        except OSError:
            return False
        if _ASKS_FOR_FRAMES in piece:
            os.write(self._master, _HAS_FRAMES)
        self.raw += piece
        return bool(piece)

    def _emulate(self) -> None:
        """Feed the emulator with whole frames and sequences, without those it does not know (`CSI <`, `CSI >`)."""
        end = len(self.raw)
        begun = self.raw.rfind(_FRAME_BEGINS, self._emulated)
        last = self.raw.rfind(b"\x1b", self._emulated)
        if begun >= 0 and self.raw.find(_FRAME_ENDS, begun) < 0:
            end = begun
        elif last >= 0 and not SEQUENCE.match(self.raw, last):
            end = last
        piece = bytes(self.raw[self._emulated : end])
        self._emulated = end
        self._emulator.feed(SEQUENCE.sub(_unless_unknown, piece))

    def _resize(self, size: tuple[int, int]) -> None:
        width, height = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))


def sequences(raw: bytes) -> Iterator[str]:
    """The kinds of escape sequences in what a program wrote: `CSI ?h`, `CSI m`, `OSC`, `ESC 7`."""
    strings = {b"]": "OSC", b"P": "DCS", b"X": "SOS", b"^": "PM", b"_": "APC"}
    for escape in re.finditer(rb"\x1b", raw):
        found = SEQUENCE.match(raw, escape.start())
        if found is None:
            if raw[escape.start() + 1 : escape.start() + 2] != b"\\":
                yield "ESC alone"
        elif found[3]:
            yield f"CSI {(found[1] + found[2] + found[3]).decode()}"
        elif found[4]:
            yield strings[found[4]]
        else:
            yield f"ESC {found[5].decode()}"


def _unless_unknown(found: re.Match[bytes]) -> bytes:
    prefix, between, final, string = found[1], found[2], found[3], found[4]
    if final and (prefix not in (b"", b"?") or between):
        return b""
    if string and (string != b"]" or found[0].startswith(_POINTER_SHAPE)):
        return b""
    return found[0]


class Place:
    """A project of its own with a home of its own, and hotwash started in it."""

    def __init__(self, folder: Path, name: str = "payments-api") -> None:
        self.root = folder / name
        self.home = folder / "home"
        self.learnings = self.root / ".learnings"
        self.errors = self.learnings / "ERRORS.md"
        self.learnings.mkdir(parents=True)
        self.home.mkdir()

    def environment(self, **more: str) -> dict[str, str]:
        """Nothing of the caller's but where programs are; the previews of a newcomer are off."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "PYTHONPATH") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "HOTWASH_LEARNING_MODE": "off",
            **more,
        }

    @contextmanager
    def dashboard(
        self,
        *arguments: str,
        size: tuple[int, int] = WIDE,
        environment: Mapping[str, str] | None = None,
        directory: Path | None = None,
    ) -> Iterator[Terminal]:
        """The program on a terminal; without a command that is the dashboard."""
        command = (*HOTWASH, *arguments)
        with Terminal(command, directory or self.root, environment or self.environment(), size) as terminal:
            yield terminal

    def run(self, *arguments: str, seconds: float = PATIENCE, **more: str) -> subprocess.CompletedProcess[bytes]:
        """A command without a terminal, as a script or an agent runs it."""
        return subprocess.run(
            (*HOTWASH, *arguments),
            cwd=self.root,
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )

    def log(self, *entries: str, file: str = "ERRORS.md", status: str = "pending") -> None:
        """Append entries named `ID title`, the way agents do: one short append each."""
        with (self.learnings / file).open("ab", buffering=0) as out:
            for each in entries:
                name, _, title = each.partition(" ")
                out.write(entry(name, title, status))


def entry(name: str, title: str, status: str = "pending") -> bytes:
    """One entry as agents write it."""
    return (
        f"### {name}\n**Status**: {status}\n**Context**: Working on {title}\n"
        f"**Content**: {title}\n**Action**: Look at {title}\n\n---\n\n"
    ).encode()
