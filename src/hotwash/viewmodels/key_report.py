"""Which keys of the dashboard arrive in this terminal, as lines to paste into a report."""

from collections.abc import Iterable, Iterator, Sequence

from hotwash.core.model.values import dataclass
from hotwash.viewmodels.naming import counted

_WIDTH = 14


@dataclass(frozen=True, slots=True)
class KeyTried:
    """A key, the action behind it, whether it arrives, and the other keys of that action."""

    key: str
    action: str
    came: bool
    others: tuple[str, ...] = ()


def key_lines(tried: Sequence[KeyTried], terminal: str) -> Iterator[str]:
    """The terminal, how many arrive, and for each that does not what to press in its place."""
    swallowed = swallowed_keys(tried)
    yield f"{'Terminal':<{_WIDTH}}{terminal}"
    yield f"{'Arrive':<{_WIDTH}}{_arriving(tried)}"
    yield f"{'Swallowed':<{_WIDTH}}{counted(len(swallowed), 'key') if swallowed else 'none'}"
    for each in swallowed:
        yield f"  {each.key} ({each.action}): {_instead(each)}"


def _arriving(tried: Iterable[KeyTried]) -> str:
    return " ".join(each.key for each in tried if each.came) or "none was pressed"


def _instead(tried: KeyTried) -> str:
    if tried.others:
        return f"press {' or '.join(tried.others)} in its place"
    return f'give it another key: "{tried.action}" in [keys] of the configuration'


def swallowed_keys(tried: Iterable[KeyTried]) -> tuple[KeyTried, ...]:
    """Those that the terminal, or what it runs in, keeps for itself."""
    return tuple(each for each in tried if not each.came)
