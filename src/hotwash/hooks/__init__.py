"""What agents call: JSON on standard input, an answer on standard output, and always exit code 0.

An exit code would stop the agent, so whatever goes wrong here is one line on stderr and nothing else. Every event loads
only what it needs: a hook runs at each failed call and at each prompt.
"""

import sys
from collections.abc import Sequence
from importlib import import_module

EVENTS = ("session-start", "session-end", "tool-failure", "precompact", "prompt-submit")


def run_hook(arguments: Sequence[str]) -> int:
    """Answer one event, named by the first argument, for the system that `--system` names; returns 0."""
    try:
        event = arguments[0] if arguments else ""
        if event not in EVENTS:
            raise ValueError(f"there is no event {event!r}: {', '.join(EVENTS)}")
        from hotwash.hooks.call import read_call

        module = import_module(f"hotwash.hooks.{event.replace('-', '_')}")
        answer: str = module.answer(read_call(), _system(arguments))
        if answer:
            sys.stdout.write(answer)
            sys.stdout.flush()
    except Exception as error:  # an agent must never stop because of us
        _complain(error)
    return 0


def _system(arguments: Sequence[str]) -> int:
    words = [word for argument in arguments for word in argument.split("=")]
    return 1 if words[-2:] == ["--system", "1"] else 0


def _complain(error: Exception) -> None:
    try:
        sys.stderr.write(f"hotwash hook: {type(error).__name__}: {error}\n")
    except OSError:
        return
