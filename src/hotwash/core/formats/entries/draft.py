"""An entry with everything but its number: what a list shows of it, and its place."""

from typing import NamedTuple

from hotwash.core.model.vocabulary import Status


class Draft(NamedTuple):
    """`name` is what it is known by where it has no id, without the status that a first line may say; `newline` ends
    that line, `end` the entry with the blank lines and the rule after it. From `native_id` on it is as the entry is.
    """

    start: int
    newline: int
    end: int
    name: str
    dialect: str
    native_id: str | None
    title: str
    native_status: str | None
    status: Status
    logged: str | None
    priority: str | None
    severity: str | None
    area: str | None
