"""Marks belong to identities, per kind of thing, and outlive filters, sorting and other panes."""

from collections.abc import Hashable, Iterable, Mapping

from hotwash.core.model.key import Key
from hotwash.core.model.values import dataclass, field


@dataclass(slots=True)
class Marks:
    """Which identities are marked. A range in the making is remembered by where it began."""

    _by_kind: dict[str, dict[Hashable, None]] = field(default_factory=dict)
    _cleared: Mapping[str, tuple[Hashable, ...]] = field(default_factory=dict)
    range_start: Hashable | None = None

    def of(self, kind: str) -> tuple[Hashable, ...]:
        """The marked identities of one kind, in the order they were marked."""
        return tuple(self._by_kind.get(kind, ()))

    def has(self, kind: str, key: Hashable) -> bool:
        return key in self._by_kind.get(kind, ())

    def toggle(self, kind: str, key: Hashable) -> bool:
        """Mark or unmark; says whether it is marked now."""
        if self.has(kind, key):
            self.drop(kind, (key,))
            return False
        self.add(kind, (key,))
        return True

    def add(self, kind: str, keys: Iterable[Hashable]) -> None:
        self._by_kind.setdefault(kind, {}).update(dict.fromkeys(keys))

    def drop(self, kind: str, keys: Iterable[Hashable]) -> None:
        marked = self._by_kind.get(kind, {})
        for key in keys:
            marked.pop(key, None)

    def keep(self, kind: str, keys: Iterable[Hashable]) -> None:
        """Forget marks of that kind on anything else."""
        alive = set(keys)
        self._by_kind[kind] = {key: None for key in self.of(kind) if key in alive}

    def settle(self, keys: Iterable[Hashable]) -> None:
        """What was done loses its mark, whatever kind it counts with."""
        done = set(keys)
        for kind, marked in self._by_kind.items():
            self._by_kind[kind] = {key: None for key in marked if key not in done}

    def clear(self) -> None:
        self.remember({kind: tuple(marked) for kind, marked in self._by_kind.items()})
        self._by_kind.clear()
        self.range_start = None

    def remember(self, marks: Mapping[str, tuple[Hashable, ...]]) -> None:
        """These are no marks any more, but can be brought back."""
        if any(marks.values()):
            self._cleared = marks

    def bring_back(self) -> None:
        """Mark again what was marked before everything was unmarked."""
        for kind, marked in self._cleared.items():
            self.add(kind, marked)

    @property
    def can_come_back(self) -> bool:
        return any(self._cleared.values())

    def kept(self) -> dict[str, tuple[Key | str, ...]]:
        """The marks on what has a name that outlives the process."""
        named = {kind: [key for key in marked if isinstance(key, Key | str)] for kind, marked in self._by_kind.items()}
        return {kind: tuple(keys) for kind, keys in named.items() if keys}

    @property
    def total(self) -> int:
        return sum(map(len, self._by_kind.values()))

    def count(self, kinds: Iterable[str]) -> int:
        return sum(len(self._by_kind.get(kind, ())) for kind in kinds)

    @property
    def any(self) -> bool:
        return any(self._by_kind.values())
