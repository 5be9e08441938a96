"""Textual's driver for terminals without its waits.

That one looks ten times a second whether a lone escape is a key and whether the program ends, this one when it may be.
"""

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector
from threading import current_thread

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

_AT_ONCE = 4096
_LOOKS_UP = 0.1


class PromptDriver(LinuxDriver):
    """Hears of a key that is followed by nothing, and of the end, without delay."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._woken_by, self._wakes = os.pipe()
        os.set_blocking(self._woken_by, False)

    def disable_input(self) -> None:
        """The thread that reads keys wakes before it is waited for."""
        os.write(self._wakes, b"\0")
        super().disable_input()

    def write(self, data: str) -> None:
        """A closed terminal takes nothing: who waited for its ended thread to make room would never leave."""
        if self._is_heard:
            super().write(data)

    def close(self) -> None:
        if self._is_heard:
            super().close()

    @property
    def _is_heard(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def run_input_thread(self) -> None:
        """Read keys until input is disabled or the terminal is closed.

        After something came, the next look is due when an escape that nothing followed is a key of its own. A program
        that is continued without having been suspended starts a second thread; then the first one ends.
        """
        self._forget_waking()
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")().decode
        wait = _LOOKS_UP
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            selector.register(self._woken_by, EVENT_READ)
            while not self.exit_event.is_set() and self._key_thread is current_thread():
                is_typed = any(key.fd == self.fileno for key, _ in selector.select(wait))
                if is_typed:
                    typed = os.read(self.fileno, _AT_ONCE)
                    if not typed:
                        return
                    for event in parser.feed(decode(typed)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
                wait = constants.ESCAPE_DELAY if is_typed else _LOOKS_UP

    def _forget_waking(self) -> None:
        """What woke the thread before this one has been heeded."""
        try:
            while os.read(self._woken_by, _AT_ONCE):
                pass
        except BlockingIOError:
            pass
