"""What a reader of one shape is given, and what it finds."""

from collections.abc import Mapping
from typing import NamedTuple

from hotwash.core.model.span import Span
from hotwash.core.model.wal import StateSlot
from hotwash.core.text.outline import is_within


class Stretch(NamedTuple):
    """A heading and what stands below it, up to the next one; what stands above the first is not headed.

    `is_log` says that it belongs to the write-ahead log.
    `hidden` are the code fences and comments of the whole file, in order.
    """

    span: Span
    title: str
    is_log: bool
    hidden: list[Span]
    is_headed: bool = True

    def hides(self, at: int) -> bool:
        return is_within(at, self.hidden)


class Found(NamedTuple):
    """One record: its bytes, the stamp it carries, its values by canonical name, its state as written and where."""

    span: Span
    at: str | None
    values: Mapping[str, str]
    native: str | None
    slot: StateSlot | None

    def value(self, name: str) -> str | None:
        return self.values.get(name) or None
