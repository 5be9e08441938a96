"""Asks for every key that a terminal may swallow, one after the other, and keeps what came of each."""

from collections.abc import Iterable, Sequence

from hotwash.core.model.values import dataclass
from hotwash.tui.keymap import Keymap, shown
from hotwash.viewmodels.key_report import KeyTried

NOTHING_CAME, ENOUGH = "space", "q"


@dataclass(slots=True)
class KeyTrial:
    """`asked` are the keys in their order; `came` says of those that are settled whether they arrive.

    A key that is pressed out of turn counts as well: what arrives, arrives.
    """

    keymap: Keymap
    asked: Sequence[str]
    came: dict[str, bool]
    last: str = ""
    is_over: bool = False

    @property
    def next(self) -> str:
        """The key that is asked for; empty at the end."""
        return next((key for key in self.asked if key not in self.came), "")

    def press(self, key: str) -> None:
        """Take note of a key that arrived."""
        self.last = key
        if key == ENOUGH:
            self.is_over = True
        elif key == NOTHING_CAME and self.next:
            self.came[self.next] = False
        elif key in self.asked:
            self.came[key] = True
        self.is_over = self.is_over or not self.next

    @property
    def tried(self) -> tuple[KeyTried, ...]:
        """What is known of the keys that were tried, in their order."""
        by_key, by_id = self.keymap.by_key, self.keymap.by_id
        return tuple(
            KeyTried(shown(key), by_key[key], came, tuple(shown(each) for each in by_id[by_key[key]] if each != key))
            for key in self.asked
            if (came := self.came.get(key)) is not None
        )

    @property
    def told(self) -> str:
        """What the key that arrived last does in the dashboard."""
        if not self.last or self.last in (ENOUGH, NOTHING_CAME):
            return ""
        return f"{shown(self.last)} arrives: {self.keymap.by_key.get(self.last) or 'it does nothing in the dashboard'}"


def trial_of(keymap: Keymap) -> KeyTrial:
    """Of all keys that have a name: single letters and signs arrive in every terminal."""
    return KeyTrial(keymap, tuple(_named(keymap.by_key)), {})


def _named(keys: Iterable[str]) -> Iterable[str]:
    return (key for key in keys if len(key) > 1 and key != NOTHING_CAME)
