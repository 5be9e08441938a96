"""Which key runs which action: the table's own keys, the person's changes to them, and what clashes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from hotwash.core.model.values import dataclass

FORBIDDEN = frozenset({f"ctrl+{letter}" for letter in "sqjmiczkeh"} | {f"f{number}" for number in range(1, 25)})

# Two digits and a dash take as much room as two digits that stand apart.
LEAST_ROW = 3

_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+left": "shift+←",
    "shift+right": "shift+→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
}


class Bound(Protocol):
    """What a key map asks of an action."""

    @property
    def id(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Clash:
    """Two actions want one key; `kept` has it."""

    key: str
    kept: str
    refused: str

    def __str__(self) -> str:
        return f"key {self.key}: {self.refused} cannot have it, {self.kept} keeps it"


@dataclass(frozen=True, slots=True)
class Keymap:
    """Ids by key, and the keys of every id in the order they are shown."""

    by_key: Mapping[str, str]
    by_id: Mapping[str, tuple[str, ...]]
    clashes: tuple[Clash, ...] = ()

    def keys_of(self, action_id: str) -> tuple[str, ...]:
        return self.by_id.get(action_id, ())


def keymap(actions: Iterable[Bound], changes: Mapping[str, str]) -> Keymap:
    """The keys in force. A changed key that another action has by default is refused, and the default stays."""
    defaults = {action.id: action.keys for action in actions}
    by_key: dict[str, str] = {}
    for action_id, keys in defaults.items():
        if action_id not in changes:
            by_key.update(dict.fromkeys(keys, action_id))
    clashes: list[Clash] = []
    chosen = dict(defaults)
    for action_id, wished in changes.items():
        if action_id not in defaults:
            continue
        keys = tuple(key.strip() for key in wished.split(",") if key.strip())
        taken = [key for key in keys if key in by_key]
        clashes.extend(Clash(key, by_key[key], action_id) for key in taken)
        chosen[action_id] = keys if not taken else defaults[action_id]
        by_key.update({key: action_id for key in chosen[action_id] if key not in by_key})
    return Keymap(by_key, chosen, tuple(clashes))


def shown(key: str) -> str:
    """A key as it is written for people."""
    return _SHOWN.get(key, key)


def folded(keys: Sequence[str]) -> tuple[str, ...]:
    """`6-9`, `D`, `P`: where keys begin with digits in a row, these take the room of two."""
    row = 0
    while row < len(keys) and keys[row].isdecimal() and int(keys[row]) == int(keys[0]) + row:
        row += 1
    return tuple(keys) if row < LEAST_ROW else (f"{keys[0]}-{keys[row - 1]}", *keys[row:])


def token(key: str, character: str | None) -> str:
    """How the tables name a key that arrived: printable ones by themselves, the others by their name."""
    return (
        character
        if character is not None and len(character) == 1 and character.isprintable() and character != " "
        else key
    )
