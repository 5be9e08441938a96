"""Runs a program in a pseudo-terminal of its own and times what it draws."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from hotwash.core.model.values import dataclass

_QUIET_FOR = 0.12
_RESTING_FOR, _RESTING_COSTS = 0.4, 0.02
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class KeyTiming:
    """Seconds from a key to the first and the last byte it caused."""

    first: float
    last: float


class Terminal:
    """A program under a 120×40 pseudo-terminal; everything it wrote is in `output`."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], directory: Path) -> None:
        self.started = time.perf_counter()
        self.output = bytearray()
        pid, descriptor = pty.fork()
        if pid == 0:
            os.chdir(directory)
            os.execvpe(command[0], list(command), environment)
        self._pid = pid
        self._descriptor = descriptor
        fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def wait_for(self, pattern: bytes, timeout: float = _PATIENCE, since: int = 0) -> float:
        """Seconds from the start of the program until `pattern` has been drawn; raises TimeoutError."""
        wanted = re.compile(pattern)
        until = time.perf_counter() + timeout
        while time.perf_counter() < until:
            if wanted.search(self.output, since):
                return time.perf_counter() - self.started
            self._read(0.02)
        raise TimeoutError(f"{pattern!r} was not drawn within {timeout:.0f} s")

    def rest(self, timeout: float = 120.0) -> None:
        """Wait until the program neither draws nor computes."""
        until = time.perf_counter() + timeout
        while time.perf_counter() < until:
            drawn, cpu = len(self.output), self.cpu_seconds()
            self.listen(_RESTING_FOR)
            if len(self.output) == drawn and self.cpu_seconds() - cpu < _RESTING_COSTS:
                return

    def settle(self, quiet_for: float = 0.4, timeout: float = 20.0) -> None:
        """Wait until nothing has been drawn for a while."""
        until = time.perf_counter() + timeout
        while time.perf_counter() < until and self._read(quiet_for):
            pass

    def press(self, key: bytes, quiet_for: float = _QUIET_FOR) -> KeyTiming:
        """Send one key and follow what it draws until the terminal is quiet."""
        sent = time.perf_counter()
        os.write(self._descriptor, key)
        first = last = 0.0
        wait = 1.0
        while self._read(wait):
            last = time.perf_counter() - sent
            first = first or last
            wait = quiet_for
        return KeyTiming(first, last)

    def hold(self, key: bytes, count: int, rate: float) -> float:
        """Send a key `count` times, `rate` times a second; the CPU seconds until everything is drawn."""
        cpu = self.cpu_seconds()
        for _ in range(count):
            os.write(self._descriptor, key)
            self.listen(1 / rate)
        self.settle(_QUIET_FOR)
        return self.cpu_seconds() - cpu

    def listen(self, duration: float) -> None:
        """Take in what is drawn for so long."""
        until = time.perf_counter() + duration
        while (left := until - time.perf_counter()) > 0:
            self._read(left)

    def cpu_seconds(self) -> float:
        """CPU seconds of all threads from the scheduler's own nanosecond account."""
        total = 0
        for task in Path(f"/proc/{self._pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def resident_megabytes(self) -> float:
        status = Path(f"/proc/{self._pid}/status").read_text()
        match = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(match[1]) / 1024 if match else 0.0

    def quit(self, key: bytes = b"q") -> float:
        """Send the quit key; seconds until the program has ended."""
        sent = time.perf_counter()
        os.write(self._descriptor, key)
        while self._read(0.01, ended_is_fine=True) or not self._ended():
            if time.perf_counter() - sent > _PATIENCE:
                self.kill()
                raise TimeoutError("the program did not quit")
        return time.perf_counter() - sent

    def kill(self) -> None:
        if not self._ended():
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def _ended(self) -> bool:
        try:
            return os.waitpid(self._pid, os.WNOHANG)[0] != 0
        except ChildProcessError:
            return True

    def _read(self, timeout: float, ended_is_fine: bool = False) -> bool:
        ready, _, _ = select.select([self._descriptor], [], [], timeout)
        if not ready:
            return False
        try:
            chunk = os.read(self._descriptor, 65536)
        except OSError:
            if ended_is_fine:
                return False
            raise RuntimeError(f"the program ended: {bytes(self.output[-400:])!r}") from None
        self.output += chunk
        return bool(chunk)
