"""A lone escape is a key soon, and nobody who ends or steps aside waits for the thread that reads keys."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from queue import Queue
from threading import Thread

import pytest
from textual import events
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from hotwash.tui.app import HotwashApp
from hotwash.tui.driver import PromptDriver

PATIENCE = 60.0


class Listening(PromptDriver):
    """Keeps what it reads instead of sending it on."""

    def listen(self) -> Thread:
        self.heard: Queue[Message] = Queue()
        thread = Thread(target=self.run_input_thread, daemon=True)
        self._key_thread = thread
        thread.start()
        return thread

    def process_message(self, message: Message) -> None:
        self.heard.put(message)

    def keys(self, count: int) -> list[str]:
        found = [self.heard.get(timeout=PATIENCE) for _ in range(count)]
        return [event.key for event in found if isinstance(event, events.Key)]


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    """A driver takes signals for itself."""
    taken = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
    before = {number: signal.getsignal(number) for number in taken}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes], int]]:
    """Types on the standard input of the process."""
    reads, writes = os.pipe()
    with os.fdopen(reads) as stdin:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        yield lambda keys: os.write(writes, keys)
    os.close(writes)


def listening() -> Listening:
    async def made() -> Listening:
        return Listening(App[object](), mouse=False)

    return asyncio.run(made())


def test_an_escape_that_nothing_follows_is_a_key(keyboard: Callable[[bytes], int]) -> None:
    driver = listening()
    driver.listen()
    keyboard(b"j\x1b")
    assert driver.keys(2) == ["j", "escape"]
    driver.disable_input()


def test_an_escape_that_something_follows_is_another_key(keyboard: Callable[[bytes], int]) -> None:
    driver = listening()
    driver.listen()
    keyboard(b"\x1b[A\x1bOP")
    assert driver.keys(2) == ["up", "f1"]
    driver.disable_input()


def test_the_end_is_not_waited_for(keyboard: Callable[[bytes], int]) -> None:
    driver = listening()
    thread = driver.listen()
    keyboard(b"j")
    driver.keys(1)
    driver.disable_input()
    assert not thread.is_alive()


def test_input_that_was_disabled_is_read_again_later(keyboard: Callable[[bytes], int]) -> None:
    driver = listening()
    driver.listen()
    driver.disable_input()
    driver.disable_input()
    driver.listen()
    keyboard(b"k")
    assert driver.keys(1) == ["k"]
    driver.disable_input()


def test_a_closed_terminal_is_read_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    reads, writes = os.pipe()
    with os.fdopen(reads) as stdin:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        thread = listening().listen()
        os.close(writes)
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_of_two_threads_the_later_one_reads(keyboard: Callable[[bytes], int]) -> None:
    driver = listening()
    before = driver.listen()
    now = driver.listen()
    before.join(PATIENCE)
    assert (before.is_alive(), now.is_alive()) == (False, True)
    keyboard(b"j")
    assert driver.keys(1) == ["j"]
    driver.disable_input()


class Closed(StringIO):
    """A terminal that was closed."""

    def write(self, text: str, /) -> int:
        raise OSError(text)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.usefixtures("keyboard")
def test_a_closed_terminal_holds_nobody_up_who_leaves() -> None:
    driver = listening()
    driver._writer_thread = writer = WriterThread(Closed())
    writer.start()
    driver.write("a frame")
    writer.join(PATIENCE)

    def leave() -> None:
        for _ in range(100):
            driver.write("a frame")
        driver.close()

    leaving = Thread(target=leave, daemon=True)
    leaving.start()
    leaving.join(PATIENCE)
    assert (writer.is_alive(), leaving.is_alive()) == (False, False)


def test_a_textual_without_these_inner_parts_keeps_its_own_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    app = HotwashApp.__new__(HotwashApp)
    usual = app.get_driver_class()
    monkeypatch.setitem(sys.modules, "hotwash.tui.driver", None)
    assert (usual, app.get_driver_class()) == (PromptDriver, LinuxDriver)
